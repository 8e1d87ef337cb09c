import { describe, expect, it } from 'vitest';
import type { SynonymEntry, SynonymGroup } from '#features/vocabularies/index.ts';
import { faultsOfSynonyms } from './synonym.rules.ts';

const same = (...terms: string[]): SynonymGroup => ({ direction: 'two-way', terms, finds: [] });
const leads = (terms: string[], finds: string[]): SynonymGroup => ({ direction: 'one-way', terms, finds });

const entry = (group: SynonymGroup, isRemoved = false): SynonymEntry => ({
  id: group.terms.join(),
  group,
  origin: 'supplied',
  isRemoved,
  supplied: group,
  version: 0,
  changedAt: undefined,
});

const others = [
  entry(same('older people', 'elderly', 'oap')),
  entry(leads(['seniors'], ['older people'])),
  entry(leads(['silver surfers'], ['seniors'])),
  entry(same('sofa', 'settee'), true),
];

const messages = (draft: SynonymGroup) => faultsOfSynonyms(draft, others, []).map(({ message }) => message);

describe('a group of synonyms', () => {
  it.each([
    ['words that mean the same', same('sofa', 'settee', 'couch')],
    ['a phrase of five words', same('people who live alone at home', 'lonely')],
    ['capitals beside small letters', same('AA', 'aa batteries')],
    ['a word that leads to what others lead to', leads(['pensioner clubs'], ['older people'])],
    ['a word that a group of the other direction has', leads(['elderly'], ['lunch club'])],
  ])('may be %s', (_name, draft) => expect(messages(draft)).toEqual([]));

  it.each([
    ['one word', same('sofa'), /at least two words/],
    ['nothing', same(), /at least two words/],
    ['a filler', same('the', 'sofa'), /leave “the” out/],
    ['fillers alone', same('of the', 'sofa'), /leave “of the” out/],
    ['signs alone', same('!?', 'sofa'), /“!\?” has no word/],
    ['too long a phrase', same('one two three four five six', 'sofa'), /5 words or fewer/],
    ['too long a word', same('x'.repeat(61), 'sofa'), /60 characters or fewer/],
    ['too many', same(...Array.from({ length: 21 }, (_, at) => `w${at}`)), /20 lines or fewer/],
    ['two forms of a word', same('book', 'books'), /“book” and “books” are the same/],
    ['two spellings', same('organise', 'organize'), /are the same to the search/],
    [
      'a word of another group',
      same('elderly', 'aged'),
      /^“elderly” is already in a group, with “older people”, “oap”: /,
    ],
    [
      'a word that already finds',
      leads(['seniors'], ['lunch club']),
      /“seniors” already finds “older people”/,
    ],
    ['nothing to find', leads(['couch'], []), /should find too/],
    ['nothing to search for', leads([], ['couch']), /people search for/],
    ['a word that finds itself', leads(['couch', 'sofa'], ['sofas']), /“sofa” is in both boxes/],
    ['two boxes where all is the same', { ...same('a1', 'b2'), finds: ['c3'] }, /all go in the first box/],
    ['a circle', leads(['older people'], ['seniors']), /“seniors” already leads to “older people”/],
    ['a circle over a synonym', leads(['elderly'], ['seniors']), /already leads to “elderly”/],
    ['a circle over others', leads(['older people'], ['silver surfers']), /in a circle/],
    [
      'what is said one way already',
      same('seniors', 'silver surfers'),
      /“silver surfers” already finds “seniors”/,
    ],
  ])('may not be %s', (_name, draft, message) => expect(messages(draft)[0]).toMatch(message));

  it('is not objected to for what it already says', () => {
    const rotary = leads(['rotary'], ['service club']);
    const back = entry(leads(['service club'], ['rotary']));
    expect(faultsOfSynonyms(leads(['rotary', 'lions'], ['service club']), [back], [rotary])).toEqual([]);
    expect(faultsOfSynonyms(rotary, [back], [])[0]?.message).toMatch(/in a circle/);
  });

  it('names a few faults at a time', () => {
    expect(messages(same(...Array.from({ length: 20 }, () => 'the')))).toHaveLength(5);
  });
});
