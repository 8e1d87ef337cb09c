import { desc, eq, sql } from 'drizzle-orm';
import { type Database, type Db, prepared } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import {
  isBlankPlace,
  listSites,
  newPlace,
  newPlaceNames,
  readPlace,
} from '#features/organisations/index.ts';
import { londonDay } from '#platform/clock.ts';
import { allOf } from './details-form.ts';
import { contentOf, type Listing, type ListingKind, type TypedFields, typedIn } from './listing.model.ts';
import { readListings } from './listing.queries.ts';
import { readContent, saysTheSame, typeContent } from './listing-form.input.ts';
import { sitesOf } from './listing-moves.ts';
import type { ListingSuggester } from './listing-suggestions.ts';

/**
 * The entry that a form has made already. A form's address holds its identifier only in browsers that say that they open
 * a page. Others, going back, ask for it anew and put what was typed into it, but not the identifier that it had before;
 * so what it says must tell.
 */

/** So many of somebody's newest entries are looked at. */
const mostLookedAt = 20;
/** For so long going back is no wish for a second one: a phone brings a page back that was left the evening before. */
const hoursAlike = 24;

const newestOf = (database: Database) =>
  database
    .select({ rowId: listings.rowId })
    .from(listings)
    .where(eq(listings.createdByRowId, sql.placeholder('accountRowId')))
    .orderBy(desc(listings.rowId))
    .limit(mostLookedAt)
    .prepare();

/** Finds what somebody has lately made of the same form; what was withdrawn since doesn't count. */
export function findTwin(
  db: Db,
  asked: {
    accountRowId: number;
    organisationRowId: number;
    kind: ListingKind;
    typed: TypedFields;
    now: Date;
    complete: ListingSuggester['complete'];
  },
): Listing | undefined {
  const { organisationRowId, kind, typed, complete } = asked;
  const said = complete(readContent(kind, typed, londonDay(asked.now)));
  const since = asked.now.getTime() - hoursAlike * 3_600_000;
  const newest = prepared(db, newestOf).all({ accountRowId: asked.accountRowId });
  const alike = readListings(
    db,
    newest.map(({ rowId }) => rowId),
  ).filter(
    (each) =>
      (each.state === 'draft' || each.state === 'live') &&
      each.organisationRowId === organisationRowId &&
      each.kind === kind &&
      each.title === said.title &&
      each.createdAt.getTime() >= since,
  );
  if (alike.length === 0) return undefined;
  const sites = listSites(db, organisationRowId);
  const placed = sitesOf(
    db,
    alike.map(({ rowId }) => rowId),
  );
  return alike
    .toSorted((one, other) => other.rowId - one.rowId)
    .find((each) => {
      const draft = typedIn(each);
      const rowIds = placed.get(each.rowId) ?? [];
      const siteIds = sites.filter(({ rowId }) => rowIds.includes(rowId)).map(({ id }) => id);
      const there = draft ?? typeContent(contentOf(each), siteIds);
      // What was published says what was suggested as well, and has lost what can't be read.
      const here = draft ? typed : typeContent(said, allOf(typed, 'sites'));
      return hasPlace(typed) && !hasPlace(there)
        ? saysTheSame(withoutPlaces(here), withoutPlaces(there)) && hasOneMore(there, typed)
        : saysTheSame(here, there);
    });
}

const hasPlace = (typed: TypedFields) => !isBlankPlace(readPlace(typed, newPlace));

function withoutPlaces(typed: TypedFields): TypedFields {
  return Object.fromEntries(
    Object.entries(typed).filter(([name]) => name !== 'sites' && !newPlaceNames.includes(name)),
  );
}

/** Whether the places that were ticked are there, and at most the one that was typed and has become one of them since. */
function hasOneMore(there: TypedFields, typed: TypedFields): boolean {
  const [ticked, placed] = [allOf(typed, 'sites'), allOf(there, 'sites')];
  return ticked.every((id) => placed.includes(id)) && placed.length <= ticked.length + 1;
}
