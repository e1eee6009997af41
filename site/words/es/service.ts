import type { ServiceWords } from '#site/words/en/service.ts'
import { plural } from './counts.ts'

export const service: ServiceWords = {
  title: (name) => `${name}.`,
  description: (name, product) => `Cómo funciona ${name} de ${product}, día a día.`,
  openNow: 'En curso ahora',
  inShort: 'En resumen',
  last: (days) => `Últimos ${days} días`,
  roundedDown: 'disponibilidad, redondeada a la baja',
  troubledDays: 'Días con problemas',
  ofDays: (days) => plural(days, { one: `de ${days} día observado`, other: `de ${days} días observados` }),
  howCounted: 'Todos los meses, y cómo se calcula',
  dayByDay: 'Día a día',
  affected: (duration) => `afectado durante ${duration}`,
  stretch: (state, days) => plural(days, { one: `${state}, ${days} día`, other: `${state}, ${days} días` }),
  more: (others) => `y ${others} más`,
  /** How fast it answers its checks. */
  speed: {
    title: 'Tiempo de respuesta',
    within: (half, most) =>
      `La mitad de las respuestas llegó en menos de ${half}, 95 de cada 100 en menos de ${most}.`,
    lastDay: 'Últimas 24 horas',
    lines:
      'La línea continua indica el tiempo en que llegó la mitad de las respuestas; la discontinua, el de 95 de cada 100.',
    nothing: 'No se midió ninguna respuesta en este periodo.',
  },
  incidents: 'Incidentes',
  noneIn: (days) => `Ningún incidente en los últimos ${days} días.`,
  allAbout: (name) => `Todos los incidentes de ${name}`,
  elsewhere: 'En otros lugares',
  subscribe: 'Recibir por correo los avisos sobre este servicio',
  badge: 'El estado del servicio en una imagen pequeña, para sus propias páginas:',
}
