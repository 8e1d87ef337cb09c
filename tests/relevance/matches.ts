import { readFileSync } from 'node:fs';
import path from 'node:path';
import { appRoot } from '../../src/platform/app-root.ts';
import type { Services } from '../../src/services.ts';
import { type HalfMeasure, type MatchMeasure, measureMatches, readJudgements } from './match-measures.ts';
import { matchMethods } from './match-methods.ts';

/** Measures matches in a directory whose pairs were judged: the demonstration borough or the real entries. */

export type NamedMatches = Record<'demonstration' | 'real', MatchMeasure & { listings: number }>;

export async function measureMatchesIn(
  services: Services,
  name: keyof NamedMatches,
): Promise<NamedMatches['real']> {
  const judged = (half: string) =>
    readJudgements(
      readFileSync(path.join(appRoot, 'tests/relevance/matches', `${name}-${half}.csv`), 'utf8'),
    );
  const measured = await measureMatches(services, {
    tuning: judged('tuning'),
    heldOut: judged('held-out'),
  });
  const listings = services.database.$client
    .prepare<[], number>(`SELECT count(*) FROM listings WHERE state = 'live'`)
    .pluck()
    .get();
  return { listings: listings ?? 0, ...measured };
}

/** A table for people: the held-out half first. */
export function describeMatchMeasures(both: NamedMatches): string {
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
    `${name}: ${half.entries} entries, ${half.entriesWithMatch} with a match, ${half.entriesShown} shown something; the best possible precision@5 is ${half.ceiling.toFixed(3)}`,
    `${''.padEnd(10)}${['prec@5', 'of shown', 'same len', 'of best', 'nDCG@5', 'shown', 'unjudged'].map((each) => each.padStart(9)).join('')}`,
    ...matchMethods.map((method) => {
      const measured = half.methods[method];
      const { precisionAt5, precisionOfShown, precisionAtSameLength, shareOfReachable } = measured;
      const { ndcgAt5, shown, unjudged } = measured;
      const figures = [
        ...[precisionAt5, precisionOfShown, precisionAtSameLength, shareOfReachable],
        ...[ndcgAt5, shown],
      ]
        .map(figure)
        .join('');
      return `${method.padEnd(10)}${figures}${String(unjudged).padStart(9)}`;
    }),
  ];
}
