import type { HookDelivery } from '#core/detection/hook-record.ts'
import type { Call } from '#core/rules/call.ts'
import type { Firing } from '#core/rules/record.ts'

/** For `/admin/detection`: what monitoring tells us by, and what is done by itself. */
export interface DetectionModel {
  hooks: HookModel[]
  /** The newest first. */
  firings: Firing[]
  calls: Call[]
  /** Whether there is a place that remedies are asked of. */
  remedies: boolean
}

export interface HookModel {
  name: string
  path: string
  /** The variable that it waits for; null once it is set. */
  missing: string | null
  last: HookDelivery | null
}
