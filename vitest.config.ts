import { defineConfig } from 'vitest/config'

/** What every project shares: one PostgreSQL per run, and journeys' browser, come from the global setup. */
const shared = { globalSetup: ['test/support/global-setup.ts'], environment: 'node', pool: 'forks' } as const

/** Without a database, a browser or anything plugged: they may share one process, which spares a start for each file. */
const pure = ['src/core/**', 'src/forms/**', 'src/ui/**', 'src/features/*/domain/**', 'tools/**'].map(
  (folder) => `${folder}/*.test.{ts,tsx}`,
)

/** Journeys of twenty seconds or more: in Chromium, page by page, with JavaScript and without. They go with the long tests. */
const longJourneys = [
  'accounts',
  'agenda',
  'colour',
  'families',
  'keyboard-and-paper',
  'messages',
  'money',
  'procedure',
  'rights',
  'seven-steps',
  'two-households',
].map((name) => `test/journeys/${name}.test.ts`)

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // PostgreSQL and the browser wait for their tests as much as they work: two files at once keep two cores busy.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', environment: 'node', pool: 'forks', isolate: false, include: pure } },
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/whole/**/*.test.{ts,tsx}'],
          exclude: pure,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'journeys',
          include: ['test/journeys/**/*.test.{ts,tsx}'],
          exclude: longJourneys,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'deep',
          include: ['test/deep/**/*.test.{ts,tsx}', ...longJourneys],
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
