import { describe, expect, it } from 'vitest'
import { digest } from '#core/digest.ts'
import { probe } from '#test/core/probes/watched.ts'
import { hookSecrets, testApp } from '#test/fakes/app.ts'
import { content } from '#test/fakes/deps.ts'

const own = 'a-token-of-its-own'
const probes = [
  probe({ id: 'backup', heartbeat: { every: 3600 } }),
  probe({ id: 'invoices', heartbeat: { every: 3600, token: `sha256:${digest(own)}` } }),
  probe(),
]

const nothing = {
  alertToken: undefined,
  grafana: undefined,
  resend: undefined,
  slack: undefined,
  remedies: false,
}

async function page(secrets: Partial<typeof hookSecrets> = hookSecrets) {
  const given = { ...nothing, ...secrets }
  const app = await testApp({
    content: { ...content, probes: { probes, reference: [] } },
    hookSecrets: given,
  })
  const beat = (id: string, token: string | null, body?: string) =>
    app.fetch(`/api/hooks/heartbeat/${id}`, {
      method: 'POST',
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    })
  const heard = async (id: string) => (await app.deps.store.get([['heartbeat', id]]))[0]?.value
  return { app, beat, heard }
}

describe('a job that reports itself', () => {
  it('needs no more than the token', async () => {
    const { beat, heard } = await page()
    const answer = await beat('backup', hookSecrets.alertToken)
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { heartbeat: 'backup', at: '2026-11-17T02:41:00.000Z', ok: true },
    ])
    expect(await heard('backup')).toMatchObject({ at: '2026-11-17T02:41:00.000Z', ok: true })
  })

  it('may say that it failed, how long it took and why', async () => {
    const { beat, heard } = await page()
    await beat(
      'backup',
      hookSecrets.alertToken,
      '{"ok":false,"milliseconds":812,"message":"disk\\u202e full"}',
    )
    expect(await heard('backup')).toMatchObject({ ok: false, milliseconds: 812, says: 'disk full' })
  })

  it('is not heard without the right token, and learns nothing', async () => {
    const { beat, heard } = await page()
    const answers = await Promise.all([
      beat('backup', null),
      beat('backup', 'another'),
      beat('backup', own),
      beat('invoices', hookSecrets.alertToken),
      beat('nothing', 'another'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401])
    const said = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { detail: string }).detail),
    )
    expect(new Set(said).size).toBe(1)
    expect([await heard('backup'), await heard('invoices')]).toEqual([undefined, undefined])
  })

  it('may have a token of its own, that opens nothing else', async () => {
    const { beat } = await page({})
    expect((await beat('invoices', own)).status).toBe(200)
    expect((await beat('backup', own)).status).toBe(401)
  })

  it('is taken from nobody until there is a token', async () => {
    const { beat } = await page({})
    expect((await beat('backup', '')).status).toBe(401)
    expect((await beat('backup', 'undefined')).status).toBe(401)
  })

  it.each(['nothing', 'sign-in'])('has to be one that is expected, which %s is not', async (id) => {
    const { beat } = await page()
    expect((await beat(id, hookSecrets.alertToken)).status).toBe(404)
  })

  it.each(['{"ok":"no"}', '{"milliseconds":-1}', '[]', '{"okay":true}', 'no JSON'])(
    'is refused with %s',
    async (body) => {
      const { beat, heard } = await page()
      const { status } = await beat('backup', hookSecrets.alertToken, body)
      expect([400, 422]).toContain(status)
      expect(await heard('backup')).toBeUndefined()
    },
  )
})
