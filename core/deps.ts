import type { Clock, Ids, Store } from './ports.ts'
import type { Range } from './network/ranges.ts'
import type { Content } from './settings/content.ts'

/** What a verb needs of the world. */
export interface Deps {
  clock: Clock
  ids: Ids
  store: Store
  content: Content
  /** Public origin without a trailing slash, used in every link. */
  siteUrl: string
  /** `Name <address>` of the sender. */
  mailFrom: string
  /** The team has a channel in Slack in which it is told of incidents. */
  teamSlack: boolean
  /** Calls to pagers can be signed. */
  teamPager?: boolean
  /** Private addresses that the operator lets hooks reach. */
  allowedRanges?: readonly Range[]
}
