import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Asset, Assets } from '#core/ports.ts'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
}

const asGzip = promisify(gzip)
const asBrotli = promisify(brotliCompress)

/** The files that the build wrote for browsers, read and compressed once; below `_astro` a name changes with its content. */
export async function assetsFrom(folder: string): Promise<Assets> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && extname(entry.name) in types)
    .map(({ parentPath, name }) => join(parentPath, name))
  const assets = new Map(
    await Promise.all(
      paths.map(async (path): Promise<[string, Asset]> => {
        const address = path.slice(folder.length).replaceAll('\\', '/')
        return [address, await assetFrom(address, await readFile(path))]
      }),
    ),
  )
  return { get: (path) => assets.get(path) ?? null }
}

async function assetFrom(address: string, bytes: Buffer): Promise<Asset> {
  const isText = !address.endsWith('.png')
  return {
    contentType: types[extname(address)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    plain: new Uint8Array(bytes),
    gzip: isText ? new Uint8Array(await asGzip(bytes, { level: 9 })) : null,
    brotli: isText ? new Uint8Array(await asBrotli(bytes)) : null,
    immutable: address.startsWith('/_astro/'),
  }
}
