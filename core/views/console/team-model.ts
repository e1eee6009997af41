import type { ChannelTestRead } from '#core/escalation/test-channels.ts'
import type { Turn } from '#core/team/rota.ts'
import type { CallsRead } from '#core/escalation/read-calls.ts'

/** For `/admin/team`. */
export interface CallingModel {
  /** Whose turn it is, and who follows; null without a rota. */
  turn: { now: Turn; next: Turn } | null
  slack: boolean
  pager: boolean
  test: (ChannelTestRead & { name: string }) | null
}

/** What the page of an incident shows of whom it called. */
export type CalledModel = CallsRead
