import type { Transaction } from '../../db/client.ts';
import {
  demonstrationSource,
  type ListingService,
  markDemonstration,
} from '../../src/features/listings/index.ts';
import type {
  Organisation,
  OrganisationService,
  Site,
  SiteInput,
} from '../../src/features/organisations/index.ts';
import type { PlacesService } from '../../src/features/places/index.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { addDays, type IsoDate } from '../../src/platform/clock.ts';
import { countingIds } from '../../src/platform/ids.ts';
import type { DemoContent, DemoListing, DemoOrganisation, DemoSite } from './demo-content.ts';

/** The moment from which the demonstration's identifiers are made; any would do, as long as it stays. */
const idsCountFrom = new Date('2026-01-01T00:00:00Z');
const identifierNamespace = 1;
/** How far apart entries appear to have been added, so that "newest" has an order. */
const minutesBetweenEntries = 7;

/**
 * Fills an empty database with the demonstration borough, all of it or nothing.
 * The same content and the same day give the same borough, identifiers included.
 *
 * @returns how many organisations and listings there are now.
 */
export function fillDemonstration(
  tx: Transaction,
  given: {
    organisations: OrganisationService;
    listings: ListingService;
    places: PlacesService;
    content: readonly DemoContent[];
    today: IsoDate;
  },
): { organisations: number; listings: number } {
  const actor = systemActor('demonstration');
  const ids = countingIds(identifierNamespace);
  const all = given.content.flatMap((content) => content((offset) => addDays(given.today, offset)));
  const byKey = new Map<string, Organisation>();
  let listings = 0;

  for (const entry of parentsFirst(all)) {
    const { organisation } = given.organisations.saveFromSourceIn(tx, actor, {
      sourceKey: `${demonstrationSource}:${entry.key}`,
      id: ids.next(idsCountFrom),
      reason: 'Part of the demonstration borough',
      name: entry.name,
      sector: entry.sector,
      type: entry.type,
      parentRowId: entry.parent === undefined ? null : parentOf(entry, byKey).rowId,
      description: entry.description,
      charityNumber: entry.charityNumber ?? null,
      companyNumber: entry.companyNumber ?? null,
      email: entry.email ?? null,
      phone: entry.phone ?? null,
      website: entry.website ?? null,
      sites: entry.sites.map((site) => toSiteInput(site, given.places)),
    });
    byKey.set(entry.key, organisation);
    const sites = given.organisations.sitesIn(tx, organisation);
    for (const [position, listing] of entry.listings.entries()) {
      given.listings.saveFromSourceIn(tx, actor, {
        sourceKey: `${demonstrationSource}:${entry.key}:${position}`,
        id: ids.next(idsCountFrom),
        reason: 'Part of the demonstration borough',
        organisationRowId: organisation.rowId,
        content: {
          kind: listing.kind,
          category: listing.category ?? null,
          title: listing.title,
          summary: listing.summary,
          description: listing.description,
          themes: listing.themes,
          skills: listing.skills ?? [],
          areas: listing.areas,
          availability: listing.availability ?? null,
          details: listing.details,
        },
        sites: sitesOf(listing, entry, sites),
        state: listing.state ?? 'live',
        confirmedOn: addDays(given.today, -listing.confirmedDaysAgo),
        publishedAt: publishedAt(given.today, listing, listings),
      });
      listings += 1;
    }
  }
  markDemonstration(tx, given.today);
  return { organisations: all.length, listings };
}

/** Bodies before their parts, else in the order of the content. */
function parentsFirst(all: readonly DemoOrganisation[]): DemoOrganisation[] {
  return [
    ...all.filter((each) => each.parent === undefined),
    ...all.filter((each) => each.parent !== undefined),
  ];
}

function parentOf(entry: DemoOrganisation, byKey: ReadonlyMap<string, Organisation>): Organisation {
  const parent = byKey.get(entry.parent ?? '');
  if (!parent)
    throw new Error(`${entry.key} is part of ${entry.parent}, which the demonstration doesn't have`);
  return parent;
}

function toSiteInput(site: DemoSite, places: PlacesService): SiteInput {
  const place = places.resolvePostcode(site.postcode);
  if (!('location' in place)) throw new Error(`${site.postcode} (${site.name}) is no postcode`);
  return {
    name: site.name,
    address: site.address,
    postcode: place.postcode,
    wardSlug: site.ward,
    visibility: site.visibility,
    stepFree: site.stepFree ?? null,
    location: place.location,
  };
}

function sitesOf(listing: DemoListing, entry: DemoOrganisation, sites: readonly Site[]): Site[] {
  return (listing.sites ?? []).map((key) => {
    const site = sites[entry.sites.findIndex((each) => each.key === key)];
    if (!site) throw new Error(`${entry.key} has no site ${key}`);
    return site;
  });
}

/** When an entry appears to have been added: on the day it was last confirmed or, for two in three, some time before. */
function publishedAt(today: IsoDate, listing: DemoListing, count: number): Date {
  const daysBefore = count % 3 === 0 ? 0 : (count * 37) % 300;
  const noon = Date.parse(`${addDays(today, -listing.confirmedDaysAgo - daysBefore)}T12:00:00Z`);
  return new Date(noon - (count % 90) * minutesBetweenEntries * 60_000);
}
