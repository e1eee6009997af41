import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { PublishedDocument, Publisher } from '#core/ports.ts'

/**
 * Writes every document below a folder, as it is and compressed beside it (`.gz`, `.br`), where web servers look for
 * them: `/history` in `history.html`. A reader sees the old file or the new one, never a part.
 */
export function directoryPublisher(folder: string): Publisher {
  const written = new Map<string, { etag: string; file: string }>()

  return {
    async publish(documents) {
      const changed = [...documents].filter(([path, { etag }]) => written.get(path)?.etag !== etag)
      await Promise.all(
        changed.map(async ([path, document]) => {
          const file = fileOf(path, document)
          await write(file, document)
          written.set(path, { etag: document.etag, file })
        }),
      )
    },

    async keepOnly(paths) {
      for (const path of written.keys()) if (!paths.has(path)) written.delete(path)
      const kept = new Set([...written.values()].flatMap(({ file }) => [file, `${file}.gz`, `${file}.br`]))
      const found = await readdir(folder, { recursive: true, withFileTypes: true })
      await Promise.all(
        found
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .filter((file) => !kept.has(relative(folder, file)))
          .map((file) => rm(file, { force: true })),
      )
    },
  }

  async function write(file: string, { plain, gzip, brotli }: PublishedDocument): Promise<void> {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await Promise.all([replace(file, plain), replace(`${file}.gz`, gzip), replace(`${file}.br`, brotli)])
  }

  async function replace(file: string, bytes: Uint8Array): Promise<void> {
    const path = join(folder, file)
    await writeFile(`${path}.part`, bytes)
    await rename(`${path}.part`, path)
  }
}

function fileOf(path: string, { contentType }: PublishedDocument): string {
  const name = path === '/' ? 'index' : path.slice(1)
  return contentType.startsWith('text/html') ? `${name}.html` : name
}
