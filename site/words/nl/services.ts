import type { Services } from '#site/words/en/services.ts'
import { percent } from './counts.ts'

export const services: Services = {
  title: 'Diensten',
  uptimeOver: (days) => `Beschikbaarheid, ${days} dagen`,
  some: (state, bad, all) => `${state}, ${bad} van ${all}`,
  fromToday: 'vanaf vandaag',
  uptime: percent,
  day: (date, state, duration) => `${date}: ${state}, ${duration}`,
  because: (day, titles) => `${day}: ${titles.join('; ')}`,
  label: (service, sum) => `${service}: ${sum}`,
  troubleToday: 'vandaag storing',
  quietToday: 'vandaag geen storing',
  quietDays: (days) => `geen storing in ${days} dagen`,
  troubledDays: (troubled, days) => `${troubled} van ${days} dagen met storing`,
}
