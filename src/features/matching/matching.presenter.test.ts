import { expect, it } from 'vitest';
import type { Listing } from '#features/listings/index.ts';
import type { Organisation } from '#features/organisations/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import type { Grounds } from './matching.model.ts';
import { reasonsOf } from './matching.presenter.ts';

const vocabulary = {
  skills: new Map([
    ['bookkeeping', { label: 'Bookkeeping' }],
    ['it-support', { label: 'IT support' }],
    ['bsl', { label: 'British Sign Language' }],
  ]),
  skillGroups: new Map([['money', { label: 'Money' }]]),
  themes: new Map([['older-people', { label: 'Older people' }]]),
  categories: new Map([['space', { label: 'Space and venues' }]]),
  areas: new Map([['cockerton', { label: 'Cockerton' }]]),
} as unknown as Vocabulary;

const nothing: Grounds = {
  sharedSkills: [],
  sharedSkillGroup: null,
  sharedThemes: [],
  category: null,
  tellingWords: [],
  distance: null,
  sharedArea: null,
  time: { kind: 'unknown' },
  quantity: null,
  otherSectors: false,
};

const reasons = (grounds: Partial<Grounds>, listing: Partial<Listing> = {}) =>
  reasonsOf(
    {
      listing: { kind: 'skill', confirmedOn: null, reviewDueOn: null, ...listing } as Listing,
      organisation: { sector: 'local-authority' } as Organisation,
      grounds: { ...nothing, ...grounds },
    },
    vocabulary,
    '2026-11-23',
  ).join(' · ');

it.each<[string, Partial<Grounds>, Partial<Listing>]>([
  [
    'Both mention bookkeeping · 1.2 miles away · free on Saturdays · from the council',
    {
      sharedSkills: ['bookkeeping'],
      distance: { miles: 1.21, isRough: false },
      time: { kind: 'weekdays', days: [6] },
      otherSectors: true,
    },
    { confirmedOn: '2026-11-20' },
  ],
  [
    'Both mention IT support · nearby',
    { sharedSkills: ['it-support'], distance: { miles: 0, isRough: true } },
    {},
  ],
  ['Both mention British Sign Language', { sharedSkills: ['bsl'] }, {}],
  ['Both mention hedge and trees', { tellingWords: ['hedge', 'trees', 'spade'] }, {}],
  [
    'Both are about space and venues · both for Cockerton',
    { category: 'space', sharedArea: 'cockerton' },
    {},
  ],
  [
    'Both are about older people · wanted on 5 December',
    { sharedThemes: ['older-people'], time: { kind: 'date', date: '2026-12-05' } },
    { kind: 'need' },
  ],
  ['Related skills: money', { sharedSkillGroup: 'money' }, {}],
  ['24 offered, 20 needed', { quantity: { needed: 20, offered: 24, noun: 'person' } }, {}],
  ['free on Tuesdays and Thursdays', { time: { kind: 'weekdays', days: [2, 4] } }, {}],
  ['free on 3 of the same days', { time: { kind: 'weekdays', days: [1, 2, 3] } }, {}],
  ['confirmed 3 days ago', {}, { confirmedOn: '2026-11-20' }],
  ['', { time: { kind: 'apart' } }, {}],
])('says “%s”', (expected, grounds, listing) => {
  expect(reasons(grounds, listing)).toBe(expected);
});
