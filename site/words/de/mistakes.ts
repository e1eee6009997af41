import type { Mistakes } from '#site/words/en/mistakes.ts'

export const mistakes: Mistakes = {
  title: 'Es wurde noch nichts gesendet.',
  noAddress: 'Geben Sie Ihre E-Mail-Adresse ein, etwa name@example.com. Das Feld war leer.',
  wrongAddress: (entered) =>
    `Geben Sie eine Adresse mit einem @ ein, etwa name@example.com. Eingegeben haben Sie „${entered}“.`,
  longAddress: (longest, entered) =>
    `Geben Sie höchstens ${longest} Zeichen ein. Eingegeben haben Sie „${entered}“.`,
  noService: 'Wählen Sie mindestens einen Dienst oder „Alles“.',
  chooseAgain: () => 'Diese Auswahl gibt es nicht. Wählen Sie noch einmal.',
  other: (expected, got) => `Erwartet war „${expected}“, angekommen ist „${got}“.`,
}
