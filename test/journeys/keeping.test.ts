import { describe, expect, it } from 'vitest'
import { eventually } from '#test/e2e/process.ts'
import type { Answer } from './ask.ts'
import { onEveryRuntime } from './on-every-runtime.ts'

onEveryRuntime(({ page, ask }) => {
  const read = (path: string) => ask.get(path, { Authorization: `Bearer ${page().token}` })
  const csv = (lines: string[]) =>
    ask.post('/api/v1/subscribers/import', lines.join('\r\n'), { 'Content-Type': 'text/csv' })
  const until = (path: string, holds: (answer: Answer) => boolean) => eventually(() => read(path), holds)

  describe('keeping house', () => {
    it('brings a list of people in, while nobody waits for it, shows it, gives it out, and forgets who is removed', async () => {
      const everybody = Array.from({ length: 450 }, (_, index) => `s${index}@example.com`)
      const answer = await csv(['email', ...everybody, 'nobody'])
      const { refused, job } = answer.json<{ refused: object[]; job: { url: string } }>()
      expect([answer.status, refused]).toEqual([
        202,
        [expect.objectContaining({ line: 452, field: 'email' })],
      ])
      const over = await until(
        job.url,
        (each) => each.json<{ job: { finishedAt: string | null } }>().job.finishedAt !== null,
      )
      expect(over.json()).toMatchObject({ added: 450, known: 0 })

      const found = (await read('/api/v1/subscribers?search=s449@')).json<{
        items: { id: string }[]
        total: number
      }>()
      expect([found.items.length, found.total]).toEqual([1, 450])
      const file = (await read('/api/v1/subscribers/export.csv')).text.trim().split('\r\n')
      expect(
        file
          .slice(1)
          .map((line) => line.split(',')[0])
          .toSorted(),
      ).toEqual(everybody.toSorted())

      const address = `/api/v1/subscribers/${found.items[0]?.id ?? ''}`
      expect((await ask.cancel(address)).status).toBe(200)
      expect((await ask.cancel(address)).status).toBe(404)
      expect((await read('/api/v1/subscribers')).json()).toMatchObject({ total: 449 })
      expect((await csv(['email', ...everybody.slice(0, 100)])).json()).toMatchObject({
        added: 0,
        known: 100,
      })
    })

    it('says what was sent to whom, and who did what', async () => {
      await ask.post('/api/v1/subscribers/suppress', { email: 's0@example.com' })
      const posted = await ask.post('/api/v1/notices', { message: 'Database is down' })
      const { id } = posted.json<{ incident: { id: string } }>().incident
      const sent = await until('/api/v1/deliveries?limit=1', (each) =>
        each
          .json<{ items: { incident: string; state: string }[] }>()
          .items.some(({ incident, state }) => incident === id && state === 'sent'),
      )
      const [delivery] = sent.json<{ items: { id: string; progress: object }[] }>().items
      expect(delivery?.progress).toEqual({
        recipients: 449,
        queued: 0,
        sent: 448,
        delivered: 0,
        bounced: 0,
        complained: 0,
        failed: 0,
        unknown: 0,
        undecided: 0,
        left: 0,
        suppressed: 1,
        overtaken: 0,
      })
      const out = await read(`/api/v1/deliveries/${delivery?.id ?? ''}?state=suppressed`)
      expect(out.json()).toMatchObject({ items: [{ email: 's0@example.com' }], next: null })

      const done = (await read(`/api/v1/audit?subject=${id}`)).json<{ items: { action: string }[] }>().items
      expect(done.map(({ action }) => action)).toContain('incident.open')
      const log = await read('/api/v1/audit/export.jsonl?action=subscriber.remove')
      expect(
        log.text
          .trim()
          .split('\n')
          .map((line) => (JSON.parse(line) as { action: string }).action),
      ).toEqual(['subscriber.remove'])
    })

    it('practises an incident that no reader ever hears of', async () => {
      const zebras = { message: 'Zebras cannot sign in', drill: true }
      const posted = (await ask.post('/api/v1/notices', zebras)).json<{ drill: string; url: string }>()
      expect(new URL(posted.url).pathname).toMatch(`/admin/drill/${posted.drill}/incidents/INC-`)
      const again = await ask.post('/api/v1/notices', { ...zebras, message: 'We found the cause' })
      expect(again.json()).toMatchObject({ opened: false, drill: posted.drill })
      expect((await read('/api/v1/drills')).json()).toMatchObject({ items: [{ id: posted.drill }] })
      for (const path of ['/', '/api/v2/summary.json', '/api/v1/incidents', '/history.atom'])
        expect((await ask.get(path)).text, path).not.toMatch(/zebra/i)
    })
  })
})
