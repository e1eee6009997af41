// Runs every check a newcomer is told to run, goes on after a failure, and ends with one line that counts them all.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const fast = process.argv.includes('--fast')
const results = mkdtempSync(join(tmpdir(), 'status-tests-'))

// Colours only where a person looks on.
const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }

const checks = [
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['lint', 'eslint', '.'],
  ['types', 'astro', 'check', '--minimumFailingSeverity', 'warning'],
]
const suites = fast ? ['unit'] : ['unit', 'contract', 'scripts', 'workerd', 'journeys', 'e2e', 'measured']

let passed = 0
let failed = 0
try {
  await Promise.all(checks.map((check) => runCheck(...check)))
  for (const suite of suites) runSuite(suite)
} finally {
  rmSync(results, { recursive: true, force: true })
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

async function runCheck(name, command, ...parameters) {
  const began = performance.now()
  const said = []
  const check = spawn(command, parameters, { cwd: root, env })
  for (const stream of [check.stdout, check.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => said.push(chunk))
  const ok = await new Promise((ended) => {
    check.on('error', (error) => {
      said.push(`${error.message}\n`)
      ended(false)
    })
    check.on('close', (status) => ended(status === 0))
  })
  if (ok) passed++
  else failed++
  say(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds(began)})`)
  if (!ok) process.stdout.write(said.join(''))
}

function runSuite(name) {
  const began = performance.now()
  const file = join(results, `${name}.json`)
  const { status } = spawnSync(
    'vitest',
    ['run', '--project', name, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const { numPassedTests = 0, numFailedTests = 0, numFailedTestSuites = 0 } = report(file)
  passed += numPassedTests
  // A suite that could not even start counts as a failure of its own.
  failed += numFailedTests || (status === 0 ? 0 : Math.max(1, numFailedTestSuites))
  if (numPassedTests + numFailedTests === 0) failed += status === 0 ? 1 : 0
  say(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} tests (${seconds(began)})`)
}

function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`
}

function say(line) {
  process.stdout.write(`${line}\n`)
}
