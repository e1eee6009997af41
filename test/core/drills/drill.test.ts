import { beforeEach, describe, expect, it } from 'vitest'
import { publishResolution } from '#core/drafts/publish-resolution.ts'
import { beginDrill } from '#core/drills/begin-drill.ts'
import { toldSoFar } from '#core/drills/course.ts'
import type { Drill } from '#core/drills/drill.ts'
import { endDrill } from '#core/drills/end-drill.ts'
import { insideDrill } from '#core/drills/inside.ts'
import { findDrill, newestDrills, runningDrill, spaceLives } from '#core/drills/record.ts'
import { recordDrill } from '#core/drills/record-drill.ts'
import { drillReport } from '#core/drills/report.ts'
import { scoreDrill } from '#core/drills/score.ts'
import { readWorked } from '#core/drills/worked.ts'
import { acknowledge, handOver, tick } from '#core/handling/handle.ts'
import { playbookOf } from '#core/handling/playbooks.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { decidePrivately } from '#core/handling/private-incident.ts'
import { carryOut } from '#core/command.ts'
import { readExport } from '#core/moving/export-file.ts'
import { exportStore } from '#core/moving/export-store.ts'
import { importStore } from '#core/moving/import-store.ts'
import { findReviews } from '#core/reviews/record.ts'
import { instant, minute } from '#core/words/times.ts'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { content, type TestDeps, testDeps } from '#test/fakes/deps.ts'

const by = { by: 'operator:mara' }
const id = 'INC-2026-11-17-901'
let deps: TestDeps

beforeEach(() => {
  deps = testDeps()
})

async function begun(scenario?: string): Promise<{ drill: Drill; inside: TestDeps }> {
  const { result } = await beginDrill(deps, scenario ? { scenario } : {}, by)
  return { drill: result, inside: insideDrill(deps, result) }
}

const opening = {
  title: 'Nobody can sign in',
  message: 'Sign-ins fail.',
  answers: { down: 'no' as const, authentication: 'yes' as const },
  components: ['authentication'],
}

/** An incident as the procedure wants it, from the first alert to its end. */
async function workedWell(inside: TestDeps): Promise<void> {
  deps.clock.pass(3 * minute)
  const { incident } = (await openIncident(inside, opening, by)).result
  await acknowledge(inside, id, by)
  await handOver(inside, id, 'Jane Smith', by)
  for (const step of playbookOf(content.playbooks, incident))
    await tick(inside, id, { step: step.id, done: true }, by)
  deps.clock.pass(10 * minute)
  await postUpdate(inside, id, { message: 'We found the cause.', status: 'identified' }, by)
  deps.clock.pass(10 * minute)
  await resolved(
    inside,
    content.playbooks.verification.map((check) => check.id),
  )
}

async function resolved(inside: TestDeps, checks: string[], anyway: string | null = null): Promise<void> {
  const draft = { about: `${id}/resolve`, by: 'mara' }
  const updates = (await readWorked(inside)).incidents[0]?.updates.length ?? 0
  const written = { draft, updates, checks, anyway }
  await publishResolution(inside, id, { message: 'It works again.', status: 'resolved' }, by, written)
}

async function score(drill: Drill, over = false) {
  const worked = await readWorked(insideDrill(deps, drill))
  const { lines } = scoreDrill(content, drill, worked, { now: instant(deps.clock.now()), over })
  return Object.fromEntries(lines.map(({ id, kept, says }) => [id, [kept, says]]))
}

describe('a drill', () => {
  it('takes over the scenario as it stands, in the order of its minutes', async () => {
    const { drill } = await begun('nobody-can-sign-in')
    expect(drill).toMatchObject({
      id: 'DRL-2026-11-17-001',
      title: 'Nobody can sign in',
      size: 'large',
      expected: { severity: 'P1', kind: 'outage' },
      begunBy: 'operator:mara',
      ended: null,
    })
    const told = () => toldSoFar(drill, deps.clock.now()).map((inject) => inject.minute)
    expect(told()).toEqual([0])
    deps.clock.pass(4 * minute)
    expect(told()).toEqual([0, 1, 4])
  })

  it('runs alone: another waits until it is over', async () => {
    const { drill } = await begun('slow-reports')
    await expect(beginDrill(deps, {}, by)).rejects.toThrow('A drill is running: Reports are slow.')
    await endDrill(deps, drill.id, by)
    expect((await beginDrill(deps, {}, by)).result.id).toBe('DRL-2026-11-17-002')
    expect((await newestDrills(deps, 9)).map((each) => each.id)).toEqual([
      'DRL-2026-11-17-002',
      'DRL-2026-11-17-001',
    ])
  })

  it('names what it does not know', async () => {
    await expect(beginDrill(deps, { scenario: 'flood' }, by)).rejects.toThrow('scenario: expected one of')
    await expect(beginDrill(deps, { size: 'huge' }, by)).rejects.toThrow('size: expected one of')
    expect(await runningDrill(deps)).toBeNull()
  })

  it('numbers its incidents so that none has the number of a real one, also past midnight', async () => {
    const { inside } = await begun()
    const real = await openIncident(deps, opening, by)
    const practised = await openIncident(inside, opening, by)
    expect([real, practised].map(({ result }) => result.incident.id)).toEqual(['INC-2026-11-17-001', id])
    deps.clock.set('2026-11-18T00:10:00.000Z')
    expect((await openIncident(inside, opening, by)).result.incident.id).toBe('INC-2026-11-18-901')
  })

  it('keeps its audit entries to itself; that it began and ended is said outside', async () => {
    const { drill, inside } = await begun()
    await openIncident(inside, opening, by)
    await endDrill(deps, drill.id, by)
    const said = async ({ store }: TestDeps) =>
      (await store.list(['audit'], { limit: 9 })).map(({ value }) => (value as { action: string }).action)
    expect(await said(deps)).toEqual(['drill.begin', 'drill.end'])
    expect(await said(inside)).toEqual(['incident.open'])
  })

  it('takes nothing more once it is over', async () => {
    const { drill } = await begun()
    const running = await runningDrill(deps)
    const inside = insideDrill(deps, drill, running?.mark)
    await openIncident(inside, opening, by)
    await endDrill(deps, drill.id, by)
    await expect(postUpdate(inside, id, { message: 'Too late.' }, by)).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(endDrill(deps, drill.id, by)).rejects.toThrow('This drill is over.')
  })

  it('moves to another store while it runs', async () => {
    const { drill, inside } = await begun('nobody-can-sign-in')
    await openIncident(inside, opening, by)
    const store = memoryStore(deps.clock)
    await importStore({ ...deps, store }, readExport((await exportStore(deps)).text))
    const moved = { ...deps, store }
    expect(await readWorked(insideDrill(moved, drill))).toEqual(await readWorked(inside))
    expect((await endDrill(moved, drill.id, by)).result.ended?.score).toMatchObject({ kept: 2 })
  })

  it('loses what was written in it after ninety days, and keeps how it went', async () => {
    const { drill, inside } = await begun('nobody-can-sign-in')
    await workedWell(inside)
    await endDrill(deps, drill.id, by)
    deps.clock.pass(spaceLives)
    expect(await readWorked(inside)).toEqual({ incidents: [], hidden: [], handling: {} })
    const left = await deps.store.list([], { limit: 100 })
    expect(left.filter(({ key }) => key[0] === 'drill-space')).toEqual([])
    expect((await findDrill(deps, drill.id))?.drill.ended?.score).toMatchObject({ kept: 8, of: 8 })
  })
})

describe('the score', () => {
  it('keeps everything where the procedure was kept', async () => {
    const { drill, inside } = await begun('nobody-can-sign-in')
    await workedWell(inside)
    expect(await score(drill, true)).toEqual({
      'first-notice': [true, '3 min of 15 min'],
      severity: [true, 'P1, as it should be'],
      acknowledged: [true, '3 min of 15 min'],
      commander: [true, 'Jane Smith'],
      updates: [true, '2 of 2'],
      playbook: [true, '7 of 7 steps'],
      checks: [true, 'all 5'],
      resolved: [true, 'after 23 min'],
    })
  })

  it('says nothing of what can still be done, and calls it missed once the time or the drill is over', async () => {
    const { drill } = await begun('nobody-can-sign-in')
    expect(await score(drill)).toMatchObject({
      'first-notice': [null, 'due within 15 min'],
      severity: [null, 'nothing was declared'],
      updates: [null, 'none was due'],
      resolved: [null, 'not yet'],
    })
    deps.clock.pass(16 * minute)
    expect(await score(drill)).toMatchObject({ 'first-notice': [false, 'none within 15 min'] })
    expect(await score(drill, true)).toMatchObject({
      'first-notice': [false, 'none within 15 min'],
      severity: [false, 'nothing was declared'],
      commander: [false, 'nobody'],
      playbook: [false, 'not begun'],
      resolved: [false, 'no'],
    })
  })

  it('names a late word, a wrong severity, a promise that lapsed and a check left open', async () => {
    const { drill, inside } = await begun('nobody-can-sign-in')
    deps.clock.pass(20 * minute)
    await openIncident(inside, { ...opening, answers: undefined, severity: 'P3', nextUpdateMinutes: 5 }, by)
    deps.clock.pass(6 * minute)
    expect(await score(drill)).toMatchObject({
      'first-notice': [false, '20 min of 15 min'],
      severity: [false, 'P3, should be P1'],
      updates: [false, '0 of 1, one is late now'],
    })
    await resolved(inside, ['health-checks'], 'The tool is down.')
    expect(await score(drill, true)).toMatchObject({
      updates: [false, '0 of 1'],
      checks: [false, '4 left open: The tool is down.'],
    })
  })

  it('wants a security incident declared to the team, not to everybody', async () => {
    const { drill, inside } = await begun('leaked-key')
    deps.clock.pass(2 * minute)
    const said = { ...opening, kind: 'security' as const, answers: { down: 'yes' as const } }
    await carryOut(inside, by, () => decidePrivately(inside, said, by))
    expect(await score(drill)).toMatchObject({
      'first-notice': [true, '2 min of 15 min'],
      severity: [true, 'P1, as it should be'],
    })
  })

  it('holds nothing to be right where nobody wrote a scenario', async () => {
    const { drill, inside } = await begun()
    await openIncident(inside, { ...opening, answers: undefined, severity: 'P2' }, by)
    expect(await score(drill)).toMatchObject({ severity: [null, 'P2, chosen by hand'] })
  })
})

describe('what comes of a drill', () => {
  it('stands in the calendar with what was found, in one commit and once', async () => {
    const { drill, inside } = await begun('nobody-can-sign-in')
    await expect(recordDrill(deps, drill.id, {}, by)).rejects.toThrow('still running')
    await workedWell(inside)
    await endDrill(deps, drill.id, by)
    await recordDrill(deps, drill.id, { findings: 'The phone list was **old**. John corrects it.' }, by)
    const [review] = await findReviews(deps, ['drill-large'])
    expect(review?.done).toMatchObject([
      {
        on: '2026-11-17',
        by: 'operator:mara',
        note: {
          source: `Nobody can sign in, ${drill.id}: 8 of 8 kept.\n\nThe phone list was **old**. John corrects it.`,
        },
      },
    ])
    await expect(recordDrill(deps, drill.id, {}, by)).rejects.toThrow('in the calendar already')
  })

  it('keeps the findings of a second drill of the day, which the calendar has already', async () => {
    for (const findings of ['First.', 'Second.']) {
      const { drill } = await begun('nobody-can-sign-in')
      await endDrill(deps, drill.id, by)
      const { result } = await recordDrill(deps, drill.id, { findings }, by)
      expect(result).toMatchObject({
        ended: { findings: { source: findings } },
        recorded: { on: '2026-11-17' },
      })
    }
    expect((await findReviews(deps, ['drill-large']))[0]?.done).toHaveLength(1)
  })

  it('is a report in plain words', async () => {
    const { drill, inside } = await begun('nobody-can-sign-in')
    expect(drillReport(content, drill)).toBeNull()
    await workedWell(inside)
    const { result } = await endDrill(deps, drill.id, by)
    const report = drillReport(content, result) ?? ''
    expect(report).toContain('# Drill: Nobody can sign in')
    expect(report).toContain('- **Kept**: 8 of 8')
    expect(report).toContain('- [x] First notice: 3 min of 15 min')
    expect(report).toContain('- 02:41 UTC: Monitoring: The check of Authentication fails in every region.')
    expect(report).toContain('- 02:44 UTC: Declared P1, “Nobody can sign in”: Sign-ins fail.')
    expect(report).toContain('- 02:54 UTC: Update 2, identified: We found the cause.')
  })
})
