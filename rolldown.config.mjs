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

// The notice for other sites, under an address that never changes.
const embed = {
  input: 'site/elsewhere/embed.ts',
  platform: 'browser',
  logLevel: 'warn',
  output: { file: `dist/${onWorkers ? 'worker' : 'node'}/client/embed.js`, format: 'iife', minify: true },
}

// For Workers, Astro has bundled the program with its pages.
export default defineConfig(onWorkers ? [embed] : [server, embed])
