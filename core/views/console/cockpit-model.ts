import type { PrivateIncident } from '#core/handling/private-incident.ts'
import type { KnownSignal } from '#core/detection/signal.ts'
import type { Handling } from '#core/handling/handling.ts'
import type { Clock } from '#core/incidents/clock.ts'
import type { Incident } from '#core/incidents/incident.ts'
import type { Counts } from '#core/notices/notice.ts'
import type { RenderedMail } from '#core/notices/render-mail.ts'
import type { AudienceCount } from '#core/subscribers/count-audience.ts'
import type { CalledModel } from './team-model.ts'
import type { FeedItem } from '#core/views/feed-items.ts'
import type { Instant } from '#core/words/times.ts'

/** For `/admin/incidents/{id}` and `/admin` while something is open. */
export interface CockpitModel {
  incident: Incident
  clock: Clock | null
  /** What stands in the form. */
  form: Record<string, string[]>
  /** When that was saved as this operator's draft; null while nothing was. */
  savedAt: Instant | null
  others: OtherWriter[]
  people: AudienceCount
  /** What became of the newest update's emails; null where it wrote to nobody. */
  sent: SentNotice | null
  wouldBe: WouldBe
  handling: Handling
  /** Whom it called. */
  called: CalledModel
  /** What monitoring says of it. */
  signals: KnownSignal[]
  /** Of the callers that it names. */
  names: Record<string, string>
}

/** For an incident that is over. */
export interface PastModel extends Pick<CockpitModel, 'incident' | 'sent' | 'called'> {
  /** How many its next notice would go to. */
  told: number
}

/** A notice as the console shows it. */
export interface SentNotice {
  id: string
  /** How many people it goes to, while it is held. */
  told: number
  heldUntil: Instant | null
  withheld: boolean
  finished: boolean
  counts: Counts
}

/** Somebody else who is writing about the same incident. */
export interface OtherWriter {
  name: string
  savedAt: Instant
  title: string
  message: string
}

/** What publishing the form as it stands would send out. */
export interface WouldBe {
  /** Of the saved draft that the page in the frame shows; what does not change is not loaded again. */
  preview: string
  mail: RenderedMail | null
  feed: FeedItem | null
  slack: SlackAlert
  /** Why it cannot be published as it stands; null when it can. */
  not: string | null
}

/** What the team is told in its own channel, at once and whoever else is told. */
export interface SlackAlert {
  setUp: boolean
  /** In Slack's markup; null where it is not set up or what it says is not known yet. */
  message: string | null
}

/** An incident that only the team sees, with what the team did about it. */
export interface PrivateModel
  extends PrivateIncident, Pick<CockpitModel, 'handling' | 'called' | 'names' | 'people'> {}
