import type { Context } from 'hono'
import { Hono } from 'hono'
import { type Mistake, mistakesOf, Refusal } from '#core/errors.ts'
import { tryChannel } from '#core/hooks/ping-hook.ts'
import { inWords, taken } from '#core/hooks/post.ts'
import { type Channel, channelKind, hostOfHook } from '#core/subscribers/channel.ts'
import type { HookToConfirm, ReaderModel, SubscribeForm } from '#core/views/page-models.ts'
import { canComeBack, comeBack } from '#core/subscribers/comeback.ts'
import { confirm, pendingConfirmation } from '#core/subscribers/confirm.ts'
import { mailVoice } from '#core/notices/words/voice.ts'
import { askedIn } from '#core/subscribers/asked.ts'
import { complete } from '#core/subscribers/wishes.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import { masked, subscribeInput } from '#core/subscribers/subscriber.ts'
import { departing, unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { wishFormIn, wishFormMistakes, wishInputOf } from '#core/subscribers/wish-form.ts'
import type { Language } from '#core/words/languages.ts'
import { fieldsOf } from '../middleware/form-fields.ts'
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
      const form = await formOf(c, readerOf(c, usual).language)
      const mistakes = await subscribed(deps, form)
      return mistakes
        ? page(c, '/subscribe', { form: { ...form, mistakes } }, 422)
        : to(c, '/subscribe/check')
    })
    .get('/subscribe/confirm', async (c) => {
      const found = await pendingConfirmation(deps, c.req.query('token') ?? '')
      const voice = mailVoice(readerOf(c, usual).language)
      const wishes = found?.wishes ?? complete({ updates: 'none' })
      const what = found ? voice.words.youAsked(askedIn(voice, deps.content.catalogue, wishes)) : ''
      const hook = found?.channel && hookToConfirm(found.channel)
      return page(
        c,
        '/subscribe/confirm',
        { confirmation: { state: found ? 'ready' : 'expired', what, ...(hook && { hook }) } },
        found ? 200 : 404,
      )
    })
    .post('/subscribe/confirm', limit, async (c) => {
      const secret = c.req.query('token') ?? ''
      try {
        const pending = await pendingConfirmation(deps, secret)
        if (pending?.channel) {
          const answer = await tryChannel(deps, pending.channel)
          if (!taken(answer)) {
            const hook = { ...hookToConfirm(pending.channel), failed: inWords(answer) }
            return await page(
              c,
              '/subscribe/confirm',
              { confirmation: { state: 'ready', what: '', hook } },
              422,
            )
          }
        }
        const { channel, token } = await confirm(deps, secret, visitor)
        return to(
          c,
          channel ? `/subscription/hook?token=${encodeURIComponent(token)}` : '/subscribe/confirmed',
        )
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
    .get('/subscribe/again', async (c) => {
      const ready = await canComeBack(deps, c.req.query('token') ?? '')
      const comeback = { state: ready ? ('ready' as const) : ('expired' as const) }
      return page(c, '/subscribe/again', { comeback }, ready ? 200 : 404)
    })
    .post('/subscribe/again', async (c) => {
      try {
        await comeBack(deps, c.req.query('token') ?? '', visitor)
        return to(c, '/subscribe/confirmed')
      } catch (error) {
        if (!(error instanceof Refusal && error.kind === 'not_found')) throw error
        return page(c, '/subscribe/again', { comeback: { state: 'expired' } }, 404)
      }
    })
    .post('/unsubscribe', async (c) => {
      const body = await c.req.parseBody().catch(() => ({}))
      // RFC 8058: a mail program posts this on the reader's behalf and follows no redirect.
      const oneClick = 'List-Unsubscribe' in body
      const known = await unsubscribe(deps, c.req.query('token') ?? '', visitor, { oneClick })
      if (oneClick)
        return known ? c.text('You are unsubscribed.\n') : c.text('This link is not one of ours.\n', 404)
      return known
        ? to(c, '/unsubscribed')
        : page(c, '/unsubscribe', { departure: { state: 'unknown', address: '' } }, 404)
    })
}

async function formOf(c: Context, language: Language): Promise<SubscribeForm> {
  const fields = await fieldsOf(c)
  const [email = ''] = fields('email')
  const [incident] = fields('incident')
  const [kind = 'email'] = fields('channel')
  const [url = ''] = fields('url')
  return {
    email: email.trim(),
    ...(incident && { incident }),
    ...wishFormIn(fields, language),
    channel: channelKind.options.find((each) => each === kind) ?? 'email',
    url: url.trim(),
    shape: fields('shape')[0] === 'statuspage' ? 'statuspage' : 'own',
    mistakes: [],
  }
}

function channelAsked({ channel: kind = 'email', url, shape }: SubscribeForm) {
  return kind === 'email' ? {} : { channel: { kind, url, ...(kind === 'webhook' && { shape }) } }
}

function hookToConfirm(channel: Channel): HookToConfirm {
  return { kind: channel.kind, host: hostOfHook(channel), secret: channel.secret ?? null, failed: null }
}

/** Null when the mail is on its way, otherwise what is wrong with the form. */
async function subscribed(deps: RouteDeps, form: SubscribeForm): Promise<Mistake[] | null> {
  const input = form.incident
    ? { email: form.email, incident: form.incident, language: form.language }
    : { email: form.email, ...wishInputOf(form), ...channelAsked(form) }
  const result = subscribeInput.safeParse(input)
  const mistakes = result.success ? [] : mistakesOf(result.error, input)
  mistakes.push(...wishFormMistakes(deps.content.catalogue, form))
  if (!result.success || mistakes.length > 0) return mistakes
  try {
    await subscribe(deps, result.data, visitor)
    return null
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid') return [...error.mistakes]
    throw error
  }
}
