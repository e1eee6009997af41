import type { Services } from '#site/words/en/services.ts'
import { percent } from './counts.ts'

export const services: Services = {
  title: 'Serviços',
  uptimeOver: (days) => `Disponibilidade, ${days} dias`,
  some: (state, bad, all) => `${state}, ${bad} de ${all}`,
  fromToday: 'a partir de hoje',
  uptime: percent,
  day: (date, state, duration) => `${date}: ${state}, ${duration}`,
  because: (day, titles) => `${day}: ${titles.join('; ')}`,
  label: (service, sum) => `${service}: ${sum}`,
  troubleToday: 'problemas hoje',
  quietToday: 'sem problemas hoje',
  quietDays: (days) => `sem problemas em ${days} dias`,
  troubledDays: (troubled, days) => `${troubled} de ${days} dias com problemas`,
}
