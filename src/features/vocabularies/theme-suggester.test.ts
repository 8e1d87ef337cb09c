import { describe, expect, it } from 'vitest';
import { createThemeSuggester, maxSuggestions } from './theme-suggester.ts';
import type { Theme } from './vocabulary.model.ts';

const theme = (slug: string, cues: Record<string, number>): Theme => ({
  slug,
  label: slug,
  sentence: slug,
  cues: Object.entries(cues).map(([phrase, weight]) => ({ phrase, weight })),
});

const suggester = createThemeSuggester([
  theme('animals', { dog: 1, 'guide dogs': -1, rescue: 0.5 }),
  theme('disability', { 'guide dogs': 1, "carers' week": 1, café: 1 }),
  theme('money', { advice: 0.7, debt: 0.5, 'debt advice': 0.4 }),
]);

const filler = 'word '.repeat(60);

describe('the theme suggester', () => {
  it.each<[string, string, string, Record<string, number>]>([
    ['any form of a word counts', '', 'A dog, many DOGS', { animals: 1 }],
    ['cues that meet add up', '', 'Debts and advice', { money: 1.2 }],
    ['a phrase counts beside its words', '', 'Debt advice', { money: 1.6 }],
    ['a phrase needs its words in their order', '', 'Advice about a debt', { money: 1.2 }],
    ['a negative cue points away', '', 'Guide dogs', { disability: 1 }],
    ['apostrophes and accents make no difference', '', 'CARERS’ WEEK at the cafe', { disability: 2 }],
    ['the title counts more', 'Dog', 'Dog', { animals: 1.5 }],
    ['what comes late counts less', '', `${filler} debt advice`, {}],
    ['the first place of a cue decides', '', `Dog ${filler} dog`, { animals: 1 }],
    ['a single faint theme is better than none', '', 'Advice', { money: 0.7 }],
    ['a fainter one is not', '', 'Rescue', {}],
    ['a faint theme beside a clear one is left out', '', 'Dog advice', { animals: 1 }],
    [
      'a theme mentioned in passing is left out',
      'Guide dogs café and carers’ week',
      'Debt advice',
      {
        disability: 4.5,
        money: 1.6,
      },
    ],
    ['nothing is said of nothing', '', '', {}],
    ['punctuation and other scripts do no harm', '', '¿? 🐕 «狗» \u0000', {}],
  ])('%s', (_rule, title, text, expected) => {
    const suggested = suggester.suggest({ title, text });
    expect(Object.fromEntries(suggested.map(({ theme: slug, score }) => [slug, score]))).toEqual(expected);
  });

  it('says why, strongest first, in the words of the vocabulary', () => {
    expect(suggester.suggest({ text: 'Advice on debts: debt advice' })).toEqual([
      { theme: 'money', score: 1.6, because: ['advice', 'debt', 'debt advice'] },
    ]);
  });

  it('leaves out what has less than three tenths of the best score', () => {
    const many = createThemeSuggester([theme('best', { best: 4 }), theme('passing', { passing: 1 })]);
    expect(many.suggest({ text: 'best, passing' }).map(({ theme: slug }) => slug)).toEqual(['best']);
  });

  it('suggests a handful at most, best first', () => {
    const slugs = Array.from({ length: 9 }, (_, at) => `theme${at}`);
    const many = createThemeSuggester(slugs.map((slug, at) => theme(slug, { everything: 1 + at / 10 })));
    const suggested = many.suggest({ text: 'everything' });
    expect(suggested.map(({ theme: slug }) => slug)).toEqual(slugs.toReversed().slice(0, maxSuggestions));
  });

  it('takes a text of any length', () => {
    const text = `${'a'.repeat(100_000)} ${'dog '.repeat(100_000)}`;
    expect(suggester.suggest({ text }).map(({ theme: slug }) => slug)).toEqual(['animals']);
  });
});
