// Builds and runs the server, and does both again when something it is made of is saved.
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const built = ['site', 'core', 'functions']
const read = ['content', 'templates']

let running = null
let pending = null
let rebuild = true

start()
for (const folder of [...built, ...read]) {
  watch(join(root, folder), { recursive: true }, (_event, name) => {
    if (!name || /(^|\/)\.|~$/.test(name)) return
    rebuild ||= built.includes(folder)
    clearTimeout(pending)
    pending = setTimeout(restart, 150)
  })
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    if (!running) process.exit(0)
    running.once('exit', () => process.exit(0))
    running.kill('SIGTERM')
  })
}

function restart() {
  if (!running) return start()
  running.once('exit', start)
  running.kill('SIGTERM')
}

function start() {
  if (rebuild) {
    const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' })
    if (status !== 0) return process.stderr.write('The build failed; waiting for the next change.\n')
    rebuild = false
  }
  const child = spawn(process.execPath, ['dist/server.mjs'], { cwd: root, stdio: 'inherit' })
  running = child
  child.once('exit', () => {
    if (running === child) running = null
  })
}
