import { Hono } from 'hono'
import { subscribe } from '#core/subscribers/subscribe.ts'
import { subscribeInput } from '#core/subscribers/subscriber.ts'
import { commandFrom, jsonBody } from '../middleware/input.ts'
import { limitCalls } from '../middleware/limit.ts'
import type { RouteDeps } from './context.ts'

/** One answer for every address: nobody learns who is subscribed. */
export const subscriptionAnswer =
  'If the address can receive mail, a message with a button is on its way to it.'

export function subscriptionLimit({ limiter }: Pick<RouteDeps, 'limiter'>) {
  return limitCalls(limiter, { calls: 20, overall: 2000, milliseconds: 60 * 60 * 1000 })
}

export function subscriptionRoutes(deps: RouteDeps, limit: ReturnType<typeof subscriptionLimit>) {
  return new Hono<{ Variables: { caller: string } }>().post('/', limit, async (c) => {
    const input = await jsonBody(c, subscribeInput)
    c.set('caller', 'public')
    await subscribe(deps, input, await commandFrom(c))
    return c.json({ accepted: true, detail: subscriptionAnswer }, 202)
  })
}
