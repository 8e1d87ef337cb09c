import { describe, expect, it } from 'vitest';
import { textLikeness, type WeighedText } from './likeness.model.ts';

/** What two texts are told to have in common. */

/** Terms by their weight; "~" before a term: a synonym of the word after the colon, which alone is written. */
function text(terms: Record<string, number>): WeighedText {
  return new Map(
    Object.entries(terms).map(([name, weight]) => {
      const [term = '', word = term] = name.replace('~', '').split(':');
      return [term, { weight, word, isWritten: !name.startsWith('~') }];
    }),
  );
}

describe('the likeness of two texts', () => {
  it.each<[string, WeighedText, WeighedText, number, string[]]>([
    ['nothing in common', text({ lamp: 1 }), text({ oil: 1 }), 0, []],
    ['words that both have', text({ lamp: 0.6, oil: 0.8 }), text({ lamp: 0.5, wick: 0.8 }), 0.3, ['lamp']],
    [
      'a word of one that means what the other says',
      text({ '~sing:song': 0.5 }),
      text({ sing: 0.4 }),
      0.2,
      [],
    ],
    [
      'the same found from both sides, once',
      text({ song: 0.5, '~sing:song': 0.3 }),
      text({ sing: 0.5, '~song:sing': 0.2 }),
      0.15,
      [],
    ],
    [
      'a word that both have, once, however many synonyms it has',
      text({ sing: 0.5, '~song:sing': 0.4, '~choir:sing': 0.4 }),
      text({ sing: 0.5, '~song:sing': 0.4, '~choir:sing': 0.4 }),
      0.25,
      ['sing'],
    ],
    [
      'not what neither says, though both could mean it',
      text({ hymn: 0.5, '~song:hymn': 0.5 }),
      text({ tune: 0.5, '~song:tune': 0.5 }),
      0,
      [],
    ],
  ])('%s', (_, one, other, likeness, telling) => {
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      const found = textLikeness(first, second);
      expect(found.likeness).toBeCloseTo(likeness);
      expect(found.telling).toEqual(telling);
    }
  });
});
