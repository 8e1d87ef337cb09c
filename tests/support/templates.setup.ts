import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareDatabase } from '../../src/commands/prepare.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { testClock } from './test-clock.ts';

/** Databases that tests copy, so that migrating and seeding is done once for all of them. */
export interface Templates {
  /** Vocabulary and gazetteer, no organisations. */
  empty: string;
  /** The demonstration borough as of the test clock's day. */
  demonstration: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    templates: Templates;
  }
}

/** Runs once before the tests of a project. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'borough-exchange-templates-'));
  const make = (name: keyof Templates): string => {
    const databaseFile = path.join(folder, `${name}.db`);
    const database = prepareDatabase(
      { dataDir: folder, databaseFile, demo: name === 'demonstration' },
      { clock: testClock(), logger: silentLogger },
    );
    // Closing folds the write-ahead log in: the file alone is then the whole database.
    database.$client.close();
    return databaseFile;
  };
  project.provide('templates', { empty: make('empty'), demonstration: make('demonstration') });
  return () => rmSync(folder, { recursive: true, force: true });
}
