import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileMailer } from '#functions/adapters/mail/file.ts'
import { resendMailer } from '#functions/adapters/mail/resend.ts'
import { smtpMailer } from '#functions/adapters/mail/smtp.ts'
import type { Mailer } from '#core/ports.ts'
import { type SetClock, setClock } from '#test/fakes/deps.ts'
import {
  type AcceptedMail,
  badGateway,
  broken,
  error,
  fakeResend,
  type FakeResend,
  type Mood,
  tooMany,
} from '#test/fakes/resend.ts'
import { type ArrivedMail, mailFrom, type SmtpCatcher, smtpCatcher } from '#test/fakes/smtp.ts'
import { mail, mailerContract } from './mailer-contract.ts'

mailerContract('a folder of files', { remembers: true, hasWeakMoments: false }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mail-'))
  return {
    mailer: fileMailer(folder, setClock()),
    arrived: async () =>
      Promise.all((await readdir(folder)).map(async (file) => mailFrom(await readFile(join(folder, file))))),
    close: () => rm(folder, { recursive: true }),
  }
})

mailerContract(
  'SMTP',
  { remembers: false, unknownAddress: 'nobody@example.org', hasWeakMoments: true },
  async () => {
    const server = await smtpCatcher()
    server.refuse('nobody@example.org')
    const mailer = smtpMailer(server.url)
    return {
      mailer,
      arrived: () => Promise.resolve(server.mails),
      failNext: () => {
        server.answerNext(451, 'Try again later')
      },
      async close() {
        mailer.close()
        await server.close()
      },
    }
  },
)

mailerContract(
  'Resend',
  { remembers: true, unknownAddress: 'nobody at all', hasWeakMoments: true },
  async () => {
    const server = await fakeResend(setClock())
    return {
      mailer: resendMailer(server.apiKey, server.url),
      arrived: () => Promise.resolve(server.ledger.map(arrivedFrom)),
      failNext: () => {
        server.next(tooMany(1))
      },
      close: () => server.close(),
    }
  },
)

describe('a folder of files', () => {
  let folder: string
  let clock: SetClock
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mail-'))
    clock = setClock('2026-11-17T02:41:00.000Z')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('names each file after the key and the place in the batch, and leaves nothing else behind', async () => {
    await fileMailer(join(folder, 'not', 'there yet'), clock).send('01k9/2', [
      mail(),
      mail({ to: 'b@example.org' }),
    ])
    expect((await readdir(join(folder, 'not', 'there yet'))).toSorted()).toEqual([
      '01k9-2-1.eml',
      '01k9-2-2.eml',
    ])
  })

  it('overwrites the same files on a repeat', async () => {
    const mailer = fileMailer(folder, clock)
    await mailer.send('k/1', [mail({ subject: 'First' })])
    await mailer.send('k/1', [mail({ subject: 'Again' })])
    expect(await readdir(folder)).toEqual(['k-1-1.eml'])
    expect((await mailFrom(await readFile(join(folder, 'k-1-1.eml')))).subject).toBe('Again')
  })

  it('keeps a file inside the folder, whatever the key', async () => {
    await fileMailer(join(folder, 'mail'), clock).send('../../outside/.\u0000x', [mail()])
    expect(await readdir(folder)).toEqual(['mail'])
    expect(await readdir(join(folder, 'mail'))).toEqual([expect.stringMatching(/^[\w-]+\.eml$/)])
  })

  it('dates a mail by the injected clock', async () => {
    await fileMailer(folder, clock).send('k/1', [mail()])
    const { headers } = await mailFrom(await readFile(join(folder, 'k-1-1.eml')))
    expect(headers['date']).toEqual(['Tue, 17 Nov 2026 02:41:00 +0000'])
  })

  it('asks for another try when the folder cannot be written', async () => {
    await writeFile(join(folder, 'mail'), 'in the way')
    const mailer = fileMailer(join(folder, 'mail'), clock)
    await expect(mailer.send('k/1', [mail()])).rejects.toMatchObject({ name: 'Refusal', kind: 'unavailable' })
    await rm(join(folder, 'mail'))
    await mkdir(join(folder, 'mail'))
    expect(await mailer.send('k/1', [mail()])).toEqual([{ state: 'sent' }])
  })
})

describe('SMTP', () => {
  let server: SmtpCatcher
  let mailer: ReturnType<typeof smtpMailer>
  beforeEach(async () => {
    server = await smtpCatcher()
    mailer = smtpMailer(server.url)
  })
  afterEach(async () => {
    mailer.close()
    await server.close()
  })

  it('carries one mail in a call, because the server remembers no key', () => {
    expect(mailer.batchLimit).toBe(1)
  })

  it('repeats what the server said of an address that it refuses', async () => {
    server.refuse('nobody@example.org')
    expect(await mailer.send('k/1', [mail({ to: 'nobody@example.org' })])).toEqual([
      {
        state: 'failed',
        reason: expect.stringContaining('550 No mailbox nobody@example.org here') as string,
      },
    ])
  })

  it('fails a mail that the server refuses after reading it', async () => {
    server.answerNext(554, 'Looks like spam')
    expect(await mailer.send('k/1', [mail()])).toEqual([
      { state: 'failed', reason: expect.stringContaining('Looks like spam') as string },
    ])
  })

  it('fails an address that is none, without asking anyone', async () => {
    expect(await mailer.send('k/1', [mail({ to: 'nobody at all' })])).toEqual([
      { state: 'failed', reason: expect.any(String) as string },
    ])
  })

  it('writes to no second person, whatever stands in the address', async () => {
    await mailer.send('k/1', [mail({ to: 'mara@example.org, victim@example.net' })]).catch(() => undefined)
    expect(server.mails.flatMap(({ to }) => to)).not.toContain('victim@example.net')
  })

  it('asks for another try when the server turns every connection away', async () => {
    server.greet(554, 'No service for you')
    await expect(mailer.send('k/1', [mail()])).rejects.toMatchObject({ name: 'Refusal', kind: 'unavailable' })
  })

  it('asks for another try when nobody answers', async () => {
    await server.close()
    await expect(mailer.send('k/1', [mail()])).rejects.toMatchObject({ name: 'Refusal', kind: 'unavailable' })
  })

  it('sends once in an attempt and asks for another, when the connection breaks before the answer', async () => {
    server.hangUpNext()
    await expect(mailer.send('k/1', [mail()])).rejects.toMatchObject({ name: 'Refusal', kind: 'unavailable' })
    expect(server.mails).toHaveLength(1)
  })

  it('signs in as the address says', async () => {
    const locked = await smtpCatcher({ user: 'status', password: 'b4rn-d00r' })
    const signedIn = smtpMailer(locked.url)
    expect(await signedIn.send('k/1', [mail()])).toEqual([{ state: 'sent' }])
    expect(locked.mails).toHaveLength(1)
    signedIn.close()
    await locked.close()
  })

  it('asks for another try when signing in fails, and never repeats the password', async () => {
    const locked = await smtpCatcher({ user: 'status', password: 'b4rn-d00r' })
    const stranger = smtpMailer(locked.url.replace('b4rn-d00r', 'wr0ng-k3y'))
    const attempt = stranger.send('k/1', [mail()])
    await expect(attempt).rejects.toMatchObject({ name: 'Refusal', kind: 'unavailable' })
    await expect(attempt).rejects.not.toThrow(/wr0ng-k3y/)
    stranger.close()
    await locked.close()
  })

  it('asks for another try when the server wants a sign-in that the address does not give', async () => {
    const locked = await smtpCatcher({ user: 'status', password: 'b4rn-d00r' })
    const stranger = smtpMailer(locked.url.replace('status:b4rn-d00r@', ''))
    await expect(stranger.send('k/1', [mail()])).rejects.toMatchObject({
      name: 'Refusal',
      kind: 'unavailable',
    })
    stranger.close()
    await locked.close()
  })
})

describe('Resend', () => {
  let clock: SetClock
  let server: FakeResend
  let mailer: Mailer
  beforeEach(async () => {
    clock = setClock()
    server = await fakeResend(clock)
    mailer = resendMailer(server.apiKey, server.url)
  })
  afterEach(() => server.close())

  const people = (count: number) =>
    Array.from({ length: count }, (_, index) => mail({ to: `person-${index}@example.org` }))

  it('takes a full batch in one request', async () => {
    expect(await mailer.send('k/1', people(mailer.batchLimit))).toHaveLength(100)
    expect(server.ledger).toHaveLength(100)
    expect(server.requests()).toBe(1)
  })

  it('sends none of a batch that is too large', async () => {
    const outcomes = await mailer.send('k/1', people(101))
    expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set(['failed']))
    expect(server.ledger).toEqual([])
  })

  it('gives each mail the id that belongs to it, though others of its batch were refused', async () => {
    const mails = people(7).map((each, index) =>
      index === 0 || index === 3 || index === 6 ? { ...each, to: 'nonsense' } : each,
    )
    const outcomes = await mailer.send('k/1', mails)
    const ids = new Map(server.ledger.map(({ id, to }) => [to[0], id]))
    expect(outcomes).toEqual(
      mails.map(({ to }) =>
        to === 'nonsense'
          ? { state: 'failed', reason: expect.stringContaining('Invalid `to` field') as string }
          : { state: 'sent', providerId: ids.get(to) },
      ),
    )
  })

  it('says of a batch of nothing but bad addresses that each failed', async () => {
    const outcomes = await mailer.send('k/1', [mail({ to: 'one' }), mail({ to: 'two' })])
    expect(outcomes.map(({ state }) => state)).toEqual(['failed', 'failed'])
  })

  it.each<[string, Mood]>([
    ['asks to slow down', tooMany(7)],
    ['has an error of its own', broken],
    ['is hidden by its proxy', badGateway],
    ['hangs up', 'hang up'],
    [
      'has no quota left today',
      error(429, 'daily_quota_exceeded', 'You have reached your daily email quota.'),
    ],
    ['answers with half a success', { status: 200, body: '{"data":[{"id":"1"' }],
  ])('asks for another try when Resend %s, and then sends once', async (_, mood) => {
    server.next(mood)
    await expect(mailer.send('k/1', people(3))).rejects.toMatchObject({
      name: 'Refusal',
      kind: expect.stringMatching(/^(unavailable|limited)$/) as string,
    })
    expect(server.ledger).toEqual([])
    expect(await mailer.send('k/1', people(3))).toHaveLength(3)
    expect(server.ledger).toHaveLength(3)
  })

  it.each<[string, Mood]>([
    ['answers with an error that says nothing', { status: 503, body: null }],
    ['answers with a success that says nothing', { status: 200, body: {} }],
  ])('asks for another try when Resend %s', async (_, mood) => {
    server.next(mood)
    await expect(mailer.send('k/1', people(3))).rejects.toMatchObject({
      name: 'Refusal',
      kind: 'unavailable',
    })
  })

  it('says after how many seconds to try again, where Resend says it', async () => {
    server.next(tooMany(7), broken)
    await expect(mailer.send('k/1', [mail()])).rejects.toMatchObject({ retryAfter: 7 })
    await expect(mailer.send('k/1', [mail()])).rejects.toMatchObject({ retryAfter: undefined })
  })

  it('makes one request in an attempt', async () => {
    server.next(broken, 'hang up')
    await mailer.send('k/1', [mail()]).catch(() => undefined)
    await mailer.send('k/1', [mail()]).catch(() => undefined)
    expect(server.requests()).toBe(2)
  })

  it('sends once although the answer was lost, and then tells the ids of the first time', async () => {
    server.next('accept and hang up')
    await expect(mailer.send('k/1', people(3))).rejects.toMatchObject({
      name: 'Refusal',
      kind: 'unavailable',
    })
    const outcomes = await mailer.send('k/1', people(3))
    expect(server.ledger).toHaveLength(3)
    expect(outcomes).toEqual(server.ledger.map(({ id }) => ({ state: 'sent', providerId: id })))
  })

  it('asks for another try while the first is still running, and sends once', async () => {
    const { promise: until, resolve: release } = Promise.withResolvers<void>()
    server.next({ until })
    const first = mailer.send('k/1', people(3))
    await expect.poll(() => server.requests()).toBe(1)
    await expect(mailer.send('k/1', people(3))).rejects.toMatchObject({
      name: 'Refusal',
      kind: 'unavailable',
    })
    release()
    expect(await first).toHaveLength(3)
    expect(await mailer.send('k/1', people(3))).toEqual(await first)
    expect(server.ledger).toHaveLength(3)
  })

  it('sends nothing when other mails come under a known key, and does not ask for another try', async () => {
    await mailer.send('k/1', people(2))
    const outcomes = await mailer.send('k/1', people(3))
    expect(outcomes.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown'])
    expect(outcomes[0]).toMatchObject({
      reason: expect.stringContaining('invalid_idempotent_request') as string,
    })
    expect(server.ledger).toHaveLength(2)
  })

  it('would send again under a key that is a day old, which is why we stop before', async () => {
    await mailer.send('k/1', [mail()])
    clock.pass(24 * 60 * 60 * 1000 - 1)
    await mailer.send('k/1', [mail()])
    expect(server.ledger).toHaveLength(1)
    clock.pass(1)
    await mailer.send('k/1', [mail()])
    expect(server.ledger).toHaveLength(2)
  })

  it('asks for another try when the API key is wrong, because that is not the mails’ fault', async () => {
    await expect(resendMailer('re_wrong', server.url).send('k/1', people(2))).rejects.toMatchObject({
      name: 'Refusal',
      kind: 'unavailable',
    })
  })

  it('asks for another try when our domain is not verified yet', async () => {
    await expect(mailer.send('k/1', [mail({ from: 'Status <status@other.example>' })])).rejects.toMatchObject(
      {
        name: 'Refusal',
        kind: 'unavailable',
      },
    )
  })
})

function arrivedFrom({ from, to, subject, html = '', text = '', headers = {} }: AcceptedMail): ArrivedMail {
  const [, name = '', address = from] = /^(.*?)\s*<([^<>]*)>$/.exec(from) ?? []
  const fields = Object.fromEntries(
    Object.entries(headers).map(([field, value]) => [field.toLowerCase(), [value]]),
  )
  return {
    from: { name, address },
    to,
    subject,
    html,
    text,
    messageId: headers['Message-ID'] ?? '',
    headers: fields,
    structure: [],
    source: Buffer.alloc(0),
  }
}
