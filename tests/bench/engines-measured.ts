import { meilisearchIsMissing, sayMissing } from '../support/meilisearch-server.ts';
import { startChild, type Usage } from './child.ts';
import type { EngineMethods, Load, TimedAnswer } from './engine-methods.ts';
import { type Figure, mean, megabytes, percentile, percentiles } from './figures.ts';
import type { PrepareAnswer } from './prepare-process.ts';
import type { BenchQuery } from './queries.ts';

/** All engines on the same searches, each in its own process, asked in turn. */

/** What the terms in memory may take beside what the engine has with FTS5 alone, at a million listings. */
export const termMegabytes = 300;

export interface EngineGoals {
  timesFaster: number;
  typosFound: number;
}

interface Measured {
  load: Load;
  answers: TimedAnswer[];
  usage: Usage;
}

export interface EnginesMeasured {
  sqlite: Measured;
  minisearch: Measured;
  /** Null where there is none on this machine. */
  meilisearch: Measured | null;
}

/** MiniSearch takes some 10 KB of heap for an entry; node's own limit would stop it long before. */
const minisearchOptions = ['--max-old-space-size=20000'];

const processes = {
  sqlite: () => startChild<EngineMethods>('sqlite-process'),
  minisearch: () => startChild<EngineMethods>('minisearch-process', minisearchOptions),
  meilisearch: () => startChild<EngineMethods>('meilisearch-process'),
} as const;
type EngineName = keyof typeof processes;

export async function measureEngines(
  databaseFile: string,
  prepared: PrepareAnswer,
): Promise<EnginesMeasured> {
  const names: EngineName[] = ['sqlite', 'minisearch'];
  if (meilisearchIsMissing === null) names.push('meilisearch');
  else sayMissing('Meilisearch in the bench');
  const engines = names.map((name) => ({ name, child: processes[name](), answers: [] as TimedAnswer[] }));
  try {
    const loads = new Map<EngineName, Load>();
    for (const { name, child } of engines) loads.set(name, await child.ask('load', { databaseFile }));
    for (const { query } of prepared.warmUp)
      for (const { child } of engines) await child.ask('search', query);
    for (const { query } of prepared.queries) {
      for (const { child, answers } of engines) answers.push(await child.ask('search', query));
    }
    const [sqlite] = engines;
    for (const { query } of prepared.moreQueries) await sqlite?.child.ask('search', query);
    const measured = new Map<EngineName, Measured>();
    for (const { name, child, answers } of engines) {
      measured.set(name, {
        load: loads.get(name) ?? { seconds: Number.NaN },
        answers,
        usage: await child.ask('usage', null),
      });
    }
    return {
      sqlite: found(measured.get('sqlite')),
      minisearch: found(measured.get('minisearch')),
      meilisearch: measured.get('meilisearch') ?? null,
    };
  } finally {
    await Promise.all(engines.map(({ child }) => child.stop()));
  }
}

function found(measured: Measured | undefined): Measured {
  if (!measured) throw new Error('An engine was not measured');
  return measured;
}

export function engineFigures(
  listings: number,
  queries: readonly BenchQuery[],
  { sqlite, minisearch, meilisearch }: EnginesMeasured,
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
    if (!meilisearch) continue;
    const served = percentile(times(meilisearch), share);
    figures.push(
      { name: `search, ${name}`, engine: 'meilisearch', listings, value: served, unit: 'ms' },
      {
        name: `search, ${name}: times faster`,
        engine: 'sqlite against meilisearch',
        listings,
        value: served / ours,
        unit: 'times',
      },
    );
  }
  for (const [engine, measured] of [
    ['sqlite', sqlite],
    ['minisearch', minisearch],
    ['meilisearch', meilisearch],
  ] as const) {
    if (!measured) continue;
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
        value: measured.load.seconds,
        unit: 's',
      },
      ...(measured.load.lists ? listFigures(measured.load.lists, engine, listings) : []),
      ...(engine === 'sqlite'
        ? []
        : [
            {
              name: 'building the index',
              engine,
              listings,
              value: listings / measured.load.seconds,
              unit: 'per second',
            } as const,
          ]),
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

function listFigures(
  { seconds, bytes, processBytes }: NonNullable<Load['lists']>,
  engine: Figure['engine'],
  listings: number,
): Figure[] {
  return [
    { name: 'reading the terms, between searches', engine, listings, value: seconds, unit: 's' },
    { name: 'terms in memory', engine, listings, value: megabytes(bytes), unit: 'MB' },
    {
      name: 'growth of the process (RSS) while they are read',
      engine,
      listings,
      value: megabytes(processBytes),
      unit: 'MB',
      goal: { atMost: termMegabytes },
    },
  ];
}

function typosFound(queries: readonly BenchQuery[], answers: readonly TimedAnswer[]): number {
  const typos = queries.flatMap((query, at) =>
    query.shape === 'typo' ? [{ query, answer: answers[at] }] : [],
  );
  return typos.filter(({ query, answer }) => answer?.rowIds.includes(query.intended)).length / typos.length;
}
