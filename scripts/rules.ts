// Says what the rules of content/rules.yaml would do at given values: npm run rules -- --test error_rate=12 --service api
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { componentNamed } from '#core/components/catalogue.ts'
import { Refusal } from '#core/errors.ts'
import { tryRules } from '#core/rules/try-rules.ts'
import { ContentRefused } from '#core/settings/content.ts'
import { contentFrom } from '#functions/adapters/content/directory.ts'

const usage = 'Usage: npm run rules -- --test MEASURE=VALUE [--test …] --service SERVICE'

try {
  const { values } = parseArgs({
    options: { test: { type: 'string', multiple: true }, service: { type: 'string' } },
  })
  const measured = Object.fromEntries((values.test ?? []).map(measurement))
  if (Object.keys(measured).length === 0 || !values.service) throw new Error(usage)
  const content = await contentFrom(resolve(import.meta.dirname, '..'))
  const { id } = componentNamed(content.catalogue, values.service, '--service')
  const lines = tryRules(content, measured, id)
  console.log(lines.join('\n') || `No rule looks at ${Object.keys(measured).join(' or ')}.`)
} catch (error) {
  const said = error instanceof Refusal || error instanceof ContentRefused || error instanceof Error
  console.error(said ? error.message : error)
  process.exitCode = 1
}

function measurement(text: string): [string, number] {
  const [, measure = '', number] = /^([a-z][a-z0-9_]*)=(-?\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (number === undefined)
    throw new Error(`--test: expected something like error_rate=12, got "${text}"\n${usage}`)
  return [measure, Number(number)]
}
