import type { Mistakes } from '#site/words/en/mistakes.ts'

export const mistakes: Mistakes = {
  title: 'Aún no se ha enviado nada.',
  noAddress: 'Escriba su dirección de correo, por ejemplo name@example.com. No escribió nada.',
  wrongAddress: (entered) =>
    `Escriba una dirección con una @, por ejemplo name@example.com. Escribió «${entered}».`,
  longAddress: (longest, entered) => `Escriba como máximo ${longest} caracteres. Escribió «${entered}».`,
  noService: 'Elija al menos un servicio, o elija «Todo».',
  chooseAgain: () => 'Esa opción no existe. Elija de nuevo.',
  other: (expected, got) => `Esperábamos «${expected}» y recibimos «${got}».`,
}
