import type { ListingKind } from '#features/listings/index.ts';
import { addDays, type IsoDate } from '#platform/clock.ts';

/** When the owner of an entry is asked, asked again, rung up, and when the entry lapses. Pure: days in, a step out. */

/** In days. See decision 011. */
export const calendar = {
  /** From the first letter to the second. */
  remindAfter: 14,
  /** From the first letter to the end of waiting for an answer: what isn't a service lapses, a service is to be rung about. */
  giveUpAfter: 28,
  /** From the first letter to the day on which a service lapses too, whether or not somebody was reached. */
  serviceLapsesAfter: 84,
  /** How long a service stands on the call list at least before it lapses by itself. */
  callsTake: 56,
  /** What is due so many days ahead goes along with a letter that is written anyway: one letter, not one a day. */
  takeAlong: 6,
  /** Unless it was confirmed so lately that asking again so soon would be a nuisance. */
  justConfirmed: 28,
} as const;

/** What follows next for an entry that is live. */
export type Step = 'ask' | 'remind' | 'call' | 'lapse';

/** An entry as the calendar sees it; days in London. */
export interface CalendarEntry {
  kind: ListingKind;
  reviewDueOn: IsoDate | null;
  firstAskedOn: IsoDate | null;
  secondAskedOn: IsoDate | null;
  callListedOn: IsoDate | null;
}

/** What is to be done about an entry today; null: nothing yet. */
export function stepFor(entry: CalendarEntry, today: IsoDate): Step | null {
  const { kind, reviewDueOn, firstAskedOn, secondAskedOn, callListedOn } = entry;
  if (firstAskedOn === null) return reviewDueOn !== null && reviewDueOn <= today ? 'ask' : null;
  if (secondAskedOn === null && callListedOn === null) {
    return today >= addDays(firstAskedOn, calendar.remindAfter) ? 'remind' : null;
  }
  const { giveUpAfter, remindAfter, serviceLapsesAfter, callsTake } = calendar;
  if (kind === 'service' && callListedOn !== null) {
    const lapsesOn = later(addDays(firstAskedOn, serviceLapsesAfter), addDays(callListedOn, callsTake));
    return today >= lapsesOn ? 'lapse' : null;
  }
  // A second letter that went out late, since nothing ran meanwhile, gets its two weeks too.
  const fromFirst = addDays(firstAskedOn, giveUpAfter);
  const answerBy = secondAskedOn === null ? fromFirst : later(fromFirst, addDays(secondAskedOn, remindAfter));
  if (today < answerBy) return null;
  return kind === 'service' ? 'call' : 'lapse';
}

function later(one: IsoDate, other: IsoDate): IsoDate {
  return one > other ? one : other;
}
