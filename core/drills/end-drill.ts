import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { instant } from '#core/words/times.ts'
import { courseOf } from './course.ts'
import type { Drill } from './drill.ts'
import { insideDrill } from './inside.ts'
import { drillKey, drillUnderWay, runningKey } from './record.ts'
import { scoreDrill } from './score.ts'
import { readWorked } from './worked.ts'

/** Ends a drill and keeps how it went; nothing is written in it from then on. */
export function endDrill(deps: Deps, id: string, command: Command): Promise<Done<Drill>> {
  return carryOut(deps, command, async () => {
    const { drill, version, mark } = await drillUnderWay(deps, id)
    const now = deps.clock.now()
    const at = instant(now)
    const worked = await readWorked(insideDrill(deps, drill))
    const score = scoreDrill(deps.content, drill, worked, { now: at, over: true })
    const course = courseOf(deps.content, drill, worked, now)
    const ended: Drill = { ...drill, ended: { at, by: command.by, score, course, findings: null } }
    return {
      result: ended,
      change: {
        expect: [{ key: drillKey(id), version }, mark],
        put: [{ key: drillKey(id), value: ended }],
        remove: [runningKey],
      },
      audit: { action: 'drill.end', subject: id, detail: { kept: score.kept, of: score.of } },
    }
  })
}
