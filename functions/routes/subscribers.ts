import { Hono } from 'hono'
import { notFound } from '#core/errors.ts'
import { advanceImport } from '#core/subscribers/advance-import.ts'
import { exportSubscribers } from '#core/subscribers/export-subscribers.ts'
import { findImport, type ImportJob } from '#core/subscribers/import-job.ts'
import { importSubscribers } from '#core/subscribers/import-subscribers.ts'
import { listSubscribers, subscriberFilter } from '#core/subscribers/list-subscribers.ts'
import { removeSubscriber } from '#core/subscribers/remove-subscriber.ts'
import { suppressAddress, suppressAddressInput } from '#core/subscribers/suppress-address.ts'
import { unsuppressAddress, unsuppressAddressInput } from '#core/subscribers/unsuppress-address.ts'
import { type CallerVariables, requireToken } from '../middleware/caller.ts'
import {
  commandFrom,
  idNamed,
  jsonBody,
  queryNumber,
  queryOf,
  queryPlace,
  textBody,
} from '../middleware/input.ts'
import type { RouteDeps } from './context.ts'
import { streamed } from './stream.ts'

/** Who gets the notices; nothing here is for everybody. */
export function subscriberRoutes(deps: RouteDeps) {
  const reader = requireToken(deps, 'subscriber.read')
  const writer = requireToken(deps, 'subscriber.write')
  const remover = requireToken(deps, 'subscriber.remove')
  return new Hono<{ Variables: CallerVariables }>()
    .get('/', reader, async (c) => {
      const limit = queryNumber(c, 'limit', { from: 1, to: 100, otherwise: 25 })
      const page = { limit, after: queryPlace(c, idNamed), ...queryOf(c, subscriberFilter) }
      return c.json(await listSubscribers(deps, page), 200, { 'Cache-Control': 'no-store' })
    })
    .get('/export.csv', reader, () =>
      streamed(exportSubscribers(deps), 'text/csv; charset=utf-8', 'subscribers.csv'),
    )
    .post('/import', writer, async (c) => {
      const job = await importSubscribers(deps, await textBody(c, 'text/csv'), await commandFrom(c))
      // A short file is in before the answer; the rest of a long one goes on without it.
      if (!job.finishedAt) await advanceImport(deps, job.id)
      const now = (await findImport(deps.store, job.id)) ?? job
      return c.json(importJson(now), now.finishedAt ? 200 : 202)
    })
    .get('/imports/:id', reader, async (c) => {
      const id = c.req.param('id')
      const job = idNamed(id) && (await findImport(deps.store, id))
      if (!job) throw notFound('import', id)
      return c.json(importJson(job), 200, { 'Cache-Control': 'no-store' })
    })
    .post('/suppress', writer, async (c) => {
      const input = await jsonBody(c, suppressAddressInput)
      const { result } = await suppressAddress(deps, input, await commandFrom(c))
      return c.json({ suppressed: true, reason: result.reason, at: result.at })
    })
    .post('/unsuppress', writer, async (c) => {
      const { email } = await jsonBody(c, unsuppressAddressInput)
      await unsuppressAddress(deps, email, await commandFrom(c))
      return c.json({ suppressed: false })
    })
    .delete('/:id', remover, async (c) => {
      const { result } = await removeSubscriber(deps, c.req.param('id'), await commandFrom(c))
      return c.json({ ...result, removed: true })
    })
}

function importJson({ id, people, added, known, refused, refusedLines, ...job }: ImportJob) {
  return {
    added,
    known,
    refused,
    refusedLines,
    job: {
      id,
      url: `/api/v1/subscribers/imports/${id}`,
      people,
      createdAt: job.createdAt,
      finishedAt: job.finishedAt,
    },
  }
}
