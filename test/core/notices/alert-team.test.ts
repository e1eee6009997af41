import { beforeEach, describe, expect, it } from 'vitest'
import { filledAlert, parseAlertTemplate } from '#core/chat/alert-template.ts'
import { slackPieces } from '#core/chat/slack-text.ts'
import { handOver } from '#core/handling/handle.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import type { Notice } from '#core/notices/notice.ts'
import { content, testDeps, type TestDeps } from '#test/fakes/deps.ts'

const mara = { by: 'operator:mara' }
const title = 'Nobody can sign in'
const message = 'New sign-ins fail. We are looking for the cause.'

let deps: TestDeps
beforeEach(() => {
  deps = testDeps({ teamSlack: true })
})

async function told(): Promise<Notice[]> {
  const notices = await deps.store.list(['notice'], { limit: 100 })
  return notices.map(({ value }) => value as Notice).filter(({ audience }) => audience.to === 'team')
}

async function said(): Promise<string[]> {
  return (await told()).map(({ chat = '' }) =>
    slackPieces(chat)
      .map((piece) => ('call' in piece ? `[${piece.call}]` : piece.text))
      .join(''),
  )
}

describe('the team in Slack', () => {
  it('is called to an incident in the words of the procedure', async () => {
    await openIncident(deps, { title, message, severity: 'P1', components: ['authentication'] }, mara)
    expect(await said()).toEqual([
      [
        '[@channel]',
        '🚨 INCIDENT ALERT - P1',
        'Service: DuetRight Dashboard (Authentication)',
        'Issue: Nobody can sign in',
        'Impact: New sign-ins fail. We are looking for the cause.',
        'IC: @John Doe',
        'Thread: https://status.example.com/admin/incidents/INC-2026-11-17-001',
      ].join('\n'),
    ])
  })

  it('is told though customers are not, and nothing waits ten seconds', async () => {
    await openIncident(deps, { title, message, notify: false }, { ...mara, holdSeconds: 10 })
    expect((await told()).map(({ heldUntil }) => heldUntil)).toEqual([undefined])
  })

  it('is told once, however often a command is repeated', async () => {
    const once = { ...mara, once: { key: 'k', request: 'r' } }
    await openIncident(deps, { title, message }, once)
    await openIncident(deps, { title, message }, once)
    expect(await told()).toHaveLength(1)
  })

  it('is called again when it becomes worse or begins anew, and gets a line for all else', async () => {
    await openIncident(deps, { title, message, severity: 'P2' }, mara)
    const id = 'INC-2026-11-17-001'
    await handOver(deps, id, 'Jane <!here> Smith', mara)
    const steps = [
      { status: 'identified' as const },
      { severity: 'P1' as const },
      { severity: 'P3' as const },
      { status: 'resolved' as const },
      { status: 'investigating' as const },
    ]
    for (const step of steps) {
      deps.clock.pass(600_000)
      await postUpdate(deps, id, { message: 'A word.', notify: false, ...step }, mara)
    }
    const link = 'https://status.example.com/admin/incidents/INC-2026-11-17-001'
    const all = await said()
    expect(all.map((each) => each.includes('[@channel]'))).toEqual([true, false, true, false, false, true])
    expect(all[1]).toBe(`P2 ${id}: Identified. ${title} ${link}`)
    expect(all[2]).toMatch(/INCIDENT ALERT - P1\n[\s\S]*IC: @Jane <!here> Smith\n/)
    expect(all[3]).toBe(`P3 ${id}: Identified, down from P1. ${title} ${link}`)
    expect(all[4]).toBe(`P3 ${id}: Resolved after 40 min. ${title} ${link}`)
  })

  it('is only told of what was over before anybody wrote of it', async () => {
    await openIncident(deps, { title, message, status: 'resolved' }, mara)
    expect((await said())[0]).not.toContain('@channel')
  })

  it('is called by member id where team.yaml has one', async () => {
    const [commander, ...roles] = content.team.roles
    if (!commander) throw new Error('team.yaml has no role')
    const primary = { ...commander.primary, slack: 'U012AB3CD' }
    const team = { ...content.team, roles: [{ ...commander, primary }, ...roles] }
    await openIncident({ ...deps, content: { ...content, team } }, { title, message }, mara)
    expect((await told())[0]?.chat).toContain('IC: <@U012AB3CD>')
  })

  it('is told nothing where it has no channel', async () => {
    await openIncident({ ...deps, teamSlack: false }, { title, message }, mara)
    expect(await told()).toEqual([])
  })
})

describe('a template for Slack', () => {
  it('refuses a placeholder that nothing fills, and a message that lacks what it requires', () => {
    expect(() => parseAlertTemplate('alert', { required: [] }, '{{warp}}')).toThrow(
      /unknown placeholder warp/,
    )
    const template = parseAlertTemplate('alert', { required: ['commander'] }, 'IC: {{commander}}')
    expect(() => filledAlert(template, { commander: ' ' })).toThrow(/fields.commander: expected text/)
  })

  it('leaves out a line that its values leave empty, and calls only where it is written', () => {
    const template = parseAlertTemplate('alert', { required: [] }, '@here <!channel>\n{{private}}\n{{issue}}')
    expect(filledAlert(template, { private: '', issue: 'x' })).toBe('<!here> &lt;!channel&gt;\nx')
  })
})
