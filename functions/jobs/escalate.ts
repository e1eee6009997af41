import type { Deps } from '#core/deps.ts'
import { attendEscalation } from '#core/escalation/attend-escalation.ts'
import { callAboutDraft } from '#core/escalation/call-about-draft.ts'
import { dueEscalations } from '#core/escalation/record.ts'
import { instant } from '#core/words/times.ts'

/** Tells the team what is due, until nothing is left to do now; returns whether anybody was told anything. */
export async function escalate(deps: Deps): Promise<boolean> {
  const failed = new Map<string, unknown>()
  let told = false
  for (let moved = true; moved;) {
    moved = false
    for (const [id, marks] of await dueEscalations(deps.store, instant(deps.clock.now()))) {
      if (failed.has(id)) continue
      try {
        const attend = id.startsWith('INC-') ? attendEscalation : callAboutDraft
        const { result } = await attend(deps, id, marks)
        told ||= result.length > 0
        moved = true
      } catch (error) {
        // One that cannot go on must not keep the others waiting.
        failed.set(id, error)
      }
    }
  }
  if (failed.size > 0)
    throw new AggregateError(failed.values(), `people who cannot be called: ${[...failed.keys()].join(', ')}`)
  return told
}
