import { type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import { findSuccessor, isRevisedByPeopleSince } from '#features/revisions/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import type { IdSource } from '#platform/ids.ts';
import { requireActFor, requireMayKnow, requirePermission } from '#platform/permissions.ts';
import { hiddenPlaceIn } from './hidden-place.ts';
import type { OrganisationInput, SiteInput } from './organisation.input.ts';
import type { Organisation, Site } from './organisation.model.ts';
import * as queries from './organisation.queries.ts';
import {
  createOrganisationRecord,
  type EntriesAtPlaces,
  type KeptSite,
  type OrganisationProjection,
} from './organisation-record.ts';
import { pairPlaces } from './same-place.ts';

/** An organisation as a source (the demonstration, a file) describes it. */
export interface SourceOrganisation extends OrganisationInput {
  /** Names the record at its source for good: "ukcat:GB-CHC-1000003". */
  sourceKey: string;
  /** Given where the source decides on identifiers; made otherwise. */
  id?: string;
  reason: string;
}

/** `kept`: the source says something else, but people have revised or merged the record since, and theirs stays. */
export type UpsertOutcome = 'created' | 'changed' | 'unchanged' | 'kept';

export interface OrganisationService {
  /**
   * Writes an organisation in a transaction of its own, unless it is already as the source says or people have revised
   * it since the source last wrote it.
   */
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
  /**
   * An organisation for those who lead it: one that waits too. Throws {@link NotFoundError} for whoever may not
   * know of it, and {@link ForbiddenError} for whoever may not lead it.
   */
  getLedBySlug(actor: Actor, slug: string): Organisation;
  /** A live organisation by its public id; throws {@link NotFoundError}. */
  getById(id: string): Organisation;
  /**
   * The live organisation that took over the one of this slug, or of this id; undefined where none did, and for a slug
   * that would tell where a hidden place of it is.
   */
  findSuccessor(merged: { slug: string } | { id: string }): Organisation | undefined;
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
  entries: EntriesAtPlaces;
}): OrganisationService {
  const { database } = given;
  const record = createOrganisationRecord(given);

  function saveFromSourceIn(tx: Transaction, actor: Actor, source: SourceOrganisation) {
    requirePermission(actor, 'directory.write');
    const { sourceKey, id, reason, sites, ...fields } = source;
    const existing = queries.findOrganisationBySourceKey(tx, sourceKey);
    if (!existing) {
      const organisation = record.insert(tx, actor, {
        fields,
        sites,
        state: 'live',
        sourceKey,
        reason,
        ...(id === undefined ? {} : { id }),
      });
      return { organisation, outcome: 'created' as const };
    }
    const successor = readSuccessor(tx, existing);
    // What people have merged, its source doesn't take apart again.
    if (successor) return { organisation: successor, outcome: 'kept' as const };
    const before = queries.listSites(tx, existing.rowId);
    if (isUnchanged(existing, before, source)) {
      return { organisation: existing, outcome: 'unchanged' as const };
    }
    // A source can't tell a place that was hidden, or one that was added, from one of which it is late to hear.
    if (isRevisedByPeopleSince(tx, { subjectType: 'organisation', subjectId: existing.id }, actor)) {
      return { organisation: existing, outcome: 'kept' as const };
    }
    const organisation = record.update(tx, actor, existing, {
      fields,
      sites: keepRows(sites, before),
      reason,
    });
    return { organisation, outcome: 'changed' as const };
  }

  function liveOrThrow(organisation: Organisation | undefined): Organisation {
    if (organisation?.state !== 'live') throw new NotFoundError('No such organisation');
    return organisation;
  }

  return {
    saveFromSourceIn,
    saveFromSource: (actor, source) => transaction(database, (tx) => saveFromSourceIn(tx, actor, source)),
    getBySlug: (slug) => liveOrThrow(queries.findOrganisationBySlug(database, slug)),
    getLedBySlug(actor, slug) {
      const organisation = queries.findOrganisationBySlug(database, slug);
      if (!organisation || organisation.state === 'archived') throw new NotFoundError('No such organisation');
      requireMayKnow(actor, organisation.rowId, organisation.state === 'live');
      requireActFor(actor, organisation.rowId, 'lead');
      return organisation;
    },
    getById: (id) => liveOrThrow(queries.findOrganisationById(database, id)),
    findSuccessor(merged) {
      const gone =
        'slug' in merged
          ? queries.findOrganisationBySlug(database, merged.slug)
          : queries.findOrganisationById(database, merged.id);
      const successor = gone && readSuccessor(database, gone);
      if (successor?.state !== 'live') return undefined;
      const isTold =
        'slug' in merged &&
        hiddenPlaceIn([merged.slug], queries.listSites(database, successor.rowId)) !== undefined;
      return isTold ? undefined : successor;
    },
    byRowIds: (rowIds) =>
      new Map(queries.readOrganisations(database, rowIds).map((each) => [each.rowId, each])),
    list: (page) => queries.listOrganisations(database, page),
    parts: (organisation) => queries.listParts(database, organisation.rowId),
    sites: (organisation) => queries.listSites(database, organisation.rowId),
    sitesIn: (tx, organisation) => queries.listSites(tx, organisation.rowId),
    sitesOfListings: (listingRowIds) => groupSites(database, listingRowIds),
  };
}

/** The organisation that took another one over. */
function readSuccessor(db: Db, gone: Organisation): Organisation | undefined {
  const kept = gone.state === 'archived' ? findSuccessor(db, 'organisation', gone.rowId) : undefined;
  return kept === undefined ? undefined : queries.readOrganisations(db, [kept])[0];
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

/** Places as a source tells them, on the rows that they have; one that it tells anew takes the row of one that is gone. */
function keepRows(told: readonly SiteInput[], before: readonly Site[]): KeptSite[] {
  const pairs = pairPlaces(told, before);
  const gone = before.filter((site) => !pairs.includes(site));
  return told.map((site, position) => ({ ...site, rowId: (pairs[position] ?? gone.shift())?.rowId ?? null }));
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
