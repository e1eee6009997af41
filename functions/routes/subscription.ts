import type { Context } from 'hono'
import { Hono } from 'hono'
import { mistakesOf, Refusal } from '#core/errors.ts'
import { findIncident } from '#core/incidents/record.ts'
import { changeWishes, changeWishesInput } from '#core/subscribers/change-wishes.ts'
import { ownData } from '#core/subscribers/own-data.ts'
import { hostOfHook } from '#core/subscribers/channel.ts'
import { masked, type Subscriber } from '#core/subscribers/subscriber.ts'
import { departing } from '#core/subscribers/unsubscribe.ts'
import { formOfWishes, wishFormIn, wishFormMistakes, wishInputOf } from '#core/subscribers/wish-form.ts'
import type { ReaderModel, SubscriptionModel } from '#core/views/page-models.ts'
import { fieldsOf } from '../middleware/form-fields.ts'
import { readerOf } from '../middleware/reader.ts'
import type { RouteDeps } from './context.ts'
import type { subscriptionLimit } from './subscriptions.ts'

const visitor = { by: 'public' }
const secret = { 'Cache-Control': 'no-store' }

/** What subscribers change behind the link of each mail; a GET only ever shows. */
export function subscriptionPageRoutes(deps: RouteDeps, limit: ReturnType<typeof subscriptionLimit>) {
  const usual = deps.content.site.language
  const page = async (c: Context, model: Partial<ReaderModel>, status: 200 | 404 | 422 = 200) =>
    c.html(await deps.publication.page('/subscription', { ...readerOf(c, usual), ...model }), status, secret)
  const strange = (c: Context, found: 'gone' | null) =>
    found === 'gone'
      ? page(c, { departure: { state: 'done', address: '' } })
      : page(c, { departure: { state: 'unknown', address: '' } }, 404)
  const tokenOf = (c: Context) => c.req.query('token') ?? ''

  return new Hono()
    .get('/subscription', async (c) => {
      const found = await departing(deps, tokenOf(c))
      if (found === null || found === 'gone') return strange(c, found)
      const saved = c.req.query('saved') !== undefined
      return page(c, { subscription: await shown(deps, found, tokenOf(c), { saved, chosen: chosenIn(c) }) })
    })
    .post('/subscription', limit, async (c) => {
      const token = tokenOf(c)
      const found = await departing(deps, token)
      if (found === null || found === 'gone') return strange(c, found)
      const fields = await fieldsOf(c)
      const form = wishFormIn(fields, readerOf(c, usual).language)
      const input = { ...wishInputOf(form), incidents: fields('incidents') }
      const result = changeWishesInput.safeParse(input)
      const mistakes = [
        ...(result.success ? [] : mistakesOf(result.error, input)),
        ...wishFormMistakes(deps.content.catalogue, form),
      ]
      const again = async (wrong: typeof mistakes) =>
        page(c, { subscription: { ...(await shown(deps, found, token)), form, mistakes: wrong } }, 422)
      if (!result.success || mistakes.length > 0) return again(mistakes)
      try {
        const changed = await changeWishes(deps, token, result.data, visitor)
        const { base } = readerOf(c, usual)
        const to = changed ? `/subscription?token=${encodeURIComponent(token)}&saved` : '/unsubscribed'
        return c.redirect(`${base}${to}`, 303)
      } catch (error) {
        if (error instanceof Refusal && error.kind === 'invalid') return again([...error.mistakes])
        throw error
      }
    })
    .get('/subscription/data.json', async (c) => {
      const found = await departing(deps, tokenOf(c))
      if (found === null || found === 'gone') return strange(c, found)
      return c.body(`${JSON.stringify(await ownData(deps, found), null, 2)}\n`, 200, {
        ...secret,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="subscription.json"',
      })
    })
}

async function shown(
  deps: RouteDeps,
  subscriber: Subscriber,
  token: string,
  { saved = false, chosen = null }: Partial<Pick<SubscriptionModel, 'saved' | 'chosen'>> = {},
): Promise<SubscriptionModel> {
  const { channel } = subscriber
  const form = formOfWishes(subscriber, deps.content.site.language)
  const chosenForm = {
    ...form,
    ...(chosen === 'ends' && { updates: 'ends' as const }),
    ...(chosen === 'services' && { about: 'some' as const }),
  }
  const followed = await Promise.all(
    subscriber.incidents.map(async (id) => ({
      id,
      title: (await findIncident(deps, id))?.incident.title ?? id,
    })),
  )
  return {
    token,
    address: masked(subscriber.email),
    hook: channel ? { kind: channel.kind, host: hostOfHook(channel) } : null,
    form: chosenForm,
    mistakes: [],
    followed,
    saved,
    chosen,
  }
}

/** What the link in a mail chose already; it is kept only when the form is sent. */
function chosenIn(c: Context): SubscriptionModel['chosen'] {
  return (['ends', 'services'] as const).find((each) => each === c.req.query('choose')) ?? null
}
