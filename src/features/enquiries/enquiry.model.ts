import type { enquiries, enquiryEvents } from '#db/schema/enquiries.ts';
import { addDays, type IsoDate } from '#platform/clock.ts';
import type { Arrangement } from './arrangement.model.ts';
import { addWorkingDays, daysToAnswer } from './working-days.ts';

/** What can happen to an enquiry, who may do it, and whom it waits for. Pure. */

export type EnquiryState = (typeof enquiries.$inferSelect)['state'];

/** What each state says: whether nothing can follow but the other side's report, and whether both said yes to it. */
const stateTable: Readonly<Record<EnquiryState, { isOver: boolean; isAgreed: boolean }>> = {
  asked: { isOver: false, isAgreed: false },
  answered: { isOver: false, isAgreed: false },
  accepted: { isOver: false, isAgreed: true },
  declined: { isOver: true, isAgreed: false },
  arranged: { isOver: false, isAgreed: true },
  done: { isOver: true, isAgreed: true },
  'did-not-happen': { isOver: true, isAgreed: true },
  cancelled: { isOver: true, isAgreed: false },
};
/** Every state, in the order in which they come about. */
export const enquiryStates = Object.keys(stateTable) as EnquiryState[];

/** Who can do something about it: a party, a curator, or the product by itself. */
export type Side = (typeof enquiryEvents.$inferSelect)['side'];
/** The two organisations of an enquiry. */
export type Party = Extract<Side, 'asker' | 'owner'>;

export type WaitsFor = (typeof enquiries.$inferSelect)['waitsFor'];

/**
 * What happened. `answered` is the owner's first word; `wrote` every other message; `done` the first report of how it
 * went and `reported` the other side's; `reminded` and `read` (by a curator) change nothing and are shown to both.
 */
export type MoveType = (typeof enquiryEvents.$inferSelect)['type'];

interface Move {
  /** Null: the enquiry doesn't exist yet. */
  from: readonly (EnquiryState | null)[];
  by: readonly Side[];
  /** Null: the state stays as it is. */
  to: EnquiryState | null;
}

const parties: readonly Side[] = ['asker', 'owner'];

/** The only table of moves. A type that stands in it twice means another thing from another state or side. */
export const moveTable: Readonly<Record<MoveType, readonly Move[]>> = {
  asked: [{ from: [null], by: ['asker'], to: 'asked' }],
  answered: [{ from: ['asked'], by: ['owner'], to: 'answered' }],
  wrote: [
    { from: ['asked'], by: ['asker'], to: null },
    { from: ['answered', 'accepted', 'arranged'], by: parties, to: null },
  ],
  accepted: [{ from: ['asked', 'answered'], by: ['owner'], to: 'accepted' }],
  declined: [{ from: ['asked', 'answered'], by: ['owner'], to: 'declined' }],
  arranged: [{ from: ['accepted', 'arranged'], by: parties, to: 'arranged' }],
  done: [{ from: ['accepted', 'arranged'], by: parties, to: 'done' }],
  reported: [{ from: ['done'], by: parties, to: null }],
  'did-not-happen': [{ from: ['accepted', 'arranged'], by: parties, to: 'did-not-happen' }],
  cancelled: [
    // Before it is agreed the owner declines; only the asker can take a question back.
    { from: ['asked', 'answered'], by: ['asker'], to: 'cancelled' },
    { from: ['accepted', 'arranged'], by: parties, to: 'cancelled' },
    // Its entry or one of the organisations is gone.
    { from: ['asked', 'answered', 'accepted', 'arranged'], by: ['product'], to: 'cancelled' },
  ],
  reminded: [{ from: ['asked', 'answered', 'accepted', 'arranged'], by: ['product'], to: null }],
  read: [{ from: enquiryStates, by: ['curator'], to: null }],
};

/** The state that a move leads to; undefined where this side can't make it from here. */
export function follow(state: EnquiryState | null, type: MoveType, side: Side): EnquiryState | undefined {
  const move = moveTable[type].find((each) => each.from.includes(state) && each.by.includes(side));
  return move && (move.to ?? state ?? undefined);
}

/** The state of an enquiry: its events, oldest first, folded. Throws where they can't have happened in this order. */
export function foldEnquiry(events: readonly { type: MoveType; side: Side }[]): EnquiryState {
  let state: EnquiryState | null = null;
  for (const { type, side } of events) {
    const next: EnquiryState | undefined = follow(state, type, side);
    if (next === undefined) throw new RangeError(`“${type}” by ${side} can’t follow on “${state}”`);
    state = next;
  }
  if (state === null) throw new RangeError('An enquiry without events');
  return state;
}

/** Whether nothing can follow but the other side's report. */
export function isOver(state: EnquiryState): boolean {
  return stateTable[state].isOver;
}

/** Whether both sides know each other's contact. */
export function isAgreed(state: EnquiryState): boolean {
  return stateTable[state].isAgreed;
}

export const otherParty: Record<Party, Party> = { asker: 'owner', owner: 'asker' };

/** The row of a party's organisation. */
export function organisationOf(
  enquiry: Pick<typeof enquiries.$inferSelect, 'askerOrganisationRowId' | 'ownerOrganisationRowId'>,
  party: Party,
): number {
  return party === 'asker' ? enquiry.askerOrganisationRowId : enquiry.ownerOrganisationRowId;
}

/** Whom an enquiry waits for after a move. `openReport`: the party that hasn't said yet how it went. */
export function waitsForAfter(
  state: EnquiryState,
  last: { type: MoveType; side: Side },
  before: WaitsFor,
): WaitsFor {
  switch (state) {
    case 'asked':
      return 'owner';
    case 'answered':
      return last.side === 'owner' ? 'asker' : last.side === 'asker' ? 'owner' : before;
    case 'accepted':
      // Both can arrange it; after a message it is for the other side to go on.
      if (last.type === 'wrote') return otherParty[last.side as Party];
      return last.type === 'accepted' ? 'both' : before;
    case 'arranged':
      // Both have been asked how it went, and a message is no answer to that.
      if (last.type === 'wrote') return before === 'both' ? before : otherParty[last.side as Party];
      // Reminded after the last day: both say how it went.
      return last.type === 'reminded' ? 'both' : last.type === 'arranged' ? 'nobody' : before;
    case 'done':
      if (last.type === 'done') return otherParty[last.side as Party];
      return last.type === 'reported' ? 'nobody' : before;
    default:
      return 'nobody';
  }
}

/** The day by which an enquiry asked on a day is to be answered. */
export function answerDueOn(askedOn: IsoDate): IsoDate {
  return addWorkingDays(askedOn, daysToAnswer);
}

/** Days after a report within which the other side can still give its own by the link in its mail. */
export const daysToReport = 28;
/** How long both are left to it before they are asked how it went, where no last day is known. */
const daysWithoutEnd = 28;

/**
 * When the product asks how it went: the day after the last one; some weeks after it was agreed, or after the first time
 * of what goes on week by week.
 */
export function askHowItWentOn(
  arranged: Pick<Arrangement, 'startsOn' | 'endsOn' | 'repeats'> | null,
  today: IsoDate,
): IsoDate {
  const last = arranged?.endsOn ?? arranged?.startsOn ?? null;
  const notBefore = last === null || last < today ? today : last;
  const isWithoutEnd = last === null || (arranged?.repeats !== 'once' && arranged?.endsOn === null);
  return addDays(notBefore, isWithoutEnd ? daysWithoutEnd : 1);
}

/** The report's five points. */
export const helpfulness = [
  { value: 1, label: 'Not helpful' },
  { value: 2, label: 'Partially helpful' },
  { value: 3, label: 'Neither' },
  { value: 4, label: 'Helpful' },
  { value: 5, label: 'Very helpful' },
] as const;

/** Longest texts, in characters. */
export const longest = { words: 2000, reason: 500, sentence: 300 } as const;
