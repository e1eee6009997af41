/** The services and their bars. */
export const services = {
  title: 'Services',
  uptimeOver: (days: number) => `Uptime, ${days} days`,
  /** `Major outage, 1 of 3` */
  some: (state: string, bad: number, all: number) => `${state}, ${bad} of ${all}`,
  fromToday: 'from today',
  uptime: (percent: number) => (percent === 100 ? '100%' : `${percent.toFixed(2)}%`),
  /** `5 November: degraded performance, 48 min` */
  day: (date: string, state: string, duration: string) => `${date}: ${state}, ${duration}`,
  because: (day: string, titles: readonly string[]) => `${day}: ${titles.join('; ')}`,
  label: (service: string, sum: string) => `${service}: ${sum}`,
  troubleToday: 'trouble today',
  quietToday: 'no trouble today',
  quietDays: (days: number) => `no trouble in ${days} days`,
  troubledDays: (troubled: number, days: number) =>
    `${troubled} ${troubled === 1 ? 'day' : 'days'} with trouble in ${days}`,
}

export type Services = typeof services
