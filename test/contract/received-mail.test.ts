import { createPublicKey, createVerify, generateKeyPairSync, createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { minute } from '#core/words/times.ts'
import { smtpMailer } from '#functions/adapters/mail/smtp.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { by, subscribed } from '#test/core/subscribers/people.ts'
import { outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { type SmtpCatcher, smtpCatcher } from '#test/fakes/smtp.ts'

let deps: TestDeps
let server: SmtpCatcher
let mailer: ReturnType<typeof smtpMailer>
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

beforeEach(async () => {
  deps = testDeps()
  server = await smtpCatcher()
  mailer = smtpMailer(server.url, {
    domainName: 'example.com',
    keySelector: 'status',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  })
  for (const name of ['ana', 'ben']) await subscribed(deps, { email: `${name}@example.com` }, outbox())
  deps.clock.pass(minute)
})
afterEach(async () => {
  mailer.close()
  await server.close()
})

const send = () => deliver({ ...deps, mailer })
const open = async (more: object = {}) => {
  const input = {
    title: 'Slow',
    message: 'It is slow.',
    severity: 'P2' as const,
    components: ['api'],
    ...more,
  }
  return (await openIncident(deps, input, by)).result.incident.id
}
const update = async (id: string, more: object) => {
  deps.clock.pass(minute)
  await postUpdate(deps, id, { message: 'We look.', ...more }, by)
  await send()
}
const to = (name: string) => server.mails.filter((mail) => mail.to[0]?.startsWith(name))

describe('a mail as it is received', () => {
  it('is text and HTML, says how to leave, and that a program sent it', async () => {
    const id = await open()
    await send()
    const [mail] = to('ana')
    expect(mail?.structure).toEqual(['multipart/alternative', 'text/plain', 'text/html'])
    expect(mail?.text).toContain('It is slow.')
    const unsubscribe = /https:\/\/status\.example\.com\/unsubscribe\?token=[\w-]+/.exec(
      mail?.text ?? '',
    )?.[0]
    expect(mail?.headers).toMatchObject({
      'list-unsubscribe': [`<${unsubscribe}>`],
      'list-unsubscribe-post': ['List-Unsubscribe=One-Click'],
      'list-id': ['<notices.status.example.com>'],
      'auto-submitted': ['auto-generated'],
      'feedback-id': [`${id}:initial:status:status-example-`],
    })
  })

  it('begins a thread of its own for each incident and each person, which every other mail about it answers', async () => {
    const one = await open()
    const other = await open({ title: 'Down' })
    await send()
    await update(one, {})
    await update(one, { status: 'resolved', message: 'It works.' })
    await update(other, { status: 'resolved', message: 'It works.' })
    for (const name of ['ana', 'ben']) {
      const roots = new Map<string, string[]>()
      for (const { messageId, headers } of to(name)) {
        const root = headers.references?.[0] ?? messageId
        expect(headers['in-reply-to']?.[0] ?? messageId).toBe(root)
        roots.set(root, [...(roots.get(root) ?? []), messageId])
      }
      expect([...roots.values()].map((mails) => mails.length)).toEqual([3, 2])
      for (const [root, [first]] of roots) expect(first).toBe(root)
    }
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(server.mails.length)
  })

  it('is signed with DKIM, so that who reads it knows that nobody changed it', async () => {
    await open()
    await send()
    for (const { source } of server.mails) expect(dkimFits(source)).toBe(true)
    const changed = Buffer.from(
      (server.mails[0]?.source ?? Buffer.alloc(0)).toString().replace('slow', 'fast'),
    )
    expect(dkimFits(changed)).toBe(false)
  })

  it.each<[string, string]>([
    ['letters of three bytes', '障'.repeat(25_000)],
    ['what HTML has to escape', `"&'<>`.repeat(5000)],
    ['Arabic', 'خدمة '.repeat(5000)],
    ['one long word', 'x'.repeat(25_000)],
    ['a list without end', '- one\n'.repeat(4000)],
    ['nested quotes', '>'.repeat(2000)],
  ])('stays under 20 KB, whatever is said: %s', async (_, message) => {
    const id = await open({ message, title: '<"&>'.repeat(30) })
    await send()
    await update(id, { message })
    await update(id, { message, status: 'resolved', fields: { impact: message, cause: message } })
    expect(server.mails).toHaveLength(6)
    for (const { source } of server.mails) expect(source.length).toBeLessThan(20 * 1024)
  })

  it('reads right to left where the words do, breaks long words, and has colours of its own in the dark', async () => {
    await open({ title: 'تعذّر تسجيل الدخول', message: `خدمة ${'x'.repeat(300)}` })
    await send()
    const html = to('ana')[0]?.html ?? ''
    expect(html).toContain('تعذّر تسجيل الدخول')
    expect(html).toMatch(/<h1 dir="auto"[^>]*word-break:break-word/)
    expect(html).toMatch(/<td dir="auto" class="v"[^>]*word-break:break-word/)
    expect(html).toContain('name="color-scheme" content="light dark"')
    expect(html).toContain('prefers-color-scheme: dark')
  })

  it('has no header that a title, a name or a message put there', async () => {
    const title = 'Harmless Bcc: victim@example.net\u2028X-Injected: yes'
    await open({ title }).catch(() => open({ title: 'Harmless Bcc: victim@example.net' }))
    await send()
    for (const { headers, to: people } of server.mails) {
      expect(people).toHaveLength(1)
      expect(Object.keys(headers)).not.toContain('bcc')
      expect(Object.keys(headers)).not.toContain('x-injected')
    }
  })
})

/** As RFC 6376 says, for relaxed headers and a relaxed body. */
function dkimFits(source: Buffer): boolean {
  const [, head = '', body = ''] = /^([\s\S]*?\r\n)\r\n([\s\S]*)$/.exec(source.toString('latin1')) ?? []
  const fields = head.split(/\r\n(?![ \t])/).filter(Boolean)
  const relaxed = (field: string) => {
    const colon = field.indexOf(':')
    const value = field
      .slice(colon + 1)
      .replaceAll('\r\n', '')
      .replaceAll(/[ \t]+/g, ' ')
      .trim()
    return `${field.slice(0, colon).trim().toLowerCase()}:${value}`
  }
  const signature = fields.find((field) => /^dkim-signature:/i.test(field))
  if (!signature) return false
  const tags = Object.fromEntries(
    relaxed(signature)
      .slice('dkim-signature:'.length)
      .split(';')
      .map((tag) => [
        tag.slice(0, tag.indexOf('=')).trim(),
        tag.slice(tag.indexOf('=') + 1).replaceAll(' ', ''),
      ]),
  ) as Record<string, string>
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').trimEnd())
  while (lines.at(-1) === '') lines.pop()
  const canonical = lines.map((line) => `${line}\r\n`).join('')
  if (createHash('sha256').update(canonical, 'latin1').digest('base64') !== tags.bh) return false
  const unused = [...fields]
  const signed = (tags.h ?? '').split(':').flatMap((name) => {
    const place = unused.findLastIndex((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    return place < 0 ? [] : [relaxed(unused.splice(place, 1)[0] ?? '')]
  })
  const bare = relaxed(signature).replace(/([;:] ?b=)[^;]*/, '$1')
  const verify = createVerify('sha256').update([...signed, bare].join('\r\n'), 'latin1')
  return verify.verify(
    createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })),
    tags.b ?? '',
    'base64',
  )
}
