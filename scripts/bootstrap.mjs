// Sets up what is missing, and only that. Runs on the Node that the machine has, so it is plain, older JavaScript.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const wanted = process.argv.slice(2)

installDependencies()
if (wanted.includes('--build')) build('dist/.built', {}, 'Building the pages …')
if (wanted.includes('--workers'))
  build('dist/worker/.built', { RUNTIME: 'workers' }, 'Building for Workers …', ['content', 'templates'])
if (wanted.includes('--browser')) await (await import('./browser.mjs')).installLibraries()

/** Running needs less than developing; what was installed for developing is enough for running. */
function installDependencies() {
  const stamp = join(root, 'node_modules', '.installed')
  const lock = fingerprint([join(root, 'package-lock.json'), join(root, 'package.json')])
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  const developing = wanted.includes('--develop') || installed.endsWith(' develop')
  const state = `${lock} ${developing ? 'develop' : 'run'}`
  if (installed === state) return
  say('Installing dependencies …')
  run(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(developing ? [] : ['--omit=dev'])],
    'ignore',
  )
  checkNode()
  writeFileSync(stamp, state)
}

function build(built, environment, sentence, more = []) {
  const stamp = join(root, built)
  const sources = ['site', 'core', 'functions', ...more].flatMap((folder) => filesIn(join(root, folder)))
  const state = fingerprint([
    ...sources,
    join(root, 'astro.config.mjs'),
    join(root, 'rolldown.config.mjs'),
    join(root, 'wrangler.toml'),
    join(root, 'package-lock.json'),
  ])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return
  say(sentence)
  run('npm', ['run', '--silent', 'build'], 'ignore', environment)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, state)
}

function checkNode() {
  const node = spawnSync(
    join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'),
    ['--version'],
  )
  const version = String(node.status === 0 ? node.stdout : process.version).trim()
  const [major, minor] = version.slice(1).split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return
  fail(
    `Node 22.12 or newer is needed, and this is ${version}. Install one from https://nodejs.org and start again.`,
  )
}

function filesIn(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })
}

function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function run(command, parameters, output = 'inherit', environment = {}) {
  const { status } = spawnSync(command, parameters, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', output, 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) fail(`${command} ${parameters.join(' ')} failed. What it said stands above.`)
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

function fail(text) {
  say(text)
  process.exit(1)
}
