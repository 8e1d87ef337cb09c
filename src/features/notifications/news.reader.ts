import type { Db } from '#db/client.ts';
import { kindDefinitions, type Listing, readListings } from '#features/listings/index.ts';
import { readOrganisations } from '#features/organisations/index.ts';
import { type Alert, shareRoom } from './alert.model.ts';
import { placeOf } from './alert-subject.ts';
import type { Found } from './news.finder.ts';

/** News of one alert as a digest tells it. */
export interface News {
  alert: Alert;
  /** How many entries are new. */
  count: number;
  /** Those that are named. */
  entries: readonly { title: string; slug: string; facts: string }[];
  /** Where all of them can be seen. */
  place: string;
}

/** Reads the entries that a digest names. What isn't there any more is left out, and with it an alert without news. */
export function readNews(db: Db, found: readonly Found[]): News[] {
  const room = shareRoom(found.map(({ entries }) => entries.length));
  const named = found.map(({ entries }, index) => entries.slice(0, room[index]));
  const listings = byRow(
    readListings(db, [...new Set(named.flat().flatMap(({ rowId, ownRowId }) => [rowId, ownRowId ?? rowId]))]),
  );
  const organisations = byRow(
    readOrganisations(db, [
      ...new Set([...listings.values()].map(({ organisationRowId }) => organisationRowId)),
    ]),
  );

  const factsOf = (listing: Listing, own: Listing | undefined) =>
    [
      kindDefinitions[listing.kind].label,
      organisations.get(listing.organisationRowId)?.name ?? '',
      ...(own ? [`goes with your ${kindDefinitions[own.kind].label.toLowerCase()} “${onOneLine(own)}”`] : []),
    ].join(' · ');

  return found.flatMap(({ alert, entries: all }, index) => {
    const shown = (named[index] ?? []).flatMap(({ rowId, ownRowId }) => {
      const listing = listings.get(rowId);
      if (listing?.state !== 'live') return [];
      if (organisations.get(listing.organisationRowId)?.state !== 'live') return [];
      const own = ownRowId === null ? undefined : listings.get(ownRowId);
      return [{ title: onOneLine(listing), slug: listing.slug, facts: factsOf(listing, own) }];
    });
    const vanished = (named[index] ?? []).length - shown.length;
    const count = all.length - vanished;
    const followed = [...organisations.values()].find(({ id }) => id === alert.subject);
    return count > 0 ? [{ alert, count, entries: shown, place: placeOf(alert, followed) }] : [];
  });
}

function byRow<Row extends { rowId: number }>(rows: readonly Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.rowId, row]));
}

/** On one line, however it was written. */
function onOneLine({ title }: Listing): string {
  return title.replace(/\s+/g, ' ').trim();
}
