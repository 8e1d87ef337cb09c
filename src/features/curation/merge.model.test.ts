import { expect, it } from 'vitest';
import { chosenOf, type Side, suggestSide } from './merge.model.ts';

it.each<[string, string, string, Side, Side]>([
  ['whatever is filled', '', 'Some words', 'kept', 'gone'],
  ['whatever is filled, the other way round', 'Some words', '', 'gone', 'kept'],
  ['the later of two', 'These words', 'Those words', 'gone', 'gone'],
  ['the one that stays, where both are of one day', 'These words', 'Those words', 'kept', 'kept'],
  [
    'the fuller one, where the later says next to nothing',
    'A whole sentence about it',
    'Tea',
    'gone',
    'kept',
  ],
])('suggests %s', (_name, kept, gone, newer, expected) => {
  expect(suggestSide(kept, gone, newer)).toBe(expected);
});

it('takes what was asked for, else what is suggested, and nothing else', () => {
  const difference = { label: '', kept: 'a', gone: 'b' };
  const differences = [
    { ...difference, key: 'title', suggested: 'kept' as const },
    { ...difference, key: 'summary', suggested: 'gone' as const },
  ];
  expect(chosenOf(differences, { title: 'gone', state: 'gone' })).toEqual({ title: 'gone', summary: 'gone' });
});
