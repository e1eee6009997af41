import { defineConfig } from 'rolldown'

// One file for the start, so that it takes well under a second; what is seldom needed is a chunk of its own.
export default defineConfig({
  input: { server: 'functions/node.ts' },
  platform: 'node',
  logLevel: 'warn',
  output: {
    dir: 'dist',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name]-[hash].mjs',
    cleanDir: false,
  },
})
