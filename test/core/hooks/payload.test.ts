import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { eventKey, type HookEvent, incidentEvent, maintenanceEvent } from '#core/hooks/event.ts'
import { payloadOf, pingOf } from '#core/hooks/payload.ts'
import { payloadSchema } from '#core/hooks/payload-schema.ts'
import { statuspagePayload } from '#core/hooks/statuspage-payload.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { sampleIncident, sampleWork } from '#core/notices/samples.ts'
import { content, testDeps } from '#test/fakes/deps.ts'

const page = { site: content.site, siteUrl: 'https://status.example.com' }
const frame = {
  ...page,
  status: 'operational',
  unsubscribe: 'https://status.example.com/unsubscribe',
} as const

function events(): HookEvent[] {
  const deps = testDeps()
  const incident = sampleIncident(deps)
  const [update] = incident.updates
  if (!update) throw new Error('no update')
  const work = sampleWork(deps)
  const said = { update: work.updates[0] ?? null, at: work.createdAt }
  return [
    ...(['initial', 'update', 'resolution', 'postmortem'] as const).map((kind) =>
      incidentEvent(deps, kind, incident, update),
    ),
    maintenanceEvent(deps, 'maintenance_scheduled', work, said),
    maintenanceEvent(deps, 'maintenance_reminder', work, { ...said, update: null }),
    maintenanceEvent(deps, 'maintenance_cancelled', { ...work, status: 'cancelled' }, said),
  ]
}

describe('the payload of a webhook', () => {
  it('is what the schema says, whatever is told of', () => {
    const payloads = [
      ...events().map((event) => payloadOf(event, page)),
      pingOf('2026-11-17T02:41:00.000Z', page),
    ]
    for (const payload of payloads) {
      const sent = JSON.parse(JSON.stringify(payload)) as unknown
      expect(payloadSchema.parse(sent)).toEqual(sent)
    }
    expect(payloads.map(({ type }) => type)).toEqual([
      'incident.opened',
      'incident.updated',
      'incident.resolved',
      'incident.postmortem',
      'maintenance.scheduled',
      'maintenance.reminder',
      'maintenance.cancelled',
      'ping',
    ])
  })

  it('is described in docs/webhook.schema.json as it is', async () => {
    const described = JSON.parse(await readFile('docs/webhook.schema.json', 'utf8')) as unknown
    expect(described).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(payloadSchema))))
  })

  it('holds the last twenty updates, newest first, and never who wrote them', async () => {
    const deps = testDeps()
    const by = { by: 'operator:mara' }
    const opened = await openIncident(deps, { title: 'Slow', message: 'We look.', severity: 'P3' }, by)
    const { id } = opened.result.incident
    let notice = ''
    for (let number = 1; number <= 25; number++) {
      deps.clock.pass(60_000)
      const { result } = await postUpdate(deps, id, { message: `Update ${number}` }, by)
      notice = result.update.notice ?? ''
    }
    const [entry] = await deps.store.get([eventKey(notice)])
    const { updates } = entry?.value as HookEvent
    expect([updates.length, updates[0]?.text, updates[19]?.text]).toEqual([20, 'Update 25', 'Update 6'])
    expect(JSON.stringify(payloadOf(entry?.value as HookEvent, page))).not.toContain('mara')
  })

  it('in the shape of Statuspage tells planned work from incidents by what is scheduled', () => {
    const shapes = events().map((event) => statuspagePayload(event, frame).incident)
    expect(shapes.map(({ impact, scheduled_for }) => [impact, scheduled_for !== null])).toEqual([
      ['critical', false],
      ['critical', false],
      ['critical', false],
      ['critical', false],
      ['maintenance', true],
      ['maintenance', true],
      ['maintenance', true],
    ])
    expect(shapes.at(-1)?.status).toBe('completed')
  })
})
