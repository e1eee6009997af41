import { Secret, TOTP } from 'otpauth'
import { describe, expect, it, vi } from 'vitest'
import { authenticator } from '#test/fakes/authenticator.ts'
import { type Answer, asking } from './ask.ts'
import { onEveryRuntime } from './on-every-runtime.ts'
import type { RunningPage } from './runtimes.ts'

const password = 'correct horse battery staple'

/** Somebody with a browser of their own, which keeps its cookie and says where a form comes from. */
function browser(page: () => RunningPage) {
  const { send } = asking(page)
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const remember = (answer: Answer) => {
    for (const set of answer.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    return answer
  }
  return {
    get: async (path: string) => remember(await send('GET', path, { Cookie: cookie() })),
    post: async (path: string, form: Record<string, string> = {}, origin = page().url) =>
      remember(
        await send(
          'POST',
          path,
          { Cookie: cookie(), Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
          new URLSearchParams(form).toString(),
        ),
      ),
  }
}

onEveryRuntime(({ page, ask }) => {
  const lead = browser(page)

  it('is set up by the first link, once', async () => {
    const link = new URL(await page().setUpLink())
    const token = link.searchParams.get('token') ?? ''
    expect((await lead.get(link.pathname + link.search)).text).toContain('Become the first administrator')
    const form = { token, name: 'Mara Lind', email: 'mara@example.com', password }
    expect((await lead.post('/admin/set-up', form)).headers.location).toBe('/admin/me?new')
    const again = await browser(page).post('/admin/set-up', { ...form, email: 'other@example.com' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('The console is set up already.')
  })

  it('lets in by the password, and not by another one', async () => {
    const other = browser(page)
    expect((await other.get('/admin')).headers.location).toBe('/admin/sign-in?to=%2Fadmin')
    const wrong = await other.post('/admin/sign-in', {
      email: 'mara@example.com',
      password: 'something else',
    })
    expect(wrong.status).toBe(401)
    expect(wrong.text).toContain('That address and password do not belong together.')
    await other.post('/admin/sign-in', { email: 'mara@example.com', password })
    expect((await other.get('/admin')).text).toContain('Mara Lind')
    await other.post('/admin/sign-out')
    expect((await other.get('/admin')).status).toBe(303)
    expect((await lead.get('/admin')).status).toBe(200)
  })

  it('refuses a form of another site', async () => {
    const answer = await lead.post('/admin/sign-out', {}, 'https://evil.example')
    expect(answer.status).toBe(403)
    expect((await lead.get('/admin')).status).toBe(200)
  })

  it('asks for the code of an app beside the password, and takes each once', async () => {
    const shown = await lead.post('/admin/me/totp/begin')
    const secret = /name="secret" value="([A-Z2-7]+)"/.exec(shown.text)?.[1] ?? ''
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    const turnedOn = await lead.post('/admin/me/totp', { secret, code })
    const recovery = /<code[^>]*>\s*([\w ]{8,}?)\s*<\/code>/.exec(turnedOn.text)?.[1] ?? ''
    expect(recovery).not.toBe('')

    const other = browser(page)
    const half = await other.post('/admin/sign-in', { email: 'mara@example.com', password })
    expect(half.headers.location).toMatch(/^\/admin\/second-factor/)
    expect((await other.get('/admin')).status).toBe(303)
    expect((await other.post('/admin/second-factor', { code })).status).toBe(401)
    expect((await other.post('/admin/second-factor', { code: recovery })).status).toBe(303)
    expect((await other.get('/admin')).status).toBe(200)
    expect((await lead.post('/admin/me/totp/remove')).status).toBe(303)
    expect((await other.get('/admin')).status).toBe(303)
  })

  it('takes a passkey that asked its owner for a finger, a face or a code, and no other', async () => {
    const key = authenticator(page().url)
    const begun = (await lead.post('/admin/me/passkeys/options')).json<{ challenge: string }>()
    const answer = JSON.stringify(key.create(begun))
    await lead.post('/admin/me/passkeys', { name: 'Laptop', answer, challenge: begun.challenge })

    const other = browser(page)
    const enter = async (verified: boolean) => {
      const asked = (await other.post('/admin/sign-in/passkey/options')).json<{ challenge: string }>()
      const given = JSON.stringify(key.get(asked, { verified }))
      return other.post('/admin/sign-in/passkey', { answer: given, challenge: asked.challenge })
    }
    expect((await enter(false)).status).toBe(401)
    expect((await enter(true)).headers.location).toBe('/admin')
    expect((await other.get('/admin')).text).toContain('Mara Lind')
  })

  it('takes an incident from declaring over a draft and a preview to its end', async () => {
    const declared = await lead.post('/admin/incidents/new', {
      'answer.down': 'no',
      'answer.authentication': 'yes',
      title: 'Nobody can sign in',
      message: 'New sign-ins fail.',
      'impact.authentication': 'major_outage',
      notify: 'quiet',
    })
    const [here = ''] = (declared.headers.location ?? '').split('?')
    expect(here).toMatch(/^\/admin\/incidents\/INC-/)
    expect((await ask.get('/')).text).toContain('Nobody can sign in.')

    const update = {
      title: 'Most people cannot sign in',
      message: 'Better.',
      status: 'identified',
      updates: '1',
    }
    await lead.post(`${here}/draft`, update)
    const preview = await lead.get(here.replace('/admin/incidents/', '/admin/preview/') + '/page')
    expect(preview.text).toContain('Most people cannot sign in.')
    expect(preview.headers['content-security-policy']).toContain("frame-ancestors 'self'")
    expect((await ask.get('/')).text).toContain('Nobody can sign in.')
    await lead.post(here, { ...update, notify: 'quiet' })
    expect((await ask.get('/')).text).toContain('Most people cannot sign in.')

    const late = await lead.post(here, { ...update, message: 'Words of another.', notify: 'quiet' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Words of another.')

    const last = { title: 'Nobody could sign in', message: 'It works.', updates: '2', anyway: 'Seen by eye.' }
    await lead.post(`${here}/resolve`, { ...last, notify: 'quiet' })
    expect((await ask.get('/')).text).toContain('Everything is working.')
  })

  it('begins and completes planned work, and records a review', async () => {
    const plan = {
      title: 'New database',
      message: 'We move the database.',
      components: 'database',
      scheduledFor: `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T05:00`,
      scheduledUntil: `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T07:00`,
      notify: 'quiet',
    }
    const here = (await lead.post('/admin/planned/new', plan)).headers.location ?? ''
    expect((await lead.get(here)).text).toContain('Begin now')
    for (const [before, status] of [
      ['scheduled', 'in_progress'],
      ['in_progress', 'completed'],
    ] as const)
      expect((await lead.post(here, { before, status, notify: 'quiet' })).status).toBe(303)
    expect((await lead.get(here)).text).toContain('It is over')

    expect((await lead.get('/admin/reviews')).text).toContain('Not yet')
    await lead.post('/admin/reviews', { id: 'channels', note: 'All four answered.' })
    expect((await lead.get('/admin/reviews')).text).toContain('All four answered.')
  })

  describe('emails', () => {
    it('leave ten seconds after publishing, and not at all once they were stopped', async () => {
      await ask.post('/api/v1/subscriptions', { email: 'reader@example.com' })
      const confirmation = await mailAbout('Confirm')
      const address =
        /https?:\/\/\S+\/subscribe\/confirm\?token=[\w-]+/.exec(confirmation.text ?? '')?.[0] ?? ''
      await ask.send('POST', new URL(address).pathname + new URL(address).search)

      const opening = { 'answer.down': 'yes', message: 'It is down.', notify: 'all' }
      const first = await lead.post('/admin/incidents/new', { ...opening, title: 'Taken back' })
      const desk = (await lead.get(first.headers.location ?? '')).text
      const stop = /action="(\/admin\/sent\/\w+\/withhold)"/.exec(desk)?.[1] ?? ''
      expect((await lead.post(stop)).status).toBe(303)
      await lead.post('/admin/incidents/new', { ...opening, title: 'Let go' })
      const notice = await mailAbout('Service Issue')
      expect(notice.text).toContain('Let go')
      expect(
        page()
          .mails()
          .filter(({ subject }) => subject.includes('Service Issue')),
      ).toHaveLength(1)
    }, 60_000)
  })

  /** The provider tells nobody when it has taken a mail. */
  function mailAbout(subject: string) {
    return vi.waitFor(
      () => {
        const found = page()
          .mails()
          .find((mail) => mail.subject.includes(subject))
        if (!found) throw new Error(`No mail about ${subject} was sent.`)
        return found
      },
      { timeout: 30_000, interval: 100 },
    )
  }
})
