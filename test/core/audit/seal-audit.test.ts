import { beforeEach, describe, expect, it } from 'vitest'
import { type AuditHead, headKey, linkKey } from '#core/audit/chain.ts'
import { auditKey, auditPuts, type AuditPlace, looseKey, placeOf } from '#core/audit/record.ts'
import { sealAudit } from '#core/audit/seal-audit.ts'
import { verifyAudit } from '#core/audit/verify-audit.ts'
import { everyEntry } from '#core/every-entry.ts'
import { postNotice } from '#core/incidents/post-notice.ts'
import type { Store } from '#core/ports.ts'
import { testDeps, type TestDeps } from '#test/fakes/deps.ts'

let deps: TestDeps
beforeEach(() => {
  deps = testDeps()
})

async function write(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    deps.clock.pass(1000)
    const put = auditPuts(deps, 'mara', { action: 'incident.opened', subject: `INC-${n}`, detail: { n } })
    await deps.store.commit({ expect: [], put, remove: [] })
  }
}

const head = async () => (await deps.store.get([headKey]))[0]?.value as AuditHead
const verdict = () => verifyAudit(deps.store)

describe('sealing the audit log', () => {
  it('takes what a verb wrote, which is loose until then', async () => {
    await postNotice(deps, { message: 'Database is down' }, { by: 'mara' })
    expect(await verdict()).toMatchObject({ head: { count: 0 }, loose: 1, faults: [] })
    expect(await sealAudit(deps)).toBe(1)
    expect(await verdict()).toMatchObject({ head: { count: 1 }, loose: 0, faults: [] })
  })

  it('appends more than fits one commit, in the order of time, and goes on later where it ended', async () => {
    await write(250)
    expect(await sealAudit(deps)).toBe(250)
    await write(3)
    expect(await sealAudit(deps)).toBe(3)
    expect(await sealAudit(deps)).toBe(0)
    expect(await verdict()).toEqual({ head: await head(), loose: 0, faults: [] })
    const times: string[] = []
    for await (const { value } of everyEntry(deps.store, ['audit-chain']))
      times.push((value as { entry: AuditPlace }).entry[0])
    expect(times).toHaveLength(253)
    expect(times).toEqual(times.toSorted())
  })

  it('begins with what was written before there was a chain', async () => {
    await write(120)
    for await (const { key } of everyEntry(deps.store, ['audit-loose']))
      await deps.store.commit({ expect: [], put: [], remove: [key] })
    await write(1)
    expect(await sealAudit(deps)).toBe(121)
    expect(await verdict()).toMatchObject({ head: { count: 121 }, loose: 0, faults: [] })
  })

  it('asks the store once when nothing is loose', async () => {
    await write(1)
    await sealAudit(deps)
    let asked = 0
    const counting: Store = {
      get: (keys) => (asked++, deps.store.get(keys)),
      list: (prefix, page) => (asked++, deps.store.list(prefix, page)),
      commit: (change) => (asked++, deps.store.commit(change)),
    }
    await sealAudit({ store: counting })
    expect(asked).toBe(1)
  })

  it('makes one chain of what eight sealers take at the same time while others write', async () => {
    await write(300)
    await Promise.all([...Array.from({ length: 8 }, () => sealAudit(deps)), write(100)])
    await sealAudit(deps)
    expect(await verdict()).toMatchObject({ head: { count: 400 }, loose: 0, faults: [] })
  })

  it.each([1, 2, 3, 4, 5])('is whole after it was killed at commit %i', async (fatal) => {
    await write(350)
    let commits = 0
    const killed: Store = {
      ...deps.store,
      commit: (change) =>
        ++commits === fatal ? Promise.reject(new Error('killed')) : deps.store.commit(change),
    }
    await expect(sealAudit({ store: killed })).rejects.toThrow('killed')
    expect((await verdict()).faults).toEqual([])
    await sealAudit(deps)
    expect(await verdict()).toMatchObject({ head: { count: 350 }, loose: 0, faults: [] })
  })
})

describe('verifying the audit log', () => {
  let places: AuditPlace[]
  beforeEach(async () => {
    await write(5)
    await sealAudit(deps)
    places = (await deps.store.list(['audit'], { limit: 9 })).map(({ key }) => placeOf(key))
  })

  const place = (number: number) => places[number - 1] ?? ['', '']
  const at = (number: number) => auditKey(place(number)).join('/')
  const put = (key: readonly string[], value: unknown) =>
    deps.store.commit({ expect: [], put: [{ key, value }], remove: [] })
  const remove = (key: readonly string[]) => deps.store.commit({ expect: [], put: [], remove: [key] })
  const change = async (key: readonly string[], fields: object) =>
    put(key, { ...((await deps.store.get([key]))[0]?.value as object), ...fields })

  it('finds nothing in what was not touched, also when it was only written in another order of fields', async () => {
    const [entry] = await deps.store.get([auditKey(place(2))])
    await put(auditKey(place(2)), Object.fromEntries(Object.entries(entry?.value as object).toReversed()))
    expect((await verdict()).faults).toEqual([])
  })

  it.each<[string, () => Promise<unknown>, () => string[]]>([
    [
      'a changed entry',
      () => change(auditKey(place(2)), { by: 'somebody else' }),
      () => [`${at(2)} is not what link 2 sealed.`],
    ],
    ['a missing entry', () => remove(auditKey(place(3))), () => [`${at(3)} of link 3 is missing.`]],
    ['a missing link', () => remove(linkKey(2)), () => ['Link 2 is missing.', `${at(2)} is in no chain.`]],
    [
      'a missing last link',
      () => remove(linkKey(5)),
      () => ['The head says link 5, and the last link is 4.', `${at(5)} is in no chain.`],
    ],
    [
      'an entry in no chain',
      () => put(['audit', '2026-11-17T03:00:00.000Z', 'x'], { at: '2026-11-17T03:00:00.000Z', id: 'x' }),
      () => ['audit/2026-11-17T03:00:00.000Z/x is in no chain.'],
    ],
    [
      'a head that is not the last',
      () => change(headKey, { count: 4 }),
      () => ['The head says link 4, and the last link is 5.'],
    ],
    [
      'a head with another hash',
      () => change(headKey, { hash: 'f'.repeat(64) }),
      () => ['The head does not fit link 5.'],
    ],
    ['no head', () => remove(headKey), () => ['The chain has 5 links and no head.']],
    [
      'a link with another hash',
      () => change(linkKey(3), { hash: 'f'.repeat(64) }),
      () => [`${at(3)} is not what link 3 sealed.`, 'Link 4 does not follow link 3.'],
    ],
    [
      'a chain that was cut and bound again',
      () => change(linkKey(4), { previous: 'f'.repeat(64) }),
      () => ['Link 4 does not follow link 3.', `${at(4)} is not what link 4 sealed.`],
    ],
    [
      'a link that leads to the entry of another',
      () => change(linkKey(4), { entry: place(3) }),
      () => [
        `${at(3)} stands in link 3 and in link 4.`,
        `${at(3)} is not what link 4 sealed.`,
        `${at(4)} is in no chain.`,
      ],
    ],
    [
      'a mark of an entry that is not there',
      () => put(looseKey(['2026-11-17T03:00:00.000Z', 'gone']), {}),
      () => ['audit/2026-11-17T03:00:00.000Z/gone waits to be sealed and is missing.'],
    ],
    [
      'a mark of an entry that is sealed',
      () => put(looseKey(place(1)), {}),
      () => [`${at(1)} waits to be sealed and stands in link 1.`],
    ],
  ])('names %s', async (_, tamper, faults) => {
    await tamper()
    expect((await verdict()).faults.toSorted()).toEqual(faults().toSorted())
  })

  it('leaves a chain without a head as it is, so that this can be seen', async () => {
    await remove(headKey)
    await write(1)
    await expect(sealAudit(deps)).rejects.toThrow(/chain without a head/)
    expect((await verdict()).faults).toEqual(['The chain has 5 links and no head.'])
  })

  it('names an entry that was moved to another time with its link', async () => {
    const [entry] = await deps.store.get([auditKey(place(2))])
    await remove(auditKey(place(2)))
    await put(['audit', '2026-11-18T00:00:00.000Z', 'y'], entry?.value)
    await change(linkKey(2), { entry: ['2026-11-18T00:00:00.000Z', 'y'] })
    expect((await verdict()).faults).toEqual([`audit/2026-11-18T00:00:00.000Z/y says that it is ${at(2)}.`])
  })

  it('goes on sealing beside an entry that went missing before it was sealed, which stays named', async () => {
    await write(2)
    const [lost] = await deps.store.list(['audit-loose'], { limit: 1 })
    if (lost) await remove(auditKey(placeOf(lost.key)))
    expect(await sealAudit(deps)).toBe(1)
    expect((await verdict()).faults).toEqual([
      `${auditKey(placeOf(lost?.key ?? [])).join('/')} waits to be sealed and is missing.`,
    ])
  })
})
