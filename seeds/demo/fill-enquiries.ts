import { eq, like } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { memberships } from '../../db/schema/accounts.ts';
import { enquiries, enquiryEvents, exchangeReports, exchanges } from '../../db/schema/enquiries.ts';
import { listings } from '../../db/schema/listings.ts';
import { organisations } from '../../db/schema/organisations.ts';
import {
  answerDueOn,
  type EnquiryService,
  type ExchangeBook,
  foldEnquiry,
  isOver,
  markDemonstrationEnquiries,
  type WaitsFor,
  waitsForAfter,
} from '../../src/features/enquiries/index.ts';
import { demonstrationSource } from '../../src/features/listings/index.ts';
import { addDays, type IsoDate, isoWeekday, londonDay } from '../../src/platform/clock.ts';
import { countingIds } from '../../src/platform/ids.ts';
import type { DemoEnquiry, DemoReport } from './enquiries.ts';

const identifierNamespace = 4;
const idsCountFrom = new Date('2026-01-01T00:00:00Z');

/**
 * Adds the demonstration's conversations and exchanges, by the same table of moves that people's go by. The product
 * does nothing about them by itself (no reminders), so that they stay in their states.
 */
export function fillEnquiries(
  tx: Transaction,
  given: {
    enquiries: Pick<EnquiryService, 'noteUnansweredIn'>;
    exchanges: Pick<ExchangeBook, 'openIn'>;
    content: readonly DemoEnquiry[];
    today: IsoDate;
  },
): void {
  const ids = countingIds(identifierNamespace);
  const known = readKnown(tx);
  for (const [position, entry] of given.content.entries()) {
    const listing = known.listing(entry.about);
    const asker = known.organisation(entry.asker);
    const moments = (daysAgo: number) =>
      new Date(
        `${addDays(given.today, -daysAgo)}T${10 + (position % 6)}:${String((position * 7) % 60).padStart(2, '0')}:00Z`,
      );
    const events = [
      { type: 'asked', side: 'asker', at: moments(entry.askedDaysAgo), words: entry.words, reason: null },
      ...entry.moves.map(([daysAgo, side, type, words = '', reason = null]) => ({
        type,
        side,
        at: moments(daysAgo),
        words,
        reason,
      })),
    ] as const;
    const state = foldEnquiry(events);
    const last = events.at(-1) ?? events[0];
    let waitsFor: WaitsFor = 'owner';
    for (const [index, event] of events.entries()) {
      waitsFor = waitsForAfter(foldEnquiry(events.slice(0, index + 1)), event, waitsFor);
    }
    const enquiry = tx
      .insert(enquiries)
      .values({
        id: ids.next(idsCountFrom),
        sourceKey: `${demonstrationSource}:${position}`,
        listingRowId: listing.rowId,
        linkedListingRowId: entry.linked === undefined ? null : known.listing(entry.linked).rowId,
        askerOrganisationRowId: asker,
        ownerOrganisationRowId: listing.organisationRowId,
        askerGives: listing.kind === 'need',
        state,
        turn: events.length,
        waitsFor,
        askedAt: events[0].at,
        firstAnsweredAt: events.find(({ side }) => side === 'owner')?.at ?? null,
        lastMovedAt: last.at,
        closedAt: isOver(state) ? last.at : null,
        answerDueOn: answerDueOn(londonDay(events[0].at)),
        nextStepOn: null,
      })
      .returning()
      .get();
    for (const { type, side, at, words, reason } of events) {
      const organisationRowId = side === 'asker' ? asker : listing.organisationRowId;
      const accountRowId = side === 'product' ? null : known.memberOf(organisationRowId);
      tx.insert(enquiryEvents)
        .values({ enquiryRowId: enquiry.rowId, type, side, accountRowId, words, privateReason: reason, at })
        .run();
    }
    const agreed = events.find(({ type }) => type === 'accepted');
    if (agreed) {
      given.exchanges.openIn(tx, enquiry, ids.next(idsCountFrom));
      fillExchange(tx, enquiry.rowId, entry, {
        agreedOn: londonDay(agreed.at),
        endedAt: isOver(state) ? last.at : null,
        outcome:
          state === 'done' || state === 'did-not-happen' || state === 'cancelled' ? state : 'under-way',
        today: given.today,
      });
    }
    given.enquiries.noteUnansweredIn(tx, listing.rowId);
  }
  markDemonstrationEnquiries(tx, given.today);
}

function fillExchange(
  tx: Transaction,
  enquiryRowId: number,
  { arranged, giver, receiver }: DemoEnquiry,
  known: {
    agreedOn: IsoDate;
    endedAt: Date | null;
    outcome: 'under-way' | 'done' | 'did-not-happen' | 'cancelled';
    today: IsoDate;
  },
): void {
  const { weekday } = arranged ?? {};
  const day = (offset: number | undefined) => {
    if (offset === undefined) return null;
    const plain = addDays(known.today, offset);
    return weekday === undefined ? plain : addDays(plain, (weekday + 7 - isoWeekday(plain)) % 7);
  };
  const { rowId } = tx
    .update(exchanges)
    .set({
      agreedOn: known.agreedOn,
      startsOn: day(arranged?.starts),
      endsOn: day(arranged?.ends),
      repeats: arranged?.repeats ?? 'once',
      quantity: arranged?.quantity ?? null,
      outcome: known.outcome,
      endedOn: known.endedAt === null ? null : londonDay(known.endedAt),
      needMet: receiver?.needMet ?? null,
    })
    .where(eq(exchanges.enquiryRowId, enquiryRowId))
    .returning()
    .get();
  const sides = [
    ['giver', giver],
    ['receiver', receiver],
  ] as const;
  for (const [side, report] of sides) {
    if (!report || !known.endedAt) continue;
    tx.insert(exchangeReports)
      .values({ exchangeRowId: rowId, side, ...toReport(report), at: known.endedAt })
      .run();
  }
}

function toReport({ hours, items, pounds, helpful, sentence = '', names = false }: DemoReport) {
  return {
    hours: hours ?? null,
    items: items ?? null,
    pounds: pounds ?? null,
    helpful,
    sentence,
    isSentencePublic: sentence !== '',
    agreesToNames: names,
  };
}

/** The demonstration's records by their keys, read once. */
function readKnown(tx: Transaction) {
  const prefix = `${demonstrationSource}:`;
  const byKey = new Map(
    tx
      .select({
        key: listings.sourceKey,
        rowId: listings.rowId,
        kind: listings.kind,
        organisationRowId: listings.organisationRowId,
      })
      .from(listings)
      .where(like(listings.sourceKey, `${prefix}%`))
      .all()
      .map((row) => [row.key, row]),
  );
  const organisationByKey = new Map(
    tx
      .select({ key: organisations.sourceKey, rowId: organisations.rowId })
      .from(organisations)
      .where(like(organisations.sourceKey, `${prefix}%`))
      .all()
      .map((row) => [row.key, row.rowId]),
  );
  const members = new Map(
    tx
      .select({ organisationRowId: memberships.organisationRowId, accountRowId: memberships.accountRowId })
      .from(memberships)
      .all()
      .toReversed()
      .map((row) => [row.organisationRowId, row.accountRowId]),
  );
  return {
    listing(key: string) {
      const found = byKey.get(prefix + key);
      if (!found) throw new Error(`The demonstration has no entry ${key}`);
      return found;
    },
    organisation(key: string) {
      const found = organisationByKey.get(prefix + key);
      if (found === undefined) throw new Error(`The demonstration has no organisation ${key}`);
      return found;
    },
    /** The first of its people who can sign in; null for those whom nobody speaks for here. */
    memberOf: (organisationRowId: number) => members.get(organisationRowId) ?? null,
  };
}
