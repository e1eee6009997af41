import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '#core/errors.ts'
import type { Clock, Mailer } from '#core/ports.ts'
import { mimeOf } from './mime.ts'

/** Writes each mail as an `.eml` file, so that everything works with no account; a repeat overwrites its file. */
export function fileMailer(directory: string, clock: Clock): Mailer {
  return {
    name: 'file',
    batchLimit: 100,
    async send(key, mails) {
      try {
        await mkdir(directory, { recursive: true })
        for (const [index, mail] of mails.entries()) {
          const name = `${key.replaceAll(/[^\w-]+/g, '-')}-${index + 1}.eml`
          const draft = join(directory, `${name}.part`)
          await writeFile(draft, await mimeOf(mail, new Date(clock.now())))
          await rename(draft, join(directory, name))
        }
      } catch (error) {
        throw new Refusal('unavailable', `The mail folder cannot be written: ${(error as Error).message}`)
      }
      return mails.map(() => ({ state: 'sent' as const }))
    },
  }
}
