import { beforeEach, describe, expect, it } from 'vitest'
import { openIncident } from '#core/incidents/open-incident.ts'
import { languages } from '#core/words/languages.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { content, type Outbox, outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { by, subscribed } from './people.ts'

let deps: TestDeps
let box: Outbox
beforeEach(() => {
  deps = testDeps()
  box = outbox()
})

async function told() {
  box.mails.length = 0
  const message = 'New sign-ins fail.'
  const components = ['authentication']
  const input = { title: 'Nobody can sign in', message, severity: 'P1' as const, components, notify: true }
  await openIncident(deps, input, by)
  await deliver({ ...deps, mailer: box })
  return new Map(box.mails.map((mail) => [mail.to.split('@')[0], mail]))
}

describe('the language of a mail', () => {
  it('is the one that each person chose, and the page’s own for who chose none', async () => {
    for (const language of languages) await subscribed(deps, { email: `${language}@example.com`, language })
    await subscribed(deps, { email: 'none@example.com' })
    const mails = await told()
    expect(mails.get('none')?.html).toBe(
      mails
        .get('en')
        ?.html.replaceAll(/token=[\w-]+/g, /token=[\w-]+/.exec(mails.get('none')?.html ?? '')?.[0] ?? ''),
    )
    for (const language of languages)
      expect(mails.get(language)?.html).toContain(
        `<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`,
      )
    expect(mails.get('ja')?.text).toContain('全面停止, P1 Critical')
    expect(mails.get('de')?.text).toMatch(
      /Sie erhalten diese E-Mail, weil .*\nNur Anfang und Ende: https:\/\/status\.example\.com\/de\/subscription\?token=[\w-]+&choose=ends\n/,
    )
    expect(mails.get('de')?.headers?.['List-Unsubscribe']).toContain('/de/unsubscribe?token=')
  })

  it('is the page’s own in what a template says that nobody has translated, times included', async () => {
    deps = testDeps({ content: { ...content, translations: {} } })
    await subscribed(deps, { email: 'de@example.com', language: 'de' })
    const mail = (await told()).get('de')
    expect(mail?.subject).toBe('DuetRight Dashboard - Service Issue')
    expect(mail?.text).toContain('Started: 02:41 UTC, Tuesday 17 November 2026')
    expect(mail?.html).toContain('<div lang="en" dir="auto">')
  })

  it('is theirs in a translated template, and what was written about the incident stays as it is', async () => {
    await subscribed(deps, { email: 'de@example.com', language: 'de' })
    const mail = (await told()).get('de')
    expect(mail?.subject).toBe('DuetRight Dashboard - Störung')
    expect(mail?.text).toContain('Auswirkung: New sign-ins fail.')
    expect(mail?.text).toContain('Beginn: 02:41 UTC, Dienstag, 17. November 2026')
    expect(mail?.text).toContain('melden uns alle 15 Minuten.')
  })
})
