import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareDatabase } from '../../src/commands/prepare.ts';
import { importReal } from '../../src/features/transfer/index.ts';
import { appRoot } from '../../src/platform/app-root.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createServices, type Services } from '../../src/services.ts';
import { type HalfMeasure, type MatchMeasure, measureMatches, readJudgements } from './match-measures.ts';
import { matchMethods } from './match-methods.ts';

/** Measures matches on the demonstration borough and on the real needs, adverts and charities. */

/** The day of the judgements, so that nothing is older in one run than in another. */
const judgedOn = '2026-11-23T12:00:00Z';

export type BothMatches = Record<'demonstration' | 'real', MatchMeasure & { listings: number }>;

/** @param sharedFolder holds the openly licensed data that the real directory is imported from */
export async function measureBothMatches(sharedFolder: string): Promise<BothMatches> {
  return {
    demonstration: await withDirectory(true, (services) => measure(services, 'demonstration')),
    real: await withDirectory(false, async (services) => {
      const vocabulary = () => services.vocabularies.load();
      await importReal({ ...services, vocabulary }, path.join(sharedFolder, 'data'), { bytes: () => {} });
      return measure(services, 'real');
    }),
  };
}

async function measure(services: Services, name: string): Promise<BothMatches['real']> {
  const file = path.join(appRoot, 'tests/relevance/matches', `${name}.csv`);
  const { missing: _, ...measured } = await measureMatches(
    services,
    readJudgements(readFileSync(file, 'utf8')),
  );
  const listings = services.database.$client
    .prepare<[], number>(`SELECT count(*) FROM listings WHERE state = 'live'`)
    .pluck()
    .get();
  return { listings: listings ?? 0, ...measured };
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

/** A table for people: the held-out half first. */
export function describeMatchMeasures(both: BothMatches): string {
  return Object.entries(both)
    .flatMap(([name, { pairs, listings, heldOut, tuning }]) => [
      `Matches, ${name}: ${pairs} judged pairs among ${listings} entries`,
      ...halfLines('held out', heldOut),
      ...halfLines('tuning', tuning),
    ])
    .join('\n')
    .concat('\n');
}

function halfLines(name: string, half: HalfMeasure): string[] {
  const figure = (value: number) => value.toFixed(3).padStart(9);
  return [
    `${name}: ${half.entries} entries, ${half.entriesWithMatch} with a match; the best possible precision@5 is ${half.ceiling.toFixed(3)}`,
    `${''.padEnd(10)}${['prec@5', 'of shown', 'of best', 'nDCG@5', 'shown', 'unjudged'].map((each) => each.padStart(9)).join('')}`,
    ...matchMethods.map((method) => {
      const { precisionAt5, precisionOfShown, shareOfReachable, ndcgAt5, shown, unjudged } =
        half.methods[method];
      const figures = [precisionAt5, precisionOfShown, shareOfReachable, ndcgAt5, shown].map(figure).join('');
      return `${method.padEnd(10)}${figures}${String(unjudged).padStart(9)}`;
    }),
  ];
}
