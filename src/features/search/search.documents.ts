import type { Db } from '#db/client.ts';
import {
  isSearchable,
  kindDefinitions,
  type Listing,
  liveRowIds,
  readListings,
  rowIdsConcerning,
} from '#features/listings/index.ts';
import {
  groupSites,
  type Organisation,
  type PublicSite,
  publicSites,
  readOrganisations,
  type SiteCentres,
} from '#features/organisations/index.ts';
import { elsewhere, type Vocabulary, wholeBorough } from '#features/vocabularies/index.ts';
import type { EventType } from '#platform/events/outbox.ts';
import type { SearchDocument } from './search.model.ts';

/** What the documents are made from besides the rows. */
export interface DocumentSources extends SiteCentres {
  vocabulary: () => Vocabulary;
}

/** Reads the index's documents of those of the given listings that are to be found, whole sets at a time. */
export function readSearchDocuments(
  db: Db,
  rowIds: readonly number[],
  sources: DocumentSources,
): SearchDocument[] {
  return documentsOf(
    db,
    readListings(db, rowIds).toSorted((a, b) => a.rowId - b.rowId),
    sources,
  );
}

/** The index's documents of those of some listings that are to be found. */
export function documentsOf(
  db: Db,
  listings: readonly Listing[],
  sources: DocumentSources,
): SearchDocument[] {
  const organisations = new Map(
    readOrganisations(db, [...new Set(listings.map((each) => each.organisationRowId))]).map((each) => [
      each.rowId,
      each,
    ]),
  );
  const sites = groupSites(
    db,
    listings.map(({ rowId }) => rowId),
  );
  const vocabulary = sources.vocabulary();
  return listings.flatMap((listing) => {
    const organisation = organisations.get(listing.organisationRowId);
    if (!organisation || listing.publishedAt === null || !isSearchable(listing.state)) return [];
    const places = publicSites(sites.get(listing.rowId) ?? [], sources);
    return [toDocument(listing, listing.publishedAt, organisation, places, vocabulary)];
  });
}

/** Where an index that is built anew gets its entries from. */
export function allSearchDocuments(sources: DocumentSources) {
  return {
    searchableRowIds: liveRowIds,
    read: (db: Db, rowIds: readonly number[]) => readSearchDocuments(db, rowIds, sources),
  };
}

/** The listings whose documents an event may have changed: its own, or all live ones of its organisation. */
export function rowsOfEvents(db: Db, events: readonly { type: EventType; subjectId: string }[]): number[] {
  const subjects = (of: 'listing' | 'organisation') =>
    distinct(events.filter(({ type }) => type.startsWith(`${of}.`)).map(({ subjectId }) => subjectId));
  return rowIdsConcerning(db, {
    listingIds: subjects('listing'),
    organisationIds: subjects('organisation'),
  });
}

function toDocument(
  listing: Listing,
  publishedAt: Date,
  organisation: Organisation,
  places: readonly PublicSite[],
  vocabulary: Vocabulary,
): SearchDocument {
  const labels = [
    ...listing.themes.map((slug) => vocabulary.themes.get(slug)?.label),
    ...listing.skills.map((slug) => vocabulary.skills.get(slug)?.label),
    listing.category === null ? undefined : vocabulary.categories.get(listing.category)?.label,
  ];
  const servedWards = listing.areas
    .filter((area) => area !== wholeBorough && area !== elsewhere)
    .map((area) => vocabulary.areas.get(area)?.label);
  return {
    rowId: listing.rowId,
    title: listing.title,
    summary: listing.summary,
    description: [listing.description, kindDefinitions[listing.kind].searchText(listing.details), ...labels]
      .filter(Boolean)
      .join('\n'),
    organisationName: organisation.name,
    placeNames: distinct([
      ...servedWards,
      ...places.flatMap((place) => [place.name, place.wardName, place.postcode?.split(' ')[0]]),
    ]),
    kind: listing.kind,
    sector: organisation.sector,
    themes: listing.themes,
    skills: listing.skills,
    category: listing.category,
    areas: listing.areas,
    points: places.flatMap((place) => place.location ?? []),
    availability: toDays(listing),
    // Whoever leaves questions unanswered has shown that the entry can't be relied on as it stands.
    confirmedOn: listing.unansweredSince === null ? listing.confirmedOn : null,
    publishedAt,
  };
}

function toDays({ availability }: Listing): SearchDocument['availability'] {
  if (!availability) return null;
  const { from, until, weekly = [], dates = [] } = availability;
  if (!from && !until && weekly.length === 0 && dates.length === 0) return null;
  return {
    from: from ?? null,
    until: until ?? null,
    weekdays: [...new Set(weekly.map((each) => each.day))],
    dates,
  };
}

function distinct(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.filter((text) => typeof text === 'string' && text !== ''))] as string[];
}
