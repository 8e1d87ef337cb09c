import { type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import { recordRevision } from '#features/revisions/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import { appendEvent } from '#platform/events/outbox.ts';
import type { IdSource } from '#platform/ids.ts';
import { requirePermission } from '#platform/permissions.ts';
import { freeSlug, slugify } from '#platform/slugs.ts';
import { refuseHiddenPlace } from './hidden-place.ts';
import type { OrganisationInput, SiteInput } from './organisation.input.ts';
import type { Organisation, Site } from './organisation.model.ts';
import * as queries from './organisation.queries.ts';

/** What follows from a change of an organisation within the same transaction; search implements it. */
export interface OrganisationProjection {
  organisationChanged(tx: Transaction, organisationRowId: number): void;
}

/** An organisation as a source (the demonstration, a file) describes it. */
export interface SourceOrganisation extends OrganisationInput {
  /** Names the record at its source for good: "ukcat:GB-CHC-1000003". */
  sourceKey: string;
  /** Given where the source decides on identifiers; made otherwise. */
  id?: string;
  reason: string;
}

export type UpsertOutcome = 'created' | 'changed' | 'unchanged';

export interface OrganisationService {
  /** Writes an organisation in a transaction of its own, unless it is already as the source says. */
  saveFromSource(
    actor: Actor,
    source: SourceOrganisation,
  ): { organisation: Organisation; outcome: UpsertOutcome };
  /** The same within a transaction under way, for sources that write in batches. */
  saveFromSourceIn(
    tx: Transaction,
    actor: Actor,
    source: SourceOrganisation,
  ): { organisation: Organisation; outcome: UpsertOutcome };
  /** A live organisation by its slug; throws {@link NotFoundError}. */
  getBySlug(slug: string): Organisation;
  /** A live organisation by its public id; throws {@link NotFoundError}. */
  getById(id: string): Organisation;
  /** Organisations by row, keyed by it. */
  byRowIds(rowIds: readonly number[]): Map<number, Organisation>;
  list(page: { offset: number; limit: number }): { total: number; organisations: Organisation[] };
  parts(organisation: Organisation): Organisation[];
  /** All its sites, hidden ones too: pass them through `publicSite` before anybody sees them. */
  sites(organisation: Organisation): Site[];
  /** The same within a transaction under way. */
  sitesIn(tx: Transaction, organisation: Organisation): Site[];
  /** The sites of several listings, keyed by the listing's row; hidden ones too. */
  sitesOfListings(listingRowIds: readonly number[]): Map<number, Site[]>;
}

export function createOrganisationService(given: {
  database: Database;
  clock: Clock;
  ids: IdSource;
  projection: OrganisationProjection;
}): OrganisationService {
  const { database, clock, ids, projection } = given;

  function saveFromSourceIn(tx: Transaction, actor: Actor, source: SourceOrganisation) {
    requirePermission(actor, 'directory.write');
    refuseHiddenPlace({ name: source.name, description: source.description }, source.sites);
    const { sourceKey, id, reason, sites, ...fields } = source;
    const existing = queries.findOrganisationBySourceKey(tx, sourceKey);
    const now = clock.now();
    if (!existing) {
      const plain = slugify(source.name);
      const organisation = queries.insertOrganisation(tx, {
        ...fields,
        id: id ?? ids.next(now),
        slug: freeSlug(plain, queries.takenSlugs(tx, plain)),
        state: 'live',
        sourceKey,
        createdAt: now,
        updatedAt: now,
      });
      writeSites(tx, organisation, [], sites);
      finish(tx, actor, organisation, sites, reason, now);
      return { organisation, outcome: 'created' as const };
    }
    const before = queries.listSites(tx, existing.rowId);
    if (isUnchanged(existing, before, source)) {
      return { organisation: existing, outcome: 'unchanged' as const };
    }
    const organisation = { ...existing, ...fields, updatedAt: now };
    queries.updateOrganisation(tx, existing.rowId, { ...fields, updatedAt: now });
    writeSites(tx, organisation, before, sites);
    finish(tx, actor, organisation, sites, reason, now);
    return { organisation, outcome: 'changed' as const };
  }

  /** Sites keep their row and id by position, since listings point to them. */
  function writeSites(
    tx: Transaction,
    organisation: Organisation,
    before: readonly Site[],
    after: readonly SiteInput[],
  ): void {
    for (const [position, site] of after.entries()) {
      const { location, ...fields } = site;
      const values = {
        ...fields,
        organisationRowId: organisation.rowId,
        position,
        latitude: location?.latitude ?? null,
        longitude: location?.longitude ?? null,
        precision: location?.precision ?? null,
      };
      const existing = before[position];
      if (existing) queries.updateSite(tx, existing.rowId, values);
      else queries.insertSite(tx, { ...values, id: ids.next(clock.now()) });
    }
    for (const gone of before.slice(after.length)) queries.deleteSite(tx, gone.rowId);
  }

  function finish(
    tx: Transaction,
    actor: Actor,
    organisation: Organisation,
    sites: readonly SiteInput[],
    reason: string,
    at: Date,
  ): void {
    recordRevision(tx, {
      subjectType: 'organisation',
      subjectId: organisation.id,
      actor,
      reason,
      snapshot: { ...organisation, sites },
      recordedAt: at,
    });
    appendEvent(tx, 'organisation.changed', organisation.id, at);
    projection.organisationChanged(tx, organisation.rowId);
  }

  function liveOrThrow(organisation: Organisation | undefined): Organisation {
    if (organisation?.state !== 'live') throw new NotFoundError('No such organisation');
    return organisation;
  }

  return {
    saveFromSourceIn,
    saveFromSource: (actor, source) => transaction(database, (tx) => saveFromSourceIn(tx, actor, source)),
    getBySlug: (slug) => liveOrThrow(queries.findOrganisationBySlug(database, slug)),
    getById: (id) => liveOrThrow(queries.findOrganisationById(database, id)),
    byRowIds: (rowIds) =>
      new Map(queries.readOrganisations(database, rowIds).map((each) => [each.rowId, each])),
    list: (page) => queries.listOrganisations(database, page),
    parts: (organisation) => queries.listParts(database, organisation.rowId),
    sites: (organisation) => queries.listSites(database, organisation.rowId),
    sitesIn: (tx, organisation) => queries.listSites(tx, organisation.rowId),
    sitesOfListings: (listingRowIds) => groupSites(database, listingRowIds),
  };
}

/** The sites of several listings, keyed by the listing's row; hidden ones too. */
export function groupSites(db: Db, listingRowIds: readonly number[]): Map<number, Site[]> {
  const byListing = new Map<number, Site[]>();
  for (const { listingRowId, site } of queries.readSitesOfListings(db, listingRowIds)) {
    const known = byListing.get(listingRowId);
    if (known) known.push(site);
    else byListing.set(listingRowId, [site]);
  }
  return byListing;
}

function isUnchanged(existing: Organisation, sites: readonly Site[], source: SourceOrganisation): boolean {
  const picture = (organisation: Organisation | SourceOrganisation) => [
    organisation.name,
    organisation.sector,
    organisation.type,
    organisation.parentRowId,
    organisation.description,
    organisation.charityNumber,
    organisation.companyNumber,
    organisation.email,
    organisation.phone,
    organisation.website,
  ];
  const sitePicture = (site: Site | SiteInput) => [
    site.name,
    site.address,
    site.postcode,
    site.wardSlug,
    site.visibility,
    site.stepFree,
    site.location?.latitude,
    site.location?.longitude,
    site.location?.precision,
  ];
  return (
    JSON.stringify(picture(existing)) === JSON.stringify(picture(source)) &&
    JSON.stringify(sites.map(sitePicture)) === JSON.stringify(source.sites.map(sitePicture))
  );
}
