import type { Transaction } from '#db/client.ts';
import { canBecome, type Listing, type ListingAuthority, readListings } from '#features/listings/index.ts';
import {
  groupSites,
  hiddenPlaceIn,
  listSites,
  type Organisation,
  readOrganisations,
} from '#features/organisations/index.ts';
import { elsewhere, type Vocabulary, wholeBorough } from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { RuleError } from '#platform/errors.ts';
import type { IdSource } from '#platform/ids.ts';
import { type Arrangement, arrangementText, isArranged, subjectOf } from './arrangement.model.ts';
import type { Entrance } from './enquiry.access.ts';
import { organisationOf, type Party } from './enquiry.model.ts';
import type * as enquiryQueries from './enquiry.queries.ts';
import type { Report } from './enquiry.steps.ts';
import * as queries from './exchange.queries.ts';
import * as recipients from './recipient.queries.ts';

/** What was agreed and what came of it, written with the move of the enquiry that it belongs to. */
export interface ExchangeBook {
  /** Opens the entry of an enquiry that was agreed. */
  openIn(tx: Transaction, enquiry: enquiryQueries.Enquiry, id?: string): void;
  /** Notes when and how much; returns it in words. */
  arrangeIn(tx: Transaction, enquiry: enquiryQueries.Enquiry, arrangement: Arrangement): string;
  /** What was noted of when and how much, in words; null where nothing was. */
  arrangedText(tx: Transaction, enquiryRowId: number): string | null;
  /**
   * Notes how it went, as one side says. Throws {@link RuleError} where a sentence that is to be published tells where a
   * hidden place of either side is. What it wholly meets is marked as met, what it uses up as taken.
   */
  reportIn(tx: Transaction, entrance: Entrance, side: 'giver' | 'receiver', report: Report): void;
  /** It was called off, or didn't happen; nothing is done where nothing was agreed yet. */
  endIn(tx: Transaction, enquiryRowId: number, outcome: 'did-not-happen' | 'cancelled'): void;
  /** How a side can be reached, for the other one once both agree. */
  contactText(tx: Transaction, enquiry: enquiryQueries.Enquiry, party: Party): string;
}

export function createExchangeBook(given: {
  clock: Clock;
  ids: IdSource;
  vocabulary: () => Vocabulary;
  listings: Pick<ListingAuthority, 'changeStateIn'>;
}): ExchangeBook {
  const { clock, ids } = given;

  function getExchange(tx: Transaction, enquiryRowId: number): queries.Exchange {
    const exchange = queries.findExchangeOf(tx, enquiryRowId);
    if (!exchange) throw new Error(`Enquiry ${enquiryRowId} was agreed, but nothing is noted of it`);
    return exchange;
  }

  const amountAndTime = (arranged: Arrangement & { subject: string }) =>
    arrangementText(arranged, londonDay(clock.now()));

  /** Closes one's own entry after an exchange: a need that is met, an offer of which nothing is left. */
  function closeIn(tx: Transaction, actor: Actor, rowId: number | null, state: 'met' | 'taken'): void {
    const [listing] = rowId === null ? [] : readListings(tx, [rowId]);
    // Closed already, paused or withdrawn: whoever looks after it has said more than this.
    if (listing?.state !== 'live' || !canBecome(listing, state)) return;
    given.listings.changeStateIn(tx, actor, {
      listingRowId: listing.rowId,
      state,
      reason: state === 'met' ? 'Met by an exchange' : 'Taken by an exchange',
    });
  }

  return {
    openIn(tx, enquiry, id) {
      const now = clock.now();
      const { linkedListingRowId } = enquiry;
      const found = readListings(tx, [
        enquiry.listingRowId,
        ...(linkedListingRowId ? [linkedListingRowId] : []),
      ]);
      const listing = found.find(({ rowId }) => rowId === enquiry.listingRowId);
      if (!listing) throw new Error(`Enquiry ${enquiry.id} is about an entry that isn’t there`);
      const linked = found.find(({ rowId }) => rowId === linkedListingRowId);
      const pair = [listing, ...(linked ? [linked] : [])];
      const need = pair.find(({ kind }) => kind === 'need');
      const giver = getOrganisation(tx, organisationOf(enquiry, enquiry.askerGives ? 'asker' : 'owner'));
      const receiver = getOrganisation(tx, organisationOf(enquiry, enquiry.askerGives ? 'owner' : 'asker'));
      queries.insertExchange(tx, {
        id: id ?? ids.next(now),
        enquiryRowId: enquiry.rowId,
        giverOrganisationRowId: giver.rowId,
        receiverOrganisationRowId: receiver.rowId,
        giverSector: giver.sector,
        receiverSector: receiver.sector,
        needListingRowId: need?.rowId ?? null,
        offerListingRowId: pair.find(({ kind }) => kind !== 'need')?.rowId ?? null,
        // What a need asks for says more of an exchange than what an offer could be good for.
        subject: subjectOf(need ?? listing),
        themes: listing.themes,
        wardSlug: publicWard(tx, listing, given.vocabulary()),
        agreedOn: londonDay(now),
        repeats: 'once',
        outcome: 'under-way',
      });
    },

    arrangeIn(tx, enquiry, arrangement) {
      const exchange = getExchange(tx, enquiry.rowId);
      queries.updateExchange(tx, exchange.rowId, { ...arrangement });
      return amountAndTime({ ...arrangement, subject: exchange.subject });
    },

    arrangedText(tx, enquiryRowId) {
      const exchange = queries.findExchangeOf(tx, enquiryRowId);
      return exchange && isArranged(exchange) ? amountAndTime(exchange) : null;
    },

    reportIn(tx, { enquiry, accountRowId, actor }, side, { needMet, isOfferTaken, ...report }) {
      const now = clock.now();
      const exchange = getExchange(tx, enquiry.rowId);
      if (report.isSentencePublic) refuseToldPlace(tx, exchange, report.sentence);
      queries.insertReport(tx, { ...report, exchangeRowId: exchange.rowId, side, accountRowId, at: now });
      const isReceiver = side === 'receiver';
      queries.updateExchange(tx, exchange.rowId, {
        outcome: 'done',
        endedOn: exchange.endedOn ?? londonDay(now),
        ...(isReceiver && { needMet }),
      });
      if (isReceiver && needMet === 'wholly') closeIn(tx, actor, exchange.needListingRowId, 'met');
      if (!isReceiver && isOfferTaken) closeIn(tx, actor, exchange.offerListingRowId, 'taken');
    },

    endIn(tx, enquiryRowId, outcome) {
      const exchange = queries.findExchangeOf(tx, enquiryRowId);
      if (!exchange) return;
      queries.updateExchange(tx, exchange.rowId, { outcome, endedOn: londonDay(clock.now()) });
    },

    contactText(tx, enquiry, party) {
      const { name, email, phone } = getOrganisation(tx, organisationOf(enquiry, party));
      const role = [email, phone].filter((each) => each !== null);
      // An organisation without a role mailbox or telephone is reached by whoever spoke for it last.
      const reached = role.length > 0 ? role : recipients.spokenForBy(tx, enquiry, party);
      return reached.length === 0
        ? `${name} can be reached by answering here.`
        : `You reach ${name} by ${reached.join(' or ')}.`;
    },
  };
}

/** Once both agreed, each may know where the other is: what one writes for everybody mustn't tell it. */
function refuseToldPlace(tx: Transaction, exchange: queries.Exchange, sentence: string): void {
  const { giverOrganisationRowId, receiverOrganisationRowId } = exchange;
  const sites = [giverOrganisationRowId, receiverOrganisationRowId].flatMap((rowId) => listSites(tx, rowId));
  // A place's own name can be as plain as "Office".
  const found = hiddenPlaceIn(
    [sentence],
    sites.map((site) => ({ ...site, name: '' })),
  );
  if (found === undefined) return;
  throw new RuleError('sentence', `Leave out “${found}”: it tells where a place is that is kept hidden`);
}

function getOrganisation(tx: Transaction, rowId: number): Organisation {
  const [organisation] = readOrganisations(tx, [rowId]);
  if (!organisation) throw new Error(`No organisation has the row ${rowId}`);
  return organisation;
}

/**
 * The ward of an entry as far as the public may know it: that of its place, unless one of its places is hidden, or the
 * only one that it names.
 */
function publicWard(tx: Transaction, listing: Listing, vocabulary: Vocabulary): string | null {
  const sites = groupSites(tx, [listing.rowId]).get(listing.rowId) ?? [];
  if (sites.some(({ visibility }) => visibility === 'hidden')) return null;
  const wards = new Set(sites.flatMap(({ wardSlug }) => wardSlug ?? []));
  const [area] = listing.areas;
  const named = listing.areas.length === 1 && area !== undefined && isWard(area) ? [area] : [];
  const [only, ...others] = wards.size > 0 ? wards : named;
  return others.length === 0 && only !== undefined && vocabulary.areas.has(only) ? only : null;
}

function isWard(area: string): boolean {
  return area !== wholeBorough && area !== elsewhere;
}
