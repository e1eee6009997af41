import { describe, expect, it } from 'vitest'
import { discordMessage } from '#core/chat/discord-message.ts'
import { googleChatAddress, googleChatMessage } from '#core/chat/google-chat-message.ts'
import { type ChatMessage, chatMessage, greeting } from '#core/chat/message.ts'
import { slackMessage } from '#core/chat/slack-message.ts'
import { teamsMessage } from '#core/chat/teams-message.ts'
import { eventKey, type HookEvent } from '#core/hooks/event.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { content, testDeps } from '#test/fakes/deps.ts'

const page = {
  site: content.site,
  siteUrl: 'https://status.example.com',
  levels: content.levels,
  manage: 'https://status.example.com/subscription/hook?token=t',
}

async function said(title: string, message: string): Promise<ChatMessage> {
  const deps = testDeps()
  const input = { title, message, severity: 'P1' as const, components: ['authentication', 'api'] }
  const { update } = (await openIncident(deps, input, { by: 'x' })).result
  const [entry] = await deps.store.get([eventKey(update.notice ?? '')])
  return chatMessage(entry?.value as HookEvent, page)
}

const usual = await said('Nobody can sign in', 'New sign-ins fail.\n\nWe are looking for the cause.')
const hostile = await said(
  '<!everyone> @everyone @here *[x](https://evil.example)* {{DATE(x)}} <users/all> `a`',
  `<script>alert(1)</script> <@U1> ${'&<>*_~[]()#| @everyone\n- - 1. '.repeat(800)}`,
)
const longest = await said(`${'W🚨'.repeat(60)}`, 'ü'.repeat(25_000))

const products = {
  slack: slackMessage,
  teams: teamsMessage,
  discord: discordMessage,
  google: googleChatMessage,
}
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

/** Every text in a message, wherever it stands. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

describe('a message for a chat', () => {
  it.each(Object.entries(products))(
    'of %s says sign, state, severity, words, facts and where to read on',
    (_, write) => {
      const all = texts(write(usual)).join('\n')
      for (const part of [
        '✕ Major outage',
        'P1 Critical',
        'Nobody can sign in',
        'New sign-ins fail',
        'Authentication and API',
      ])
        expect(all).toContain(part)
      expect(all).toContain('https://status.example.com/incidents/INC-2026-11-17-001')
      expect(all).toContain(page.manage)
      expect(all).not.toMatch(/undefined|\[object/)
    },
  )

  it.each(Object.entries(products))('of %s fits whatever was written', (_, write) => {
    for (const message of [hostile, longest]) expect(bytes(write(message))).toBeLessThan(28 * 1024)
  })

  it('greets a chat that was just set up', () => {
    expect(texts(slackMessage(greeting('2026-11-17T02:41:00.000Z', page))).join()).toContain(
      'Notices of DuetRight Status come here.',
    )
  })
})

describe('Slack', () => {
  it('gets texts within its limits, in which nobody is called and nothing linked but what we link', () => {
    const message = slackMessage(hostile)
    const [attachment] = message.attachments
    for (const block of attachment?.blocks ?? [])
      for (const text of texts(block)) expect(text.length).toBeLessThanOrEqual(3000)
    const links = [...JSON.stringify(message).matchAll(/<[^>]*>/g)].map(([link]) => link)
    expect(links.length).toBeGreaterThan(2)
    for (const link of links) expect(link).toMatch(/^<https:\/\/status\.example\.com\//)
    expect(JSON.stringify(message)).not.toMatch(/@(everyone|here|channel)\b/)
  })

  it('gets the colour of the state', () => {
    expect(slackMessage(usual).attachments[0]?.color).toBe('#b30f2c')
  })
})

describe('Discord', () => {
  it('gets an embed within its limits that mentions nobody', () => {
    for (const message of [usual, hostile, longest]) {
      const { embeds, allowed_mentions, username } = discordMessage(message)
      expect(allowed_mentions).toEqual({ parse: [] })
      expect(username.length).toBeLessThanOrEqual(80)
      const [embed] = embeds
      expect(embed?.title.length).toBeLessThanOrEqual(256)
      expect(embed?.description.length).toBeLessThanOrEqual(4096)
      expect(embed?.fields.length).toBeLessThanOrEqual(25)
      for (const field of embed?.fields ?? []) expect(field.value.length).toBeLessThanOrEqual(1024)
      const all = [embed?.title, embed?.description, embed?.author.name, embed?.footer.text]
      const fields = embed?.fields.flatMap(({ name, value }) => [name, value]) ?? []
      expect([...all, ...fields].join('').length).toBeLessThanOrEqual(6000)
    }
  })

  it('reads nothing of a text as Markdown', () => {
    const [embed] = discordMessage(hostile).embeds
    expect(embed?.title).not.toMatch(/(?<!\\)[*_~`|[\]()<>#]/)
  })
})

describe('Microsoft Teams', () => {
  it('gets an Adaptive Card as a workflow posts it, in which a text is only text', () => {
    const card = teamsMessage(hostile)
    expect(card).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', version: '1.4', actions: [{ type: 'Action.OpenUrl' }, {}] },
        },
      ],
    })
    const blocks = card.attachments[0]?.content.body ?? []
    for (const text of texts(blocks)) expect(text).not.toMatch(/\{\{|(?<!\\)[[\]<>]/)
  })
})

describe('Google Chat', () => {
  it('gets one card for one incident, in whose thread all of it stands, and no HTML but ours', () => {
    const card = googleChatMessage(hostile)
    expect(card.thread.threadKey).toBe('INC-2026-11-17-001')
    const tags = texts(card.cardsV2[0]?.card.sections).flatMap((text) => text.match(/<[^>]*>/g) ?? [])
    for (const tag of tags) expect(tag).toMatch(/^<(br|b|\/b|font color="#[0-9a-f]{6}"|\/font)>$/)
    expect(googleChatAddress('https://chat.googleapis.com/v1/spaces/A/messages?key=k&token=t')).toBe(
      'https://chat.googleapis.com/v1/spaces/A/messages?key=k&token=t&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD',
    )
  })
})
