import { describe, expect, it } from 'vitest';
import { compareParts, compareWords, type DiffRun } from './comparison.model.ts';

/** "a [-b-] {+c+}": how a comparison reads. */
const written = (runs: readonly DiffRun[]): string =>
  runs
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('two texts word by word', () => {
  it.each([
    ['20', '24', '[-20-]{+24+}'],
    [
      'Free to voluntary groups on Mondays',
      'Free to voluntary groups on weekday evenings',
      'Free to voluntary groups on [-Mondays-]{+weekday evenings+}',
    ],
    ['the same', 'the same', 'the same'],
    ['', 'Step-free from Feethams', '{+Step-free from Feethams+}'],
    ['Gone', '', '[-Gone-]'],
    ['a <b>', 'a <i>', 'a <[-b-]{+i+}>'],
  ])('%j and %j', (before, after, expected) => {
    expect(written(compareWords(before, after))).toBe(expected);
  });

  it('keeps all of both texts, however long and different they are', () => {
    const words = (seed: string) => Array.from({ length: 1500 }, (_, at) => `${seed}${at}`).join(' ');
    const runs = compareWords(words('a'), words('b'));
    const without = (kind: DiffRun['kind']) =>
      runs
        .filter((run) => run.kind !== kind)
        .map((run) => run.text)
        .join('');
    expect(without('added')).toBe(words('a'));
    expect(without('removed')).toBe(words('b'));
  });
});

describe('two states part by part', () => {
  const part = (key: string, text: string) => ({ key, label: key.toUpperCase(), text });

  it('keeps the order of the later one, names what went last, and leaves out what is empty in both', () => {
    const compared = compareParts(
      [part('a', 'one'), part('b', ''), part('c', 'gone')],
      [part('d', 'new'), part('a', 'one'), part('b', '')],
    );
    expect(compared.map(({ label, runs, isChanged }) => [label, written(runs), isChanged])).toEqual([
      ['D', '{+new+}', true],
      ['A', 'one', false],
      ['C', '[-gone-]', true],
    ]);
  });
});
