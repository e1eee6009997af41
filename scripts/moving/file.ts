import { existsSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { FileRefused } from './file-refused.ts'

/** The one file that was named after the command. */
export function fileNamed(command: string): string {
  const [file, ...more] = process.argv.slice(2)
  if (file && more.length === 0 && !file.startsWith('-')) return file
  console.error(`Name one file: npm run ${command} -- status.jsonl`)
  process.exit(1)
}

export function refuseExisting(path: string): void {
  if (existsSync(path)) throw new FileRefused(`${path} exists already. Name another file, or take it away.`)
}

/** Only its owner may read it, for it holds addresses; it appears whole or not at all. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part`
  try {
    await rm(part, { force: true })
    const file = await open(part, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    refuseExisting(path)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw named(error, path, 'written')
  }
}

export async function readWhole(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw named(error, path, 'read')
  }
}

function named(error: unknown, path: string, done: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  return code === undefined ? error : new FileRefused(`${path} cannot be ${done}: ${message}.`)
}
