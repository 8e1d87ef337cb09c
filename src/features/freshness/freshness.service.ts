import { type Database, type Transaction, transaction } from '#db/client.ts';
import { type Listing, noteAsked, readListings } from '#features/listings/index.ts';
import { readOrganisations } from '#features/organisations/index.ts';
import { type Clock, dayMs, type IsoDate, londonDay } from '#platform/clock.ts';
import { createPassedOver } from '#platform/jobs/passed-over.ts';
import type { Logger } from '#platform/logger.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { type CalendarEntry, type Step, stepFor } from './calendar.model.ts';
import { byDueDay, type CallList, rowIdsOf } from './call-list.ts';
import { confirmLetter } from './confirm.letter.ts';
import * as queries from './freshness.queries.ts';
import type { Owner, Owners, Recipient } from './owners.ts';

/** Keeps entries true by the calendar: asks owners, reminds them, puts them on the call list, lets entries lapse. */
export interface FreshnessService {
  /**
   * Does one small piece of what is due today, in one transaction with the letters that it causes: whatever stops it
   * leaves nothing half done, and doing it again sends nothing twice. Says whether there may be more.
   */
  step(): boolean;
  /** Asks about an organisation's entries now, those of the demonstration too; for the demonstration's example. */
  askIn(tx: Transaction, organisationRowId: number, withDemonstration: boolean): void;
}

/** Entries that lapse or go on the call list in one transaction: some 30 ms of writing. */
const lapsesAtOnce = 20;
const bouncesAtOnce = 20;
/** Entries that one letter names; the page that its link opens has all of them. */
const mostInLetter = 80;
/** Entries of a net of owners that are asked about at once. */
const mostAtOnce = 1_000;
/** A link that no later letter replaced opens nothing any more after half a year: mailboxes pass into other hands. */
const linkLivesMs = 180 * dayMs;

export function createFreshnessService(given: {
  database: Database;
  clock: Clock;
  logger: Logger;
  owners: Owners;
  callList: CallList;
  /** Where links lead to. */
  baseUrl: () => string;
  placeName: string;
}): FreshnessService {
  const { database, clock, owners, callList } = given;
  const passedOver = {
    owners: createPassedOver({
      ...given,
      message: 'an owner could not be asked and is tried again in a day',
      name: (rowId) => ({ organisation: readOrganisations(database, [rowId])[0]?.id }),
    }),
    bounces: createPassedOver({
      ...given,
      message: 'a letter that came back could not be seen to and is tried again in a day',
      name: (rowId) => ({ link: rowId }),
    }),
    unanswered: createPassedOver({
      ...given,
      message: 'an entry that nobody answered for could not be seen to and is tried again in a day',
      name: (rowId) => ({ listing: readListings(database, [rowId])[0]?.id }),
    }),
  };

  /** Writes to everybody who looks after some organisation or shares its people, or puts them on the call list. */
  function askIn(tx: Transaction, organisationRowId: number, withDemonstration: boolean): void {
    const now = clock.now();
    const today = londonDay(now);
    const around = owners.around(tx, organisationRowId);
    const rowIds = queries.listWaiting(tx, {
      organisationRowIds: [...around.keys()],
      today,
      takeAlong: true,
      withDemonstration,
      limit: mostAtOnce,
    });
    const waiting = byDueDay(readListings(tx, rowIds));
    for (const owner of around.values()) {
      if (owner.unreachable === null) continue;
      const { rowId } = owner.organisation;
      const entries = waiting.filter((entry) => entry.organisationRowId === rowId && needsLetter(entry));
      if (entries.length > 0) {
        callList.putOnIn(tx, { organisationRowId: rowId, entries, why: owner.unreachable });
      }
    }
    const reached = waiting.filter(({ organisationRowId: rowId }) => around.get(rowId)?.unreachable === null);
    for (const [recipient, own] of recipientsOf(around)) {
      const entries = reached.filter((entry) => own.has(entry.organisationRowId));
      if (entries.some(needsLetter)) writeTo(tx, recipient, entries, around);
    }
    const stepOf = (step: Step) =>
      rowIdsOf(reached.filter((entry) => stepFor(inCalendar(entry), today) === step));
    // What goes along with a letter was asked about too, though it isn't due yet.
    const first = rowIdsOf(reached.filter(({ firstAskedAt }) => firstAskedAt === null));
    const second = stepOf('remind');
    noteAsked(tx, first, { firstAskedAt: now });
    noteAsked(tx, second, { secondAskedAt: now });

    function needsLetter(entry: Listing): boolean {
      const step = stepFor(inCalendar(entry), today);
      return step === 'ask' || step === 'remind';
    }
  }

  function writeTo(
    tx: Transaction,
    { subject, address }: Recipient,
    entries: readonly Listing[],
    around: ReadonlyMap<number, Owner>,
  ): void {
    const now = clock.now();
    const today = londonDay(now);
    const named = entries.slice(0, mostInLetter);
    const terms = {
      subjectId: subject,
      createdAt: now,
      expiresAt: new Date(now.getTime() + linkLivesMs),
    };
    const link = queries.replaceConfirmLink(tx, terms, rowIdsOf(entries));
    const letter = confirmLetter({
      to: address,
      entries: named.map((listing) => ({
        listing,
        organisation: around.get(listing.organisationRowId)?.organisation.name ?? '',
        isReminder: stepFor(inCalendar(listing), today) === 'remind',
      })),
      more: entries.length - named.length,
      token: link.token,
      baseUrl: given.baseUrl(),
      placeName: given.placeName,
      today,
    });
    queueMail(tx, letter, queries.letterCause(link.rowId), now);
  }

  /** Owners whose letter came back, and whom no other address reaches, are to be rung up at once. */
  function noteBounces(): boolean {
    const resting = passedOver.bounces.rowIds();
    const links = queries.listBouncedLinks(database, bouncesAtOnce, resting);
    passedOver.bounces.seeTo(links, (some) => transaction(database, (tx) => noteBouncesIn(tx, some)));
    return links.length > 0;
  }

  function noteBouncesIn(tx: Transaction, links: readonly number[]): void {
    const rowIds = queries.listLinkEntries(tx, links).map(({ listingRowId }) => listingRowId);
    const asked = readListings(tx, rowIds).filter(
      (entry) => entry.state === 'live' && entry.firstAskedAt !== null && entry.callListedAt === null,
    );
    const organisationRowIds = [...new Set(asked.map((entry) => entry.organisationRowId))];
    for (const [rowId, { unreachable }] of owners.of(tx, organisationRowIds)) {
      if (unreachable === null) continue;
      const entries = asked.filter((entry) => entry.organisationRowId === rowId);
      callList.putOnIn(tx, { organisationRowId: rowId, entries, why: unreachable });
    }
    queries.endLinks(tx, links, clock.now());
  }

  /** What nobody answered for lapses; a service is to be rung about before. */
  function giveUp(): boolean {
    const today = londonDay(clock.now());
    const resting = passedOver.unanswered.rowIds();
    const unanswered = queries.listUnanswered(database, today, lapsesAtOnce, resting);
    passedOver.unanswered.seeTo(unanswered, (some) =>
      transaction(database, (tx) => giveUpIn(tx, some, today)),
    );
    return unanswered.length > 0;
  }

  function giveUpIn(tx: Transaction, rowIds: readonly number[], today: IsoDate): void {
    for (const entry of readListings(tx, rowIds)) {
      // Somebody may have answered, or withdrawn it, since we looked.
      if (entry.state !== 'live') continue;
      const step = stepFor(inCalendar(entry), today);
      if (step === 'lapse') callList.lapseIn(tx, entry);
      else if (step === 'call') {
        const { organisationRowId } = entry;
        callList.putOnIn(tx, { organisationRowId, entries: [entry], why: 'unanswered' });
      }
    }
  }

  /** Whoever can't be asked, since no letter can be made of what they wrote, must not keep all others from their turn. */
  function askNext(): boolean {
    const today = londonDay(clock.now());
    const resting = passedOver.owners.rowIds();
    const organisationRowId = queries.findOwnerToAsk(database, today, resting);
    if (organisationRowId === undefined) return false;
    passedOver.owners.seeTo([organisationRowId], () =>
      transaction(database, (tx) => {
        // Another process may have asked meanwhile: then we look again.
        if (queries.findOwnerToAsk(tx, today, resting) !== organisationRowId) return;
        askIn(tx, organisationRowId, false);
      }),
    );
    return true;
  }

  return {
    askIn,
    // What came back first: it decides on whom to write to.
    step: () => noteBounces() || giveUp() || askNext(),
  };
}

/** Each address once, with the organisations that it looks after. */
function recipientsOf(around: ReadonlyMap<number, Owner>): Map<Recipient, Set<number>> {
  const byAddress = new Map<string, { recipient: Recipient; own: Set<number> }>();
  for (const [rowId, { recipients }] of around) {
    for (const recipient of recipients) {
      const known = byAddress.get(recipient.address);
      if (known) known.own.add(rowId);
      else byAddress.set(recipient.address, { recipient, own: new Set([rowId]) });
    }
  }
  return new Map([...byAddress.values()].map(({ recipient, own }) => [recipient, own]));
}

/** An entry as the calendar sees it. */
export function inCalendar(entry: Listing): CalendarEntry {
  const day = (moment: Date | null) => (moment === null ? null : londonDay(moment));
  return {
    kind: entry.kind,
    reviewDueOn: entry.reviewDueOn,
    firstAskedOn: day(entry.firstAskedAt),
    secondAskedOn: day(entry.secondAskedAt),
    callListedOn: day(entry.callListedAt),
  };
}
