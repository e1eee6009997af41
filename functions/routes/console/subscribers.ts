import type { Context } from 'hono'
import { invalid, notFound } from '#core/errors.ts'
import { type Actor, callerOf } from '#core/operators/actor.ts'
import { exportSubscribers } from '#core/subscribers/export-subscribers.ts'
import {
  listed,
  listSubscribers,
  type SubscriberFilter,
  subscriberFilter,
} from '#core/subscribers/list-subscribers.ts'
import { subscriberById } from '#core/subscribers/record.ts'
import { removeSubscriber } from '#core/subscribers/remove-subscriber.ts'
import { suppressAddress, suppressAddressInput } from '#core/subscribers/suppress-address.ts'
import { unsuppressAddress, unsuppressAddressInput } from '#core/subscribers/unsuppress-address.ts'
import type { SubscribersModel } from '#core/views/console/subscriber-models.ts'
import { checked, idNamed } from '../../middleware/input.ts'
import { streamed } from '../stream.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import type { ConsoleRoute } from './route.ts'
import { type Form, one } from './update-form.ts'

const path = '/admin/subscribers'
const page = 50

/** Who gets the notices: finding them, letting them go, sending them nothing. */
export function subscriberRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path,
      needs: 'subscriber.read',
      handle: (c, actor) => subscribersPage(deps, c, actor),
    },
    {
      method: 'GET',
      path: `${path}/export.csv`,
      needs: 'subscriber.read',
      handle: () => streamed(exportSubscribers(deps), 'text/csv; charset=utf-8', 'subscribers.csv'),
    },
    change('suppress', 'suppressed', async (actor, form) => {
      const input = { email: one(form, 'email'), reason: one(form, 'reason') || 'asked' }
      await suppressAddress(deps, checked(suppressAddressInput, input), { by: callerOf(actor) })
    }),
    change('unsuppress', 'unsuppressed', async (actor, form) => {
      const { email } = checked(unsuppressAddressInput, { email: one(form, 'email') })
      await unsuppressAddress(deps, email, { by: callerOf(actor) })
    }),
    {
      method: 'GET',
      path: `${path}/:id/remove`,
      needs: 'subscriber.remove',
      handle: async (c, actor) => {
        const id = c.req.param('id') ?? ''
        const found = idNamed(id) === null ? null : await subscriberById(deps.store, id)
        const [subscriber] = await listed(deps, found ? [found] : [])
        if (!subscriber) throw notFound('subscriber', id)
        return consolePage(deps, c, `${path}/remove`, actor, { removal: { subscriber } })
      },
    },
    {
      method: 'POST',
      path: `${path}/:id/remove`,
      needs: 'subscriber.remove',
      proof: 'fresh',
      handle: async (c, actor) => {
        await removeSubscriber(deps, c.req.param('id') ?? '', { by: callerOf(actor) })
        return c.redirect(`${path}?done=removed`, 303)
      },
    },
  ]

  function change(
    what: string,
    done: SubscribersModel['done'] & string,
    carryOut: (actor: Actor, form: Form) => Promise<void>,
  ): ConsoleRoute {
    return {
      method: 'POST',
      path: `${path}/${what}`,
      needs: 'subscriber.write',
      handle: async (c, actor) => {
        const form = await formOf(c)
        try {
          await carryOut(actor, form)
          return c.redirect(`${path}?done=${done}`, 303)
        } catch (error) {
          const refused = refusedBecause(error, form)
          return subscribersPage(deps, c, actor, { refused }, statusOf(error))
        }
      },
    }
  }
}

export async function subscribersPage(
  deps: ConsoleDeps,
  c: Context,
  actor: Actor,
  rooms: Rooms = {},
  status: Parameters<typeof consolePage>[5] = 200,
): Promise<Response> {
  const { filter, refused } = filterFrom(c)
  const after = idNamed(c.req.query('after') ?? '')
  const found = await listSubscribers(deps, { limit: page, after, ...filter }).catch((error: unknown) => ({
    items: [],
    total: 0,
    next: null,
    refused: refusedBecause(error, {}),
  }))
  const subscribers: SubscribersModel = { ...found, filter, done: doneIn(c.req.query('done')) }
  const wrong = refused ?? ('refused' in found ? found.refused : null)
  return consolePage(deps, c, path, actor, { subscribers, refused: wrong, ...rooms }, wrong ? 422 : status)
}

/** Fields of the filter that were left empty ask for nothing; one that is not understood is named, and asks for nothing. */
function filterFrom(c: Context): { filter: SubscriberFilter; refused: Rooms['refused'] } {
  const given = Object.fromEntries(
    Object.entries(c.req.query()).filter(([name, value]) => name in subscriberFilter.shape && value !== ''),
  )
  try {
    return { filter: checked(subscriberFilter, given), refused: null }
  } catch (error) {
    return { filter: {}, refused: refusedBecause(error, {}) }
  }
}

function doneIn(given: string | undefined): SubscribersModel['done'] {
  return (['removed', 'suppressed', 'unsuppressed'] as const).find((each) => each === given) ?? null
}

/** The file of a form; refuses, naming the field, a form without one. */
export async function fileOf(c: Context, field: string): Promise<File> {
  const { [field]: file } = await c.req.parseBody()
  if (file instanceof File && file.size > 0) return file
  throw invalid({ field, expected: 'a file with something in it', got: 'no file' })
}
