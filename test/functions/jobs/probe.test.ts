import { describe, expect, it } from 'vitest'
import { listProposals } from '#core/detection/list-proposals.ts'
import { newLooker } from '#core/probes/run-round.ts'
import { minute } from '#core/words/times.ts'
import { probe as look, type Watching } from '#functions/jobs/probe.ts'
import { probe, watched } from '#test/core/probes/watched.ts'

describe('what a check confirms', () => {
  it('becomes one draft, which is over when it works again', async () => {
    const page = watched([probe()])
    const watching: Watching = { looker: newLooker('here'), owes: true }
    const rounds = async (count: number) => {
      for (let taken = 0; taken < count; taken++) {
        page.deps.clock.pass(minute)
        await look(page.deps, watching)
      }
    }
    await rounds(2)
    page.network.answer = () => ({ status: 503 })
    await rounds(10)
    const [draft, ...others] = await listProposals(page.deps)
    expect(others).toEqual([])
    expect(draft).toMatchObject({
      proposal: { components: ['authentication'] },
      standing: { proposes: 'opening', firing: true },
      suggestion: { severity: 'P1', startedAt: '2026-11-17T02:44:00.000Z' },
    })
    page.network.answer = () => ({})
    await rounds(3)
    expect((await listProposals(page.deps))[0]).toMatchObject({
      standing: { firing: false, recoveredAt: '2026-11-17T02:54:00.000Z' },
    })
    expect(await page.deps.store.list(['probe-change'], { limit: 10 })).toEqual([])
  })

  it('is not lost when the process dies before it was handed on', async () => {
    const page = watched([probe()])
    page.network.answer = () => ({ status: 503 })
    await page.rounds(3)
    expect(await listProposals(page.deps)).toEqual([])
    const next: Watching = { looker: newLooker('here'), owes: true }
    page.deps.clock.pass(minute)
    await look(page.deps, next)
    expect(await listProposals(page.deps)).toHaveLength(1)
  })
})
