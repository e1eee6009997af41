import { relative } from 'node:path'
import { rolldown } from 'rolldown'
import ts from 'typescript'
import { repository } from '#test/fakes/deps.ts'

const ours = /\/(core|functions)\//

/** Builds the server as `npm run build` does, with a call before and after every await of ours; returns how many there are. */
export async function buildInstrumented(file: string): Promise<number> {
  let awaits = 0
  const bundle = await rolldown({
    input: `${repository}/functions/node.ts`,
    cwd: repository,
    platform: 'node',
    logLevel: 'warn',
    plugins: [
      {
        name: 'every-await',
        transform(code, id) {
          if (id.includes('node_modules') || !ours.test(id) || !id.endsWith('.ts')) return null
          const done = withPoints(code, relative(repository, id))
          awaits += done.awaits
          return { code: done.code }
        },
      },
    ],
  })
  await bundle.write({
    dir: `${repository}/dist`,
    entryFileNames: file,
    chunkFileNames: 'proof-chunks/[name]-[hash].mjs',
    cleanDir: false,
  })
  await bundle.close()
  return awaits
}

/** `await x` becomes `afterAwait(point, await (beforeAwait(point), x))`, which is the same wherever it stands. */
function withPoints(code: string, name: string): { code: string; awaits: number } {
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true)
  const inserts: { at: number; text: string }[] = []
  let awaits = 0
  const visit = (node: ts.Node): void => {
    if (ts.isAwaitExpression(node)) {
      awaits++
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      const point = JSON.stringify(`${name}:${line + 1}`)
      inserts.push({ at: node.getStart(), text: `afterAwait(${point}, ` })
      inserts.push({ at: node.expression.getStart(), text: `(beforeAwait(${point}), ` })
      inserts.push({ at: node.getEnd(), text: '))' })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  // From the end, so that places stay what they are; what was found first is the outer one.
  const sorted = inserts.map((insert, index) => ({ ...insert, index }))
  sorted.sort((one, other) => other.at - one.at || other.index - one.index)
  return {
    code: sorted.reduce((text, { at, text: more }) => text.slice(0, at) + more + text.slice(at), code),
    awaits,
  }
}
