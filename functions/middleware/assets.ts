import { createMiddleware } from 'hono/factory'
import type { Assets } from '#core/ports.ts'
import { documentResponse } from './published.ts'

/** Serves what the build wrote; a file whose name changes with its content is never asked for again. */
export function serveAssets(assets: Assets) {
  return createMiddleware(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const asset = assets.get(c.req.path)
    if (!asset) return next()
    const response = documentResponse(c.req.raw, asset, 200)
    if (asset.immutable) response.headers.set('Cache-Control', 'public, max-age=31536000, immutable')
    return response
  })
}
