import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { minute } from '#core/words/times.ts'
import { maintain } from '#functions/jobs/maintain.ts'
import { testApp } from '#test/fakes/app.ts'

const work = {
  title: 'A new disk; larger, and faster',
  message:
    'Searches are read-only meanwhile. This line is long enough to be folded by every rule there is of it.',
  components: ['database'],
  scheduledFor: '2026-11-17T03:00:00Z',
  scheduledUntil: '2026-11-17T04:00:00Z',
}

async function story() {
  const app = await testApp()
  const made = (await (await app.call('POST', '/api/v1/maintenances', work)).json()) as { id: string }
  const read = async (path: string) => {
    const response = await app.fetch(path)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ])
    const text = await response.text()
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    const whole = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
    return whole.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
  }
  return { app, id: made.id, read }
}

describe('planned work in a calendar', () => {
  it('stands with its title, its time and its address, and where it concerns a service', async () => {
    const { id, read } = await story()
    const [event] = await read('/maintenance.ics')
    expect([event?.summary, event?.startDate.toString(), event?.endDate.toString(), event?.uid]).toEqual([
      work.title,
      '2026-11-17T03:00:00Z',
      '2026-11-17T04:00:00Z',
      `${id}@status.example.com`,
    ])
    expect(event?.description).toContain('Services: Database.')
    expect(await read('/maintenance/database.ics')).toHaveLength(1)
    expect(await read('/maintenance/api.ics')).toHaveLength(0)
  })

  it('keeps its uid and raises its sequence when it is moved, and says when it is called off', async () => {
    const { app, id, read } = await story()
    const [before] = await read('/maintenance.ics')
    await app.call('PATCH', `/api/v1/maintenances/${id}`, { scheduledUntil: '2026-11-17T05:00:00Z' })
    const [moved] = await read('/maintenance.ics')
    expect([moved?.uid, moved?.endDate.toString()]).toEqual([before?.uid, '2026-11-17T05:00:00Z'])
    expect(Number(moved?.sequence)).toBeGreaterThan(Number(before?.sequence))
    await app.call('DELETE', `/api/v1/maintenances/${id}`)
    const [cancelled] = await read('/maintenance.ics')
    expect([cancelled?.uid, cancelled?.component.getFirstPropertyValue('status')]).toEqual([
      before?.uid,
      'CANCELLED',
    ])
  })

  it('shows the time it really took once it is over', async () => {
    const { app, id, read } = await story()
    app.deps.clock.pass(20 * minute)
    await maintain(app.deps)
    app.deps.clock.pass(10 * minute)
    await app.call('POST', `/api/v1/maintenances/${id}/updates`, { message: 'Done.', status: 'completed' })
    const [event] = await read('/maintenance.ics')
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual([
      '2026-11-17T03:00:00Z',
      '2026-11-17T03:11:00Z',
    ])
  })
})
