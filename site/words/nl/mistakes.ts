import type { Mistakes } from '#site/words/en/mistakes.ts'

export const mistakes: Mistakes = {
  title: 'Er is nog niets verzonden.',
  noAddress: 'Vul uw e-mailadres in, zoals name@example.com. U hebt niets ingevuld.',
  wrongAddress: (entered) =>
    `Vul een adres met een @ in, zoals name@example.com. U hebt “${entered}” ingevuld.`,
  longAddress: (longest, entered) => `Vul hoogstens ${longest} tekens in. U hebt “${entered}” ingevuld.`,
  noService: 'Kies minstens één dienst, of kies Alles.',
  chooseAgain: () => 'Deze keuze bestaat niet. Kies opnieuw.',
  other: (expected, got) => `We verwachtten “${expected}” en kregen “${got}”.`,
}
