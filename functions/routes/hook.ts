import type { Context } from 'hono'
import { Hono } from 'hono'
import { attempts } from '#core/hooks/log.ts'
import { pingHook, replay } from '#core/hooks/ping-hook.ts'
import { rotateSecret } from '#core/hooks/rotate-secret.ts'
import { startHook, stopHook } from '#core/hooks/stop-hook.ts'
import type { HookSubscriber } from '#core/hooks/tell-hook.ts'
import { hostOfHook } from '#core/subscribers/channel.ts'
import { departing } from '#core/subscribers/unsubscribe.ts'
import type { HookModel, ReaderModel } from '#core/views/page-models.ts'
import { fieldsOf } from '../middleware/form-fields.ts'
import { readerOf } from '../middleware/reader.ts'
import type { RouteDeps } from './context.ts'
import type { subscriptionLimit } from './subscriptions.ts'

const visitor = { by: 'public' }
const path = '/subscription/hook'
const shownAttempts = 25

/** What whoever set a hook up sees of it and does with it, behind the link that it was given. */
export function hookRoutes(deps: RouteDeps, limit: ReturnType<typeof subscriptionLimit>) {
  const usual = deps.content.site.language
  const page = async (c: Context, model: Partial<ReaderModel>, status: 200 | 404 = 200) =>
    c.html(await deps.publication.page(path, { ...readerOf(c, usual), ...model }), status, {
      'Cache-Control': 'no-store',
    })
  const back = (c: Context, more = '') =>
    c.redirect(
      `${readerOf(c, usual).base}${path}?token=${encodeURIComponent(c.req.query('token') ?? '')}${more}`,
      303,
    )

  async function owned(c: Context): Promise<HookSubscriber | 'gone' | null> {
    const found = await departing(deps, c.req.query('token') ?? '')
    if (found === null || found === 'gone') return found
    return found.channel ? { ...found, channel: found.channel } : null
  }

  const stranger = (c: Context, found: 'gone' | null) =>
    found === 'gone'
      ? page(c, { departure: { state: 'done', address: '' } })
      : page(c, { departure: { state: 'unknown', address: '' } }, 404)

  /** Does something with the hook and shows it again. */
  const doing = (act: (c: Context, hook: HookSubscriber) => Promise<string>) => async (c: Context) => {
    const found = await owned(c)
    if (found === null || found === 'gone') return stranger(c, found)
    return back(c, await act(c, found))
  }

  return new Hono()
    .get(path, async (c) => {
      const found = await owned(c)
      if (found === null || found === 'gone') return stranger(c, found)
      return page(c, { hook: await shown(found, c) })
    })
    .post(
      `${path}/test`,
      limit,
      doing(async (_c, hook) =>
        (await pingHook(deps, hook)).delivered ? '&tested=arrived' : '&tested=failed',
      ),
    )
    .post(
      `${path}/replay`,
      limit,
      doing(async (c, hook) => {
        const [notice = ''] = (await fieldsOf(c))('notice')
        await replay(deps, hook, notice)
        return '#log'
      }),
    )
    .post(
      `${path}/rotate`,
      limit,
      doing(async (_c, { id }) => {
        await rotateSecret(deps, id, visitor)
        return '&secret#secret'
      }),
    )
    .post(
      `${path}/pause`,
      doing(async (_c, { id }) => {
        await stopHook(deps, id, { because: 'paused' }, visitor)
        return ''
      }),
    )
    .post(
      `${path}/start`,
      doing(async (_c, { id }) => {
        await startHook(deps, id, visitor)
        return ''
      }),
    )

  async function shown({ id, token, channel }: HookSubscriber, c: Context): Promise<HookModel> {
    const { kind, secret = null, oldSecret, stopped } = channel
    const tested = c.req.query('tested')
    return {
      token,
      kind,
      host: hostOfHook(channel),
      secret,
      secretOpen: c.req.query('secret') !== undefined,
      bothSignUntil: oldSecret?.until ?? null,
      stopped: stopped?.because ?? null,
      tested: (['arrived', 'failed'] as const).find((each) => each === tested) ?? null,
      attempts: await attempts(deps.store, id, shownAttempts),
    }
  }
}
