import { type NetworkAnswer, type NetworkRequest, Unreached } from '#core/ports.ts'
import { targetOf } from './target.ts'

/** Asks once, at an address that was looked at; follows nothing. */
export type Exchange = (target: URL, request: NetworkRequest, left: number) => Promise<NetworkAnswer>

const redirects = [301, 302, 303, 307, 308]

/**
 * Asks, and follows as many redirects as the request takes, each looked at like the first address. With none taken the
 * redirect itself is the answer. The time of the request is that of all of them together.
 */
export async function follow(
  exchange: Exchange,
  request: NetworkRequest,
  now: () => number,
): Promise<NetworkAnswer> {
  const began = now()
  let asked = request
  for (let taken = 0; ; taken++) {
    const target = targetOf(asked.url)
    const left = request.timeoutMs - (now() - began)
    if (left <= 0) throw new Unreached('timeout', `no answer within ${request.timeoutMs} ms`)
    const answer = await exchange(target, asked, left)
    const location = answer.headers['location']
    if (!request.redirects || location === undefined || !redirects.includes(answer.status))
      return { ...answer, milliseconds: Math.round(now() - began) }
    if (taken === request.redirects)
      throw new Unreached('redirects', `more than ${request.redirects} redirects`)
    asked = redirected(asked, answer.status, target, targetOf(location, target.href))
  }
}

/** Another server gets to see neither headers nor body: there may be keys in them. */
function redirected(request: NetworkRequest, status: number, from: URL, to: URL): NetworkRequest {
  const becomesGet =
    (status === 303 && request.method !== 'HEAD') ||
    ([301, 302].includes(status) && request.method === 'POST')
  const atHome = to.origin === from.origin
  const { headers, body, ...rest } = request
  return {
    ...rest,
    url: to.href,
    ...(becomesGet && { method: 'GET' }),
    ...(headers && atHome && { headers }),
    ...(body !== undefined && atHome && !becomesGet && { body }),
  }
}
