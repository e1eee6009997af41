import { notFound } from '#core/errors.ts'
import { callerOf } from '#core/operators/actor.ts'
import { advanceImport } from '#core/subscribers/advance-import.ts'
import { findImport } from '#core/subscribers/import-job.ts'
import { importSubscribers } from '#core/subscribers/import-subscribers.ts'
import { idNamed, utf8 } from '../../middleware/input.ts'
import { type ConsoleDeps, consolePage, refusedBecause, statusOf } from './desk.ts'
import type { ConsoleRoute } from './route.ts'
import { fileOf, subscribersPage } from './subscribers.ts'

const path = '/admin/subscribers/import'

/** Seconds after which a page about something unfinished asks again by itself. */
const again = '2'

/** People who confirmed elsewhere, as a file. */
export function importRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'POST',
      path,
      needs: 'subscriber.write',
      handle: async (c, actor) => {
        try {
          const file = await fileOf(c, 'file')
          const text = utf8('file', await file.arrayBuffer())
          const job = await importSubscribers(deps, text, { by: callerOf(actor) })
          if (!job.finishedAt) await advanceImport(deps, job.id)
          return c.redirect(`${path}/${job.id}`, 303)
        } catch (error) {
          return subscribersPage(deps, c, actor, { refused: refusedBecause(error, {}) }, statusOf(error))
        }
      },
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      needs: 'subscriber.read',
      handle: async (c, actor) => {
        const id = c.req.param('id') ?? ''
        const job = idNamed(id) === null ? null : await findImport(deps.store, id)
        if (!job) throw notFound('import', id)
        if (!job.finishedAt) c.header('Refresh', again)
        return consolePage(deps, c, path, actor, { importJob: job })
      },
    },
  ]
}
