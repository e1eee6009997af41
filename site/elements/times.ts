import { all, make } from './page.ts'
import { locale } from './words.ts'

/** The reader's own time, with its zone, beside every clock time; nothing where clocks show UTC. */
export function localTimes(): void {
  for (const old of all('.local')) old.remove()
  for (const time of all<HTMLTimeElement>('time[datetime*=T]')) {
    const date = new Date(time.dateTime)
    if (!date.getTimezoneOffset()) continue
    time.title = date.toLocaleTimeString(locale, {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZoneName: 'short',
      weekday: date.getDate() === date.getUTCDate() ? undefined : 'short',
    })
    const beside = make('span', 'local')
    beside.textContent = ` (${time.title})`
    time.after(beside)
  }
}
