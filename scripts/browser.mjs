// The browser of the tests: its binary comes with an npm package; what it links to is installed where it is missing.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', '.cache', 'chromium')
const args = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
const packages = ['libnss3', 'libnspr4', 'libexpat1']

/** Unpacks the browser once and returns what Playwright needs to start it. */
export async function browserOptions() {
  mkdirSync(folder, { recursive: true })
  const { TMPDIR } = process.env
  process.env.TMPDIR = folder
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const executablePath = await chromium.executablePath()
    return { executablePath, args, headless: true, env: { ...process.env, ...fonts() } }
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
}

/** A machine without fonts of its own uses those that come with the browser. */
function fonts() {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
}

/** Installs what the tests need of the system and what is missing; only ever does anything on a bare Linux machine. */
export async function installLibraries() {
  if (process.platform !== 'linux') return
  const { executablePath } = await browserOptions()
  const linked = spawnSync('ldd', [executablePath], { encoding: 'utf8' })
  const missing = [
    ...(linked.stdout?.includes('not found') ? packages : []),
    ...['curl', 'redis-server'].filter((name) => spawnSync(name, ['--version']).status !== 0),
  ]
  if (missing.length === 0) return
  process.stderr.write(`Installing ${missing.join(', ')} …\n`)
  const apt = (...parameters) =>
    execFileSync('apt-get', ['-qq', ...parameters], { stdio: ['ignore', 'ignore', 'inherit'] })
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...missing)
}
