import { beforeEach, describe, expect, it } from 'vitest'
import { exportAudit } from '#core/audit/export-audit.ts'
import { type AuditFilter, listAudit, placeNamed } from '#core/audit/list-audit.ts'
import { sealAudit } from '#core/audit/seal-audit.ts'
import { setBaseline } from '#core/components/set-baseline.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { minute } from '#core/words/times.ts'
import { testDeps, type TestDeps } from '#test/fakes/deps.ts'

let deps: TestDeps
let incident: string
beforeEach(async () => {
  deps = testDeps()
  const opened = await openIncident(deps, { title: 'Slow', message: 'It is slow.' }, { by: 'mara' })
  incident = opened.result.incident.id
  deps.clock.pass(minute)
  await postUpdate(deps, incident, { message: 'We look.' }, { by: 'ben' })
  deps.clock.pass(minute)
  await setBaseline(deps, 'api', { status: 'degraded_performance' }, { by: 'mara' })
})

const actions = async (filter: AuditFilter) =>
  (await listAudit(deps, { limit: 50, after: null, ...filter })).items.map(({ action }) => action)

describe('the audit log', () => {
  it('is listed newest first, and counted the same before and after it is sealed', async () => {
    expect(await actions({})).toEqual(['component.baseline', 'incident.update', 'incident.open'])
    const total = async () => (await listAudit(deps, { limit: 1, after: null })).total
    expect(await total()).toBe(3)
    await sealAudit(deps)
    expect(await total()).toBe(3)
  })

  it('is found by who, by action, by the beginning of an action, by subject and by time', async () => {
    expect(await actions({ by: 'mara' })).toEqual(['component.baseline', 'incident.open'])
    expect(await actions({ action: 'incident.open' })).toEqual(['incident.open'])
    expect(await actions({ action: 'incident.' })).toEqual(['incident.update', 'incident.open'])
    expect(await actions({ subject: incident })).toEqual(['incident.update', 'incident.open'])
    expect(await actions({ from: '2026-11-17T02:42:00.000Z' })).toEqual([
      'component.baseline',
      'incident.update',
    ])
    expect(await actions({ to: '2026-11-17T02:42:00.000Z' })).toEqual(['incident.open'])
  })

  it('goes on after a page, also under a filter', async () => {
    const first = await listAudit(deps, { limit: 1, after: null, by: 'mara' })
    const second = await listAudit(deps, { limit: 1, after: placeNamed(first.next ?? ''), by: 'mara' })
    expect([...first.items, ...second.items].map(({ action }) => action)).toEqual([
      'component.baseline',
      'incident.open',
    ])
    expect(second.next).toBeNull()
  })

  it('is exported as JSON lines, oldest first', async () => {
    const lines = (await Array.fromAsync(exportAudit(deps, { by: 'mara' }))).join('').trim().split('\n')
    expect(lines.map((each) => (JSON.parse(each) as { action: string }).action)).toEqual([
      'incident.open',
      'component.baseline',
    ])
  })
})
