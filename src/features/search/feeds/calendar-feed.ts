import { kindDefinitions, listingPaths } from '#features/listings/index.ts';
import { placeText } from '#features/organisations/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import { type CalendarEvent, calendarText } from '#platform/icalendar.ts';
import type { Installation } from '#web/site.ts';
import { type SearchRequest, searchAddress } from '../search.input.ts';
import type { SearchQuery } from '../search.model.ts';
import { searchPaths } from '../search.paths.ts';
import type { FoundListing } from '../search.service.ts';
import { searchInWords } from '../search-page.presenter.ts';
import { datedKinds, eventDatesOf } from './event-dates.ts';

/** The dates of what a search finds, as a calendar. */

export const calendarType = 'text/calendar';

/** Entries that are looked at, and events in one calendar; more are nobody's calendar. */
const mostEntries = 500;
const mostEvents = 2_000;

/**
 * The search whose entries a calendar is made of: those with dates, all at once, since a calendar has no pages.
 * Null where only kinds without dates are asked for.
 */
export function calendarQuery(query: SearchQuery): SearchQuery | null {
  const asked = query.filters.kind;
  const kind = asked.length === 0 ? datedKinds : datedKinds.filter((each) => asked.includes(each));
  if (kind.length === 0) return null;
  return { ...query, filters: { ...query.filters, kind }, page: 1, perPage: mostEntries };
}

/** The text of the calendar of what {@link calendarQuery} found; `site.baseUrl` without a slash at the end. */
export function calendarFeed(source: {
  request: SearchRequest;
  found: readonly FoundListing[];
  vocabulary: Vocabulary;
  site: Pick<Installation, 'baseUrl' | 'placeName'>;
}): string {
  const { request, vocabulary, site } = source;
  return calendarText({
    name: `${searchInWords(request, vocabulary)} · Borough Exchange, ${site.placeName}`,
    url: site.baseUrl + searchAddress(searchPaths.calendar, request),
    events: source.found.flatMap((each) => eventsOf(each, vocabulary, site.baseUrl)).slice(0, mostEvents),
  });
}

function eventsOf(
  { listing, organisation, places }: FoundListing,
  vocabulary: Vocabulary,
  baseUrl: string,
): CalendarEvent[] {
  const host = new URL(baseUrl).hostname;
  const where = places.map((place) => placeText(place).text.replace(/\.$/, '')).filter((text) => text !== '');
  const about = {
    sequence: listing.version - 1,
    changedAt: listing.updatedAt,
    description: [listing.summary, organisation.name, listing.availability?.note ?? '']
      .filter((text) => text !== '')
      .join('\n\n'),
    location: where.length === 0 ? null : where.join('; '),
    url: baseUrl + listingPaths.show(listing.slug),
    categories: [
      kindDefinitions[listing.kind].label,
      ...listing.themes.map((slug) => vocabulary.themes.get(slug)?.label ?? slug),
    ],
  };
  return eventDatesOf(listing).map(({ key, isDeadline, ...dates }) => ({
    ...about,
    ...dates,
    uid: `${listing.id}-${key}@${host}`,
    title: isDeadline ? `Needed by: ${listing.title}` : listing.title,
  }));
}
