import { beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#core/errors.ts'
import { expandNotice } from '#core/deliveries/expand-notice.ts'
import { deliveryState } from '#core/deliveries/due.ts'
import type { PostUpdateInput } from '#core/incidents/inputs.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { confirm } from '#core/subscribers/confirm.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import type { SubscribeInput } from '#core/subscribers/subscriber.ts'
import { departing, unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { hour, minute, second } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { type Outbox, outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'

const by = { by: 'test' }
let deps: TestDeps
let box: Outbox

beforeEach(() => {
  deps = testDeps()
  box = outbox()
})

const send = () => deliver({ ...deps, mailer: box })
const tokenIn = (text: string) => /token=([\w-]+)/.exec(text)?.[1] ?? ''

async function subscribed(input: SubscribeInput): Promise<string> {
  await subscribe(deps, input, by)
  await send()
  const { token } = await confirm(deps, tokenIn(box.mails.at(-1)?.text ?? ''), by)
  box.mails.length = 0
  deps.clock.pass(minute)
  return token
}

const open = async (more: Record<string, unknown> = {}) =>
  (
    await openIncident(
      deps,
      {
        title: 'Nobody can sign in',
        message: 'People cannot **sign in**.',
        severity: 'P1',
        components: ['authentication'],
        ...more,
      },
      by,
    )
  ).result.incident.id

const update = async (id: string, input: PostUpdateInput) => {
  deps.clock.pass(minute)
  await postUpdate(deps, id, input, by)
}

describe('subscribing', () => {
  it('sends one mail with a button, and nothing else until it is pressed', async () => {
    await subscribe(deps, { email: 'mara@example.com' }, by)
    await open()
    await send()
    expect(box.mails.map(({ subject, to }) => [to, subject])).toEqual([
      ['mara@example.com', 'Confirm your email address for DuetRight Status'],
    ])
    expect(box.mails[0]?.headers).not.toHaveProperty('List-Unsubscribe')
  })

  it('writes to an address once in 24 hours, however often it is entered', async () => {
    for (let time = 0; time < 5; time++)
      await subscribe(deps, { email: time % 2 ? 'Mara@Example.com' : 'mara@example.com' }, by)
    await send()
    expect(box.mails).toHaveLength(1)
    deps.clock.pass(24 * hour)
    await subscribe(deps, { email: 'mara@example.com' }, by)
    await send()
    expect(box.mails).toHaveLength(2)
  })

  it('confirms the wishes entered last', async () => {
    await subscribe(deps, { email: 'mara@example.com', components: ['api'] }, by)
    await subscribe(deps, { email: 'mara@example.com', components: ['database'], updates: 'ends' }, by)
    await send()
    expect(await confirm(deps, tokenIn(box.mails[0]?.text ?? ''), by)).toMatchObject({
      components: ['database'],
      updates: 'ends',
    })
  })

  it('takes a button once, and not after 48 hours', async () => {
    await subscribe(deps, { email: 'mara@example.com' }, by)
    await send()
    const secret = tokenIn(box.mails[0]?.text ?? '')
    await confirm(deps, secret, by)
    await expect(confirm(deps, secret, by)).rejects.toMatchObject({ kind: 'not_found' })

    await subscribe(deps, { email: 'late@example.com' }, by)
    await send()
    deps.clock.pass(48 * hour)
    await expect(confirm(deps, tokenIn(box.mails[1]?.text ?? ''), by)).rejects.toMatchObject({
      kind: 'not_found',
    })
  })

  it('forgets the address on leaving, and leaving twice is no mistake', async () => {
    const token = await subscribed({ email: 'mara@example.com' })
    expect(await unsubscribe(deps, token, by)).toBe(true)
    expect(await unsubscribe(deps, token, by)).toBe(true)
    expect(await unsubscribe(deps, 'never-given-out', by)).toBe(false)
    expect(await departing(deps, token)).toBe('gone')
    const kept = JSON.stringify(await deps.store.list(['subscriber'], { limit: 10 }))
    expect(kept).not.toContain('mara@example.com')
  })
})

describe('the customer notices', () => {
  it('open with the words of the procedure, filled from the incident', async () => {
    await subscribed({ email: 'mara@example.com' })
    await open()
    await send()
    const [mail] = box.mails
    expect(mail?.subject).toBe('DuetRight Dashboard - Service Issue')
    expect(mail?.text).toContain(
      'We are currently experiencing issues with the DuetRight Dashboard. Our team is actively working to resolve the problem.',
    )
    expect(mail?.text).toContain('Impact: People cannot sign in.\n\nAffected: Authentication.')
    expect(mail?.text).toContain('Started: 02:42 UTC, Tuesday 17 November 2026')
    expect(mail?.text).toContain('Expected Resolution: Not known yet. We will say so as soon as we know.')
    expect(mail?.text).toContain(
      'We apologize for any inconvenience and will provide updates every 15 minutes.',
    )
    expect(mail?.html).toContain('People cannot <strong>sign in</strong>.')
    expect(mail?.text).toContain('You get this because you asked for every notice about every service.')
  })

  it('close with duration, impact and cause', async () => {
    await subscribed({ email: 'mara@example.com' })
    const id = await open({ notify: false })
    await update(id, { message: 'Fixed', status: 'resolved', fields: { cause: 'A certificate ran out.' } })
    await send()
    expect(box.mails.map(({ subject }) => subject)).toEqual(['DuetRight Dashboard - Service Restored'])
    expect(box.mails[0]?.text).toContain('Duration: 02:42 UTC to 02:43 UTC, Tuesday 17 November 2026')
    expect(box.mails[0]?.text).toContain('Cause: A certificate ran out.')
  })

  it('carry one-click unsubscribe and keep one incident in one thread', async () => {
    const token = await subscribed({ email: 'mara@example.com' })
    const id = await open()
    await update(id, { message: 'Fixed', status: 'resolved' })
    await send()
    const [first, last] = box.mails
    expect(first?.headers).toMatchObject({
      'List-Unsubscribe': `<https://status.example.com/unsubscribe?token=${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    })
    expect(first?.headers).not.toHaveProperty('References')
    expect(last?.headers).toMatchObject({ References: first?.messageId, 'In-Reply-To': first?.messageId })
    expect(first?.messageId).not.toBe(last?.messageId)
  })

  it('are not made when nobody is to be told', async () => {
    await subscribed({ email: 'mara@example.com' })
    await open({ notify: false })
    await send()
    expect(box.mails).toEqual([])
  })

  it('go to those who asked for this service and this much', async () => {
    await subscribed({ email: 'all@example.com' })
    await subscribed({ email: 'auth@example.com', components: ['authentication'] })
    await subscribed({ email: 'api@example.com', components: ['api'] })
    await subscribed({ email: 'ends@example.com', updates: 'ends' })
    await subscribed({ email: 'p4@example.com', severities: ['P4'] })
    const id = await open()
    await send()
    expect(box.mails.map(({ to }) => to).toSorted()).toEqual([
      'all@example.com',
      'auth@example.com',
      'ends@example.com',
    ])
    box.mails.length = 0
    await update(id, { message: 'Still looking' })
    await send()
    expect(box.mails.map(({ to }) => to).toSorted()).toEqual(['all@example.com', 'auth@example.com'])
  })

  it('are inert whatever the message says', async () => {
    await subscribed({ email: 'mara@example.com' })
    await open({
      title: '<b>{{cause}}</b>',
      message: '{{product}} <script>alert(1)</script> \u{202A}'.trim().replace('\u{202A}', ''),
    })
    await send()
    expect(box.mails[0]?.html).not.toContain('<script>')
    expect(box.mails[0]?.html).toContain('&lt;b&gt;{{cause}}&lt;/b&gt;.')
    expect(box.mails[0]?.text).toContain('Impact: {{product}} <script>alert(1)</script>')
  })
})

describe('delivery', () => {
  it('reaches every subscriber exactly once, in batches', async () => {
    for (let index = 0; index < 250; index++) await subscribed({ email: `s${index}@example.com` })
    await open()
    const sizes: number[] = []
    box.before = (_key, mails) => {
      sizes.push(mails.length)
    }
    await Promise.all([send(), send()])
    await send()
    expect(sizes.toSorted()).toEqual([100, 100, 50])
    expect(new Set(box.mails.map(({ to }) => to)).size).toBe(250)
    expect(box.mails).toHaveLength(250)
    expect(await deliveryState(deps)).toEqual({
      queuedNotices: 0,
      oldestQueuedAt: null,
      oldestUnsentSeconds: 0,
      stuckBatches: 0,
      pause: null,
    })
  })

  it('tries again under the same key after a failure, and sends nothing twice when the answer was lost', async () => {
    await subscribed({ email: 'mara@example.com' })
    await open()
    const keys: string[] = []
    const accept = box.send.bind(box)
    let lost = 2
    box.send = async (key, mails) => {
      keys.push(key)
      const outcomes = await accept(key, mails)
      if (lost-- > 0) throw new Refusal('unavailable', 'connection reset')
      return outcomes
    }
    for (let attempt = 0; attempt < 5; attempt++) {
      await send()
      deps.clock.pass(30_000)
    }
    expect(new Set(keys).size).toBe(1)
    expect(keys).toHaveLength(3)
    expect(box.mails).toHaveLength(1)
  })

  it('waits as long as the provider asks', async () => {
    await subscribed({ email: 'mara@example.com' })
    await open()
    box.before = () => {
      throw new Refusal('limited', 'slow down', { retryAfter: 60 })
    }
    await send()
    box.before = () => undefined
    deps.clock.pass(59_000)
    await send()
    expect(box.mails).toEqual([])
    deps.clock.pass(1000)
    await send()
    expect(box.mails).toHaveLength(1)
  })

  it('never lets a resolution overtake what it resolves', async () => {
    await subscribed({ email: 'mara@example.com' })
    const id = await open()
    box.before = () => {
      throw new Refusal('unavailable', 'down')
    }
    await send()
    await update(id, { message: 'Fixed', status: 'resolved' })
    box.before = (key) => {
      if (key.endsWith('never')) throw new Error(key)
    }
    deps.clock.pass(hour)
    await send()
    deps.clock.pass(second)
    await send()
    expect(box.mails.map(({ subject }) => subject)).toEqual([
      'DuetRight Dashboard - Service Issue',
      'DuetRight Dashboard - Service Restored',
    ])
  })

  it('does not let a failing incident hold up another one', async () => {
    await subscribed({ email: 'mara@example.com' })
    await open()
    box.before = () => {
      throw new Refusal('unavailable', 'down')
    }
    await send()
    box.before = () => undefined
    deps.clock.pass(1000)
    await open({ title: 'Reports are slow', components: ['dashboard-ui'] })
    await send()
    expect(box.mails.map(({ html }) => html.includes('Reports are slow'))).toEqual([true])
  })

  it('stops after 23 hours, before the provider forgets the key, and says so', async () => {
    await subscribed({ email: 'mara@example.com' })
    await open()
    let tries = 0
    box.before = () => {
      tries++
      throw new Refusal('unavailable', 'down')
    }
    for (let elapsed = 0; elapsed < 48 * 4; elapsed++) {
      await send()
      deps.clock.pass(15 * minute)
    }
    expect(tries).toBeGreaterThan(50)
    expect(tries).toBeLessThan(105)
    expect(await deliveryState(deps)).toMatchObject({ queuedNotices: 0, stuckBatches: 1 })
  })

  it('sends nothing more when it was killed while sending and comes back after the provider forgot the key', async () => {
    await subscribed({ email: 'mara@example.com' })
    await open()
    box.send = () => new Promise(() => undefined)
    void send()
    await new Promise(setImmediate)
    box = outbox()
    deps.clock.pass(30 * hour)
    await send()
    expect(box.mails).toEqual([])
    expect(await deliveryState(deps)).toMatchObject({ queuedNotices: 0, stuckBatches: 1 })
  })

  it('goes on where a run stopped that may take only so many steps', async () => {
    const everybody = ['ana', 'ben', 'cem', 'dora', 'eva'].map((name) => `${name}@example.com`)
    for (const email of everybody) await subscribed({ email })
    await open()
    box = outbox(2)
    let runs = 1
    while (!(await deliver({ ...deps, mailer: box }, 1))) runs++
    expect(box.mails.map(({ to }) => to).toSorted()).toEqual(everybody)
    // A page of subscribers, and three batches.
    expect(runs).toBe(4)
  })

  it('leaves out whoever left before the first attempt', async () => {
    const token = await subscribed({ email: 'mara@example.com' })
    await subscribed({ email: 'ben@example.com' })
    await open()
    const [queued] = await deps.store.list(['notice-queue'], { limit: 1 })
    await expandNotice({ ...deps, mailer: box }, queued?.key[2] ?? '')
    await unsubscribe(deps, token, by)
    await send()
    expect(box.mails.map(({ to }) => to)).toEqual(['ben@example.com'])
  })

  it('takes over a batch whose sender was killed, once its lease has run out', async () => {
    await subscribed({ email: 'mara@example.com' })
    await open()
    box.send = () => new Promise(() => undefined)
    void send()
    await new Promise(setImmediate)
    box = outbox()
    await send()
    expect(box.mails).toEqual([])
    deps.clock.pass(2 * minute)
    await send()
    expect(box.mails).toHaveLength(1)
  })
})

describe('a notice whose field was left empty', () => {
  it('is refused with the name of the field and opens nothing', async () => {
    const template = deps.content.templates.initial
    const content = {
      ...deps.content,
      site: { ...deps.content.site, unknown: { ...deps.content.site.unknown, expectedResolution: ' ' } },
      templates: { ...deps.content.templates, initial: template },
    }
    await expect(openIncident({ ...deps, content }, { title: 'T', message: 'M' }, by)).rejects.toMatchObject({
      kind: 'invalid',
      mistakes: [{ field: 'fields.expectedResolution' }],
    })
    expect(await deps.store.list(['incident'], { limit: 1 })).toEqual([])
  })
})
