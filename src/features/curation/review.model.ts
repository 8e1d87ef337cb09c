import { type reviewEvents, reviewItems } from '#db/schema/curation.ts';
import type { ListingContent } from '#features/listings/index.ts';
import type { HeldFacts } from '#features/organisations/index.ts';
import type { DuplicateReason } from './duplicates.model.ts';

/** What waits for a curator, and how its state follows from what happened to it. */

export const reviewTypes = reviewItems.type.enumValues;
export type ReviewType = (typeof reviewTypes)[number];

export type ReviewStateName = (typeof reviewItems.state.enumValues)[number];

export type ReviewEventType = (typeof reviewEvents.type.enumValues)[number];

/** A record that an item is about; `page` is the product itself, with the row 0. */
export interface ReviewSubject {
  type: (typeof reviewItems.subjectType.enumValues)[number];
  rowId: number;
}

/** Something that happened to an item; only ever added. */
export interface ReviewEvent {
  rowId: number;
  type: ReviewEventType;
  /** Who, as a reference that names nobody. */
  actor: string;
  reason: string;
  /** Who looks after it from now on (`assigned`), or what undoing a decision needs; null where there is nothing. */
  carried: unknown;
  at: Date;
}

/** What an `assigned` event carries. */
export interface Assignment {
  assigneeRowId: number;
}

export interface ReviewState {
  name: ReviewStateName;
  /** Row of the account that looks after it. */
  assigneeRowId: number | null;
  /** Since when it waits: its opening, or when it came back. */
  waitingSince: Date;
  /** When what it proposes was last written. */
  submittedAt: Date;
  /** Counts what bears on a decision, so that a curator who looks at an older state is noticed. */
  turn: number;
  /** The event that closed it; null while it is open. */
  decision: ReviewEvent | null;
}

/** From which states each event may come; null stands for an item that doesn't exist yet. */
const comesFrom: Record<ReviewEventType, readonly (ReviewStateName | null)[]> = {
  opened: [null],
  revised: ['open', 'sent-back'],
  assigned: ['open'],
  unassigned: ['open'],
  approved: ['open'],
  'sent-back': ['open'],
  withdrawn: ['open', 'sent-back'],
  done: ['open'],
  reopened: ['approved', 'sent-back', 'done'],
};

/** The state that an event leads to; those that aren't here leave it as it is. */
const leadsTo: Partial<Record<ReviewEventType, ReviewStateName>> = {
  opened: 'open',
  revised: 'open',
  approved: 'approved',
  'sent-back': 'sent-back',
  withdrawn: 'withdrawn',
  done: 'done',
  reopened: 'open',
};

/** Whether an event may follow on a state. */
export function mayFollow(type: ReviewEventType, state: ReviewStateName | null): boolean {
  return comesFrom[type].includes(state);
}

/** The state of an item: its events, oldest first, folded. Throws where they can't have happened in this order. */
export function foldReview(events: readonly ReviewEvent[]): ReviewState {
  let state: ReviewState | null = null;
  for (const event of events) state = follow(state, event);
  if (state === null) throw new RangeError('A review without events');
  return state;
}

function follow(state: ReviewState | null, event: ReviewEvent): ReviewState {
  if (!mayFollow(event.type, state?.name ?? null)) {
    throw new RangeError(`“${event.type}” can’t follow on “${state?.name ?? 'nothing'}”`);
  }
  const before: ReviewState = state ?? {
    name: 'open',
    assigneeRowId: null,
    waitingSince: event.at,
    submittedAt: event.at,
    turn: 0,
    decision: null,
  };
  if (event.type === 'assigned') {
    return { ...before, assigneeRowId: (event.carried as Assignment).assigneeRowId };
  }
  if (event.type === 'unassigned') return { ...before, assigneeRowId: null };
  const name = leadsTo[event.type] ?? before.name;
  const isBack = event.type === 'revised' && before.name === 'sent-back';
  return {
    name,
    assigneeRowId: before.assigneeRowId,
    waitingSince: isBack ? event.at : before.waitingSince,
    submittedAt: event.type === 'revised' ? event.at : before.submittedAt,
    turn: before.turn + 1,
    decision: name === 'open' ? null : event,
  };
}

/** What an author wrote, with where it takes place: what is compared, approved and restored. */
export interface Written {
  content: ListingContent;
  siteRowIds: readonly number[];
}

/** Proposals by the type of their item; their other features' types say for themselves what theirs are. */
export interface ProposalByType {
  'new-listing': Written;
  'changed-listing': Written;
  /** What went public at once, and what was public before. */
  'look-over': { before: Written; after: Written };
  registration: {
    /** What the person says of what they do there. */
    words: string;
    /** Organisations that it looked like, and that the person said it isn't. */
    similarRowIds: readonly number[];
  };
  claim: { words: string };
  'organisation-facts': { facts: HeldFacts };
  /** The other of the two, and how alike they were when it was noticed. */
  duplicate: { otherRowId: number; score: number; reasons: readonly DuplicateReason[] };
  problem: Told;
  correction: Told;
  call: { why: CallReason };
}

/** What a reader told, and the address or number at which they want an answer, for as long as that is kept. */
interface Told {
  words: string;
  reach?: string;
}

/** Why an organisation is to be rung up about its entries. */
export type CallReason = 'no-address' | 'bounced' | 'unanswered';

/** An item as the desk and the decisions know it. */
export interface ReviewItem {
  rowId: number;
  id: string;
  type: ReviewType;
  subjectType: ReviewSubject['type'];
  subjectRowId: number;
  /** Shape given by `type`: see {@link ProposalByType}. */
  proposal: unknown;
  /** The listing's version that the proposal was made from. */
  baseVersion: number | null;
  /** Row of the account that asked; null for visitors and the product itself. */
  openedByRowId: number | null;
  openedAt: Date;
  state: ReviewStateName;
  assigneeRowId: number | null;
}

/** The proposal of an item of a type; the caller has looked at the type. */
export function proposalOf<Type extends keyof ProposalByType>(
  item: ReviewItem,
  ..._types: readonly Type[]
): ProposalByType[Type] {
  return item.proposal as ProposalByType[Type];
}
