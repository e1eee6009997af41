import type { Services } from '#site/words/en/services.ts'
import { percent } from './counts.ts'

export const services: Services = {
  title: 'Dienste',
  uptimeOver: (days) => `Verfügbarkeit, ${days} Tage`,
  some: (state, bad, all) => `${state}, ${bad} von ${all}`,
  fromToday: 'ab heute',
  uptime: percent,
  day: (date, state, duration) => `${date}: ${state}, ${duration}`,
  because: (day, titles) => `${day}: ${titles.join('; ')}`,
  label: (service, sum) => `${service}: ${sum}`,
  troubleToday: 'heute gestört',
  quietToday: 'heute keine Störung',
  quietDays: (days) => `keine Störung in ${days} Tagen`,
  troubledDays: (troubled, days) => `an ${troubled === 1 ? 'einem' : troubled} von ${days} Tagen gestört`,
}
