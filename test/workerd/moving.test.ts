import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '#core/audit/verify-audit.ts'
import { readExport } from '#core/moving/export-file.ts'
import { exportStore } from '#core/moving/export-store.ts'
import { importStore } from '#core/moving/import-store.ts'
import { instant } from '#core/words/times.ts'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { setClock, testDeps } from '#test/fakes/deps.ts'
import { liveIn } from '#test/fakes/lived-in.ts'
import { startWorker, type TestWorker } from './worker.ts'

let worker: TestWorker
beforeAll(async () => {
  worker = await startWorker()
})
afterAll(() => worker.stop())

const month = 31 * 24 * 60 * 60 * 1000

describe('a page that moves to Workers', () => {
  it('shows everything a minute after it was imported, and seals what is done there', async () => {
    const deps = testDeps({ clock: setClock(instant(Date.now() - 3 * month)) })
    await liveIn(deps)
    const { text, audit } = await exportStore(deps)
    expect(await worker.read('/')).toContain('Everything is working.')

    await importStore({ store: worker.store, clock: systemClock }, readExport(text))
    await worker.minute()
    const history = JSON.parse(await worker.read('/api/v1/incidents?limit=100')) as { total: number }
    expect(history.total).toBeGreaterThan(20)
    expect(await worker.read('/feed.json')).toContain('Database is down')

    await worker.post('/api/v1/notices', { message: 'Investigating issue with authentication' })
    await worker.minute(new Date('2026-11-24T11:00:00Z'))
    const verdict = await verifyAudit(worker.store)
    expect(verdict).toMatchObject({ loose: 0, faults: [] })
    expect(verdict.head.count).toBeGreaterThan(audit.head.count)
  })
})
