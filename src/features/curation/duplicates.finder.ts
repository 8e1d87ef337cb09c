import type { Database, Db, Transaction } from '#db/client.ts';
import { transaction } from '#db/client.ts';
import { type Listing, type ListingContent, readListings } from '#features/listings/index.ts';
import {
  domainOf,
  findCandidates,
  listSites,
  type Organisation,
  readOrganisations,
} from '#features/organisations/index.ts';
import type { FindLookalikes } from '#features/search/index.ts';
import { systemActor } from '#platform/actor.ts';
import { readSetting, writeSetting } from '#platform/settings.ts';
import {
  type ComparableListing,
  type ComparableOrganisation,
  type DuplicateScore,
  listingScore,
  organisationScore,
  worthComparing,
} from './duplicates.model.ts';
import * as queries from './duplicates.queries.ts';
import type { ReviewLedger } from './review.ledger.ts';
import { readItems } from './review.queries.ts';

/** Finds what could be one and the same, for whoever writes an entry and for the curators' queue. */

/** A record that looks like another one. */
export interface Lookalike<Record> extends DuplicateScore {
  record: Record;
}

export interface DuplicateFinder {
  /**
   * Listings that could be the one described, likeliest first: live ones, and the same organisation's drafts, also those
   * that wait for the curators. `ownRowId` is the described one's own row. For whoever may act for the organisation.
   */
  listingsLike(
    content: ListingContent,
    given: { organisationRowId: number; ownRowId: number | null; limit: number },
  ): Lookalike<Listing>[];
  /**
   * A step of the search for pairs, which looks at one record: once through all that is live, then whatever is
   * published or changed. Returns whether it did anything. Can be stopped anywhere, and goes on from there.
   */
  step(): boolean;
}

const actor = systemActor('duplicates');
const settingKey = 'duplicates';
/** Events that are read in one step; those about one and the same record count as one. */
const eventsPerStep = 20;
/** Candidates that are compared with one listing. */
const mostCompared = 40;
/** Pairs that one record may come with at once; what looks like more is a template that many use. */
const mostPairs = 5;

/** How far the search has come. */
interface Progress {
  /** What of all that was there at first is still to be looked at; null once that is done. */
  walk: { type: queries.ComparedType; afterRowId: number } | null;
  /** The last event that was taken in. */
  afterEvent: number;
}

export function createDuplicateFinder(given: {
  database: Database;
  ledger: ReviewLedger;
  lookalikes: FindLookalikes;
}): DuplicateFinder {
  const { database, ledger, lookalikes } = given;

  function listingsLike(
    db: Db,
    listing: Omit<ComparableListing, 'kind'> & Pick<ListingContent, 'kind'>,
    ownRowId: number | null,
    states: readonly ('live' | 'draft')[] = ['live'],
  ): Lookalike<Listing>[] {
    const own = states.flatMap((state) => queries.listingsOfKind(db, { ...listing, state }, mostCompared));
    const rowIds = new Set([...lookalikes(listing, mostCompared), ...own]);
    if (ownRowId !== null) rowIds.delete(ownRowId);
    const candidates = readListings(db, [...rowIds]).filter(
      (each) => states.some((state) => state === each.state) && each.kind === listing.kind,
    );
    const postcodes = queries.publicPostcodesOf(
      db,
      candidates.map((each) => each.rowId),
    );
    const links = linkedOrganisations(db, listing.organisationRowId, candidates);
    return candidates
      .map((record) => ({
        record,
        ...listingScore(
          listing,
          { ...record, postcodes: postcodes.get(record.rowId) ?? [] },
          links.has(record.organisationRowId),
        ),
      }))
      .filter(({ score }) => score >= worthComparing)
      .toSorted((a, b) => b.score - a.score || a.record.rowId - b.record.rowId);
  }

  /** Those of the candidates' organisations that share a number or website with one, without belonging together. */
  function linkedOrganisations(
    db: Db,
    organisationRowId: number,
    candidates: readonly Listing[],
  ): Set<number> {
    const rowIds = new Set([organisationRowId, ...candidates.map((each) => each.organisationRowId)]);
    const known = readOrganisations(db, [...rowIds]);
    const own = known.find(({ rowId }) => rowId === organisationRowId);
    return new Set(
      known
        .filter((each) => own !== undefined && each !== own && areLinked(own, each))
        .map(({ rowId }) => rowId),
    );
  }

  function organisationsLike(db: Db, organisation: Organisation): Lookalike<Organisation>[] {
    const own: ComparableOrganisation = {
      ...organisation,
      postcodes: listSites(db, organisation.rowId).flatMap(({ visibility, postcode }) =>
        visibility === 'address' && postcode !== null ? [postcode] : [],
      ),
    };
    const candidates = findCandidates(db, own).filter(
      (each) => each.organisation.rowId !== organisation.rowId,
    );
    const domain = domainOf(own);
    const sharing =
      1 + candidates.filter((each) => domain !== null && domainOf(each.knownBy) === domain).length;
    return candidates
      .map(({ organisation: record, knownBy }) => ({
        record,
        ...organisationScore(own, { ...record, ...knownBy }, sharing),
      }))
      .filter(({ score }) => score >= worthComparing)
      .toSorted((a, b) => b.score - a.score || a.record.rowId - b.record.rowId);
  }

  /** Puts pairs into the queue that were never in it. The record that came later is what the item is about. */
  function open(
    tx: Transaction,
    type: queries.ComparedType,
    rowId: number,
    found: readonly Lookalike<{ rowId: number }>[],
  ): void {
    const known = new Set(queries.pairsWith(tx, type, rowId).map(({ partnerRowId }) => partnerRowId));
    for (const { record, score, reasons } of found.slice(0, mostPairs)) {
      if (known.has(record.rowId)) continue;
      const pair = queries.pairOf(type, rowId, record.rowId);
      const { item } = ledger.openIn(tx, actor, {
        type: 'duplicate',
        subject: { type, rowId: pair.otherRowId },
        proposal: { otherRowId: pair.oneRowId, score, reasons },
      });
      queries.insertPair(tx, pair, item.rowId);
    }
  }

  /** Takes open pairs of what isn't public any more out of the queue; should it come back, they are found anew. */
  function close(tx: Transaction, type: queries.ComparedType, rowId: number): void {
    const pairs = queries.pairsWith(tx, type, rowId);
    const open = new Map(
      readItems(
        tx,
        pairs.map(({ itemRowId }) => itemRowId),
      )
        .filter(({ state }) => state === 'open')
        .map((item) => [item.rowId, item]),
    );
    for (const item of open.values()) {
      ledger.appendIn(tx, actor, item, { type: 'withdrawn', reason: 'One of the two isn’t public any more' });
    }
    const gone = pairs.filter(({ itemRowId }) => open.has(itemRowId));
    if (gone.length > 0) {
      queries.deletePairs(
        tx,
        type,
        rowId,
        gone.map(({ partnerRowId }) => partnerRowId),
      );
    }
  }

  function check(tx: Transaction, type: queries.ComparedType, rowIds: readonly number[]): void {
    if (type === 'organisation') {
      for (const organisation of readOrganisations(tx, rowIds)) {
        const { rowId, state } = organisation;
        if (state === 'live') open(tx, type, rowId, organisationsLike(tx, organisation));
        else if (state === 'archived') close(tx, type, rowId);
      }
      return;
    }
    const postcodes = queries.publicPostcodesOf(tx, rowIds);
    for (const listing of readListings(tx, rowIds)) {
      const { rowId, state } = listing;
      const comparable = { ...listing, postcodes: postcodes.get(rowId) ?? [] };
      if (state === 'live') open(tx, type, rowId, listingsLike(tx, comparable, rowId));
      else if (state === 'archived') close(tx, type, rowId);
    }
  }

  return {
    listingsLike: (content, { organisationRowId, ownRowId, limit }) =>
      listingsLike(database, { ...content, organisationRowId, postcodes: [] }, ownRowId, [
        'live',
        'draft',
      ]).slice(0, limit),
    step() {
      const noted = readSetting(database, settingKey) as Progress | undefined;
      const progress = noted ?? {
        walk: { type: 'organisation', afterRowId: 0 },
        afterEvent: queries.lastEventRowId(database),
      };
      if (progress.walk === null && queries.eventsAfter(database, progress.afterEvent, 1).length === 0) {
        return false;
      }
      transaction(database, (tx) => writeSetting(tx, settingKey, advance(tx, progress)));
      return true;
    },
  };

  /** Looks at the next record; returns how far it has come. */
  function advance(tx: Transaction, { walk, afterEvent }: Progress): Progress {
    if (walk === null) {
      const [first, ...more] = queries.eventsAfter(tx, afterEvent, eventsPerStep);
      if (!first) return { walk, afterEvent };
      const beyond = more.findIndex(({ subjectId }) => subjectId !== first.subjectId);
      const last = more.slice(0, beyond < 0 ? more.length : beyond).at(-1) ?? first;
      for (const type of ['organisation', 'listing'] as const) {
        if (first.type.startsWith(`${type}.`)) {
          check(tx, type, queries.rowIdsOf(tx, type, [first.subjectId]));
        }
      }
      return { walk, afterEvent: last.rowId };
    }
    const rowIds = queries.rowsAfter(tx, walk.type, walk.afterRowId, 1);
    check(tx, walk.type, rowIds);
    const last = rowIds.at(-1);
    if (last !== undefined) return { walk: { type: walk.type, afterRowId: last }, afterEvent };
    return {
      walk: walk.type === 'organisation' ? { type: 'listing', afterRowId: 0 } : null,
      afterEvent,
    };
  }
}

function areLinked(one: Organisation, other: Organisation): boolean {
  const facts = (organisation: Organisation) => ({ ...organisation, name: '', postcodes: [] });
  return organisationScore(facts(one), facts(other)).score >= worthComparing;
}
