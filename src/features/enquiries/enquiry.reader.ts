import type { Db } from '#db/client.ts';
import { type Listing, readListings } from '#features/listings/index.ts';
import { type Organisation, readOrganisations } from '#features/organisations/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import { type Entrance, mayReport } from './enquiry.access.ts';
import { isAgreed, otherParty } from './enquiry.model.ts';
import * as queries from './enquiry.queries.ts';
import * as exchanges from './exchange.queries.ts';
import * as recipients from './recipient.queries.ts';
import { listOverdue } from './sweep.queries.ts';

/** Reads what pages about enquiries show, whole sets at a time. */

export interface ListedEnquiry {
  enquiry: queries.Enquiry;
  listing: Listing;
  asker: Organisation;
  owner: Organisation;
}

/** All that a conversation's page shows. */
export interface Conversation extends ListedEnquiry {
  entrance: Entrance;
  linked: Listing | null;
  events: ReturnType<typeof queries.listEvents>;
  exchange: exchanges.Exchange | null;
  reports: exchanges.ExchangeReport[];
  /** Whether the side that reads it has yet to say how it went. */
  mayReport: boolean;
  /** Address of whoever spoke for the other side last: shown once both agree, where it has no role mailbox. */
  spokenForBy: string | null;
  /** Others that ask about the same entry, for its owner. */
  others: ListedEnquiry[];
}

const mostOthers = 10;
const mostExchanges = 50;
/** Bounds the curators' list; longer than this, reading it is not what helps. */
const mostOverdue = 200;

export function readConversation(db: Db, entrance: Entrance): Conversation {
  const { enquiry, party } = entrance;
  const others = party === 'owner' ? queries.listOthersAbout(db, enquiry, mostOthers) : [];
  const [own, ...rest] = withRecords(db, [enquiry, ...others]);
  if (!own) throw new Error(`Enquiry ${enquiry.id} is about an entry that isn’t there`);
  const exchange = exchanges.findExchangeOf(db, enquiry.rowId) ?? null;
  const [linked] = enquiry.linkedListingRowId === null ? [] : readListings(db, [enquiry.linkedListingRowId]);
  const isOpen = party !== null && isAgreed(enquiry.state);
  return {
    ...own,
    entrance,
    linked: linked ?? null,
    events: queries.listEvents(db, enquiry.rowId),
    exchange,
    reports: exchange === null ? [] : exchanges.listReports(db, exchange.rowId),
    mayReport: party !== null && mayReport(db, enquiry, party),
    spokenForBy: isOpen ? (recipients.spokenForBy(db, enquiry, otherParty[party])[0] ?? null) : null,
    others: rest,
  };
}

/** A page of some organisations' enquiries, what waits for them first, and how many there are in all. */
export function readEnquiriesOf(
  db: Db,
  organisationRowIds: readonly number[],
  asked: Parameters<typeof queries.listEnquiriesOf>[2],
) {
  const { rows, total } = queries.listEnquiriesOf(db, organisationRowIds, asked);
  return { listed: withRecords(db, rows), total };
}

/** What was agreed about an entry, for everybody. */
export function readAgreedAbout(db: Db, listing: Pick<Listing, 'rowId'>): exchanges.Exchange[] {
  return exchanges.listExchangesAbout(db, listing.rowId, mostExchanges);
}

/** Public ids of the conversations that concern an entry and aren't over, for its owner: asked about it, or for it. */
export function readOpenAbout(db: Db, listing: Pick<Listing, 'rowId'>): string[] {
  return queries.listOpenAbout(db, listing.rowId);
}

/**
 * The conversation about an entry that some organisations began last and that isn't over; with `linked` the one that
 * links it with that entry of theirs, or with none.
 */
export function findOpenAbout(
  db: Db,
  listing: Pick<Listing, 'rowId'>,
  askerOrganisationRowIds: readonly number[],
  linked?: Pick<Listing, 'rowId'> | null,
): queries.Enquiry | undefined {
  return queries.findOpenAbout(db, {
    listingRowId: listing.rowId,
    askerOrganisationRowIds,
    ...(linked !== undefined && { linkedListingRowId: linked?.rowId ?? null }),
  });
}

/** Those that nobody answered in time, the longest waiting first; for curators. */
export function readOverdue(db: Db, today: IsoDate): ListedEnquiry[] {
  return withRecords(db, listOverdue(db, today, mostOverdue));
}

/** Enquiries with the entry and the two organisations of each, in the same order. */
function withRecords<Row extends queries.Enquiry>(
  db: Db,
  rows: readonly Row[],
): (ListedEnquiry & { enquiry: Row })[] {
  const listings = new Map(
    readListings(db, [...new Set(rows.map((row) => row.listingRowId))]).map((each) => [each.rowId, each]),
  );
  const organisations = new Map(
    readOrganisations(db, [
      ...new Set(rows.flatMap((row) => [row.askerOrganisationRowId, row.ownerOrganisationRowId])),
    ]).map((each) => [each.rowId, each]),
  );
  return rows.flatMap((enquiry) => {
    const listing = listings.get(enquiry.listingRowId);
    const asker = organisations.get(enquiry.askerOrganisationRowId);
    const owner = organisations.get(enquiry.ownerOrganisationRowId);
    return listing && asker && owner ? [{ enquiry, listing, asker, owner }] : [];
  });
}
