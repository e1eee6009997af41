import { describe, expect, it } from 'vitest'
import type { AcceptedMail } from '#test/fakes/resend.ts'
import { eventually } from '#test/e2e/process.ts'
import { onEveryRuntime } from './on-every-runtime.ts'

onEveryRuntime(({ page, ask }) => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const submit = (path: string, body = '') => ask.send('POST', path, form, body)

  /** Every mail to somebody, once there are so many. */
  const mailsTo = async (email: string, count: number): Promise<readonly AcceptedMail[]> => {
    const mails = () =>
      page()
        .mails()
        .filter(({ to }) => to.includes(email))
    return eventually(
      () => Promise.resolve(mails()),
      ({ length }) => length >= count,
    )
  }
  const linkIn = (mail: AcceptedMail | undefined, path: string) => {
    const link = new RegExp(`${page().url}${path}\\?token=[\\w-]+`).exec(mail?.text ?? '')?.[0] ?? ''
    return link.slice(page().url.length)
  }
  const subscribed = async (email: string, more = ''): Promise<void> => {
    await submit('/subscribe', `email=${encodeURIComponent(email)}${more}`)
    const [mail] = await mailsTo(email, 1)
    await submit(linkIn(mail, '/subscribe/confirm'))
  }

  describe('a subscriber', () => {
    it('asks by the form, presses the button in the mail, and gets the beginning and the end', async () => {
      const asked = await submit(
        '/subscribe',
        'email=mara%40example.com&about=some&components=authentication',
      )
      expect([asked.status, asked.headers.location]).toEqual([303, '/subscribe/check'])
      const [confirmation] = await mailsTo('mara@example.com', 1)
      expect(confirmation?.subject).toBe('Confirm your email address for DuetRight Status')

      const link = linkIn(confirmation, '/subscribe/confirm')
      const shown = await ask.get(link)
      expect([shown.status, shown.headers['cache-control'], shown.headers['referrer-policy']]).toEqual([
        200,
        'no-store',
        'no-referrer',
      ])
      expect(shown.text).toContain('Authentication')
      const pressed = await submit(link)
      expect([pressed.status, pressed.headers.location]).toEqual([303, '/subscribe/confirmed'])
      expect((await submit(link)).status).toBe(404)

      await page().script('Investigating issue with authentication')
      await mailsTo('mara@example.com', 2)
      await page().script('--resolve', 'A new certificate is in place.')
      const mails = await mailsTo('mara@example.com', 3)
      expect(mails.map(({ subject }) => subject)).toEqual([
        'Confirm your email address for DuetRight Status',
        'DuetRight Dashboard - Service Issue',
        'DuetRight Dashboard - Service Restored',
      ])
      expect(mails[1]?.text).toContain('Impact: Investigating issue with authentication')
      expect(mails[2]?.text).toMatch(/Duration: .* to /)
    })

    it('leaves by the button, and by one click of the mail program, and gets nothing more', async () => {
      for (const name of ['ana', 'ben', 'zoe']) await subscribed(`${name}@example.com`)
      await ask.post('/api/v1/notices', { message: 'Database is down' })
      const [[, ana], [, ben]] = [await mailsTo('ana@example.com', 2), await mailsTo('ben@example.com', 2)]
      const button = linkIn(ana, '/unsubscribe')
      expect((await ask.get(button)).text).toMatch(/a\S*@example\.com/)
      const pressed = await submit(button)
      expect([pressed.status, pressed.headers.location]).toEqual([303, '/unsubscribed'])

      expect(ben?.headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
      const target = /<([^>]+)>/.exec(ben?.headers?.['List-Unsubscribe'] ?? '')?.[1] ?? ''
      const clicked = await submit(target.slice(page().url.length), 'List-Unsubscribe=One-Click')
      expect([clicked.status, clicked.text]).toEqual([200, 'You are unsubscribed.\n'])

      await ask.post('/api/v1/notices', { message: 'Login is broken', severity: 'P1' })
      // Who stays is in the same batch as those who left would be.
      await mailsTo('zoe@example.com', 3)
      expect(await mailsTo('ana@example.com', 2)).toHaveLength(2)
      // A mail program may have done it to an address that several share: they are told how to come back.
      const [, , last, ...more] = await mailsTo('ben@example.com', 3)
      expect([last?.subject, more]).toEqual(['You were unsubscribed from DuetRight Status', []])
    })

    it('gets only what was asked for', async () => {
      await subscribed('cem@example.com', '&about=some&components=api')
      await subscribed('dora@example.com')
      await ask.post('/api/v1/incidents', {
        title: 'Slow',
        message: 'x',
        severity: 'P2',
        components: ['database'],
      })
      await mailsTo('dora@example.com', 2)
      expect(await mailsTo('cem@example.com', 1)).toHaveLength(1)
    })

    it('is told what is wrong with the form, and keeps what was typed', async () => {
      const refused = await submit('/subscribe', 'email=mara%40example&updates=ends')
      expect([refused.status, refused.headers['content-type']]).toEqual([422, 'text/html; charset=UTF-8'])
      expect(refused.text).toContain('value="mara@example"')
      expect(refused.text).toContain('an address with an @ in it, like name@example.com')
      const german = await submit('/de/subscribe', 'email=x')
      expect([german.status, german.text]).toEqual([422, expect.stringContaining('<html lang="de"')])
    })

    it('over the API learns nothing of who is subscribed', async () => {
      const ask202 = async (email: string) => {
        const body = JSON.stringify({ email })
        const { status, text } = await ask.send(
          'POST',
          '/api/v1/subscriptions',
          { 'Content-Type': 'application/json' },
          body,
        )
        return [status, text]
      }
      const first = await ask202('eva@example.com')
      expect(first[0]).toBe(202)
      expect(await ask202('eva@example.com')).toEqual(first)
      expect(await mailsTo('eva@example.com', 1)).toHaveLength(1)
    })

    it('finds an expired link and a strange one explained', async () => {
      for (const path of ['/subscribe/confirm?token=x', '/unsubscribe?token=x']) {
        const { status, headers } = await ask.get(path)
        expect([path, status, headers['content-type']]).toEqual([path, 404, 'text/html; charset=UTF-8'])
      }
    })
  })
})
