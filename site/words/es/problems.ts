import type { Problems } from '#site/words/en/problems.ts'

const title: Record<number, string> = {
  404: 'Aquí no hay nada.',
  429: 'Demasiadas solicitudes.',
  500: 'Un error por nuestra parte.',
  503: 'Esto no funciona en este momento.',
}
const lead: Record<number, string> = {
  404: 'La dirección está mal escrita, o aquí nunca hubo nada.',
  429: 'Espere un poco antes de volver a intentarlo.',
  500: 'No se ha cambiado nada. Vuelva a intentarlo dentro de un minuto.',
  503: 'No se ha cambiado nada. Vuelva a intentarlo dentro de un minuto.',
}

export const problems: Problems = {
  unknown: 'Eso no ha funcionado.',
  unknownLead: 'No se ha cambiado nada. Vuelva a intentarlo dentro de un minuto.',
  title: (status) => title[status] ?? 'La solicitud contiene un error.',
  lead: (status) => lead[status] ?? 'No se ha cambiado nada. Vuelva atrás e inténtelo de nuevo.',
}
