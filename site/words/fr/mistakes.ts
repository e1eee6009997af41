import type { Mistakes } from '#site/words/en/mistakes.ts'

export const mistakes: Mistakes = {
  title: 'Rien n’a encore été envoyé.',
  noAddress: 'Saisissez votre adresse e-mail, par exemple name@example.com. Vous n’avez rien saisi.',
  wrongAddress: (entered) =>
    `Saisissez une adresse qui contient un @, par exemple name@example.com. Vous avez saisi « ${entered} ».`,
  longAddress: (longest, entered) =>
    `Saisissez au plus ${longest} caractères. Vous avez saisi « ${entered} ».`,
  noService: 'Choisissez au moins un service, ou choisissez « Tout ».',
  chooseAgain: () => 'Ce choix n’existe pas. Choisissez de nouveau.',
  other: (expected, got) => `Nous attendions « ${expected} » et avons reçu « ${got} ».`,
}
