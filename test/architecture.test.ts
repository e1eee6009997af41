import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** Who may import what, as the table in ARCHITECTURE.md says it. The first row that fits a file counts. */
interface Row {
  files: RegExp
  /** Files it may import. */
  inside: RegExp[]
  /** Packages it may import, without what lies below them. */
  packages: RegExp
  /** Packages of which it may name types. */
  types?: RegExp
}

const core = /^core\//
const none = /^$/
const sdks: Record<string, RegExp> = {
  mail: /^(nodemailer|resend)$/,
  content: /^yaml$/,
  store: /^@upstash\/redis$/,
  passkeys: /^@simplewebauthn\/server$/,
  identity: /^openid-client$/,
}

const table: Row[] = [
  {
    files: core,
    inside: [core],
    packages: /^(zod|marked|sanitize-html|ical\.js|@noble\/hashes|otpauth|uqr)$/,
  },
  ...Object.entries(sdks).map(([folder, sdk]): Row => adapter(folder, sdk)),
  { files: /^functions\/adapters\//, inside: [core], packages: /^node:/ },
  {
    files: /^functions\/(routes|middleware)\//,
    inside: [core, /^functions\/(routes|middleware)\//],
    packages: /^(hono|@noble\/hashes)$/,
    types: /^zod$/,
  },
  { files: /^functions\/jobs\//, inside: [core, /^functions\/jobs\//], packages: none },
  { files: /^functions\/publication\//, inside: [core, /^functions\/publication\//], packages: none },
  {
    files: /^functions\/workers\//,
    inside: [core, /^functions\//, /^site\/server\.ts$/],
    packages: /^(cloudflare:(workers|sockets)|virtual:content)$/,
  },
  { files: /^functions\/[^/]+$/, inside: [core, /^functions\//], packages: /./ },
  { files: /^site\//, inside: [core, /^site\//], packages: /^(astro|astro:.*|@astrojs\/.*)$/ },
]

// What runs in a browser has one file that reaches for the world.
const injected = /^(core|site(?!\/elements\/world\.ts$)|functions\/(routes|jobs|middleware))\//
const fromOutside: [RegExp, string][] = [
  [/\bDate\s*\.\s*now\b/, 'Date.now()'],
  [/\bnew\s+Date\b(?!\s*\(\s*[^\s)])/, 'new Date()'],
  [/\bMath\s*\.\s*random\b/, 'Math.random()'],
  [/\bprocess\s*\.\s*env\b/, 'process.env'],
]

describe('the house', () => {
  const house = sources(join(import.meta.dirname, '..'), ['core', 'functions', 'site'])

  it('is looked at whole', () => {
    const paths = [...house.keys()]
    expect(paths).toContain('core/ports.ts')
    expect(paths).toContain('functions/node.ts')
    expect(paths.filter((path) => path.endsWith('.astro'))).not.toEqual([])
    const imported = paths
      .flatMap((path) => importsOf(path, house.get(path) ?? ''))
      .map(({ target }) => target)
    expect(imported).toContain('core/ports.ts')
    expect(imported).toContain('node:sqlite')
    expect(imported).toContain('hono')
  })

  it('imports only what its rooms may', () => {
    expect(strays(house)).toEqual([])
  })

  it('has no circle of imports', () => {
    expect(circles(house)).toEqual([])
  })

  it('takes the time, chance and the environment from its deps', () => {
    expect(grabs(house)).toEqual([])
  })
})

describe('the look at the house', () => {
  const stray = (path: string, source: string) => strays(new Map([[path, source]]))

  it.each<[string, string, string]>([
    ['core/x.ts', "import { Hono } from 'hono'", 'core/x.ts may not import hono'],
    ['core/x.ts', "import { cors } from 'hono/cors'", 'core/x.ts may not import hono/cors'],
    ['core/x.ts', "import { readFile } from 'node:fs/promises'", 'core/x.ts may not import node:fs/promises'],
    ['core/x.ts', "import fs from 'fs'", 'core/x.ts may not import fs'],
    [
      'core/a/x.ts',
      "import { createApp } from '../../functions/app.ts'",
      'core/a/x.ts may not import functions/app.ts',
    ],
    [
      'core/x.ts',
      "import type { A } from '#functions/adapters/mail/file.ts'",
      'core/x.ts may not import functions/adapters/mail/file.ts',
    ],
    ['core/x.ts', "export * from '#site/env.d.ts'", 'core/x.ts may not import site/env.d.ts'],
    ['core/x.ts', "export const y = await import('yaml')", 'core/x.ts may not import yaml'],
    ['core/x.ts', "export type Y = import('yaml').Document", 'core/x.ts may not import yaml'],
    ['core/x.ts', "import 'astro'", 'core/x.ts may not import astro'],
    [
      'core/x.ts',
      "import { deps } from '#test/fakes/deps.ts'",
      'core/x.ts may not import test/fakes/deps.ts',
    ],
    [
      'functions/adapters/mail/x.ts',
      "import { sqliteStore } from '../store/sqlite.ts'",
      'functions/adapters/mail/x.ts may not import functions/adapters/store/sqlite.ts',
    ],
    [
      'functions/adapters/mail/x.ts',
      "import '../../jobs/deliver.ts'",
      'functions/adapters/mail/x.ts may not import functions/jobs/deliver.ts',
    ],
    [
      'functions/adapters/store/x.ts',
      "import { Resend } from 'resend'",
      'functions/adapters/store/x.ts may not import resend',
    ],
    [
      'functions/adapters/clock/x.ts',
      "import { Hono } from 'hono'",
      'functions/adapters/clock/x.ts may not import hono',
    ],
    [
      'functions/adapters/clock/x.ts',
      "import '../ids/random.ts'",
      'functions/adapters/clock/x.ts may not import functions/adapters/ids/random.ts',
    ],
    [
      'functions/routes/x.ts',
      "import '#functions/adapters/mail/file.ts'",
      'functions/routes/x.ts may not import functions/adapters/mail/file.ts',
    ],
    ['functions/routes/x.ts', "import 'node:crypto'", 'functions/routes/x.ts may not import node:crypto'],
    [
      'functions/middleware/x.ts',
      "import Page from '../../site/pages/index.astro'",
      'functions/middleware/x.ts may not import site/pages/index.astro',
    ],
    ['functions/routes/x.ts', "import { z } from 'zod'", 'functions/routes/x.ts may not import zod'],
    ['functions/jobs/x.ts', "import { Hono } from 'hono'", 'functions/jobs/x.ts may not import hono'],
    [
      'functions/jobs/x.ts',
      "import '../routes/health.ts'",
      'functions/jobs/x.ts may not import functions/routes/health.ts',
    ],
    [
      'functions/app.ts',
      "import '#site/layouts/page.astro'",
      'functions/app.ts may not import site/layouts/page.astro',
    ],
    [
      'functions/node.ts',
      "import '../scripts/bootstrap.mjs'",
      'functions/node.ts may not import scripts/bootstrap.mjs',
    ],
    [
      'site/pages/x.astro',
      "---\nimport { createApp } from '#functions/app.ts'\n---\n<p />",
      'site/pages/x.astro may not import functions/app.ts',
    ],
    [
      'site/pages/x.astro',
      "---\nconst a = 1\n---\n<p />\n<script>\nimport { z } from 'zod'\n</script>",
      'site/pages/x.astro may not import zod',
    ],
    ['site/elements/x.mjs', "import { Hono } from 'hono'", 'site/elements/x.mjs may not import hono'],
    ['functions/cellar/x.ts', "import 'zod'", 'functions/cellar/x.ts has no row in the table'],
  ])('finds in %s: %s', (path, source, line) => {
    expect(stray(path, source)).toEqual([line])
  })

  it.each<[string, string]>([
    [
      'core/x.ts',
      "import { z } from 'zod'\nimport { sha256 } from '@noble/hashes/sha2.js'\nimport type { Store } from './ports.ts'",
    ],
    ['core/x.ts', "// import 'hono'\nexport const text = \"import 'hono'\""],
    [
      'functions/adapters/mail/x.ts',
      "import { createTransport } from 'nodemailer'\nimport MailComposer from 'nodemailer/lib/mail-composer/index.js'\nimport 'node:fs'\nimport './mime.ts'\nimport '#core/errors.ts'",
    ],
    [
      'functions/routes/x.ts',
      "import { Hono } from 'hono'\nimport type { ZodType } from 'zod'\nimport '../middleware/limit.ts'\nimport '@noble/hashes/utils.js'",
    ],
    ['functions/jobs/x.ts', "import './schedule.ts'\nimport '#core/ports.ts'"],
    ['functions/app.ts', "import './adapters/mail/file.ts'\nimport 'node:http'\nimport 'hono'"],
    [
      'site/pages/x.astro',
      "---\nimport Page from '../layouts/page.astro'\nimport css from '../styles/a.css?raw'\nimport '@astrojs/node'\nimport 'astro:transitions'\n---\n<p>import 'hono'</p>",
    ],
  ])('lets pass in %s: %s', (path, source) => {
    expect(stray(path, source)).toEqual([])
  })

  it('names a circle from end to end', () => {
    const files = new Map([
      ['core/a.ts', "import './b.ts'"],
      ['core/b.ts', "import { c } from '#core/c.ts'"],
      ['core/c.ts', "export { a } from './a.ts'"],
      ['core/d.ts', "import './a.ts'"],
    ])
    expect(circles(files)).toEqual(['core/a.ts -> core/b.ts -> core/c.ts -> core/a.ts'])
  })

  it('names a circle that only in part consists of types', () => {
    const files = new Map([
      ['core/a.ts', "import { b } from './b.ts'"],
      ['core/b.ts', "import type { A } from './a.ts'"],
    ])
    expect(circles(files)).toEqual(['core/a.ts -> core/b.ts -> core/a.ts'])
  })

  it('allows a circle of types', () => {
    const files = new Map([
      ['core/a.ts', "import type { B } from './b.ts'"],
      ['core/b.ts', "import type { A } from './a.ts'"],
    ])
    expect(circles(files)).toEqual([])
  })

  it.each<[string, string, string]>([
    ['core/x.ts', 'const now = Date.now()', 'core/x.ts may not use Date.now()'],
    ['site/pages/x.astro', '<p>{new Date().getFullYear()}</p>', 'site/pages/x.astro may not use new Date()'],
    ['functions/jobs/x.ts', 'const now = new Date', 'functions/jobs/x.ts may not use new Date()'],
    ['functions/routes/x.ts', 'const id = Math.random()', 'functions/routes/x.ts may not use Math.random()'],
    [
      'functions/middleware/x.ts',
      'if (process.env.DEBUG) log()',
      'functions/middleware/x.ts may not use process.env',
    ],
  ])('finds in %s: %s', (path, source, line) => {
    expect(grabs(new Map([[path, source]]))).toEqual([line])
  })

  it('leaves the clock to adapters and entry files, and dates that are given to everyone', () => {
    const files = new Map([
      ['functions/adapters/clock/system.ts', 'export const now = Date.now()'],
      ['functions/node.ts', 'export const env = process.env'],
      ['core/x.ts', 'export const at = new Date(instant).toISOString()'],
    ])
    expect(grabs(files)).toEqual([])
  })
})

function adapter(folder: string, sdk: RegExp): Row {
  const files = new RegExp(`^functions/adapters/${folder}/`)
  return { files, inside: [core], packages: new RegExp(`${sdk.source}|^node:`) }
}

/** One line for each import that the table does not allow. */
function strays(files: Map<string, string>): string[] {
  return [...files].flatMap(([path, source]) => {
    const row = table.find((each) => each.files.test(path))
    if (!row) return [`${path} has no row in the table`]
    return importsOf(path, source)
      .filter((each) => !mayImport(row, path, each))
      .map(({ target }) => `${path} may not import ${target}`)
  })
}

function mayImport(
  { inside, packages, types }: Row,
  path: string,
  { target, isFile, typeOnly }: Import,
): boolean {
  if (!isFile)
    return (
      packages.test(packageOf(target)) || (typeOnly && types !== undefined && types.test(packageOf(target)))
    )
  const [, ownAdapter] = /^(functions\/adapters\/[^/]+\/)/.exec(path) ?? []
  return (
    inside.some((each) => each.test(target)) || (ownAdapter !== undefined && target.startsWith(ownAdapter))
  )
}

/** `@noble/hashes` of `@noble/hashes/sha2.js`; what begins with a scheme stays whole. */
function packageOf(specifier: string): string {
  if (/^\w+:/.test(specifier)) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** One line for each circle in which at least one import is of more than types. */
function circles(files: Map<string, string>): string[] {
  const paths = [...files.keys()].filter((path) => /^(core|functions)\//.test(path))
  const edges = new Map(
    paths.map((path) => [
      path,
      importsOf(path, files.get(path) ?? '').filter(({ target }) => files.has(target)),
    ]),
  )
  const found = new Map<string, string>()
  for (const path of paths) {
    for (const { target, typeOnly } of edges.get(path) ?? []) {
      const back = typeOnly ? null : way(target, path, edges)
      if (!back) continue
      const name = [...back].toSorted().join()
      if (!found.has(name)) found.set(name, [path, ...back].join(' -> '))
    }
  }
  return [...found.values()]
}

/** The shortest way from one file to another over imports, both ends included. */
function way(from: string, to: string, edges: Map<string, Import[]>): string[] | null {
  const ways = [[from]]
  const seen = new Set([from])
  for (const each of ways) {
    const last = each.at(-1) ?? from
    if (last === to) return each
    for (const { target } of edges.get(last) ?? []) {
      if (!seen.has(target)) ways.push([...each, target])
      seen.add(target)
    }
  }
  return null
}

function grabs(files: Map<string, string>): string[] {
  return [...files]
    .filter(([path]) => injected.test(path))
    .flatMap(([path, source]) =>
      fromOutside.filter(([use]) => use.test(source)).map(([, name]) => `${path} may not use ${name}`),
    )
}

interface Import {
  /** A path from the root for a file of this repository, else what was written. */
  target: string
  isFile: boolean
  typeOnly: boolean
}

function importsOf(path: string, source: string): Import[] {
  return scriptsOf(path, source).flatMap((script) => {
    const types = typeImports(script)
    return ts.preProcessFile(script, true, true).importedFiles.map(({ fileName, pos }): Import => {
      const written = fileName.replace(/\?.*$/, '')
      const isFile = /^[.#]/.test(written)
      const target = written.startsWith('#')
        ? written.slice(1)
        : isFile
          ? posix.join(posix.dirname(path), written)
          : written
      return { target, isFile, typeOnly: types.some(({ from, to }) => pos >= from && pos <= to) }
    })
  })
}

/** Where the statements stand that import or export nothing but types. */
function typeImports(script: string): { from: number; to: number }[] {
  return ts
    .createSourceFile('x.ts', script, ts.ScriptTarget.Latest)
    .statements.filter(
      (statement) =>
        (ts.isImportDeclaration(statement) &&
          statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) ||
        (ts.isExportDeclaration(statement) && statement.isTypeOnly),
    )
    .map(({ pos, end }) => ({ from: pos, to: end }))
}

/** Of an Astro file its front matter and its scripts. */
function scriptsOf(path: string, source: string): string[] {
  if (!path.endsWith('.astro')) return [source]
  const front = /^\s*---\n([\s\S]*?)\n---/.exec(source)?.[1] ?? ''
  return [
    front,
    ...[...source.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? ''),
  ]
}

function sources(root: string, folders: string[]): Map<string, string> {
  const names = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      posix.join(folder, name.replaceAll('\\', '/')),
    ),
  )
  const code = names.filter((name) => /\.(ts|astro|mjs)$/.test(name)).toSorted()
  return new Map(code.map((name) => [name, readFileSync(join(root, name), 'utf8')]))
}
