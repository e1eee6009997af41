import type { Key, Store } from '#core/ports.ts'
import { hour, type Instant } from '#core/words/times.ts'
import type { Newcomer, RefusedLine } from './import-file.ts'

/** A file of people on its way in, a chunk in each commit. */
export interface ImportJob {
  id: string
  by: string
  createdAt: Instant
  /** Null while it runs. */
  finishedAt: Instant | null
  /** How many people the file names. */
  people: number
  chunks: number
  /** How many chunks are in. */
  taken: number
  added: number
  /** Were subscribed before, or stand in the file twice. */
  known: number
  /** The first thousand. */
  refused: RefusedLine[]
  /** All of them. */
  refusedLines: number
}

export type ImportChunk = Newcomer[]

/** In people; what one takes is one commit. */
export const chunkSize = 200
export const mostRefusedKept = 1000

/** Chunks hold addresses, and a file that nobody finishes is not kept for ever. */
export const chunkLives = 7 * 24 * hour
export const jobLives = 30 * 24 * hour

export const jobKey = (id: string): Key => ['import-job', id]
export const jobDueKey = (id: string): Key => ['import-due', id]
export const chunkKey = (id: string, number: number): Key => [
  'import-chunk',
  id,
  String(number).padStart(4, '0'),
]

export async function findImport(store: Store, id: string): Promise<ImportJob | null> {
  const [entry] = await store.get([jobKey(id)])
  return (entry?.value as ImportJob | undefined) ?? null
}

/** Imports with something left to take, oldest first. */
export async function unfinishedImports(store: Store, limit: number): Promise<string[]> {
  return (await store.list(['import-due'], { limit })).map(({ key }) => key[1] ?? '')
}
