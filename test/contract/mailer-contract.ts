import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#core/errors.ts'
import type { Mail, Mailer, MailOutcome } from '#core/ports.ts'
import type { ArrivedMail } from '#test/fakes/smtp.ts'

export interface MailerAtWork {
  mailer: Mailer
  /** What has arrived so far. */
  arrived(): Promise<ArrivedMail[]>
  /** Makes the next mail meet a failure that will pass. */
  failNext?(): void
  close(): Promise<void>
}

export interface MailerTraits {
  /** Whether a repeat under the same key is known for what it is. */
  remembers: boolean
  /** An address that is refused for good, where any is. */
  unknownAddress?: string
  /** Whether `failNext` is there. */
  hasWeakMoments: boolean
}

/** What every implementation of `Mailer` promises. */
export function mailerContract(
  name: string,
  { remembers, unknownAddress, hasWeakMoments }: MailerTraits,
  start: () => Promise<MailerAtWork>,
): void {
  describe(`${name} as a mailer`, () => {
    let at: MailerAtWork
    beforeEach(async () => {
      at = await start()
    })
    afterEach(() => at.close())

    /** Sends as the product does: never more than the mailer allows in one call. */
    const sendAll = async (key: string, mails: Mail[]): Promise<MailOutcome[]> => {
      const outcomes: MailOutcome[] = []
      for (let from = 0; from < mails.length; from += at.mailer.batchLimit) {
        outcomes.push(
          ...(await at.mailer.send(`${key}/${from + 1}`, mails.slice(from, from + at.mailer.batchLimit))),
        )
      }
      return outcomes
    }
    const arrivedAt = async (address: string) => (await at.arrived()).filter(({ to }) => to.includes(address))

    it('brings each mail once, to its own recipient, and says so in order', async () => {
      const mails = Array.from({ length: 12 }, (_, index) =>
        mail({ to: `person-${index}@example.org`, subject: `Number ${index}` }),
      )
      const outcomes = await sendAll('notice', mails)
      expect(outcomes.map(({ state }) => state)).toEqual(mails.map(() => 'sent'))
      const arrived = (await at.arrived()).toSorted((one, other) =>
        one.subject.localeCompare(other.subject, 'en', { numeric: true }),
      )
      expect(arrived.map(({ to, subject }) => ({ to, subject }))).toEqual(
        mails.map(({ to, subject }) => ({ to: [to], subject })),
      )
    })

    it('sends nothing when there is nothing to send', async () => {
      expect(await sendAll('notice', [])).toEqual([])
      expect(await at.arrived()).toEqual([])
    })

    it('says from whom, to whom and what, as HTML and as text', async () => {
      await sendAll('notice', [mail()])
      expect(await at.arrived()).toEqual([
        expect.objectContaining({
          from: { name: 'DuetRight Status', address: 'status@example.com' },
          to: ['mara@example.org'],
          subject: 'DuetRight Dashboard - Service Issue',
          html: '<p>Signing in <strong>fails</strong>.</p>',
          text: 'Signing in fails.',
          messageId: '<notice-1.person-1@status.example.com>',
        }),
      ])
    })

    it('carries the headers of a thread, of one-click unsubscribing and of an automatic mail', async () => {
      const headers = {
        'In-Reply-To': '<INC-2026-11-17-001@status.example.com>',
        References: '<INC-2026-11-17-001@status.example.com>',
        'List-Unsubscribe': `<https://status.example.com/unsubscribe?token=${'t0k3n-_'.repeat(9)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-ID': '<notices.status.example.com>',
        'Auto-Submitted': 'auto-generated',
      }
      await sendAll('notice', [mail({ headers })])
      const [arrived] = await at.arrived()
      for (const [field, value] of Object.entries(headers))
        expect(arrived?.headers[field.toLowerCase()], field).toEqual([value])
      expect(arrived?.headers['message-id']).toEqual(['<notice-1.person-1@status.example.com>'])
    })

    it('carries every script in sender, subject and body', async () => {
      const written = {
        from: 'Dürüm 障害 <status@example.com>',
        subject:
          'Störung behoben – 障害は解消しました 🔧 אנגלית, und noch etwas mehr als in eine Zeile passt',
        html: '<p>Störung – 障害 – 🔧</p>',
        text: 'Störung – 障害 – 🔧',
      }
      await sendAll('notice', [mail(written)])
      const [arrived] = await at.arrived()
      expect(arrived).toMatchObject({
        ...written,
        from: { name: 'Dürüm 障害', address: 'status@example.com' },
      })
    })

    it('carries lines of any length, and lines that begin with a full stop', async () => {
      const text = `.\n.. two\n${'long '.repeat(500)}end\n.\nFrom here on`
      const html = `<p>${'x'.repeat(5000)}</p>\n.\n<p>end</p>`
      await sendAll('notice', [mail({ text, html })])
      const [arrived] = await at.arrived()
      expect(arrived?.text).toBe(text)
      expect(arrived?.html).toBe(html)
    })

    it.each<[string, Partial<Mail>]>([
      ['subject', { subject: 'Harmless\r\nBcc: victim@example.net\r\n\r\n<p>Injected</p>' }],
      ['subject with a bare line feed', { subject: 'Harmless\nBcc: victim@example.net\nX-Injected: yes' }],
      [
        'subject with a bare carriage return',
        { subject: 'Harmless\rBcc: victim@example.net\rX-Injected: yes' },
      ],
      ['header', { headers: { 'List-ID': 'Harmless\r\nBcc: victim@example.net\r\nX-Injected: yes' } }],
      ['thread', { headers: { References: '<a@b>\r\nBcc: victim@example.net\r\nX-Injected: yes' } }],
      [
        'name of the sender',
        { from: 'Harmless\r\nBcc: victim@example.net\r\nX-Injected: yes <status@example.com>' },
      ],
      ['message id', { messageId: '<a@b>\r\nBcc: victim@example.net\r\nX-Injected: yes' }],
    ])('lets nobody slip in a header through a line break in the %s', async (_, written) => {
      const [outcome] = await at.mailer.send('notice', [mail(written)])
      const arrived = await at.arrived()
      expect(arrived).toHaveLength(outcome?.state === 'sent' ? 1 : 0)
      for (const { to, headers, html, subject } of arrived) {
        expect(to).toEqual(['mara@example.org'])
        expect(Object.keys(headers)).not.toContain('bcc')
        expect(Object.keys(headers)).not.toContain('x-injected')
        expect(html).toBe('<p>Signing in <strong>fails</strong>.</p>')
        expect(subject).not.toMatch(/[\r\n]/)
      }
    })

    it.runIf(unknownAddress)(
      'fails a bad address alone, with the reason, and sends to the others',
      async () => {
        const bad = mail({ to: unknownAddress ?? '' })
        const mails = [
          mail({ to: 'a@example.org' }),
          bad,
          mail({ to: 'b@example.org' }),
          bad,
          mail({ to: 'c@example.org' }),
        ]
        const outcomes = await sendAll('notice', mails)
        expect(outcomes.map(({ state }) => state)).toEqual(['sent', 'failed', 'sent', 'failed', 'sent'])
        expect(outcomes[1]).toMatchObject({ reason: expect.stringMatching(/\w+ \w+/) as string })
        expect((await at.arrived()).flatMap(({ to }) => to).toSorted()).toEqual([
          'a@example.org',
          'b@example.org',
          'c@example.org',
        ])
      },
    )

    it.runIf(hasWeakMoments)(
      'asks for another try when the failure will pass, and then sends once',
      async () => {
        at.failNext?.()
        const attempt = at.mailer.send('notice/1', [mail()])
        await expect(attempt).rejects.toThrow(Refusal)
        await expect(attempt).rejects.toMatchObject({
          kind: expect.stringMatching(/^(unavailable|limited)$/) as string,
        })
        expect(await at.mailer.send('notice/1', [mail()])).toEqual([
          expect.objectContaining({ state: 'sent' }),
        ])
        expect(await arrivedAt('mara@example.org')).toHaveLength(1)
      },
    )

    it('sends nothing again under the same key, or at least under the same Message-ID', async () => {
      const mails = [mail()]
      const first = await sendAll('notice', mails)
      expect(await sendAll('notice', mails)).toEqual(first)
      const arrived = await arrivedAt('mara@example.org')
      expect(arrived).toHaveLength(remembers ? 1 : 2)
      expect(new Set(arrived.map(({ messageId }) => messageId)).size).toBe(1)
    })

    it('sends the same mail under another key', async () => {
      await sendAll('notice-one', [mail()])
      await sendAll('notice-two', [mail()])
      expect(await arrivedAt('mara@example.org')).toHaveLength(2)
    })
  })
}

export function mail(more: Partial<Mail> = {}): Mail {
  return {
    from: 'DuetRight Status <status@example.com>',
    to: 'mara@example.org',
    subject: 'DuetRight Dashboard - Service Issue',
    html: '<p>Signing in <strong>fails</strong>.</p>',
    text: 'Signing in fails.',
    messageId: '<notice-1.person-1@status.example.com>',
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...more,
  }
}
