import { expect, it } from 'vitest';
import { correctedText } from './search-page.presenter.ts';

it.each([
  [
    'a word wherever it stands, however it is written',
    'Gardning gardning',
    [['gardning', 'gardening']],
    'gardening gardening',
  ],
  ['words in a row', 'weel chiar hire', [['weel chiar', 'wheelchair']], 'wheelchair hire'],
  ['no part of another word', 'heath near Heathfield', [['heath', 'health']], 'health near Heathfield'],
  ['a word between signs', '(traning), self-traning', [['traning', 'training']], '(training), self-training'],
  ['signs that a pattern would read', 'c++ cours', [['cours', '$&']], 'c++ $&'],
])('the corrected words of a search take in %s', (_, typed, pairs, corrected) => {
  const corrections = pairs.map(([from = '', to = '']) => ({ from, to }));
  expect(correctedText(typed, { corrections })).toBe(corrected);
});
