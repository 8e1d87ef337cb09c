import { describe, expect, it } from 'vitest';
import {
  askHowItWentOn,
  type EnquiryState,
  enquiryStates,
  foldEnquiry,
  follow,
  isAgreed,
  isOver,
  type MoveType,
  moveTable,
  type Side,
  waitsForAfter,
} from './enquiry.model.ts';

/** All there is, as "move by side: from → to"; a pair that isn't here must be refused. */
const allowed: Partial<
  Record<`${MoveType} ${Side}`, Partial<Record<EnquiryState | 'nothing', EnquiryState>>>
> = {
  'asked asker': { nothing: 'asked' },
  'answered owner': { asked: 'answered' },
  'wrote asker': { asked: 'asked', answered: 'answered', accepted: 'accepted', arranged: 'arranged' },
  'wrote owner': { answered: 'answered', accepted: 'accepted', arranged: 'arranged' },
  'accepted owner': { asked: 'accepted', answered: 'accepted' },
  'declined owner': { asked: 'declined', answered: 'declined' },
  'arranged asker': { accepted: 'arranged', arranged: 'arranged' },
  'arranged owner': { accepted: 'arranged', arranged: 'arranged' },
  'done asker': { accepted: 'done', arranged: 'done' },
  'done owner': { accepted: 'done', arranged: 'done' },
  'reported asker': { done: 'done' },
  'reported owner': { done: 'done' },
  'did-not-happen asker': { accepted: 'did-not-happen', arranged: 'did-not-happen' },
  'did-not-happen owner': { accepted: 'did-not-happen', arranged: 'did-not-happen' },
  'cancelled asker': {
    asked: 'cancelled',
    answered: 'cancelled',
    accepted: 'cancelled',
    arranged: 'cancelled',
  },
  'cancelled owner': { accepted: 'cancelled', arranged: 'cancelled' },
  'cancelled product': {
    asked: 'cancelled',
    answered: 'cancelled',
    accepted: 'cancelled',
    arranged: 'cancelled',
  },
  'reminded product': { asked: 'asked', answered: 'answered', accepted: 'accepted', arranged: 'arranged' },
  'read curator': Object.fromEntries(enquiryStates.map((state) => [state, state])),
};

const moveTypes = Object.keys(moveTable) as MoveType[];
const sides: readonly Side[] = ['asker', 'owner', 'curator', 'product'];

describe.each(moveTypes)('%s', (type) => {
  it.each(sides)('by %s leads from each state to what the table says, and from no other', (side) => {
    const expected = allowed[`${type} ${side}`] ?? {};
    for (const state of [null, ...enquiryStates]) {
      expect(follow(state, type, side), `from ${state}`).toBe(expected[state ?? 'nothing']);
    }
  });
});

it('ends in states from which no party can go on but to say how it went', () => {
  for (const state of enquiryStates) {
    const leaving = moveTypes.filter(
      (type) => type !== 'read' && sides.some((side) => follow(state, type, side) !== undefined),
    );
    if (isOver(state)) expect(leaving, state).toEqual(state === 'done' ? ['reported'] : []);
    else expect(leaving.length, state).toBeGreaterThan(0);
  }
  expect(enquiryStates.filter(isAgreed)).toEqual(['accepted', 'arranged', 'done', 'did-not-happen']);
});

describe('folding', () => {
  const asked = { type: 'asked', side: 'asker' } as const;
  it('goes through a whole story', () => {
    expect(
      foldEnquiry([
        asked,
        { type: 'reminded', side: 'product' },
        { type: 'answered', side: 'owner' },
        { type: 'wrote', side: 'asker' },
        { type: 'accepted', side: 'owner' },
        { type: 'arranged', side: 'asker' },
        { type: 'read', side: 'curator' },
        { type: 'done', side: 'owner' },
        { type: 'reported', side: 'asker' },
      ]),
    ).toBe('done');
  });

  it.each([
    [[]],
    [[{ type: 'accepted', side: 'owner' }]],
    [[asked, asked]],
    [[asked, { type: 'accepted', side: 'asker' }]],
    [[asked, { type: 'declined', side: 'owner' }, { type: 'wrote', side: 'asker' }]],
  ] as const)('refuses what can’t have happened: %j', (events) => {
    expect(() => foldEnquiry(events)).toThrow(RangeError);
  });
});

it.each([
  ['asked', 'asked', 'asker', 'nobody', 'owner'],
  ['asked', 'wrote', 'asker', 'owner', 'owner'],
  ['answered', 'answered', 'owner', 'owner', 'asker'],
  ['answered', 'wrote', 'asker', 'asker', 'owner'],
  ['answered', 'read', 'curator', 'asker', 'asker'],
  ['accepted', 'accepted', 'owner', 'owner', 'both'],
  ['accepted', 'wrote', 'owner', 'both', 'asker'],
  ['accepted', 'read', 'curator', 'asker', 'asker'],
  ['arranged', 'arranged', 'asker', 'both', 'nobody'],
  ['arranged', 'wrote', 'asker', 'nobody', 'owner'],
  ['arranged', 'reminded', 'product', 'nobody', 'both'],
  ['arranged', 'wrote', 'asker', 'both', 'both'],
  ['done', 'done', 'owner', 'both', 'asker'],
  ['done', 'reported', 'asker', 'asker', 'nobody'],
  ['done', 'read', 'curator', 'asker', 'asker'],
  ['declined', 'declined', 'owner', 'owner', 'nobody'],
  ['cancelled', 'cancelled', 'product', 'owner', 'nobody'],
] as const)(
  'in %s after “%s” by %s (it waited for %s) it waits for %s',
  (state, type, side, before, after) => {
    expect(waitsForAfter(state, { type, side }, before)).toBe(after);
  },
);

it.each<[Parameters<typeof askHowItWentOn>[0], string]>([
  [null, '2026-12-21'],
  [{ startsOn: null, endsOn: null, repeats: 'once' }, '2026-12-21'],
  [{ startsOn: '2026-12-05', endsOn: null, repeats: 'once' }, '2026-12-06'],
  [{ startsOn: '2026-12-05', endsOn: '2027-03-27', repeats: 'weekly' }, '2027-03-28'],
  [{ startsOn: '2026-10-01', endsOn: null, repeats: 'once' }, '2026-11-24'],
  // Every Saturday, with no last day: not after the first of them.
  [{ startsOn: '2026-12-05', endsOn: null, repeats: 'weekly' }, '2027-01-02'],
  [{ startsOn: '2026-10-01', endsOn: null, repeats: 'monthly' }, '2026-12-21'],
  [{ startsOn: null, endsOn: null, repeats: 'weekly' }, '2026-12-21'],
])('asks how it went after %j on %s', (arranged, day) => {
  expect(askHowItWentOn(arranged, '2026-11-23')).toBe(day);
});
