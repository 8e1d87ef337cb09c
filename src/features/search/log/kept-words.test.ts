import { describe, expect, it } from 'vitest';
import { wholeDirectory } from '../search.model.ts';
import { keptFilters, keptWords } from './kept-words.ts';

describe('what is kept of the words of a search', () => {
  it.each([
    ['  Book   KEEPER ', 'book keeper'],
    ['café for OAPs', 'cafe for oap'],
    ['IT help', 'IT help'],
    ['DL3 lunch club', 'dl3 lunch club'],
    ['over 60s, 12 chairs', 'over 60s 12 chairs'],
    ['', ''],
    ['   ', ''],
  ])('“%s” as “%s”', (text, kept) => expect(keptWords(text)).toBe(kept));

  it.each([
    ['joan.smith@example.org'],
    ['07700 900123'],
    ['(01325) 496 0000'],
    ['+44 7700 900123'],
    ['dl1 5qt'],
    ['DL15QT'],
    ['SW1A 1AA'],
    ['QQ 12 34 56 C'],
    ['12/03/1985'],
    ['4929 1234 5678 9012'],
    ['ref48211'],
    ['https://example.org/joan'],
    ['@joansmith'],
    ['***'],
    ['joan.smith＠example.org'],
    ['０７７００ ９００１２３'],
    ['0191 – 222 – 3333'],
    ['0191/222/3333'],
    ['0191, 222, 3333'],
    ['dl1-5qt'],
    ['DL1–5QT'],
    ['QQ-12-34-56-C'],
    ['1–2–85'],
  ])('nothing of “%s”', (text) => expect(keptWords(text)).toBeNull());

  it('leaves out what is personal and keeps the rest', () => {
    expect(keptWords('driver near DL3 7AB or ring 07700900123 joan@example.org')).toBe('driver near or ring');
  });

  it('is bounded, whatever is typed', () => {
    expect(keptWords('word '.repeat(5_000))?.split(' ')).toHaveLength(12);
    expect(keptWords('x'.repeat(400))?.length).toBeLessThanOrEqual(100);
  });

  it('takes no longer for what is made to take long', () => {
    expect(keptWords(`${'1 '.repeat(200)}x`)).toBe('x');
    expect(keptWords('('.repeat(10_000))).toBeNull();
    expect(keptWords(`a1${'-'.repeat(490)}x`)).toBe('a1 x');
  });
});

it('writes the same filters the same way, and of place and day only that there was one', () => {
  const filters = { ...wholeDirectory.filters, kind: ['skill', 'need'], area: ['cockerton'] };
  const near = { latitude: 54.5, longitude: -1.5 };
  expect(keptFilters({ ...wholeDirectory, filters, near, within: 2, availableOn: '2026-12-01' })).toBe(
    'kind=need kind=skill area=cockerton near day',
  );
  expect(keptFilters(wholeDirectory)).toBe('');
});
