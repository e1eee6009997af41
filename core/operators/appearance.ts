import { z } from 'zod'
import type { Instant } from '#core/words/times.ts'

/** How somebody wants the console: dark at night and by day as their device, or one way always. */
export const appearance = z.enum(['night', 'device', 'light', 'dark'])
export type Appearance = z.infer<typeof appearance>

/** What the console wears; `device` leaves it to whoever looks. */
export type Scheme = 'device' | 'light' | 'dark'

const [nightFalls, dayBreaks] = [20, 7]

export function schemeAt(chosen: Appearance, now: Instant, zone: string): Scheme {
  if (chosen !== 'night') return chosen
  const hour = Number(timeIn(zone, now).slice(0, 2))
  return hour >= nightFalls || hour < dayBreaks ? 'dark' : 'device'
}

/** `22:14` as a clock on the wall there shows it. */
export function timeIn(zone: string, now: Instant): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  return format.format(new Date(now))
}

/** Whether a browser's word for its time zone is one. */
export function isZone(name: string): boolean {
  if (!/^[\w+/-]{1,60}$/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const question = /\(prefers-color-scheme:\s*dark\)/g
const known = /(color-scheme(?::\s*|" content="))light dark/g

/** Styles, or a page with its styles, in which what they ask the device is answered; `device` leaves them as they are. */
export function inScheme(styles: string, scheme: Scheme): string {
  if (scheme === 'device') return styles
  return styles.replaceAll(question, scheme === 'dark' ? 'all' : 'not all').replaceAll(known, `$1${scheme}`)
}
