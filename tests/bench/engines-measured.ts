import { startChild, type Usage } from './child.ts';
import type { EngineMethods, TimedAnswer } from './engine-methods.ts';
import { type Figure, mean, megabytes, percentile, percentiles } from './figures.ts';
import type { PrepareAnswer } from './prepare-process.ts';
import type { BenchQuery } from './queries.ts';

/** Both engines on the same searches, each in its own process, asked in turn. */

export interface EngineGoals {
  timesFaster: number;
  typosFound: number;
}

interface Measured {
  loadSeconds: number;
  answers: TimedAnswer[];
  usage: Usage;
}

export interface EnginesMeasured {
  sqlite: Measured;
  minisearch: Measured;
}

/** MiniSearch takes some 10 KB of heap for an entry; node's own limit would stop it long before. */
const minisearchOptions = ['--max-old-space-size=20000'];

export async function measureEngines(
  databaseFile: string,
  prepared: PrepareAnswer,
): Promise<EnginesMeasured> {
  const sqlite = startChild<EngineMethods>('sqlite-process');
  const minisearch = startChild<EngineMethods>('minisearch-process', minisearchOptions);
  try {
    const sqliteLoad = await sqlite.ask('load', { databaseFile });
    const minisearchLoad = await minisearch.ask('load', { databaseFile });
    for (const { query } of prepared.warmUp) {
      await sqlite.ask('search', query);
      await minisearch.ask('search', query);
    }
    const sqliteAnswers: TimedAnswer[] = [];
    const minisearchAnswers: TimedAnswer[] = [];
    for (const { query } of prepared.queries) {
      sqliteAnswers.push(await sqlite.ask('search', query));
      minisearchAnswers.push(await minisearch.ask('search', query));
    }
    for (const { query } of prepared.moreQueries) await sqlite.ask('search', query);
    return {
      sqlite: {
        loadSeconds: sqliteLoad.seconds,
        answers: sqliteAnswers,
        usage: await sqlite.ask('usage', null),
      },
      minisearch: {
        loadSeconds: minisearchLoad.seconds,
        answers: minisearchAnswers,
        usage: await minisearch.ask('usage', null),
      },
    };
  } finally {
    await Promise.all([sqlite.stop(), minisearch.stop()]);
  }
}

export function engineFigures(
  listings: number,
  queries: readonly BenchQuery[],
  { sqlite, minisearch }: EnginesMeasured,
  goals: EngineGoals,
): Figure[] {
  const figures: Figure[] = [];
  const times = (measured: Measured) => measured.answers.map((answer) => answer.milliseconds);
  for (const [name, share] of percentiles) {
    const ours = percentile(times(sqlite), share);
    const theirs = percentile(times(minisearch), share);
    figures.push(
      { name: `search, ${name}`, engine: 'sqlite', listings, value: ours, unit: 'ms' },
      { name: `search, ${name}`, engine: 'minisearch', listings, value: theirs, unit: 'ms' },
      {
        name: `search, ${name}: times faster`,
        engine: 'sqlite against minisearch',
        listings,
        value: theirs / ours,
        unit: 'times',
        ...(name === 'p95' && { goal: { atLeast: goals.timesFaster } }),
      },
    );
  }
  for (const [engine, measured] of [
    ['sqlite', sqlite],
    ['minisearch', minisearch],
  ] as const) {
    figures.push(
      {
        name: 'searches with a typing error whose entry is in the first 20',
        engine,
        listings,
        value: typosFound(queries, measured.answers),
        unit: 'share',
        ...(engine === 'sqlite' && { goal: { atLeast: goals.typosFound } }),
      },
      {
        name: 'entries that a search finds, on average',
        engine,
        listings,
        value: mean(measured.answers.map((answer) => answer.total)),
        unit: 'entries',
      },
      {
        name: engine === 'sqlite' ? 'reading what is kept in memory' : 'building the index',
        engine,
        listings,
        value: measured.loadSeconds,
        unit: 's',
      },
      {
        name: `memory of the engine alone (RSS) after its searches`,
        engine,
        listings,
        value: megabytes(measured.usage.rss),
        unit: 'MB',
      },
    );
  }
  return figures;
}

function typosFound(queries: readonly BenchQuery[], answers: readonly TimedAnswer[]): number {
  const typos = queries.flatMap((query, at) =>
    query.shape === 'typo' ? [{ query, answer: answers[at] }] : [],
  );
  return typos.filter(({ query, answer }) => answer?.rowIds.includes(query.intended)).length / typos.length;
}
