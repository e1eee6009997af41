import type { Drill } from '#core/drills/drill.ts'
import type { DrillScore } from '#core/drills/score.ts'
import type { Inject } from '#core/drills/scenarios.ts'
import type { Instant } from '#core/words/times.ts'

/** What every page inside a drill is given besides; outside of one there is none of it. */
export interface DrillModel {
  id: string
  title: string
  begunAt: Instant
  over: boolean
  /** What has become known, the newest last. */
  told: Inject[]
  score: DrillScore
  /** What is real and waits for somebody while this is practised, each by its whole address. */
  real: { what: 'incident' | 'alert'; title: string; address: string }[]
}

/** For `/admin/drills`. */
export interface DrillsModel {
  running: Drill | null
  /** Those that are over, the newest first. */
  past: Drill[]
  /** Of the callers that it names. */
  names: Record<string, string>
}

/** For `/admin/drills/{id}`, once it is over. */
export interface DrillReportModel {
  drill: Drill
  names: Record<string, string>
}
