import { beforeEach, describe, expect, it } from 'vitest'
import { exportSubscribers } from '#core/subscribers/export-subscribers.ts'
import { findImport } from '#core/subscribers/import-job.ts'
import { importSubscribers } from '#core/subscribers/import-subscribers.ts'
import { listSubscribers } from '#core/subscribers/list-subscribers.ts'
import { suppressAddress } from '#core/subscribers/suppress-address.ts'
import type { Store } from '#core/ports.ts'
import { takeImports } from '#functions/jobs/take-imports.ts'
import { testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { by, subscribed } from './people.ts'

let deps: TestDeps
beforeEach(() => {
  deps = testDeps()
})

const taken = async (text: string) => {
  const { id } = await importSubscribers(deps, text, by)
  await takeImports(deps)
  return findImport(deps.store, id)
}
const everybody = async () => {
  const { items, total } = await listSubscribers(deps, { limit: 1000, after: null })
  expect(items).toHaveLength(total)
  return items
}
const many = (count: number) =>
  ['email', ...Array.from({ length: count }, (_, index) => `s${index}@example.com`)].join('\n')

describe('an import', () => {
  it('takes people with their wishes, columns in any order', async () => {
    const job = await taken(
      'components,email,severities\nAPI; database,ana@example.com,p1;P2\n,ben@example.com,\n',
    )
    expect(job).toMatchObject({ added: 2, known: 0, refused: [], refusedLines: 0 })
    expect(await everybody()).toMatchObject([
      { email: 'ben@example.com', components: [], severities: [], updates: 'all' },
      { email: 'ana@example.com', components: ['api', 'database'], severities: ['P1', 'P2'] },
    ])
  })

  it('names every bad line with field, expected and got, and takes the good ones', async () => {
    const job = await taken(
      [
        'email,components,severities',
        'nobody',
        'ana@example.com,warp,',
        'ben@example.com,,P9',
        'cem"@example.com,,',
        'dora@example.com,api,P1,more',
        'eva@example.com,api,P1',
      ].join('\n'),
    )
    expect(job).toMatchObject({ added: 1, refusedLines: 5 })
    expect(job?.refused).toMatchObject([
      {
        line: 2,
        field: 'email',
        expected: 'an address with an @ in it, like name@example.com',
        got: '"nobody"',
      },
      { line: 3, field: 'components[0]', got: '"warp"' },
      { line: 4, field: 'severities[0]', expected: 'one of P1, P2, P3, P4', got: '"P9"' },
      { line: 5, field: 'line' },
      { line: 6, field: 'line', expected: 'at most 3 cells, as line 1 has', got: '4' },
    ])
  })

  it.each([
    ['name\nana'],
    ['email,component\na@example.com,api'],
    ['ana@example.com\n'],
    [''],
    ['email,email\n'],
  ])('refuses %j, whose first line names other columns', async (text) => {
    await expect(importSubscribers(deps, text, by)).rejects.toMatchObject({
      kind: 'invalid',
      mistakes: [{ field: 'line 1' }],
    })
  })

  it('takes nobody twice, and leaves the wishes of who is there as they are', async () => {
    await subscribed(deps, { email: 'ana@example.com', components: ['api'] })
    const job = await taken('email\nANA@example.com\nben@example.com\nBen@Example.com\n')
    expect(job).toMatchObject({ added: 1, known: 2 })
    expect(await everybody()).toMatchObject([{ email: 'ben@example.com' }, { components: ['api'] }])
  })

  it('wakes no suppressed address, and says so', async () => {
    await suppressAddress(deps, { email: 'ana@example.com', reason: 'complained' }, by)
    const job = await taken('email,state\nana@example.com,active\nben@example.com,suppressed\n')
    expect(job?.refused).toEqual([
      {
        line: 3,
        field: 'state',
        expected: 'active: a suppressed address is not imported',
        got: '"suppressed"',
      },
      { line: 2, field: 'email', expected: 'an address that is not suppressed', got: '"ana@example.com"' },
    ])
    expect(await everybody()).toEqual([])
  })

  it('reads what was exported elsewhere', async () => {
    await subscribed(deps, {
      email: '+ana@example.com',
      components: ['api'],
      severities: ['P1'],
      updates: 'ends',
      groups: ['dashboard'],
      postmortems: true,
      digest: { every: 'week', weekday: 'friday', hour: 17 },
      quietHours: { from: '22:00', to: '07:00', exceptP1: true },
      timeZone: 'Europe/Berlin',
      language: 'de',
    })
    const text = (await Array.fromAsync(exportSubscribers(deps))).join('')
    deps = testDeps()
    expect(await taken(text)).toMatchObject({ added: 1, refused: [] })
    expect(await everybody()).toMatchObject([
      {
        email: '+ana@example.com',
        components: ['api'],
        severities: ['P1'],
        updates: 'ends',
        groups: ['dashboard'],
        postmortems: true,
        digest: { every: 'week', weekday: 'friday', hour: 17 },
        quietHours: { from: '22:00', to: '07:00', exceptP1: true },
        timeZone: 'Europe/Berlin',
        language: 'de',
      },
    ])
  })

  it('names the cell that is not a wish, and takes the others', async () => {
    const text = [
      'email,groups,digest,quietHours,timeZone,language,postmortems',
      'a@example.com,nope,,,,,',
      'b@example.com,,hourly,,,,',
      'c@example.com,,,22-7,,,',
      'd@example.com,,,,Mars/Olympus,,',
      'e@example.com,,,,,xx,',
      'f@example.com,,,,,,maybe',
      'g@example.com,dashboard,daily 8,23:00-06:30,Asia/Tokyo,JA,no',
    ].join('\n')
    const job = await taken(text)
    expect([job?.added, job?.refused.map(({ field }) => field)]).toEqual([
      1,
      ['groups[0]', 'digest', 'quietHours', 'timeZone', 'language', 'postmortems'],
    ])
  })

  it('goes on in parts, shows how far it is, and leaves nothing of the file behind', async () => {
    const { id } = await importSubscribers(deps, many(450), by)
    expect(await takeImports(deps, 1)).toBe(false)
    expect(await findImport(deps.store, id)).toMatchObject({ people: 450, added: 200, finishedAt: null })
    expect(await takeImports(deps)).toBe(true)
    expect(await findImport(deps.store, id)).toMatchObject({
      added: 450,
      finishedAt: expect.any(String),
    })
    expect(await deps.store.list(['import-chunk'], { limit: 1 })).toEqual([])
    expect(await deps.store.list(['import-due'], { limit: 1 })).toEqual([])
  })

  it('adds everybody once when it is killed at any commit, and when two run beside each other', async () => {
    const { id } = await importSubscribers(deps, many(450), by)
    const sound = deps.store
    for (let alive = 0; alive < 3; alive++) {
      let commits = 0
      const dying: Store = {
        ...sound,
        commit: async (change) => {
          if (commits++ === alive) throw new Error('killed')
          return sound.commit(change)
        },
      }
      await takeImports({ ...deps, store: dying }).catch(() => undefined)
    }
    await Promise.all([takeImports(deps), takeImports(deps)])
    expect(await findImport(deps.store, id)).toMatchObject({ added: 450, known: 0 })
    expect(new Set((await everybody()).map(({ email }) => email)).size).toBe(450)
  })

  it('takes the same file under the same key once', async () => {
    const command = { by: 'test', once: { key: 'k', request: 'r' } }
    const first = await importSubscribers(deps, many(3), command)
    await takeImports(deps)
    const again = await importSubscribers(deps, many(3), command)
    expect(again).toMatchObject({ id: first.id, added: 3 })
    expect(await everybody()).toHaveLength(3)
  })
})
