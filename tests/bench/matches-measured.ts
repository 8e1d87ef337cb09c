import { createRandom } from '../../seeds/scale/index.ts';
import { startChild } from './child.ts';
import { type Figure, mean, megabytes, percentile, percentiles } from './figures.ts';
import type { MatchesMethods } from './matches-process.ts';

/** What goes with one entry: how long finding it takes in a directory of a size. */

const entriesMeasured = 300;
const warmUp = 40;
const wantedP95 = 30;

export interface MatchesMeasured {
  milliseconds: number[];
  matches: number[];
  processorSecondsEach: number;
  rss: number;
}

export async function measureMatching(databaseFile: string, listings: number): Promise<MatchesMeasured> {
  const child = startChild<MatchesMethods>('matches-process');
  try {
    await child.ask('load', { databaseFile });
    const random = createRandom(7);
    const some = (count: number) => Array.from({ length: count }, () => random.between(1, listings));
    for (const rowId of some(warmUp)) await child.ask('match', rowId);
    const before = await child.ask('usage', null);
    const answers: { milliseconds: number; matches: number }[] = [];
    for (const rowId of some(entriesMeasured)) answers.push(await child.ask('match', rowId));
    const after = await child.ask('usage', null);
    return {
      milliseconds: answers.map((answer) => answer.milliseconds),
      matches: answers.map((answer) => answer.matches),
      processorSecondsEach: (after.processorSeconds - before.processorSeconds) / answers.length,
      rss: after.rss,
    };
  } finally {
    await child.stop();
  }
}

export function matchingFigures(listings: number, measured: MatchesMeasured): Figure[] {
  const common = { engine: 'sqlite', listings } as const;
  return [
    ...percentiles.map(
      ([name, share]): Figure => ({
        ...common,
        name: `matches for one entry, ${name}`,
        value: percentile(measured.milliseconds, share),
        unit: 'ms',
        ...(name === 'p95' && { goal: { atMost: wantedP95 } }),
      }),
    ),
    // What other programs take of the machine makes less of a difference here.
    {
      ...common,
      name: 'processor time of the matches for one entry, on average',
      value: measured.processorSecondsEach * 1000,
      unit: 'ms',
    },
    { ...common, name: 'matches of one entry, on average', value: mean(measured.matches), unit: 'entries' },
    { ...common, name: 'memory of matching alone (RSS)', value: megabytes(measured.rss), unit: 'MB' },
  ];
}
