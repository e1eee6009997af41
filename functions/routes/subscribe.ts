import type { Context } from 'hono'
import { Hono } from 'hono'
import { componentsOf } from '#core/components/catalogue.ts'
import { type Mistake, mistakesOf, Refusal } from '#core/errors.ts'
import type { ReaderModel, SubscribeForm } from '#core/views/page-models.ts'
import { confirm, pendingConfirmation } from '#core/subscribers/confirm.ts'
import { asked } from '#core/subscribers/audience.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import { masked, subscribeInput } from '#core/subscribers/subscriber.ts'
import { departing, unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { readerOf } from '../middleware/reader.ts'
import type { RouteDeps } from './context.ts'
import type { subscriptionLimit } from './subscriptions.ts'

const visitor = { by: 'public' }

/** The forms and buttons of subscribing; a GET only ever shows, a POST does. */
export function subscribeRoutes(deps: RouteDeps, limit: ReturnType<typeof subscriptionLimit>) {
  const usual = deps.content.site.language
  const to = (c: Context, path: string) => c.redirect(`${readerOf(c, usual).base}${path}`, 303)
  const page = async (c: Context, path: string, model: Partial<ReaderModel>, status: 200 | 404 | 422 = 200) =>
    c.html(await deps.publication.page(path, { ...readerOf(c, usual), ...model }), status, {
      'Cache-Control': 'no-store',
    })

  return new Hono()
    .post('/subscribe', limit, async (c) => {
      const form = await formOf(c)
      const mistakes = await subscribed(deps, form)
      return mistakes
        ? page(c, '/subscribe', { form: { ...form, mistakes } }, 422)
        : to(c, '/subscribe/check')
    })
    .get('/subscribe/confirm', async (c) => {
      const found = await pendingConfirmation(deps, c.req.query('token') ?? '')
      const what = found ? `You asked for ${asked(deps.content.catalogue, found.wishes)}.` : ''
      return page(
        c,
        '/subscribe/confirm',
        { confirmation: { state: found ? 'ready' : 'expired', what } },
        found ? 200 : 404,
      )
    })
    .post('/subscribe/confirm', async (c) => {
      try {
        await confirm(deps, c.req.query('token') ?? '', visitor)
        return to(c, '/subscribe/confirmed')
      } catch (error) {
        if (!(error instanceof Refusal && error.kind === 'not_found')) throw error
        return page(c, '/subscribe/confirm', { confirmation: { state: 'expired', what: '' } }, 404)
      }
    })
    .get('/unsubscribe', async (c) => {
      const found = await departing(deps, c.req.query('token') ?? '')
      if (found === 'gone') return page(c, '/unsubscribe', { departure: { state: 'done', address: '' } })
      const departure = found
        ? { state: 'ready' as const, address: masked(found.email) }
        : { state: 'unknown' as const, address: '' }
      return page(c, '/unsubscribe', { departure }, found ? 200 : 404)
    })
    .post('/unsubscribe', async (c) => {
      const known = await unsubscribe(deps, c.req.query('token') ?? '', visitor)
      const body = await c.req.parseBody().catch(() => ({}))
      // RFC 8058: a mail program posts this on the reader's behalf and follows no redirect.
      if ('List-Unsubscribe' in body)
        return known ? c.text('You are unsubscribed.\n') : c.text('This link is not one of ours.\n', 404)
      return known
        ? to(c, '/unsubscribed')
        : page(c, '/unsubscribe', { departure: { state: 'unknown', address: '' } }, 404)
    })
}

async function formOf(c: Context): Promise<SubscribeForm> {
  const body = await c.req.parseBody({ all: true })
  const one = (name: string) => [body[name]].flat().find((value) => typeof value === 'string') ?? ''
  return {
    email: one('email').trim(),
    about: one('about') === 'some' ? 'some' : 'all',
    components: [body.components].flat().filter((value) => typeof value === 'string'),
    updates: one('updates') === 'ends' ? 'ends' : 'all',
    mistakes: [],
  }
}

/** Null when the mail is on its way, otherwise what is wrong with the form. */
async function subscribed(deps: RouteDeps, form: SubscribeForm): Promise<Mistake[] | null> {
  const { email, about, components, updates } = form
  const input = { email, updates, components: about === 'some' ? components : [] }
  const result = subscribeInput.safeParse(input)
  const mistakes = result.success ? [] : mistakesOf(result.error, input)
  if (about === 'some' && components.length === 0) {
    const known = componentsOf(deps.content.catalogue).length
    mistakes.push({
      field: 'components',
      expected: `at least one of the ${known} services, or Everything`,
      got: 'none',
    })
  }
  if (!result.success || mistakes.length > 0) return mistakes
  try {
    await subscribe(deps, result.data, visitor)
    return null
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid') return [...error.mistakes]
    throw error
  }
}
