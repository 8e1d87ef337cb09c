import type { ListingKind } from '../../src/features/listings/index.ts';
import type { CategorySlug } from '../../src/features/vocabularies/index.ts';
import { addDays, type IsoDate } from '../../src/platform/clock.ts';
import type { Random } from './random.ts';

/** What each kind asks for beyond the common fields, filled in with things that people write. */

const checks = ['none', 'basic', 'standard', 'enhanced'] as const;
const audiences = [
  'Anybody in the borough',
  'People aged over 55',
  'Families with small children',
  'Young people',
];
const accesses = [
  'Ring the office on a weekday',
  'Just come along',
  'Ask through your GP',
  'Write to the office',
];
const capacities = ['Seats 24', 'Up to 60 people standing', '12 seats and a tail lift', 'One at a time'];
const conditions = ['Leave it as you found it', 'Two weeks’ notice', 'Your own insurance is needed'];
const quantities = ['2 drivers', 'about 30 chairs', 'one afternoon a week', 'as many as there are'];
const amounts = ['one morning a month', 'two days in all', 'an hour now and then'];
const places = ['anywhere on a bus route', 'the town centre', 'by video call'];
const teams = ['Finance team', 'Parks team', 'Web team', 'Payroll', 'Front desk'];
const hosts = ['Housing options officer', 'Youth worker', 'Centre manager', 'Community nurse'];
const sights = [
  'A day at the front desk',
  'How a case is opened and closed',
  'A committee and what leads up to it',
];
const suits = ['No experience needed', 'Anyone who likes a chat', 'Somebody steady'];

/** Details such as the kind's own check would let pass, defaults filled in. */
export function generateDetails(
  random: Random,
  kind: ListingKind,
  category: CategorySlug | null,
  today: IsoDate,
): unknown {
  switch (kind) {
    case 'service':
      return {
        audience: random.pick(audiences),
        cost: generateCost(random),
        access: random.pick(accesses),
        delivery: random.some(['in-person', 'online', 'by-phone', 'at-your-place'], random.between(1, 3)),
      };
    case 'need':
      return {
        quantity: random.pick(quantities),
        ...(category === 'funding' && { amountPence: random.between(5, 500) * 10_000 }),
        ...(random.chance(0.4) && { by: addDays(today, random.between(7, 180)) }),
        urgency: random.pick(['whenever', 'soon', 'now']),
        ...(category === 'people' && {
          people: {
            hours: random.between(1, 8),
            hoursBasis: 'week',
            suits: random.pick(suits),
            checks: random.pick(checks),
            fromHome: random.chance(0.2),
          },
        }),
      };
    case 'resource':
      return {
        capacity: random.pick(capacities),
        cost: generateCost(random),
        ...(random.chance(0.5) && { conditions: random.pick(conditions) }),
      };
    case 'skill':
      return {
        forms: random.some(['advice', 'hands-on', 'training', 'mentoring', 'by-phone'], random.between(1, 3)),
        hours: random.pick(amounts),
      };
    case 'volunteering':
      return {
        team: random.pick(teams),
        people: random.between(1, 20),
        hoursEach: random.between(2, 30),
        where: random.pick(places),
        checks: random.pick(checks),
      };
    case 'shadowing':
      return {
        hostRole: random.pick(hosts),
        sees: random.pick(sights),
        days: random.between(1, 5),
        returnVisit: random.chance(0.5),
      };
  }
}

function generateCost(random: Random) {
  return random.weighted<{ terms: string; note?: string }>([
    [{ terms: 'free' }, 6],
    [{ terms: 'donation' }, 2],
    [{ terms: 'charge', note: '£8 an hour' }, 2],
    [{ terms: 'negotiable' }, 1],
  ]);
}
