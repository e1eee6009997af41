/** What is wrong with the form. */
export const mistakes = {
  title: 'Nothing was sent yet.',
  noAddress: 'Enter your email address, like name@example.com. You entered nothing.',
  wrongAddress: (entered: string) =>
    `Enter an address with an @ in it, like name@example.com. You entered “${entered}”.`,
  longAddress: (longest: number, entered: string) =>
    `Enter at most ${longest} characters. You entered “${entered}”.`,
  noService: 'Choose at least one service, or choose Everything.',
  chooseAgain: (expected: string) => `Choose again. We expected ${expected}.`,
  other: (expected: string, got: string) => `We expected ${expected} and got ${got}.`,
}

export type Mistakes = typeof mistakes
