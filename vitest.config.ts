import { defineConfig } from 'vitest/config'

// Files share the modules of their worker: most of the time of a small test is loading what it tests.
const shared = { isolate: false, pool: 'threads' as const, testTimeout: 20_000, hookTimeout: 60_000 }

/** What reads a clock, and so runs while nothing else does. */
const measured = ['test/e2e/reading/lighthouse.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [
            'test/core/**/*.test.ts',
            'test/functions/**/*.test.ts',
            'test/site/**/*.test.ts',
            'test/*.test.ts',
          ],
        },
      },
      { test: { ...shared, name: 'contract', include: ['test/contract/**/*.test.ts'] } },
      { test: { ...shared, name: 'scripts', include: ['test/scripts/**/*.test.ts'] } },
      { test: { ...shared, name: 'workerd', include: ['test/workerd/**/*.test.ts'] } },
      {
        test: {
          ...shared,
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          env: { WRANGLER_LOG: 'error' },
          testTimeout: 60_000,
          // One more than processors: some wait for what a running server does by itself.
          maxWorkers: 3,
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: measured,
          testTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      { test: { ...shared, name: 'measured', include: measured, testTimeout: 120_000 } },
    ],
  },
})
