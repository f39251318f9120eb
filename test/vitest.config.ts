import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  // The same JSX as the build's, without the build's plugins.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // A project may still be empty; that nothing ran at all is a failure, which test/run.ts sees to.
    passWithNoTests: true,
    // Two cores are what the smallest machine has.
    maxWorkers: 2,
    unstubGlobals: true,
    restoreMocks: true,
    projects: [
      {
        test: { name: 'unit', include: ['src/**/*.test.ts', 'test/unit/**/*.test.ts'], testTimeout: 20_000 },
      },
      {
        test: {
          name: 'page',
          environment: 'happy-dom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['test/support/page-setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['test/server/**/*.test.ts'],
          globalSetup: ['test/support/postgres-global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Browsers are measured as well as driven, so nothing else runs beside them.
        test: {
          name: 'browser',
          include: ['test/journeys/**/*.test.ts', 'test/browser/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
