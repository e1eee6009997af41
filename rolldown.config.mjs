import { defineConfig } from 'rolldown'

export default defineConfig([
  // One file for the start, so that it takes well under a second; what is seldom needed is a chunk of its own.
  {
    input: { server: 'functions/node.ts' },
    platform: 'node',
    logLevel: 'warn',
    output: {
      dir: 'dist',
      entryFileNames: '[name].mjs',
      chunkFileNames: 'chunks/[name]-[hash].mjs',
      cleanDir: false,
    },
  },
  // The notice for other sites, under an address that never changes.
  {
    input: 'site/elsewhere/embed.ts',
    platform: 'browser',
    logLevel: 'warn',
    output: { file: 'dist/node/client/embed.js', format: 'iife', minify: true },
  },
])
