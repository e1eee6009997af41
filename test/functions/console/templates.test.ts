import { describe, expect, it } from 'vitest'
import { alertKind } from '#core/chat/alert-template.ts'
import { sampleAlert } from '#core/notices/sample-alert.ts'
import { sampleMail } from '#core/notices/sample-mail.ts'
import { noticeKind } from '#core/notices/template.ts'
import { testDeps } from '#test/fakes/deps.ts'
import { modelOf, testDesk } from './desk.ts'

describe('every template', () => {
  it.each(noticeKind.options)(
    '%s reads whole on what happened last, and nothing is written',
    async (kind) => {
      const deps = testDeps()
      const { mail } = await sampleMail(deps, kind)
      for (const part of [mail.subject, mail.html, mail.text])
        expect(part).not.toMatch(/\{\{|undefined|\u0001/)
      expect(await deps.store.list([], { limit: 1 })).toEqual([])
    },
  )

  it.each(noticeKind.options)('%s reads whole before anything happened', async (kind) => {
    const deps = testDeps()
    const content = { ...deps.content, incidents: [] }
    const { mail, about } = await sampleMail({ ...deps, content }, kind)
    expect([mail.subject === '', about]).toEqual([false, null])
  })

  it.each(alertKind.options)('of Slack, %s reads whole, and nothing is written', async (kind) => {
    const deps = testDeps()
    expect((await sampleAlert(deps, kind)).message).not.toMatch(/\{\{|undefined|\n\n/)
    expect(await deps.store.list([], { limit: 1 })).toEqual([])
  })

  it('of Slack stands in the console, and whether it is sent there', async () => {
    const { mara } = await testDesk()
    expect(await modelOf(await mara.get('/admin/templates/slack/alert'))).toMatchObject({
      console: { template: { form: 'slack', kind: 'alert', setUp: false } },
    })
    expect((await mara.get('/admin/templates/slack/warp')).status).toBe(404)
  })

  it('is filled from the last incident, and stands in a frame of the console', async () => {
    const { app, mara } = await testDesk()
    await app.call('POST', '/api/v1/incidents', { title: 'Reports are late', message: 'We look.' })
    for (const kind of ['initial', 'update', 'resolution'])
      expect(await (await mara.get(`/admin/preview/templates/${kind}/mail`)).text()).toContain(
        'Reports are late',
      )
    expect(await (await mara.get('/admin/templates/initial')).text()).toContain('INC-2026-11-17-001')
    expect((await mara.get('/admin/templates/warp')).status).toBe(404)
  })
})
