import { describe, expect, it } from 'vitest';
import type { WeighedText } from '#features/search/index.ts';
import { highestScore, type Party, scoreMatch } from './matching.model.ts';

/** What raises and lowers the score of a pair, each thing by itself. */

/** Words of equal weight. */
function text(words: string): WeighedText {
  const terms = words.split(' ');
  const weight = 1 / Math.sqrt(terms.length);
  return new Map(terms.map((word) => [word, { weight, word, isWritten: true }]));
}

const party = (change: Partial<Party> = {}): Party => ({
  kind: 'need',
  category: 'people',
  spokenCategories: [],
  givesOpenGrants: false,
  forms: [],
  skills: [],
  spokenSkills: [],
  themes: ['older-people'],
  text: text('lunch round driver'),
  areas: ['whole-borough'],
  points: [],
  isPlaceHidden: false,
  times: { availability: null, by: null, spoken: [] },
  check: null,
  quantities: [],
  confirmedDaysAgo: 3,
  sector: 'third-sector',
  ...change,
});
const team = (change: Partial<Party> = {}): Party =>
  party({
    kind: 'volunteering',
    category: null,
    sector: 'local-authority',
    text: text('team day help'),
    ...change,
  });

const facts = {
  groupOf: (skill: string) => (skill.startsWith('books') ? 'money' : 'practical'),
  tells: (skill: string) => (skill === 'everybody-has-it' ? 0.2 : 1),
};
const score = (need: Party, offer: Party) => scoreMatch(need, offer, facts).score;
const at = (latitude: number, isRough = false) => ({ latitude, longitude: -1.55, isRough });

describe('the score of a pair', () => {
  it.each<[string, Party, Party, Party, Party]>([
    ['a shared skill', party({ skills: ['books'] }), team({ skills: ['books'] }), party(), team()],
    [
      'a skill of the same group, less than the same',
      party({ skills: ['books'] }),
      team({ skills: ['books'] }),
      party({ skills: ['books'] }),
      team({ skills: ['books-2'] }),
    ],
    [
      'a skill of the same group, more than none',
      party({ skills: ['books'] }),
      team({ skills: ['books-2'] }),
      party({ skills: ['books'] }),
      team({ skills: ['joinery'] }),
    ],
    [
      'a chosen skill before one that words speak of',
      party({ skills: ['books'] }),
      team({ skills: ['books'] }),
      party({ spokenSkills: ['books'] }),
      team({ skills: ['books'] }),
    ],
    [
      'a telling skill before one that everybody has',
      party({ skills: ['books'] }),
      team({ skills: ['books'] }),
      party({ skills: ['everybody-has-it'] }),
      team({ skills: ['everybody-has-it'] }),
    ],
    [
      'all the skills that are needed, more than by one of them',
      party({ skills: ['books', 'joinery'] }),
      team({ skills: ['books', 'joinery'] }),
      party({ skills: ['books', 'joinery'] }),
      team({ skills: ['books'] }),
    ],
    [
      'one skill that is all that is offered, more than one of several',
      party({ skills: ['books'] }),
      team({ skills: ['books'] }),
      party({ skills: ['books'] }),
      team({ skills: ['books', 'joinery', 'driving'] }),
    ],
    [
      'saying no skill, more than by naming others',
      party({ skills: ['books'] }),
      team(),
      party({ skills: ['books'] }),
      team({ skills: ['joinery'] }),
    ],
    [
      'a skill that says more than the category does',
      party({ category: 'training', skills: ['books'] }),
      team({ kind: 'skill', skills: ['books'] }),
      party({ category: 'training', skills: ['training-delivery'] }),
      team({ kind: 'skill', skills: ['training-delivery'] }),
    ],
    ['words in common', party(), team({ text: text('driver with licence') }), party(), team()],
    ['a theme in common', party(), team(), party(), team({ themes: ['environment'] })],
    [
      'the right category',
      party({ category: 'space' }),
      team({ kind: 'resource', category: 'space' }),
      party({ category: 'space' }),
      team({ kind: 'resource', category: 'goods' }),
    ],
    ['the right kind', party(), team(), party(), team({ kind: 'shadowing' })],
    [
      'hands before a course, where hands are wanted',
      party({ skills: ['books'] }),
      team({ kind: 'skill', skills: ['books'], forms: ['hands-on'] }),
      party({ skills: ['books'] }),
      team({ kind: 'skill', skills: ['books'], forms: ['training'] }),
    ],
    [
      'a service that gives the thing',
      party({ category: 'funding' }),
      team({ kind: 'service', spokenCategories: ['funding'] }),
      party({ category: 'funding' }),
      team({ kind: 'service' }),
    ],
    [
      'giving to groups of any kind',
      party({ category: 'funding' }),
      team({ kind: 'service', givesOpenGrants: true }),
      party({ category: 'funding' }),
      team({ kind: 'service', spokenCategories: ['funding'] }),
    ],
    [
      'finding volunteers for whoever asks',
      party(),
      team({ kind: 'service', spokenCategories: ['people'] }),
      party(),
      team({ kind: 'service' }),
    ],
    [
      'two places of which nothing is known, more than by wards that differ',
      party({ areas: ['elsewhere'] }),
      team({ areas: ['elsewhere'] }),
      party({ areas: ['cockerton'] }),
      team({ areas: ['elsewhere'] }),
    ],
    [
      'nearness',
      party({ points: [at(54.52)] }),
      team({ points: [at(54.53)] }),
      party({ points: [at(54.52)] }),
      team({ points: [at(54.7)] }),
    ],
    [
      'serving the ward',
      party({ areas: ['cockerton'] }),
      team({ areas: ['cockerton'] }),
      party({ areas: ['cockerton'] }),
      team({ areas: ['college'] }),
    ],
    [
      'enough of it',
      party({ quantities: [{ count: 8, noun: 'person' }] }),
      team({ quantities: [{ count: 8, noun: 'person' }] }),
      party({ quantities: [{ count: 8, noun: 'person' }] }),
      team({ quantities: [{ count: 2, noun: 'person' }] }),
    ],
    [
      'holding the check that is asked for',
      party({ check: 'enhanced' }),
      team({ check: 'enhanced' }),
      party({ check: 'enhanced' }),
      team({ check: 'basic' }),
    ],
    ['freshness', party(), team(), party(), team({ confirmedDaysAgo: 300 })],
    [
      'having been confirmed at all',
      party(),
      team({ confirmedDaysAgo: 100 }),
      party(),
      team({ confirmedDaysAgo: null }),
    ],
    ['crossing sectors', party(), team(), party(), team({ sector: 'third-sector' })],
  ])('is raised by %s', (_, need, offer, lesserNeed, lesserOffer) => {
    expect(score(need, offer)).toBeGreaterThan(score(lesserNeed, lesserOffer));
  });

  it('neither counts nor misses a skill that whatever is given takes', () => {
    const course = (skills: string[]) => team({ kind: 'skill', skills });
    const need = (skills: string[]) => party({ category: 'training', skills });
    const books = score(need(['books']), course(['books']));
    expect(score(need(['books', 'training-delivery']), course(['books']))).toBe(books);
    expect(score(need(['books', 'training-delivery']), course(['books', 'training-delivery']))).toBe(books);
  });

  it('stays between 0 and 1, whatever comes together', () => {
    const all = { skills: ['books'], text: text('books'), points: [at(54.52)] };
    expect(score(party(all), team(all))).toBeLessThanOrEqual(1);
    expect(score(party({ category: 'space' }), team({ kind: 'shadowing' }))).toBe(0);
    expect(score(party({ category: null }), team())).toBeGreaterThanOrEqual(0);
    expect(
      score(party({ text: new Map(), themes: [] }), team({ text: new Map(), themes: [] })),
    ).toBeGreaterThanOrEqual(0);
  });

  it('is never above what was thought possible before the words were read', () => {
    const words = { text: text('books'), themes: ['older-people'] };
    for (const [need, offer] of [
      [party(words), team(words)],
      [party({ ...words, skills: ['books'] }), team({ ...words, skills: ['joinery'] })],
      [party({ ...words, skills: ['books'] }), team({ ...words, spokenSkills: ['books'] })],
      [party({ ...words, category: 'space' }), team({ ...words, kind: 'resource', category: 'space' })],
    ] as const) {
      expect(score(need, offer)).toBeGreaterThan(0);
      expect(score(need, offer)).toBeLessThanOrEqual(highestScore(need, offer, facts));
    }
    const others = [party({ skills: ['books'] }), team({ skills: ['joinery'] })] as const;
    expect(highestScore(...others, facts)).toBeLessThan(highestScore(party(), team(), facts));
  });

  it('goes by the staler of the two', () => {
    const stale = team({ confirmedDaysAgo: 300 });
    expect(score(party({ confirmedDaysAgo: 100 }), stale)).toBe(score(party(), stale));
  });

  it('knows nothing of a hidden place', () => {
    const hidden = team({ points: [at(54.9)], areas: ['cockerton'], isPlaceHidden: true });
    const need = party({ points: [at(54.52)], areas: ['cockerton'] });
    const { grounds } = scoreMatch(need, hidden, facts);
    expect([grounds.distance, grounds.sharedArea]).toEqual([null, null]);
    expect(score(need, hidden)).toBe(score(need, { ...hidden, points: [at(54.52)] }));
  });
});
