import type { Services } from '#site/words/en/services.ts'
import { percent } from './counts.ts'

export const services: Services = {
  title: 'Servicios',
  uptimeOver: (days) => `Disponibilidad, ${days} días`,
  some: (state, bad, all) => `${state}, ${bad} de ${all}`,
  fromToday: 'desde hoy',
  uptime: percent,
  day: (date, state, duration) => `${date}: ${state}, ${duration}`,
  because: (day, titles) => `${day}: ${titles.join('; ')}`,
  label: (service, sum) => `${service}: ${sum}`,
  troubleToday: 'problemas hoy',
  quietToday: 'sin problemas hoy',
  quietDays: (days) => `sin problemas en ${days} días`,
  troubledDays: (troubled, days) => `${troubled} de ${days} días con problemas`,
}
