import type { ReviewEventType, ReviewType } from './review.model.ts';

/** What the desk knows of each type of item: where it is listed, what it is called, what can be decided. */

/** The lists of the desk, in the order of its tabs. */
export const deskLists = ['review', 'look-over', 'calls', 'lapsed', 'duplicates', 'reported'] as const;
export type DeskList = (typeof deskLists)[number];

export const deskListLabels: Record<DeskList, string> = {
  review: 'To review',
  'look-over': 'Look over',
  calls: 'Call list',
  lapsed: 'Lapsed',
  duplicates: 'Duplicates',
  reported: 'Reported',
};

/** Said of an empty list, in the place of its items. */
export const emptyDeskLists: Record<DeskList, string> = {
  review: 'New entries, changes and people who want to join come here.',
  'look-over': 'What trusted organisations change in small ways goes live at once and comes here afterwards.',
  calls: 'Organisations that didn’t answer, that mail doesn’t reach, or that nobody leads come here.',
  lapsed: 'Entries that nobody confirmed in time come here. They are kept, and one click brings them back.',
  duplicates: 'Entries and organisations that look like the same one come here.',
  reported: 'What readers tell us about mistakes and problems comes here.',
};

/** What can be decided: yes to what is asked (or done), no, or no for good. */
export const outcomes = ['agree', 'decline', 'refuse'] as const;
export type Outcome = (typeof outcomes)[number];

export interface DecisionWords {
  /** On the button: "Send back". */
  label: string;
  /** In the note that offers to undo it: "sent back". */
  past: string;
  event: Extract<ReviewEventType, 'approved' | 'sent-back' | 'done'>;
  /** Whether whoever asked must be told why. */
  needsReason: boolean;
  /** What the field for the words asks, where nothing is to be written anew. */
  asks?: string;
  /** Not what the item is there for: that is a button of its panel. */
  isAside?: true;
}

export interface ReviewTypeDefinition {
  list: DeskList;
  /** What happened, as the list says it: "Changed". */
  gist: string;
  /** The same of somebody, in the line above the item: "changed by Pat Green". */
  deed: string;
  agree: DecisionWords;
  /** Null where there is only one thing to decide. */
  decline: DecisionWords | null;
  /** No, and the same person can't ask for it again: where asking would have no end otherwise. */
  refuse?: DecisionWords;
}

const approve: DecisionWords = { label: 'Approve', past: 'approved', event: 'approved', needsReason: false };
const sendBack: DecisionWords = {
  label: 'Send back',
  past: 'sent back',
  event: 'sent-back',
  needsReason: true,
};
/** An item of these types is `done` only when it was refused for good. */
const refuseForGood: DecisionWords = {
  label: 'Refuse for good',
  past: 'refused for good',
  event: 'done',
  needsReason: true,
};
const dealtWith: DecisionWords = { label: 'Done', past: 'done', event: 'done', needsReason: false };

export const reviewTypeDefinitions: Record<ReviewType, ReviewTypeDefinition> = {
  'new-listing': { list: 'review', gist: 'New', deed: 'written by', agree: approve, decline: sendBack },
  'changed-listing': {
    list: 'review',
    gist: 'Changed',
    deed: 'changed by',
    agree: approve,
    decline: sendBack,
  },
  'look-over': {
    list: 'look-over',
    gist: 'Changed, already live',
    deed: 'changed by',
    agree: { label: 'Looks right', past: 'looked over', event: 'done', needsReason: false },
    decline: { label: 'Take it back', past: 'taken back', event: 'sent-back', needsReason: true },
  },
  registration: {
    list: 'review',
    gist: 'New organisation',
    deed: 'registered by',
    agree: approve,
    decline: sendBack,
    refuse: refuseForGood,
  },
  claim: {
    list: 'review',
    gist: 'Wants to join',
    deed: 'asked by',
    agree: approve,
    decline: { ...sendBack, label: 'Turn down', past: 'turned down', asks: 'Why?' },
    refuse: refuseForGood,
  },
  'organisation-facts': {
    list: 'review',
    gist: 'Organisation changed',
    deed: 'changed by',
    agree: approve,
    decline: sendBack,
  },
  'without-lead': {
    list: 'calls',
    gist: 'Nobody leads it',
    deed: 'since a change by',
    agree: dealtWith,
    decline: null,
  },
  problem: {
    list: 'reported',
    gist: 'Problem',
    deed: 'reported by',
    agree: dealtWith,
    decline: null,
  },
  correction: {
    list: 'reported',
    gist: 'Correction',
    deed: 'suggested by',
    agree: dealtWith,
    decline: null,
  },
  duplicate: {
    list: 'duplicates',
    gist: 'Likely duplicate',
    deed: 'noticed by',
    agree: { label: 'Not the same', past: 'kept apart', event: 'done', needsReason: false, isAside: true },
    decline: null,
  },
  lapsed: {
    list: 'lapsed',
    gist: 'Lapsed',
    deed: 'noticed by',
    agree: { label: 'Bring it back', past: 'brought back', event: 'done', needsReason: false },
    decline: { label: 'Withdraw it', past: 'withdrawn', event: 'done', needsReason: false },
  },
  call: {
    list: 'calls',
    gist: 'To ring',
    deed: 'noticed by',
    agree: {
      label: 'All confirmed by telephone',
      past: 'confirmed by telephone',
      event: 'done',
      needsReason: false,
    },
    decline: { label: 'Let them lapse', past: 'lapsed', event: 'done', needsReason: false },
  },
};

/** The types that stand in one list. */
export function typesIn(list: DeskList): ReviewType[] {
  return (Object.keys(reviewTypeDefinitions) as ReviewType[]).filter(
    (type) => reviewTypeDefinitions[type].list === list,
  );
}

/** What an outcome means for a type; undefined where it can't be decided. */
export function decisionWords(type: ReviewType, outcome: Outcome): DecisionWords | undefined {
  return reviewTypeDefinitions[type][outcome] ?? undefined;
}
