import type { ComponentStatus } from '#core/components/status.ts'
import type { Extent } from '#core/subscribers/wishes.ts'

/** What the product itself says in a mail, around the words of the operator and of their templates. */
export interface MailWords {
  state: Record<ComponentStatus, string>
  resolved: string
  planned: string
  finished: string
  cancelled: string
  /** `Resolved: Nobody can sign in` */
  titled(state: string, title: string): string
  learned: string
  /** Before the time in the box. */
  nextUpdate: string
  finishedBy: string
  notKnownYet: string
  affected(names: string): string
  /** `02:41 UTC, Tuesday 17 November 2026` */
  fullTime(clock: string, weekdayDate: string, year: string): string
  /** What comes after a preposition of frequency where a language has one: `15 minutes`. */
  cadence(every: string): string
  everyService: string
  asked: Record<Extent, (about: string) => string>
  because(asked: string): string
  youAsked(asked: string): string
  onlyEnds: string
  chooseServices: string
  unsubscribe: string
  confirmHeadline: string
  unsubscribedHeadline: string
  digest: {
    day: string
    week: string
    /** How many incidents and how much planned work. */
    preview(count: number): string
  }
}
