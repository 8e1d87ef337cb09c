import { type Database, savepoint, type Transaction, transaction } from '#db/client.ts';
import { type ListingProjection, readListings } from '#features/listings/index.ts';
import { addDays, type Clock, type IsoDate, londonDay } from '#platform/clock.ts';
import { createPassedOver } from '#platform/jobs/passed-over.ts';
import type { Logger } from '#platform/logger.ts';
import { type MoveType, otherParty, type Party, waitsForAfter } from './enquiry.model.ts';
import type { EnquiryPost } from './enquiry.post.ts';
import * as queries from './enquiry.queries.ts';
import type { ExchangeBook } from './exchange.book.ts';
import * as recipients from './recipient.queries.ts';
import * as sweep from './sweep.queries.ts';
import { isWorkingDay } from './working-days.ts';

/**
 * What the product does about enquiries by itself: reminds on the third and the fifth working day, says that nobody
 * answered, reminds of a talk that stands still, asks how it went, and follows entries that were merged or are gone. In
 * steps of a few at a time.
 */

const atATime = 10;

export interface Sweep {
  /** One step; returns whether there is more to do. */
  run(): boolean;
}

export function createEnquirySweep(given: {
  database: Database;
  clock: Clock;
  post: EnquiryPost;
  exchanges: ExchangeBook;
  unansweredChanged: (tx: Transaction, listingRowId: number) => void;
  logger: Logger;
}): Sweep {
  const { database, clock, post } = given;

  const passedOver = createPassedOver({
    ...given,
    message: 'an enquiry could not be seen to and is tried again in a day',
    name: (rowId) => ({ enquiry: queries.getEnquiryByRowId(database, rowId).id }),
  });

  /** Sees to some, each by itself: what can't be done for one is undone alone, and the others go on. */
  function seeToEach<Each extends { rowId: number }>(
    tx: Transaction,
    some: readonly Each[],
    seeTo: (inner: Transaction, one: Each) => void,
  ): void {
    for (const one of some) {
      passedOver.seeTo([one.rowId], () => savepoint(tx, (inner) => seeTo(inner, one)));
    }
  }

  const notFailed = (): sweep.Portion => ({ limit: atATime, except: passedOver.rowIds() });

  function note(
    tx: Transaction,
    enquiry: queries.Enquiry,
    type: MoveType,
    words: string,
    values: Partial<queries.Enquiry>,
  ): { enquiry: queries.Enquiry; eventRowId: number } {
    const now = clock.now();
    const event = queries.appendEnquiryEvent(tx, {
      enquiryRowId: enquiry.rowId,
      type,
      side: 'product',
      accountRowId: null,
      words,
      at: now,
    });
    const state = values.state ?? enquiry.state;
    const after = queries.updateEnquiry(tx, enquiry.rowId, {
      waitsFor: waitsForAfter(state, { type, side: 'product' }, enquiry.waitsFor),
      ...values,
    });
    return { enquiry: after, eventRowId: event.rowId };
  }

  /** Reminds the owner or, once the answer is overdue, tells the asker, the curators' list and search. */
  function chase(tx: Transaction, enquiry: queries.Enquiry, today: IsoDate): void {
    if (today > enquiry.answerDueOn) {
      queries.updateEnquiry(tx, enquiry.rowId, { nextStepOn: null });
      given.unansweredChanged(tx, enquiry.listingRowId);
      post.tell(tx, enquiry, 'asker', { type: 'overdue', words: '' }, 'overdue');
      return;
    }
    // A product that was down on the third working day reminds once, not twice.
    const isLast = today === enquiry.answerDueOn;
    const nextStepOn = isLast ? addDays(enquiry.answerDueOn, 1) : enquiry.answerDueOn;
    const noted = note(tx, enquiry, 'reminded', '', { nextStepOn });
    // Whoever has lost the first mail has it all in this one.
    const words = queries.questionOf(tx, enquiry.rowId);
    post.tell(tx, noted.enquiry, 'owner', { type: 'reminded', words }, String(noted.eventRowId), {
      everybody: true,
    });
  }

  /** Reminds whoever a talk waits for before anything is agreed, once after each message. */
  function remindOfTalk(tx: Transaction, enquiry: queries.Enquiry): void {
    const party: Party = enquiry.waitsFor === 'asker' ? 'asker' : 'owner';
    const noted = note(tx, enquiry, 'reminded', '', { nextStepOn: null });
    const words = queries.lastEventOf(tx, enquiry.rowId, otherParty[party])?.words ?? '';
    post.tell(tx, noted.enquiry, party, { type: 'talk-waits', words }, String(noted.eventRowId), {
      everybody: true,
    });
  }

  function askHowItWent(tx: Transaction, enquiry: queries.Enquiry): void {
    const noted = note(tx, enquiry, 'reminded', '', { nextStepOn: null, waitsFor: 'both' });
    const when = given.exchanges.arrangedText(tx, enquiry.rowId);
    const facts = when === null ? [] : [`You arranged: ${when}.`];
    for (const party of ['asker', 'owner'] satisfies Party[]) {
      const news = { type: 'how-it-went', words: '', facts } as const;
      post.tell(tx, noted.enquiry, party, news, String(noted.eventRowId));
    }
  }

  function stepIn(tx: Transaction, enquiry: queries.Enquiry, today: IsoDate): void {
    if (enquiry.state === 'asked') chase(tx, enquiry, today);
    else if (enquiry.state === 'answered') remindOfTalk(tx, enquiry);
    else if (enquiry.state === 'accepted' || enquiry.state === 'arranged') askHowItWent(tx, enquiry);
    else queries.updateEnquiry(tx, enquiry.rowId, { nextStepOn: null });
  }

  /**
   * A question follows its entry, and its two sides, into what they were merged into; returns how many did. Merging does
   * so itself: this finds only what a version of the product merged that left it to this task.
   */
  function followMerges(tx: Transaction): number {
    const sides = sweep.listMergedSides(tx, notFailed());
    seeToEach(tx, sides, (inner, { rowId, ...both }) => {
      queries.updateEnquiry(inner, rowId, both);
    });
    // Merged into the asker's own: there is nobody left to ask, and it is closed as gone.
    const merged = sweep.listMerged(tx, notFailed());
    seeToEach(tx, merged, (inner, { rowId, keptRowId, ownerOrganisationRowId }) => {
      const { listingRowId } = queries.getEnquiryByRowId(inner, rowId);
      queries.updateEnquiry(inner, rowId, { listingRowId: keptRowId, ownerOrganisationRowId });
      for (const either of [listingRowId, keptRowId]) given.unansweredChanged(inner, either);
    });
    return Math.max(merged.length, sides.length);
  }

  function closeGone(tx: Transaction, enquiry: queries.Enquiry): void {
    const now = clock.now();
    const words =
      'Closed by itself: the entry, or one of the two organisations, is no longer in the directory.';
    const { enquiry: after, eventRowId } = note(tx, enquiry, 'cancelled', words, {
      state: 'cancelled',
      turn: enquiry.turn + 1,
      waitsFor: 'nobody',
      closedAt: now,
      lastMovedAt: now,
      nextStepOn: null,
    });
    // Its entry may still be there, or come back, and nobody waits for an answer any more.
    given.unansweredChanged(tx, enquiry.listingRowId);
    given.exchanges.endIn(tx, enquiry.rowId, 'cancelled');
    recipients.endLinks(tx, enquiry.rowId, { endedAt: now });
    for (const party of ['asker', 'owner'] satisfies Party[]) {
      post.tell(tx, after, party, { type: 'gone', words: '' }, String(eventRowId));
    }
  }

  return {
    run() {
      const today = londonDay(clock.now());
      return transaction(database, (tx) => {
        // Nobody is chased on a Sunday: what fell due waits for the next working day.
        const due = isWorkingDay(today) ? sweep.listDueSteps(tx, today, notFailed()) : [];
        seeToEach(tx, due, (inner, enquiry) => stepIn(inner, enquiry, today));
        const moved = followMerges(tx);
        const gone = moved === 0 ? sweep.listGone(tx, notFailed()) : [];
        seeToEach(tx, gone, closeGone);
        return due.length === atATime || gone.length === atATime || moved === atATime;
      });
    },
  };
}

/** Keeps on an entry since when a question about it waits too long, and search in step with that. */
export function createUnansweredNote(given: { clock: Clock; projection: ListingProjection }) {
  return (tx: Transaction, listingRowId: number): void => {
    const [listing] = readListings(tx, [listingRowId]);
    const since = sweep.overdueSince(tx, listingRowId, londonDay(given.clock.now()));
    if (!listing || listing.unansweredSince === since) return;
    sweep.setUnanswered(tx, listingRowId, since);
    given.projection.listingChanged(tx, { ...listing, unansweredSince: since });
  };
}
