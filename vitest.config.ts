import { defineConfig } from 'vitest/config';

/** Every layer of tests is a project: `npx vitest run --project http`. */
export default defineConfig({
  test: {
    setupFiles: ['tests/support/no-console-error.ts'],
    unstubEnvs: true,
    // Two at once, also of the browser's: each waits for the disk or for another process now and then.
    maxWorkers: 2,
    // Files of one project share a process, one after the other: to read the whole product anew for each took a
    // quarter of the time. So nothing may be left behind in a module; each file opens databases and servers of its own.
    isolate: false,
    // A machine under load must not fail a test; none of them measures time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
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
        },
      },
    ],
  },
});
