import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { formatDate } from '#platform/formats.ts';
import { belongsTo } from '#platform/permissions.ts';
import type { Done, PostButton } from '#web/components/index.ts';
import { canBecome, type Listing, type ListingState } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';
import type { WaitingChange } from './publishing.ts';

/** What those who look after a listing see beside it. */

export interface OwnView {
  /** Whether it is their own, or they look after everybody's. */
  heading: 'Yours' | 'Look after it';
  /** What has just been done, with the button that undoes it. */
  done: Done | null;
  /** What they should know of it: that a change waits, why one was sent back. */
  notices: readonly { text: string; quote: string | null }[];
  editHref: string;
  buttons: readonly PostButton[];
}

const doneTexts: Partial<Record<string, string>> = {
  listed: 'It’s there: people can find it now.',
  already: 'You listed this already, so there is still just one. For another like it, press “Copy as new”.',
  changed: 'Changed: this is what people see now.',
  confirmed: 'Thank you. Noted as correct today.',
  live: 'Shown again: people can find it.',
  paused: 'Paused: it doesn’t come up in searches.',
  met: 'Marked as met.',
  taken: 'Marked as taken.',
  archived: 'Withdrawn: only you and the CVS see it now.',
  draft: 'Brought back as a draft.',
  'taken-back': 'Your change was taken back.',
};

/** What follows from the state for whoever looks after it, in the order of how often it is wanted. */
export function toOwnView(source: {
  listing: Listing;
  waiting: WaitingChange | null;
  /** From the address: what has just been done, and the state before it. */
  done: string | undefined;
  was: ListingState | undefined;
  actor: Actor;
  clock: Clock;
}): OwnView {
  const { listing, waiting, was, clock } = source;
  const text = source.done === undefined ? undefined : doneTexts[source.done];
  const canUndo = was !== undefined && was !== listing.state && canBecome(listing, was);
  return {
    heading: belongsTo(source.actor, listing.organisationRowId) ? 'Yours' : 'Look after it',
    done: text === undefined ? null : { text, undo: canUndo ? stateButton(listing, was, 'Undo') : null },
    notices: waiting === null ? [] : [waitingNotice(waiting, clock)],
    editHref: listingPaths.edit(listing.slug),
    buttons: buttonsFor(listing),
  };
}

/** In words that a change waits, or why it came back. */
export function waitingNotice(waiting: WaitingChange, clock: Clock): { text: string; quote: string | null } {
  const day = formatDate(londonDay(waiting.submittedAt), londonDay(clock.now()));
  if (waiting.state === 'sent-back') {
    return { text: `The CVS sent back what you wrote on ${day}:`, quote: waiting.reason };
  }
  return {
    text: `What you wrote on ${day} waits for the CVS, which usually takes two working days at most. It isn’t public yet.`,
    quote: null,
  };
}

/** What can be done with an entry in its state. */
export function buttonsFor(listing: Listing): PostButton[] {
  const { state, kind, slug } = listing;
  const confirm = { label: 'It’s still correct', action: listingPaths.confirm(slug), fields: [] };
  const copies = [
    { label: 'Repeat with new dates', action: listingPaths.copy(slug), fields: [['to', 'repeat'] as const] },
    { label: 'Copy as new', action: listingPaths.copy(slug), fields: [['to', 'copy'] as const] },
  ];
  const to = (next: ListingState, label: string) => stateButton(listing, next, label);
  const withdraw = to('archived', 'Withdraw');
  switch (state) {
    case 'live':
      return [
        confirm,
        ...(kind === 'need' ? [to('met', 'The need is met')] : []),
        ...(kind !== 'need' && kind !== 'service' ? [to('taken', 'It’s taken')] : []),
        to('paused', 'Pause'),
        ...copies,
        withdraw,
      ];
    case 'paused':
    case 'met':
    case 'taken':
      return [to('live', 'Show it again'), ...copies, withdraw];
    case 'lapsed':
      return [to('live', 'It’s still correct: show it again'), ...copies, withdraw];
    case 'draft':
      return [throwAwayButton(listing)];
    case 'archived':
      return [to(listing.publishedAt === null ? 'draft' : 'live', 'Bring it back'), ...copies];
  }
}

/** Withdraws a draft from its form, and leads to one's own page, where the draft stood. */
export function throwAwayButton({ slug }: Listing): PostButton {
  return {
    label: 'Throw this draft away',
    action: listingPaths.state(slug),
    fields: [
      ['state', 'archived'],
      ['from', 'draft'],
    ],
  };
}

/** What one's own page says of a draft that has just been thrown away. */
export function toThrownAway(listing: Listing): Done {
  const named = listing.title === '' ? 'The draft' : `The draft “${listing.title}”`;
  return { text: `${named} is thrown away.`, undo: stateButton(listing, 'draft', 'Undo') };
}

/** What one's own page says of an entry that has just been confirmed there. */
export function toConfirmed({ title }: Listing): Done {
  return { text: `Thank you. “${title}” is noted as correct today, and people find it.`, undo: null };
}

function stateButton(listing: Listing, state: ListingState, label: string): PostButton {
  return { label, action: listingPaths.state(listing.slug), fields: [['state', state]] };
}
