import { basename } from 'node:path'
import { defineConfig } from 'rolldown'

const onWorkers = process.env.RUNTIME === 'workers'

// One file for the start, so that it takes well under a second; what is seldom needed is a chunk of its own.
const server = {
  input: { server: 'functions/node.ts' },
  platform: 'node',
  logLevel: 'warn',
  output: {
    dir: 'dist',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name]-[hash].mjs',
    cleanDir: false,
  },
}

// The notice for other sites, and the script of the console: each one file under an address that never changes. Built
// together with the script of the public page, the console's would take parts of that into files of their own.
const forBrowsers = ['site/elsewhere/embed.ts', 'site/elements/console.ts'].map((input) => ({
  input,
  platform: 'browser',
  logLevel: 'warn',
  output: {
    file: `dist/${onWorkers ? 'worker' : 'node'}/client/${basename(input, '.ts')}.js`,
    format: 'iife',
    minify: true,
  },
}))

// For Workers, Astro has bundled the program with its pages.
export default defineConfig(onWorkers ? forBrowsers : [server, ...forBrowsers])
