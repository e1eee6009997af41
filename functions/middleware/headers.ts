import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  styleSrc: ["'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  formAction: ["'self'"],
  baseUri: ["'none'"],
}

/** What other sites show as their own: badges, pictures and the notice. */
const forOthers = /^\/(badge(\/[^/]+)?\.svg|embed\.js|og\/[^/]+)$/
/** Addresses that carry a token, which nobody else is to learn. */
const withToken = /^\/(subscribe\/(confirm|again)|unsubscribe|subscription(\/[\w.-]+)*)$/
const inFrames = /^\/embed(\/|$)/
const previews = /^\/admin\/(drill\/[^/]+\/)?preview\//

/** Our pages run nothing but our own script and stand in nobody's frame, but for the one that is made for it. */
export function guardHeaders(siteUrl: string): MiddlewareHandler {
  const common = {
    referrerPolicy: 'strict-origin-when-cross-origin',
    strictTransportSecurity: siteUrl.startsWith('https:'),
  }
  const own = secureHeaders({
    ...common,
    contentSecurityPolicy: { ...policy, frameAncestors: ["'none'"] },
    xFrameOptions: 'DENY',
  })
  const secret = secureHeaders({
    ...common,
    referrerPolicy: 'no-referrer',
    contentSecurityPolicy: { ...policy, frameAncestors: ["'none'"] },
    xFrameOptions: 'DENY',
  })
  const shared = secureHeaders({
    ...common,
    contentSecurityPolicy: { ...policy, frameAncestors: ["'none'"] },
    xFrameOptions: 'DENY',
    crossOriginResourcePolicy: 'cross-origin',
  })
  const framed = secureHeaders({
    ...common,
    contentSecurityPolicy: { ...policy, frameAncestors: ['*'] },
    xFrameOptions: false,
    crossOriginResourcePolicy: 'cross-origin',
  })
  const console = secureHeaders({
    ...common,
    referrerPolicy: 'same-origin',
    contentSecurityPolicy: { ...policy, frameSrc: ["'self'"], frameAncestors: ["'none'"] },
    xFrameOptions: 'DENY',
  })
  const preview = secureHeaders({
    ...common,
    referrerPolicy: 'same-origin',
    contentSecurityPolicy: {
      ...policy,
      scriptSrc: ["'none'"],
      connectSrc: ["'none'"],
      frameAncestors: ["'self'"],
    },
    xFrameOptions: 'SAMEORIGIN',
  })
  return (c, next) => {
    const { path } = c.req
    if (previews.test(path)) return preview(c, next)
    if (/^\/admin(\/|$)/.test(path)) return console(c, next)
    if (withToken.test(path)) return secret(c, next)
    return (inFrames.test(path) ? framed : forOthers.test(path) ? shared : own)(c, next)
  }
}
