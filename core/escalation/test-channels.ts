import { slackEscaped } from '#core/chat/slack-text.ts'
import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { renderMail, said } from '#core/notices/render-mail.ts'
import { mailVoice } from '#core/notices/words/voice.ts'
import type { Key } from '#core/ports.ts'
import { everybody } from '#core/team/team.ts'
import { instant, type Instant } from '#core/words/times.ts'
import { type CallRead, outcomes } from './read-calls.ts'
import type { Called } from './record.ts'
import { type Message, tell } from './tell.ts'

/** The last time that every channel of the team was tried. */
interface ChannelTest {
  at: Instant
  by: string
  people: Called[]
  slack: string | null
}

export interface ChannelTestRead extends Pick<CallRead, 'at' | 'people' | 'slack'> {
  by: string
}

const testKey: Key = ['channel-test']

/** Sends a test to the team's channel and to everybody of the team, over every way to reach them. */
export function testChannels(deps: Deps, command: Command): Promise<Done<null>> {
  return carryOut(deps, command, async () => {
    const [entry] = await deps.store.get([testKey])
    const told = tell(deps, testMessage(deps))
    const at = instant(deps.clock.now())
    const test: ChannelTest = { at, by: command.by, people: told.people, slack: told.slack }
    return {
      result: null,
      change: {
        expect: [{ key: testKey, version: entry?.version ?? null }],
        put: [{ key: testKey, value: test }, ...told.put],
        remove: [],
      },
      audit: {
        action: 'team.test',
        subject: 'team',
        detail: { people: told.people.map(({ name }) => name) },
      },
    }
  })
}

/** What became of the last test; null where there was none. */
export async function lastChannelTest({ store }: Pick<Deps, 'store'>): Promise<ChannelTestRead | null> {
  const [entry] = await store.get([testKey])
  const test = entry?.value as ChannelTest | undefined
  if (!test) return null
  const reached = await outcomes(store, [test])
  return {
    at: test.at,
    by: test.by,
    people: test.people.map((person) => ({
      ...person,
      by: person.by.map(({ channel, notice }) => reached(channel, notice)),
    })),
    slack: test.slack === null ? null : reached('slack', test.slack),
  }
}

function testMessage({ content, siteUrl, clock }: Deps): Message {
  const { team, site } = content
  const text = 'This is a test of the way to reach you. Nothing is wrong, and there is nothing to do.'
  const address = `${siteUrl}/admin/team`
  const rolesOf = (name: string) =>
    team.roles
      .filter(({ primary, backup }) => primary.name === name || backup?.name === name)
      .map((role) => role.name)
  return {
    about: 'channel-test',
    asks: false,
    people: everybody(team).map((contact) => ({ contact, roles: rolesOf(contact.name) })),
    chat: slackEscaped(`Test. ${text}`),
    mail: ({ roles }) =>
      renderMail({
        template: content.teamMail,
        site,
        reader: mailVoice(site.language),
        writer: mailVoice(site.language),
        values: {
          product: said(site.product),
          site: said(`${site.name} Status`),
          subject: said(`Test: ${site.name} Status can reach you`),
          id: said(''),
          severity: said(''),
          why: said(text),
          roles: said(roles.join(', ')),
          issue: said(''),
          impact: said(''),
          started: said(''),
          answerBy: said(''),
          answer: said(''),
          address: said(address),
        },
        sign: null,
        beside: '',
        headline: 'This is a test.',
      }),
    page: ({ contact, roles }) => ({
      type: 'test',
      timestamp: instant(clock.now()),
      data: { why: text, person: contact.name, roles, url: address },
    }),
  }
}
