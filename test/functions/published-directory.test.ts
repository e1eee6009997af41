import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { directoryPublisher } from '#functions/adapters/publish/directory.ts'
import { encode } from '#functions/adapters/publish/encode.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'published-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function ready(path: string, body: string, contentType = 'text/html; charset=utf-8') {
  return [path, await encode({ path, contentType, body })] as const
}

const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .toSorted()

describe('the published directory', () => {
  it('holds each document where a web server looks for it, also compressed', async () => {
    const directory = directoryPublisher(folder)
    await directory.publish(
      new Map([
        await ready('/', 'front'),
        await ready('/incidents/INC-2026-11-17-001', 'incident'),
        await ready('/api/v2/status.json', '{}', 'application/json; charset=utf-8'),
      ]),
    )
    const names = ['/api/v2/status.json', '/incidents/INC-2026-11-17-001.html', '/index.html']
    expect(await files()).toEqual(names.flatMap((name) => [name, `${name}.br`, `${name}.gz`]))
    expect(gunzipSync(await readFile(join(folder, 'index.html.gz'))).toString()).toBe('front')
    expect(brotliDecompressSync(await readFile(join(folder, 'index.html.br'))).toString()).toBe('front')
  })

  it('replaces what changed and takes away what is gone, also what an earlier process left', async () => {
    await directoryPublisher(folder).publish(new Map([await ready('/incidents/old', 'old')]))
    const directory = directoryPublisher(folder)
    await directory.publish(new Map([await ready('/', 'one'), await ready('/history', 'history')]))
    await directory.publish(new Map([await ready('/', 'two')]))
    await directory.keepOnly(new Set(['/']))
    expect(await files()).toEqual(['/index.html', '/index.html.br', '/index.html.gz'])
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('two')
  })
})
