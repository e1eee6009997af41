import { carryOut, type Decision } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { quoted } from '#core/errors.ts'
import type { Entry, Put } from '#core/ports.ts'
import { instant } from '#core/words/times.ts'
import { countMoved, importPlace } from './count.ts'
import type { Newcomer, RefusedLine } from './import-file.ts'
import {
  chunkKey,
  type ImportChunk,
  type ImportJob,
  jobDueKey,
  jobKey,
  jobLives,
  mostRefusedKept,
} from './import-job.ts'
import { kept } from './keep.ts'
import { emailKey, suppressedKey } from './record.ts'
import type { Subscriber } from './subscriber.ts'
import { complete } from './wishes.ts'
import { suppressedAmong } from './suppressed.ts'

/**
 * Takes the next chunk of an import in one commit; whoever is killed before it, or runs beside another, repeats it to the
 * same end. Leaves alone who is subscribed already, and wakes no suppressed address. False when nothing was left.
 */
export async function advanceImport(deps: Deps, id: string): Promise<boolean> {
  const { store } = deps
  const [started] = await store.get([jobKey(id)])
  const by = (started?.value as ImportJob | undefined)?.by ?? 'import'
  const { result } = await carryOut(deps, { by }, async () => {
    const [entry] = (await store.get([jobKey(id)])) as (Entry<ImportJob> | null)[]
    if (!entry || entry.value.finishedAt) return { result: false, change: null }
    const [chunk] = (await store.get([chunkKey(id, entry.value.taken + 1)])) as (Entry<ImportChunk> | null)[]
    return taking(deps, entry, chunk?.value ?? [])
  })
  return result
}

async function taking(
  deps: Deps,
  { key, value: job, version }: Entry<ImportJob>,
  chunk: ImportChunk,
): Promise<Decision<boolean>> {
  const emails = chunk.map(({ email }) => email)
  const [known, suppressed] = await Promise.all([
    emails.length > 0 ? deps.store.get(emails.map(emailKey)) : [],
    suppressedAmong(deps.store, emails),
  ])
  const strangers = chunk.filter((_, index) => !known[index])
  const added = strangers.filter(({ email }) => !suppressed.has(email))
  const refused = strangers.filter(({ email }) => suppressed.has(email)).map(suppressedLine)
  const counted = await countMoved(
    deps.store,
    importPlace,
    added.map((newcomer) => ({ wishes: complete(newcomer), suppressed: false, by: 1 })),
  )

  const taken = job.taken + 1
  const over = taken >= job.chunks
  const now = deps.clock.now()
  const next: ImportJob = {
    ...job,
    taken,
    added: job.added + added.length,
    known: job.known + chunk.length - strangers.length,
    refused: [...job.refused, ...refused].slice(0, mostRefusedKept),
    refusedLines: job.refusedLines + refused.length,
    finishedAt: over ? instant(now) : null,
  }
  return {
    result: true,
    change: {
      expect: [
        { key, version },
        ...added.flatMap(({ email }) => [
          { key: emailKey(email), version: null },
          { key: suppressedKey(email), version: null },
        ]),
        ...counted.expect,
      ],
      put: [
        { key, value: next, expiresAt: now + jobLives },
        ...added.flatMap((each) => subscriberPuts(deps, each)),
        ...counted.put,
      ],
      remove: [chunkKey(job.id, taken), ...(over ? [jobDueKey(job.id)] : [])],
    },
    audit: { action: 'subscriber.take', subject: job.id, detail: { added: added.length, part: taken } },
  }
}

function suppressedLine({ line, email }: Newcomer): RefusedLine {
  return { line, field: 'email', expected: 'an address that is not suppressed', got: quoted(email) }
}

function subscriberPuts({ ids, clock }: Deps, { line: _line, ...newcomer }: Newcomer): Put[] {
  const subscriber: Subscriber = {
    id: ids.id(),
    token: ids.secret(),
    confirmedAt: instant(clock.now()),
    ...complete(newcomer),
  }
  return kept(null, subscriber, clock.now()).put
}
