import type { Mistakes } from '#site/words/en/mistakes.ts'

export const mistakes: Mistakes = {
  title: 'Ainda não foi enviado nada.',
  noAddress: 'Introduza o seu endereço de e-mail, por exemplo name@example.com. O campo estava vazio.',
  wrongAddress: (entered) =>
    `Introduza um endereço com @, por exemplo name@example.com. Foi introduzido “${entered}”.`,
  longAddress: (longest, entered) =>
    `Introduza no máximo ${longest} caracteres. Foi introduzido “${entered}”.`,
  noService: 'Escolha pelo menos um serviço, ou escolha “Tudo”.',
  chooseAgain: () => 'Essa opção não existe. Escolha de novo.',
  other: (expected, got) => `Esperávamos “${expected}” e recebemos “${got}”.`,
}
