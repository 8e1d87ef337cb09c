import { type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import { type Listing, type PublicListing, readListings } from '#features/listings/index.ts';
import { type Organisation, readOrganisations } from '#features/organisations/index.ts';
import type { Actor, Person } from '#platform/actor.ts';
import { addDays, type Clock, dayMs, londonDay } from '#platform/clock.ts';
import { ForbiddenError, NotFoundError, RuleError, TooManyRequestsError } from '#platform/errors.ts';
import type { IdSource } from '#platform/ids.ts';
import { may, requirePermission } from '#platform/permissions.ts';
import {
  curatorOf,
  type Entrance,
  enter,
  enterAgain,
  enterAsCurator,
  enterByLink,
  isOpenByLink,
  mayReport,
  ownOrganisations,
  sideOfExchange,
} from './enquiry.access.ts';
import {
  answerDueOn,
  askHowItWentOn,
  daysToReport,
  follow,
  isAgreed,
  isOver,
  type MoveType,
  organisationOf,
  otherParty,
  type Party,
  waitsForAfter,
} from './enquiry.model.ts';
import type { EnquiryPost } from './enquiry.post.ts';
import * as queries from './enquiry.queries.ts';
import type { Step } from './enquiry.steps.ts';
import type { ExchangeBook } from './exchange.book.ts';
import * as recipients from './recipient.queries.ts';
import { addWorkingDays, daysToAnswer, reminderDays } from './working-days.ts';

/** Asking, answering and closing. */
export interface EnquiryService {
  /**
   * What somebody needs to know before they ask about an entry: the organisations that they may ask for, and the live
   * entries of those that it could be linked with. Throws where the entry takes no questions.
   */
  beforeAsking(actor: Actor, listing: PublicListing): { own: Organisation[]; linkable: Listing[] };
  /** Asks; posting the same twice asks once. */
  ask(
    person: Person,
    asked: {
      listing: PublicListing;
      organisationId: string;
      linkedListingId: string | null;
      words: string;
    },
  ): queries.Enquiry;
  /** A conversation for one of its sides, or a curator; `unread` for one who hasn't said yet that they read it. */
  open(actor: Actor, id: string): Entrance | 'unread';
  /** The same by a link; undefined where it opens nothing (any more). */
  openByLink(token: string): Entrance | undefined;
  /** The same way in, to the enquiry as it is now. */
  again(entrance: Entrance): Entrance;
  /** Whether the links of a side still open an enquiry, as it is now. */
  isOpenByLink(entrance: Entrance): boolean;
  /** Notes that a curator reads a conversation of others; both sides see it. */
  read(actor: Actor, id: string): void;
  /**
   * Does something about an enquiry. Decisions are made from what `turn` says the person saw: throws
   * {@link MovedOnError} where the other side, or a colleague, has moved it since.
   */
  act(entrance: Entrance, step: Step, turn: number): queries.Enquiry;
  /** Brings what an entry tells of its unanswered questions up to date. */
  noteUnansweredIn(tx: Transaction, listingRowId: number): void;
}

/** The conversation has moved on since this person looked; nothing was written. */
export class MovedOnError extends Error {
  override readonly name = 'MovedOnError';
}

/** Questions a day from one organisation, and from all together. */
const mostAskedADay = 20;
const mostAskedByAll = 1000;
/** Messages a day from one side of one enquiry. */
const mostWrittenADay = 30;
/** How soon the same words again are taken for a second click. */
const secondClickMs = 10 * 60_000;
const mostLinkable = 100;

export function createEnquiryService(given: {
  database: Database;
  clock: Clock;
  ids: IdSource;
  post: EnquiryPost;
  exchanges: ExchangeBook;
  /** Called when what is known of an entry's unanswered questions has changed. */
  unansweredChanged: (tx: Transaction, listingRowId: number) => void;
}): EnquiryService {
  const { database, clock, ids, post } = given;

  function ownOf(actor: Actor): Organisation[] {
    return readOrganisations(database, ownOrganisations(actor))
      .filter(({ state }) => state === 'live')
      .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  }

  function requireFewEnough(tx: Transaction, askerOrganisationRowId: number, now: Date): void {
    const since = new Date(now.getTime() - dayMs);
    if (
      queries.countAskedSince(tx, since, askerOrganisationRowId) >= mostAskedADay ||
      queries.countAskedSince(tx, since) >= mostAskedByAll
    ) {
      throw new TooManyRequestsError('An organisation asks at most 20 questions a day', dayMs / 1000);
    }
  }

  /** Writes down what happened and what follows for the state, whom it waits for and the clock. */
  function moveIn(
    tx: Transaction,
    enquiry: queries.Enquiry,
    entrance: Pick<Entrance, 'accountRowId'> & { party: Party },
    move: { type: MoveType; words: string; privateReason?: string | null },
    nextStepOn: string | null = null,
  ): { enquiry: queries.Enquiry; eventRowId: number } {
    const { party, accountRowId } = entrance;
    const state = follow(enquiry.state, move.type, party);
    if (state === undefined) throw new MovedOnError(`“${move.type}” can’t follow on “${enquiry.state}”`);
    const now = clock.now();
    const event = queries.appendEnquiryEvent(tx, {
      enquiryRowId: enquiry.rowId,
      type: move.type,
      side: party,
      accountRowId,
      words: move.words,
      privateReason: move.privateReason ?? null,
      at: now,
    });
    // A message stops no clock but that of a talk before anything is agreed.
    const isUnchanged = move.type === 'wrote' && enquiry.state !== 'answered';
    const after = queries.updateEnquiry(tx, enquiry.rowId, {
      state,
      turn: enquiry.turn + 1,
      waitsFor: waitsForAfter(state, { type: move.type, side: party }, enquiry.waitsFor),
      lastMovedAt: now,
      firstAnsweredAt: enquiry.firstAnsweredAt ?? (party === 'owner' ? now : null),
      closedAt: isOver(state) ? (enquiry.closedAt ?? now) : null,
      nextStepOn: isUnchanged ? enquiry.nextStepOn : nextStepOn,
    });
    if (enquiry.state === 'asked' && state !== 'asked') given.unansweredChanged(tx, enquiry.listingRowId);
    return { enquiry: after, eventRowId: event.rowId };
  }

  /**
   * The same words by the same person a moment ago: they clicked twice. A message said again after the other side wrote
   * is one of its own: "Yes" may answer two questions.
   */
  function isSecondClick(
    tx: Transaction,
    enquiry: queries.Enquiry,
    entrance: Entrance & { party: Party },
    type: MoveType,
    words: string,
  ): boolean {
    const last = queries.lastEventOf(tx, enquiry.rowId, entrance.party);
    const isMessage = (each: MoveType) => each === 'answered' || each === 'wrote' || each === 'asked';
    const theirs = queries.lastEventOf(tx, enquiry.rowId, otherParty[entrance.party]);
    return (
      last !== undefined &&
      last.accountRowId === entrance.accountRowId &&
      (isMessage(type) ? isMessage(last.type) && last.rowId > (theirs?.rowId ?? 0) : last.type === type) &&
      last.words === words &&
      clock.now().getTime() - last.at.getTime() < secondClickMs
    );
  }

  function actIn(
    tx: Transaction,
    entrance: Entrance & { party: Party },
    step: Step,
    turn: number,
  ): queries.Enquiry {
    const enquiry = queries.getEnquiryByRowId(tx, entrance.enquiry.rowId);
    const { party } = entrance;
    const type = typeOf(step, enquiry, party);
    if (isSecondClick(tx, enquiry, entrance, type, step.words)) return enquiry;
    const hasMoved = enquiry.turn !== turn;
    // A message is never lost for crossing another one; whatever decides something is made from what one has read.
    if (hasMoved && step.type !== 'write') throw new MovedOnError('It has moved since it was read');
    if (isOver(enquiry.state) && step.type === 'write') {
      throw new RuleError('words', 'This conversation was closed in the meantime, so nothing was sent');
    }
    if (follow(enquiry.state, type, party) === undefined) throw new MovedOnError('That can’t follow now');
    requireListed(tx, enquiry, party, step.type);
    const since = new Date(clock.now().getTime() - dayMs);
    if (queries.countEventsSince(tx, enquiry.rowId, party, since) >= mostWrittenADay) {
      throw new TooManyRequestsError('One side writes at most 30 times a day', dayMs / 1000);
    }
    const today = londonDay(clock.now());
    const other = otherParty[party];

    switch (step.type) {
      case 'write': {
        // Also a talk that has begun waits for somebody, who is reminded once.
        const remindOn = addWorkingDays(today, daysToAnswer);
        const moved = moveIn(tx, enquiry, entrance, { type, words: step.words }, remindOn);
        post.tell(tx, moved.enquiry, other, { type, words: step.words }, String(moved.eventRowId));
        return moved.enquiry;
      }
      case 'accept': {
        const moved = moveIn(tx, enquiry, entrance, { type, words: step.words }, askHowItWentOn(null, today));
        given.exchanges.openIn(tx, moved.enquiry);
        const cause = String(moved.eventRowId);
        const facts = (of: Party) => [given.exchanges.contactText(tx, moved.enquiry, of)];
        post.tell(tx, moved.enquiry, other, { type, words: step.words, facts: facts(party) }, cause);
        post.tell(tx, moved.enquiry, party, { type: 'contacts', words: '', facts: facts(other) }, cause);
        return moved.enquiry;
      }
      case 'decline': {
        const { words, privateReason } = step;
        const moved = moveIn(tx, enquiry, entrance, { type, words, privateReason });
        post.tell(tx, moved.enquiry, other, { type, words }, String(moved.eventRowId));
        recipients.endLinks(tx, enquiry.rowId, { endedAt: clock.now() });
        return moved.enquiry;
      }
      case 'arrange': {
        const nextStepOn = askHowItWentOn(step.arrangement, today);
        const when = given.exchanges.arrangeIn(tx, enquiry, step.arrangement);
        const words = [when, step.words].filter(Boolean).join('\n\n');
        const moved = moveIn(tx, enquiry, entrance, { type, words }, nextStepOn);
        post.tell(tx, moved.enquiry, other, { type, words }, String(moved.eventRowId));
        return moved.enquiry;
      }
      case 'report': {
        if (enquiry.state === 'done' && !mayReport(tx, enquiry, party)) {
          throw new MovedOnError('This side has said already how it went');
        }
        const moved = moveIn(tx, enquiry, entrance, { type, words: '' });
        given.exchanges.reportIn(tx, entrance, sideOfExchange(enquiry, party), step.report);
        if (type === 'done') {
          // Their link stays good for their own report, for a while.
          const until = new Date(clock.now().getTime() + daysToReport * dayMs);
          const news = { type, words: '', opensUntil: addDays(today, daysToReport - 1) };
          post.tell(tx, moved.enquiry, other, news, String(moved.eventRowId));
          recipients.endLinks(tx, enquiry.rowId, { expiresAt: until }, other);
        }
        recipients.endLinks(tx, enquiry.rowId, { endedAt: clock.now() }, party);
        return moved.enquiry;
      }
      case 'did-not-happen':
      case 'cancel': {
        const { words } = step;
        const moved = moveIn(tx, enquiry, entrance, { type, words });
        given.exchanges.endIn(tx, enquiry.rowId, type === 'cancelled' ? 'cancelled' : 'did-not-happen');
        const isTakenBack = type === 'cancelled' && !isAgreed(enquiry.state);
        const news = { type: isTakenBack ? 'taken-back' : type, words } as const;
        post.tell(tx, moved.enquiry, other, news, String(moved.eventRowId));
        recipients.endLinks(tx, enquiry.rowId, { endedAt: clock.now() });
        return moved.enquiry;
      }
    }
  }

  return {
    beforeAsking(actor, listing) {
      const own = ownOf(actor).filter(({ rowId }) => rowId !== listing.organisationRowId);
      return { own, linkable: linkableWith(database, listing, own) };
    },

    ask(person, { listing, organisationId, linkedListingId, words }) {
      requirePermission(person, 'enquiry.write');
      const asker = ownOf(person).find(({ id }) => id === organisationId);
      if (!asker) throw new ForbiddenError('This person asks for an organisation of others');
      const now = clock.now();
      return transaction(database, (tx) => {
        const [fresh] = readListings(tx, [listing.rowId]);
        if (fresh?.state !== 'live') {
          throw new RuleError('words', 'This entry takes no questions now: it isn’t live any more');
        }
        const [owner] = readOrganisations(tx, [fresh.organisationRowId]);
        if (owner?.state !== 'live') throw new NotFoundError('Its organisation is gone');
        if (owner.rowId === asker.rowId) {
          throw new RuleError('organisation', 'This is your own entry: choose another of your organisations');
        }
        const linked = linkedListingId === null ? null : linkedOf(tx, fresh, asker, linkedListingId);
        const pair = {
          listingRowId: fresh.rowId,
          askerOrganisationRowId: asker.rowId,
          linkedListingRowId: linked?.rowId ?? null,
        };
        const before = queries.findOpenAbout(tx, { ...pair, askerOrganisationRowIds: [asker.rowId] });
        if (before) {
          const last = queries.lastEventOf(tx, before.rowId, 'asker');
          if (last?.words === words && last.accountRowId === person.accountRowId) return before;
          throw new RuleError(
            'words',
            `${asker.name} has asked about this already: go on in that conversation`,
          );
        }
        requireFewEnough(tx, asker.rowId, now);
        const askedOn = londonDay(now);
        const enquiry = queries.insertEnquiry(tx, {
          ...pair,
          id: ids.next(now),
          ownerOrganisationRowId: owner.rowId,
          askerGives: fresh.kind === 'need',
          state: 'asked',
          turn: 1,
          waitsFor: 'owner',
          askedAt: now,
          lastMovedAt: now,
          answerDueOn: answerDueOn(askedOn),
          nextStepOn: addWorkingDays(askedOn, reminderDays[0]),
        });
        const event = queries.appendEnquiryEvent(tx, {
          enquiryRowId: enquiry.rowId,
          type: 'asked',
          side: 'asker',
          accountRowId: person.accountRowId,
          words,
          at: now,
        });
        const facts = linked === null ? [] : [`It is about their ${linked.kind}: “${linked.title}”.`];
        post.tell(tx, enquiry, 'owner', { type: 'asked', words, facts }, String(event.rowId));
        return enquiry;
      });
    },

    open(actor, id) {
      const entrance = enter(database, actor, id);
      if (entrance) return entrance;
      if (may(actor, 'curation.work')) return enterAsCurator(database, clock, actor, id);
      // That there is one at all is nobody else's business.
      throw new NotFoundError('No such enquiry of this person’s organisations');
    },

    openByLink: (token) => enterByLink(database, clock, token),

    again: (entrance) => enterAgain(database, entrance),

    isOpenByLink(entrance) {
      const { enquiry, party } = enterAgain(database, entrance);
      return party !== null && isOpenByLink(database, enquiry, party);
    },

    read(actor, id) {
      const person = curatorOf(actor);
      transaction(database, (tx) => {
        if (enterAsCurator(tx, clock, actor, id) !== 'unread') return;
        const enquiry = queries.findEnquiry(tx, id);
        if (!enquiry) throw new NotFoundError('No such enquiry');
        queries.appendEnquiryEvent(tx, {
          enquiryRowId: enquiry.rowId,
          type: 'read',
          side: 'curator',
          accountRowId: person.accountRowId,
          words: '',
          at: clock.now(),
        });
      });
    },

    noteUnansweredIn: given.unansweredChanged,

    act(entrance, step, turn) {
      const { party } = entrance;
      if (party === null) throw new ForbiddenError('Curators read; the two sides decide');
      return transaction(database, (tx) => actIn(tx, { ...entrance, party }, step, turn));
    },
  };

  /** The asker's own live entry of the other kind; anything else can't be linked. */
  function linkedOf(tx: Transaction, listing: Listing, asker: Organisation, id: string): Listing {
    const linked = linkableWith(tx, listing, [asker]).find((each) => each.id === id);
    if (!linked) throw new RuleError('linked', 'Choose an entry of the organisation that you ask for');
    return linked;
  }
}

/** What somebody may always do: all of it ends something. */
const endingSteps: ReadonlySet<Step['type']> = new Set(['decline', 'cancel', 'did-not-happen']);

/**
 * Throws {@link RuleError} where an organisation that the CVS doesn't list (any more) would go on, or be agreed with: both
 * then learn how to reach each other.
 */
function requireListed(tx: Transaction, enquiry: queries.Enquiry, party: Party, step: Step['type']): void {
  if (endingSteps.has(step)) return;
  const other = organisationOf(enquiry, otherParty[party]);
  const unlisted = readOrganisations(tx, [
    organisationOf(enquiry, party),
    ...(step === 'accept' ? [other] : []),
  ]).find(({ state }) => state !== 'live');
  if (!unlisted) return;
  throw new RuleError(
    'words',
    `The CVS doesn’t list ${unlisted.name} any more, so nothing was sent. You can say no, or close this conversation`,
  );
}

/** What could meet an entry among those of some organisations: their needs for an offer, their offers for a need. */
function linkableWith(db: Db, listing: Listing, own: readonly Organisation[]): Listing[] {
  const rowIds = queries.listLiveRowIds(
    db,
    own.map(({ rowId }) => rowId),
    mostLinkable,
  );
  return readListings(db, rowIds).filter(
    ({ kind }) => kind !== 'service' && (kind === 'need') !== (listing.kind === 'need'),
  );
}

/** What a step is called among what happened: the owner's first word is an answer, the first report ends it. */
function typeOf(step: Step, enquiry: queries.Enquiry, party: Party): MoveType {
  switch (step.type) {
    case 'write':
      return party === 'owner' && enquiry.state === 'asked' ? 'answered' : 'wrote';
    case 'accept':
      return 'accepted';
    case 'decline':
      return 'declined';
    case 'arrange':
      return 'arranged';
    case 'report':
      return enquiry.state === 'done' ? 'reported' : 'done';
    case 'did-not-happen':
      return 'did-not-happen';
    case 'cancel':
      return 'cancelled';
  }
}
