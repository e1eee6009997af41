import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Deps } from '#core/deps.ts'
import type { Actor } from '#core/operators/actor.ts'
import { actorOf } from '#core/operators/session.ts'

type Kind = 'session' | 'half' | 'identity'

/** The cookies of the console; where the site has TLS their names bind them to this host and to TLS. */
export function sessionCookies(deps: Pick<Deps, 'store' | 'clock' | 'siteUrl'>) {
  const secure = deps.siteUrl.startsWith('https:')
  const name = (kind: Kind) => (secure ? `__Host-${kind}` : kind)
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const

  return {
    actor(c: Context): Promise<Actor | null> {
      const secret = getCookie(c, name('session'))
      return secret ? actorOf(deps, secret) : Promise.resolve(null)
    },
    half: (c: Context) => getCookie(c, name('half')) ?? '',
    /** The whole session takes the place of the half one. */
    signIn(c: Context, secret: string): void {
      deleteCookie(c, name('half'), options)
      setCookie(c, name('session'), secret, { ...options, maxAge: 7 * 24 * 3600 })
    },
    beginHalf(c: Context, secret: string): void {
      setCookie(c, name('half'), secret, { ...options, maxAge: 300 })
    },
    identity: (c: Context) => getCookie(c, name('identity')) ?? '',
    /** Lax, because the answer comes from the provider's site. */
    beginIdentity(c: Context, secret: string): void {
      setCookie(c, name('identity'), secret, { ...options, maxAge: 600 })
    },
    endIdentity(c: Context): void {
      deleteCookie(c, name('identity'), options)
    },
    signOut(c: Context): void {
      deleteCookie(c, name('session'), options)
    },
  }
}

export type SessionCookies = ReturnType<typeof sessionCookies>
