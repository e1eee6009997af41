import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { instant } from '#core/words/times.ts'
import { readImport } from './import-file.ts'
import {
  chunkKey,
  chunkLives,
  chunkSize,
  findImport,
  type ImportJob,
  jobDueKey,
  jobKey,
  jobLives,
  mostRefusedKept,
} from './import-job.ts'

/**
 * Takes a file of people who confirmed elsewhere: reads all of it, puts it by in chunks, and leaves a job that takes them
 * one after the other. Chunks without a job, after a crash, expire.
 */
export async function importSubscribers(deps: Deps, text: string, command: Command): Promise<ImportJob> {
  const { newcomers, refused, repeated } = readImport(deps.content.catalogue, text)
  const now = deps.clock.now()
  const job: ImportJob = {
    id: deps.ids.id(),
    by: command.by,
    createdAt: instant(now),
    finishedAt: newcomers.length === 0 ? instant(now) : null,
    people: newcomers.length,
    chunks: Math.ceil(newcomers.length / chunkSize),
    taken: 0,
    added: 0,
    known: repeated,
    refused: refused.slice(0, mostRefusedKept),
    refusedLines: new Set(refused.map(({ line }) => line)).size,
  }
  const { result: id } = await carryOut(deps, command, async () => {
    for (let number = 1; number <= job.chunks; number++) {
      const value = newcomers.slice((number - 1) * chunkSize, number * chunkSize)
      const put = [{ key: chunkKey(job.id, number), value, expiresAt: now + chunkLives }]
      await deps.store.commit({ expect: [], put, remove: [] })
    }
    return {
      result: job.id,
      change: {
        expect: [{ key: jobKey(job.id), version: null }],
        put: [
          { key: jobKey(job.id), value: job, expiresAt: now + jobLives },
          ...(job.finishedAt ? [] : [{ key: jobDueKey(job.id), value: {} }]),
        ],
        remove: [],
      },
      audit: {
        action: 'subscriber.import',
        subject: job.id,
        detail: { people: job.people, refusedLines: job.refusedLines },
      },
    }
  })
  return (await findImport(deps.store, id)) ?? job
}
