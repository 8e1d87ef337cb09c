import type { Transaction } from '#db/client.ts';
import { hiddenPlaceIn, refuseHiddenPlace, type Site, textsIn } from '#features/organisations/index.ts';
import { recordRevision } from '#features/revisions/index.ts';
import { elsewhere, wholeBorough } from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { IsoDate } from '#platform/clock.ts';
import { RuleError } from '#platform/errors.ts';
import { appendEvent, type EventType } from '#platform/events/outbox.ts';
import { kindDefinitions } from './kinds/index.ts';
import { isSearchable, type Listing, type ListingContent, reviewDueOn } from './listing.model.ts';

/** What every change of a listing has in common, whoever makes it: its revision, its event, its place in the index. */

/** What follows from a change of a listing within the same transaction; search implements it. */
export interface ListingProjection {
  /** Told how the listing is now, so that nobody has to read what has just been written. */
  listingChanged(tx: Transaction, listing: Listing): void;
}

interface Change {
  actor: Actor;
  event: EventType;
  /** As it is after the change. */
  listing: Listing;
  siteRowIds: readonly number[];
  reason: string;
  at: Date;
}

/** A revision of a listing as it is; by itself only where nothing of it has changed. */
export function recordState(
  tx: Transaction,
  { actor, listing, siteRowIds, reason, at }: Omit<Change, 'event'>,
): void {
  recordRevision(tx, {
    subjectType: 'listing',
    subjectId: listing.id,
    actor,
    reason,
    snapshot: { ...listing, siteRowIds },
    recordedAt: at,
  });
}

/** Revision, event and index rows commit with the change or not at all. */
export function recordChange(tx: Transaction, projection: ListingProjection, change: Change): void {
  const { event, listing, at } = change;
  recordState(tx, change);
  appendEvent(tx, event, listing.id, at);
  projection.listingChanged(tx, listing);
}

/** What happened to a listing, for those who follow it up; `isFirst` where it wasn't public before. */
export function eventFor(listing: Listing, isFirst: boolean): EventType {
  if (!isSearchable(listing.state)) return 'listing.withdrawn';
  return isFirst ? 'listing.published' : 'listing.changed';
}

/** The day on which a listing is due again after somebody vouched for it; null where nobody has. */
export function dueOn(
  content: ListingContent,
  confirmedOn: IsoDate | null,
  reviewMonths: number | null,
): IsoDate | null {
  if (confirmedOn === null) return null;
  const endsOn = kindDefinitions[content.kind].endsOn(content.details, content.availability);
  return reviewDueOn(content.kind, confirmedOn, endsOn, reviewMonths);
}

/**
 * The last part of a listing's address, which stays once it is public, unless what it was first called tells where a place
 * is that was hidden since. `rename` makes another one from its title.
 */
export function keptSlug(
  slug: string,
  sites: readonly Site[],
  sitesOfOrganisation: readonly Site[],
  rename: () => string,
): string {
  return tellsPlace(slug, sites, sitesOfOrganisation) ? rename() : slug;
}

/** Whether the last part of an address tells where a hidden place is. */
export function tellsPlace(
  slug: string,
  sites: readonly Site[],
  sitesOfOrganisation: readonly Site[],
): boolean {
  return hiddenPlaceIn([slug], withoutNamesOfOthers(sites, sitesOfOrganisation)) !== undefined;
}

/** Of places where it doesn't take place the name may stand in it: it can be as plain as "Office". */
function withoutNamesOfOthers(sites: readonly Site[], sitesOfOrganisation: readonly Site[]): Site[] {
  return [...sites, ...sitesOfOrganisation.map((site) => ({ ...site, name: '' }))];
}

/** Neither the words nor the areas of a listing may tell where a hidden site is. */
export function refuseHiddenPlaces(
  content: ListingContent,
  sites: readonly Site[],
  sitesOfOrganisation: readonly Site[],
): void {
  refuseHiddenPlace(
    {
      title: content.title,
      summary: content.summary,
      description: content.description,
      details: textsIn(content.details),
      availability: content.availability?.note ?? '',
    },
    withoutNamesOfOthers(sites, sitesOfOrganisation),
  );
  const isHidden = sites.some((site) => site.visibility === 'hidden');
  if (isHidden && content.areas.some((area) => area !== wholeBorough && area !== elsewhere)) {
    throw new RuleError('areas', 'Choose “Whole borough”: a ward would tell where the hidden place is');
  }
}
