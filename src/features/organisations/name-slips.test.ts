import { describe, expect, it } from 'vitest';
import { nameWords } from './likely-same.ts';
import { slipsToName } from './name-slips.ts';

const name = 'Cockerton Community Kitchen & Men’s Shed 2000';

describe('slips between what was typed and a name', () => {
  it.each<[string, string, number | undefined]>([
    ['nothing wrong', 'kitchen cockerton', 0],
    ['an unfinished word', 'commun', 0],
    ['a letter too few', 'kichen', 1],
    ['a letter too many', 'kittchen', 1],
    ['another letter', 'kitchan', 1],
    ['neighbours swapped', 'kithcen', 1],
    ['a slip in an unfinished word', 'cokerto', 1],
    ['two slips in a long word', 'cokcertn', undefined],
    ['two slips in a longer one', 'comunitty', 2],
    ['slips in several words', 'cokerton comunity kichen', 3],
    ['two slips in a short word', 'kichan', undefined],
    ['a slip in a very short word', 'shad', undefined],
    ['another first letter', 'mitchen', undefined],
    ['a number that is another', '2001', undefined],
    ['a word that isn’t there', 'kichen library', undefined],
  ])('%s', (_what, typed, slips) => {
    expect(slipsToName(nameWords(typed), name)).toBe(slips);
  });
});
