import type { AuditVerdict } from '#core/audit/verify-audit.ts'
import { conflict, Refusal } from '#core/errors.ts'
import { everyEntry } from '#core/every-entry.ts'
import type { Change, Clock, Key, Put, Store, Version } from '#core/ports.ts'
import { instant } from '#core/words/times.ts'
import { chunksOf } from './chunks.ts'
import type { ExportFile } from './export-file.ts'
import { kindsOf } from './kinds.ts'
import { staysBehind } from './left-behind.ts'
import { interfered, isEqual, readBack } from './read-back.ts'
import { refuseBrokenFile, refuseBrokenStore } from './trusted-audit.ts'
import { importKey, sentenceOf, unfinishedImport } from './unfinished-import.ts'

export interface Imported {
  /** How many entries were written now. */
  written: number
  /** How many an earlier run had written. */
  there: number
  /** How many had expired and were left out. */
  expired: number
  audit: AuditVerdict
}

interface Deps {
  store: Store
  clock: Clock
}

/** A running page acts on these, or believes what it has made of the rest, so they come when all else is there. */
const kindsThatComeLast = new Set([
  'batch-due',
  'batch-retry',
  'hook-due',
  'hook-retry',
  'import-due',
  'maintenance-due',
  'month-changed',
  'notice-queue',
  'rule-call-due',
  'unpublished',
])
const comesLast = ([kind = '']: Key) => kindsThatComeLast.has(kind)

/**
 * Fills an empty store with what a file holds, reads it back and compares. Killed at any moment, it goes on where it
 * stopped when it is run again with the same file.
 */
export async function importStore(deps: Deps, file: ExportFile): Promise<Imported> {
  refuseBrokenFile(file)
  const now = deps.clock.now()
  const living = file.entries.filter(({ expiresAt = Infinity }) => expiresAt > now)
  const run = { store: deps.store, version: await begin(deps, file), written: 0 }

  const first = living.filter(({ key }) => !comesLast(key))
  for (const chunk of chunksOf(first)) await write(run, chunk)
  await readBack(deps, first, (key) => comesLast(key) || staysBehind(key))
  const audit = await refuseBrokenStore(deps.store)

  const chunks = [...chunksOf(living.filter(({ key }) => comesLast(key)))]
  const last = chunks.pop() ?? []
  for (const chunk of chunks) await write(run, chunk)
  await write(run, last, { put: publishing(living), remove: [importKey] })
  return {
    written: run.written,
    there: living.length - run.written,
    expired: file.entries.length - living.length,
    audit,
  }
}

/** The version of the mark under which this import writes. */
async function begin({ store, clock }: Deps, { sha256 }: ExportFile): Promise<Version> {
  const mark = await unfinishedImport(store)
  if (mark?.value.sha256 === sha256) return mark.version
  if (mark) throw conflict(`${sentenceOf(mark.value)} Nothing was written now.`)
  const present: Key[] = []
  for await (const { key } of everyEntry(store, [])) present.push(key)
  if (!present.every(isOpening))
    throw conflict(
      `The store is not empty: it holds ${kindsOf(present)}. Nothing was written. Choose an empty one, by DATA_DIR or at Upstash, or empty this one if nobody needs what it holds.`,
    )
  return committed(store, {
    expect: [{ key: importKey, version: null }],
    put: [{ key: importKey, value: { sha256, begunAt: instant(clock.now()) } }],
    remove: [],
  })
}

/** A page that was started on the empty store has noted when; what is imported knows it better. */
function isOpening(key: Key): boolean {
  return key.length === 1 && key[0] === 'page'
}

interface Run {
  store: Store
  /** Of the mark. */
  version: Version
  written: number
}

/** Writes what of a chunk is not there yet; with `more`, in the same commit and in any case. */
async function write(run: Run, chunk: Put[], more?: Pick<Change, 'put' | 'remove'>): Promise<void> {
  const { store, version } = run
  const present = await store.get(chunk.map(({ key }) => key))
  const missing = chunk.flatMap((put, index) => {
    const entry = present[index] ?? null
    if (entry && isEqual(put, entry)) return []
    if (entry && !isOpening(put.key)) throw interfered([put.key])
    return [{ put, before: entry?.version ?? null }]
  })
  if (missing.length === 0 && !more) return
  await committed(store, {
    expect: [
      { key: importKey, version },
      ...missing.map(({ put, before }) => ({ key: put.key, version: before })),
    ],
    put: [...missing.map(({ put }) => put), ...(more?.put ?? [])],
    remove: more?.remove ?? [],
  })
  run.written += missing.length
}

/** What has a page that already runs publish everything that came. */
function publishing(entries: readonly Put[]): Put[] {
  const months = entries.filter(({ key }) => key[0] === 'month').map(({ key }) => key[1] ?? '')
  const marks: Key[] = [
    ['unpublished', 'import', 'store'],
    ...months.map((month) => ['unpublished', 'month', month]),
  ]
  return marks.map((key) => ({ key, value: {} }))
}

async function committed(store: Store, change: Change): Promise<Version> {
  try {
    return await store.commit(change)
  } catch (error) {
    if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
    throw conflict(
      'Something else writes to the store at the same time. Stop what runs on it, and import the same file again; that goes on where it stopped.',
    )
  }
}
