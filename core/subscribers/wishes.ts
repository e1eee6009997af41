import type { SeverityId } from '#core/severity/levels.ts'
import type { Language } from '#core/words/languages.ts'

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

/**
 * `ends` leaves out what lies between the first notice and the last, `planned` everything but planned work,
 * `postmortems` everything but what was learned; `none` is left with the incidents that are followed.
 */
export type Extent = 'all' | 'ends' | 'planned' | 'postmortems' | 'none'

/** What a person wants to hear about; an empty list means everything. */
export interface Topics {
  components: string[]
  /** Groups of the catalogue: the components they have, whichever these are by then. */
  groups: string[]
  severities: SeverityId[]
  updates: Extent
  /** What was learned from an incident, once that is known. */
  postmortems: boolean
  /** Incidents of which they want to hear everything at once, until these are over. */
  incidents: string[]
}

/** One mail that sums up a day or a week, at an hour of the person's own zone. */
export interface Digest {
  every: 'day' | 'week'
  /** From 0 to 23. */
  hour: number
  /** Of a weekly one. */
  weekday: Weekday
}

/** When nothing is sent, in the person's own zone; past midnight where `to` is before `from`. */
export interface QuietHours {
  /** `22:00` */
  from: string
  to: string
  /** A P1 is sent all the same. */
  exceptP1: boolean
}

/** How a person wants to hear. */
export interface Manner {
  /** Null for each notice at once. */
  digest: Digest | null
  quietHours: QuietHours | null
  /** A name of the tz database. */
  timeZone: string
  /** Null for the page's own. */
  language: Language | null
}

export interface Wishes extends Topics, Manner {}

/** What a subscriber has not chosen. */
export const usual: Wishes = {
  components: [],
  groups: [],
  severities: [],
  updates: 'all',
  postmortems: true,
  incidents: [],
  digest: null,
  quietHours: null,
  timeZone: 'UTC',
  language: null,
}

/** Wishes as they were written down, with what was not asked of people at the time. */
export function complete<T extends Partial<Wishes>>(written: T): T & Wishes {
  const { updates = usual.updates } = written
  return { ...usual, postmortems: withPostmortems(updates), ...written }
}

/** Whether what was learned belongs to it where a person said nothing of it. */
export function withPostmortems(updates: Extent): boolean {
  return updates === 'all' || updates === 'postmortems'
}
