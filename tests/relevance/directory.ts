import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareDatabase } from '../../src/commands/prepare.ts';
import { importReal } from '../../src/features/transfer/index.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createServices, type Services } from '../../src/services.ts';

/** Directories to measure on, made anew each time. */

/** The day of the judgements, so that nothing is older in one run than in another. */
export const judgedOn = '2026-11-23T12:00:00Z';

/** Works on the demonstration borough. */
export function withDemonstration<Result>(work: (services: Services) => Promise<Result>): Promise<Result> {
  return withDirectory(true, work);
}

/** @param sharedFolder holds the openly licensed data that the real directory is imported from */
export function withRealDirectory<Result>(
  sharedFolder: string,
  work: (services: Services) => Promise<Result>,
): Promise<Result> {
  return withDirectory(false, async (services) => {
    const vocabulary = () => services.vocabularies.load();
    await importReal({ ...services, vocabulary }, path.join(sharedFolder, 'data'), { bytes: () => {} });
    return work(services);
  });
}

async function withDirectory<Result>(
  demo: boolean,
  work: (services: Services) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'borough-exchange-relevance-'));
  const clock = fixedClock(judgedOn);
  const database = prepareDatabase(
    { dataDir, databaseFile: path.join(dataDir, 'borough-exchange.db'), demo },
    { clock, logger: silentLogger },
  );
  try {
    // Made anew each time: nothing is lost with it.
    database.$client.pragma('synchronous = OFF');
    return await work(createServices({ database, clock, logger: silentLogger }));
  } finally {
    database.$client.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
