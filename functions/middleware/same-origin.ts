import { createMiddleware } from 'hono/factory'
import { Refusal } from '#core/errors.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/** Refuses whatever could change something and was not sent by a page of ours. */
export function sameOrigin(siteUrl: string) {
  const own = new URL(siteUrl).origin
  return createMiddleware(async (c, next) => {
    if (!safe.includes(c.req.method) && !isOurs(c.req.raw, own)) {
      throw new Refusal(
        'forbidden',
        `This form was not sent from ${own}, so nothing was done. Open the console at ${own}/admin and try again.`,
      )
    }
    await next()
  })
}

/** A browser names where a form came from; what names nothing is no browser of today, and is refused. */
function isOurs({ headers }: Request, own: string): boolean {
  const site = headers.get('Sec-Fetch-Site')
  const origin = headers.get('Origin')
  if (origin !== null) return origin === own
  return site === 'same-origin'
}
