import { defineConfig } from 'vitest/config';

/** Every layer of tests is a project: `npx vitest run --project http`. */
export default defineConfig({
  test: {
    setupFiles: ['tests/support/no-console-error.ts'],
    unstubEnvs: true,
    // Most of a file is waiting for the disk or for another process, so two go on at once even on two cores.
    maxWorkers: 2,
    // A machine under load must not fail a test; none of them measures time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{src,db,seeds}/**/*.test.{ts,tsx}', 'tests/bench/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'http',
          include: ['tests/http/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/templates.setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'contract', include: ['tests/contract/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: { name: 'relevance', include: ['tests/relevance/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/templates.setup.ts', 'tests/browser/browser.setup.ts'],
          // One browser at a time, when all else is over: two would starve each other on a small machine.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
