import type { Mistake } from '#core/errors.ts'
import type { Answering } from '#core/escalation/answer.ts'
import type { Incident } from '#core/incidents/incident.ts'
import type { Maintenance } from '#core/maintenance/maintenance.ts'
import type { Content } from '#core/settings/content.ts'
import type { SeverityId } from '#core/severity/levels.ts'
import type { Language } from '#core/words/languages.ts'
import type { WishForm } from '#core/subscribers/wish-form.ts'
import type { Attempt } from '#core/hooks/log.ts'
import type { HookKind, HookShape, Stopped } from '#core/subscribers/channel.ts'
import type { Instant } from '#core/words/times.ts'
import type { HistoryEntry } from './history-entry.ts'
import type { ConsoleModel } from './console/console-model.ts'
import type { ResponseTimes } from './response-times.ts'
import type { PublicView } from './public-view.ts'

/** What every page is given through `Astro.locals`; a page never sees the store. */
export interface PageModel {
  view: PublicView
  content: Content
  siteUrl: string
  language: Language
  /** What every link inside the page begins with: `/de` under an address that names the language, else nothing. */
  base: '' | `/${Language}`
  /** For `/incidents/{id}`. */
  incident?: Incident
  /** For `/maintenance/{id}`. */
  maintenance?: Maintenance
  /** For `/history` and `/history/{month}`. */
  month?: MonthModel
  /** For `/history` with a filter. */
  filtered?: FilteredModel
  /** For `/uptime`. */
  uptime?: UptimeModel
  /** For `/services/{id}`: its slug. */
  service?: string
  /** For `/services/{id}`: how fast it answers; null where nothing measures that. */
  speeds?: ResponseTimes | null
  /** For `/subscribe` after a form that was refused. */
  form?: SubscribeForm
  /** For `/subscribe/confirm`. */
  confirmation?: { state: 'ready' | 'done' | 'expired'; what: string; hook?: HookToConfirm }
  /** For `/unsubscribe`. */
  departure?: { state: 'ready' | 'done' | 'unknown'; address: string }
  /** For `/ack`; null where the link does not work. */
  answering?: Answering | null
  /** For `/subscription`. */
  subscription?: SubscriptionModel
  /** For `/subscription/hook`. */
  hook?: HookModel
  /** For `/subscribe/again`: whether the button still works. */
  comeback?: { state: 'ready' | 'expired' }
  /** For `/report` after a form that was refused. */
  report?: { mistake: boolean }
  /** For `/problem`: what to tell a person whose request was refused. */
  problem?: { status: number; title: string; detail: string }
  /** For what stands below `/admin`, which nobody else sees. */
  console?: ConsoleModel
}

export interface MonthModel {
  /** `2026-11` */
  month: string
  /** `November 2026` */
  /** Newest first. */
  entries: HistoryEntry[]
  /** Planned work of the month that is over, newest first, cancelled work included. */
  work: Maintenance[]
  /** On `/history`: what happened before this month, newest first, at most 50. */
  earlier: HistoryEntry[]
  /** Months to turn to; null at the ends. */
  previous: string | null
  next: string | null
}

export interface UptimeModel {
  /** Newest first, as `2026-11`. */
  months: string[]
  /** In the order of the page; their months in the order of `months`. */
  components: { id: string; months: MonthUptime[]; whole: MonthUptime }[]
}

export interface MonthUptime {
  /** Null when nothing was watched. */
  percent: number | null
  /** Milliseconds that count as down. */
  down: number
  /** Milliseconds of planned work. */
  planned: number
}

export interface FilteredModel {
  /** The slug of a component; null for all. */
  component: string | null
  severity: SeverityId | null
  /** Newest first. */
  entries: HistoryEntry[]
  /** This is not the first page. */
  continued: boolean
  /** The incident that older ones come after; null at the end. */
  older: string | null
}

/** What was entered, kept so that nobody types it twice, and what is wrong with it. */
export interface SubscribeForm extends WishForm {
  email: string
  /** Of an incident's own page: it alone is asked for. */
  incident?: string
  /** Where to tell it; by email where it says nothing. */
  channel?: 'email' | HookKind
  url?: string
  shape?: HookShape
  mistakes: Mistake[]
}

/** For the page on which subscribers change what they get. */
export interface SubscriptionModel {
  /** Of every link and form of the page. */
  token: string
  /** Not the whole of it: links are passed on. */
  address: string
  /** Where notices go that do not go to the address. */
  hook: { kind: HookKind; host: string } | null
  form: WishForm
  mistakes: Mistake[]
  followed: { id: string; title: string }[]
  saved: boolean
  /** What the link in a mail chose, to be saved. */
  chosen: 'ends' | 'services' | null
}

/** A hook that is still to be tried and confirmed. */
export interface HookToConfirm {
  kind: HookKind
  host: string
  /** Of a webhook. */
  secret: string | null
  /** What the test came to; null before it. */
  failed: string | null
}

/** A hook as whoever set it up sees it. */
export interface HookModel {
  token: string
  kind: HookKind
  host: string
  secret: string | null
  secretOpen: boolean
  bothSignUntil: Instant | null
  stopped: Stopped['because'] | null
  /** What became of a test that was just made. */
  tested: 'arrived' | 'failed' | null
  /** Newest first. */
  attempts: Attempt[]
}

/** What differs from reader to reader. */
export type ReaderModel = Pick<
  PageModel,
  | 'language'
  | 'base'
  | 'form'
  | 'confirmation'
  | 'departure'
  | 'subscription'
  | 'hook'
  | 'comeback'
  | 'answering'
  | 'report'
  | 'problem'
>

export interface Pages {
  /** Renders the page of a path; rejects when there is none. */
  render(path: string, model: PageModel): Promise<string>
}
