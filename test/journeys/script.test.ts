import { describe, expect, it } from 'vitest'
import { runScript } from '#test/e2e/process.ts'
import { onEveryRuntime } from './on-every-runtime.ts'

onEveryRuntime(({ page, ask }) => {
  const incidents = async () => (await ask.get('/api/v1/incidents')).json<{ total: number }>().total
  const lines = (text: string) => text.trim().split('\n')
  const idIn = (text: string) => /INC-[\d-]+/.exec(text)?.[0] ?? ''

  describe('the script', () => {
    it('opens an incident, posts to the same one, and resolves it, saying what it inferred', async () => {
      const opened = await page().script('Investigating issue with authentication')
      const id = idIn(opened.stdout)
      expect(opened).toMatchObject({ code: 0, stderr: '' })
      expect(opened.stdout).toMatch(
        /^opened INC-\S+ “Issue with authentication”\nstatus investigating .*\ncomponent Authentication .*\nseverity P1 Critical \(decision tree: Is authentication broken\? Yes/,
      )
      expect(lines(opened.stdout).at(-1)).toBe(`${page().url}/incidents/${id}`)
      expect((await ask.get('/api/v2/status.json')).json()).toMatchObject({
        status: { indicator: 'critical' },
      })

      const updated = await page().script('Identified: the certificate ran out')
      expect(updated.stdout).toContain(`posted update 2 to ${id}`)
      const resolved = await page().script('--resolve', 'A new certificate is in place')
      expect(resolved.stdout).toMatch(new RegExp(`posted update 3 to ${id} .* and resolved it`))
      expect((await ask.get('/api/v2/status.json')).json()).toMatchObject({ status: { indicator: 'none' } })
      expect((await ask.get(`/api/v1/incidents/${id}`)).json()).toMatchObject({
        status: 'resolved',
        updates: [{ status: 'investigating' }, { status: 'identified' }, { status: 'resolved' }],
      })
    })

    it('changes nothing in a dry run', async () => {
      const before = await incidents()
      const tried = await page().script('Database is down', '--dry-run')
      expect(tried).toMatchObject({ code: 0, stderr: '' })
      expect(tried.stdout).toMatch(/^dry run, nothing was changed\n/)
      expect(tried.stdout).toContain('component Database')
      expect(await incidents()).toBe(before)
    })

    it('prints the answer as JSON', async () => {
      const { code, stdout } = await page().script('Database is down', '--json')
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({
        opened: true,
        changed: true,
        incident: { severity: 'P2', components: { database: 'partial_outage' } },
        url: expect.stringContaining(`${page().url}/incidents/INC-`) as string,
      })
    })

    it('changes nothing when it is run again with the same key', async () => {
      const key = ['--key', crypto.randomUUID()]
      const first = await page().script('Database is down', ...key)
      const before = await incidents()
      const again = await page().script('Database is down', ...key)
      expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('unchanged')])
      expect(idIn(again.stdout)).toBe(idIn(first.stdout))
      expect(await incidents()).toBe(before)
      const other = await page().script('Something else', ...key)
      expect([other.code, other.stderr]).toEqual([6, expect.stringContaining('used for another request')])
    })

    it('has an exit code for a server that is down, a wrong token, a refused notice and a conflict', async () => {
      const { url, token } = page()
      const answers = [
        await runScript({ url: 'http://127.0.0.1:1', token }, 'x'),
        await runScript({ url, token: 'wrong' }, 'x'),
        await page().script('x', '--component', 'warp'),
        await page().script('x', '--incident', 'INC-2020-01-01-001'),
        await page().script('--resolve'),
      ]
      expect(answers.map(({ code }) => code)).toEqual([3, 4, 5, 5, 6])
      expect(answers.map(({ stderr }) => lines(stderr).length)).toEqual([1, 1, 1, 1, 1])
    })
  })
})
