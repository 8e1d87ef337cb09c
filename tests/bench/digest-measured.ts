import { startChild } from './child.ts';
import type { DigestMethods } from './digest-process.ts';
import { type Figure, percentile, percentiles } from './figures.ts';

/** The morning of daily digests: how long telling everybody takes in a directory of a size. */

const people = 500;
/** What is new: fewer than anybody has to read, more than a borough's day brings. */
const entries = 200;

export interface DigestMeasured {
  milliseconds: number[];
  mails: number;
  /** Statements that were made for it, beside those that are kept. */
  statements: number;
  processorSeconds: number;
}

export async function measureDigest(databaseFile: string, listings: number): Promise<DigestMeasured> {
  const child = startChild<DigestMethods>('digest-process');
  try {
    await child.ask('prepare', { databaseFile, people, entries, listings });
    const before = await child.ask('usage', null);
    const told = await child.ask('tellAll', null);
    const after = await child.ask('usage', null);
    return { ...told, processorSeconds: after.processorSeconds - before.processorSeconds };
  } finally {
    await child.stop();
  }
}

export function digestFigures(listings: number, measured: DigestMeasured): Figure[] {
  const common = { engine: 'sqlite', listings } as const;
  const { milliseconds, mails, statements, processorSeconds } = measured;
  const total = milliseconds.reduce((sum, each) => sum + each, 0);
  const of = `${people} daily digests about ${entries} new entries`;
  return [
    { ...common, name: of, value: total / 1000, unit: 's' },
    { ...common, name: `processor time of ${of}`, value: processorSeconds, unit: 's' },
    ...percentiles.map(
      ([name, share]): Figure => ({
        ...common,
        name: `digest of one person, ${name}`,
        value: percentile(milliseconds, share),
        unit: 'ms',
      }),
    ),
    {
      ...common,
      name: 'statements made for one digest, on average',
      value: statements / milliseconds.length,
      unit: 'statements',
    },
    { ...common, name: 'mails of these digests', value: mails, unit: 'mails' },
  ];
}
