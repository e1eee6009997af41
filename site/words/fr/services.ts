import type { Services } from '#site/words/en/services.ts'
import { percent, plural } from './counts.ts'

export const services: Services = {
  title: 'Services',
  uptimeOver: (days) => `Disponibilité, ${days} jours`,
  some: (state, bad, all) => `${state}, ${bad} sur ${all}`,
  fromToday: 'dès ce jour',
  uptime: percent,
  day: (date, state, duration) => `${date} : ${state}, ${duration}`,
  because: (day, titles) => `${day} : ${titles.join(' ; ')}`,
  label: (service, sum) => `${service} : ${sum}`,
  troubleToday: 'incident aujourd’hui',
  quietToday: 'aucun incident aujourd’hui',
  quietDays: (days) => `aucun incident en ${days} jours`,
  troubledDays: (troubled, days) =>
    plural(troubled, {
      one: `${troubled} jour avec incident sur ${days}`,
      other: `${troubled} jours avec incident sur ${days}`,
    }),
}
