import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { languages } from '#core/words/languages.ts'
import {
  type Content,
  type ContentFile,
  ContentRefused,
  type FileMistake,
  readContent,
} from '#core/settings/content.ts'

const folders = [
  'content',
  'content/incidents',
  'templates/email',
  ...languages.map((language) => `templates/email/${language}`),
  'templates/slack',
  'templates/team',
]

/** Reads and checks `content/` and `templates/` below a directory. */
export async function contentFrom(root: string): Promise<Content> {
  return readContent(await contentFiles(root))
}

/** The files as they were read, for a build that takes them along. */
export async function contentFiles(root: string): Promise<ContentFile[]> {
  const mistakes: FileMistake[] = []
  const files = (await Promise.all(folders.map((folder) => filesIn(root, folder)))).flat()
  const read = await Promise.all(
    files.map(async (path): Promise<ContentFile> => {
      const source = (await readFile(join(root, path), 'utf8')).replaceAll('\r\n', '\n')
      const { head, body, line } = split(path, source)
      return { path, data: yaml(path, head, line, mistakes), body }
    }),
  )
  if (mistakes.length > 0) throw new ContentRefused(mistakes)
  return read
}

async function filesIn(root: string, folder: string): Promise<string[]> {
  const names = await readdir(join(root, folder)).catch(() => [])
  return names.filter((name) => /\.(yaml|md)$/.test(name)).map((name) => `${folder}/${name}`)
}

function split(path: string, source: string): { head: string; body: string; line: number } {
  if (path.endsWith('.yaml')) return { head: source, body: '', line: 0 }
  const parts = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(source)
  return parts ? { head: parts[1] ?? '', body: parts[2] ?? '', line: 1 } : { head: '', body: source, line: 0 }
}

function yaml(path: string, source: string, before: number, mistakes: FileMistake[]): unknown {
  const document = parseDocument(source)
  for (const { message, linePos } of document.errors) {
    const [where] = linePos ?? []
    mistakes.push({
      file: path,
      field: where ? `line ${where.line + before}, column ${where.col}` : 'file',
      expected: 'YAML',
      got: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'something else',
    })
  }
  return document.errors.length > 0 ? null : (document.toJS() as unknown)
}
