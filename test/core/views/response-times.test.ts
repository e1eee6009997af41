import { describe, expect, it } from 'vitest'
import { responseTimes } from '#core/views/response-times.ts'
import { minute } from '#core/words/times.ts'
import { newest, plotOf } from '#site/components/service/plot.ts'
import { setClock } from '#test/fakes/deps.ts'
import { probe, watched } from '#test/core/probes/watched.ts'

const probes = [
  probe({ every: 600 }),
  probe({ id: 'second', every: 600, http: { url: '/second' } }),
  probe({ id: 'job', component: 'notifications', heartbeat: { every: 600 } }),
]

describe('how fast a service answers', () => {
  it('is told by day and by hour up to now, over all of its checks', async () => {
    const page = watched(probes, { clock: setClock('2026-11-14T22:00:00.000Z') })
    page.network.answer = ({ url }) => ({ milliseconds: url.endsWith('/second') ? 400 : 100 })
    for (let minutes = 0; minutes < 2 * 24 * 60; minutes += 10) await page.round(10 * minute)
    const speeds = await responseTimes(page.deps, 'authentication')
    expect(speeds?.days).toHaveLength(30)
    expect(speeds?.days.slice(-4)).toEqual([
      { at: '2026-11-13', half: null, most: null },
      { at: '2026-11-14', half: 100, most: 400 },
      { at: '2026-11-15', half: 100, most: 400 },
      { at: '2026-11-16', half: 100, most: 400 },
    ])
    expect(speeds?.hours).toHaveLength(24)
    expect(speeds?.hours.at(-1)).toEqual({ at: '2026-11-16T22', half: 100, most: 400 })
    expect(speeds?.hours.every(({ half }) => half === 100)).toBe(true)
  })

  it('is not told where nothing measures it, and empty where nothing was measured yet', async () => {
    const { deps } = watched(probes)
    expect(await responseTimes(deps, 'api')).toBeNull()
    expect(await responseTimes(deps, 'notifications')).toBeNull()
    const speeds = await responseTimes(deps, 'authentication')
    expect([newest(speeds?.days ?? []), plotOf(speeds?.days ?? [])]).toEqual([null, null])
  })
})

describe('the plot of it', () => {
  const speeds = (...values: (number | null)[]) =>
    values.map((value, index) => ({
      at: `2026-11-0${index + 1}`,
      half: value,
      most: value === null ? null : 2 * value,
    }))

  it('begins at nothing and ends at a round figure above all of it', () => {
    expect(plotOf(speeds(88, 90))?.top).toBe(200)
    expect(plotOf(speeds(10, 30))?.top).toBe(100)
    expect(plotOf(speeds(1200, 600))?.top).toBe(5000)
  })

  it('is interrupted where nothing was measured, and draws a point that stands alone', () => {
    expect(plotOf(speeds(50, 100, null, 50))?.half).toBe('M90 75L270 50M570 75h120')
  })
})
