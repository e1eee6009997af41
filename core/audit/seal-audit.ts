import { conflict, Refusal } from '#core/errors.ts'
import type { Entry, Key, Put, Store } from '#core/ports.ts'
import { beginChain } from './begin-chain.ts'
import { type AuditHead, type AuditLink, headKey, linkHash, linkKey } from './chain.ts'
import { auditKey, placeOf } from './record.ts'

const mostAtOnce = 100
const attempts = 20

/**
 * Appends every loose entry to the chain, in key order; answers how many. Any number of sealers may run: one that finds
 * another faster looks again. An entry that has gone missing keeps its mark, by which it is missed.
 */
export async function sealAudit({ store }: { store: Store }): Promise<number> {
  let sealed = 0
  let lost = 0
  for (let after: Key | undefined; ;) {
    const loose = await store.list(['audit-loose'], { limit: mostAtOnce, ...(after && { after }) })
    if (loose.length === 0) return sealed
    try {
      const added = await sealSome(store, loose)
      lost = 0
      if (added === 'begun') continue
      sealed += added
      if (loose.length < mostAtOnce) return sealed
      after = loose.at(-1)?.key
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
      if (++lost === attempts)
        throw conflict('Too many seal the audit log at the same time. Nothing is lost. Try again.')
    }
  }
}

async function sealSome(store: Store, loose: Entry[]): Promise<number | 'begun'> {
  const places = loose.map(({ key }) => placeOf(key))
  const [headEntry = null, ...entries] = await store.get([headKey, ...places.map(auditKey)])
  if (!headEntry) {
    await beginChain(store)
    return 'begun'
  }
  let head = headEntry.value as AuditHead
  const links: Put[] = []
  const present = loose.filter((_, index) => entries[index])
  for (const entry of entries) {
    if (!entry) continue
    const link = linkAfter(head, entry)
    head = { count: head.count + 1, hash: link.hash }
    links.push({ key: linkKey(head.count), value: link })
  }
  if (links.length === 0) return 0
  await store.commit({
    expect: [headEntry, ...present].map(({ key, version }) => ({ key, version })),
    put: [...links, { key: headKey, value: head }],
    remove: present.map(({ key }) => key),
  })
  return links.length
}

function linkAfter({ hash: previous }: AuditHead, { key, value }: Entry): AuditLink {
  return { entry: placeOf(key), previous, hash: linkHash(previous, value) }
}
