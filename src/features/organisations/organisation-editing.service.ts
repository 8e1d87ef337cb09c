import { type Database, type Transaction, transaction } from '#db/client.ts';
import { listRevisions } from '#features/revisions/index.ts';
import type { Actor } from '#platform/actor.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import { may, requireActFor } from '#platform/permissions.ts';
import { hiddenPlaceInWords, refuseHiddenPlaceInWords } from './hidden-place.ts';
import { refuseParent } from './joining.authority.ts';
import type { HeldFacts, JoiningDesk, ProposedFacts } from './joining-desk.ts';
import type { SiteInput } from './organisation.input.ts';
import type { Organisation, Site } from './organisation.model.ts';
import * as queries from './organisation.queries.ts';
import type { KeptSite, OrganisationFields, OrganisationRecord } from './organisation-record.ts';
import { mostPlaces, newPlace, placeFieldName } from './place-draft.ts';

/** An organisation as it stands, for its form. */
export interface EditedOrganisation {
  organisation: Organisation;
  sites: Site[];
  /** What it is part of. */
  parent: Organisation | undefined;
  /** What of it waits for a curator, or came back. */
  proposed: ProposedFacts | undefined;
}

/** An organisation as a revision keeps it. */
export interface OrganisationVersion {
  organisation: Organisation;
  sites: readonly Omit<Site, 'rowId'>[];
}

export interface OrganisationEditing {
  /** Throws a {@link ForbiddenError} for whoever may not lead it. */
  open(actor: Actor, organisation: Organisation): EditedOrganisation;
  /** What it is to be part of, by its name or slug; undefined for nothing. Throws {@link RuleError}. */
  findParent(words: string): Organisation | undefined;
  /**
   * Changes an organisation as its people want it. Low-risk facts count at once; of one that is listed the held facts
   * wait for a curator, unless a curator changes them. A {@link ConflictError} where `version` isn't what is there.
   *
   * @returns whether something of it waits now, and the last part of its page's address.
   */
  save(
    actor: Actor,
    organisation: Organisation,
    change: { version: number; fields: OrganisationFields; sites: readonly KeptSite[] },
  ): { waits: boolean; slug: string };
  /** Takes back what waits. */
  withdrawFacts(actor: Actor, organisation: Organisation): void;
  /**
   * Adds a place that something is to take place at, for whoever may list it, within a transaction under way; one
   * that is there already is taken as it is. Throws {@link RuleError} where there are too many.
   */
  addPlaceIn(tx: Transaction, actor: Actor, organisationRowId: number, place: SiteInput): Site;
  /** How it was at a version, for comparing; undefined where no revision of it is kept. */
  findVersion(organisation: Organisation, version: number): OrganisationVersion | undefined;
}

/** The version of a record: when it last changed, in milliseconds since 1970. No two changes share one. */
export function versionOf(organisation: Organisation): number {
  return organisation.updatedAt.getTime();
}

export function createOrganisationEditing(given: {
  database: Database;
  record: OrganisationRecord;
  desk: JoiningDesk;
}): OrganisationEditing {
  const { database, record, desk } = given;

  function getCurrent(tx: Transaction, organisation: Organisation, version: number): Organisation {
    const [current] = queries.readOrganisations(tx, [organisation.rowId]);
    if (!current || current.state === 'archived') throw new NotFoundError('No such organisation');
    if (versionOf(current) !== version) throw new ConflictError('Somebody else has changed it meanwhile');
    return current;
  }

  return {
    open(actor, organisation) {
      requireActFor(actor, organisation.rowId, 'lead');
      const { rowId, parentRowId } = organisation;
      const [parent] = parentRowId === null ? [] : queries.readOrganisations(database, [parentRowId]);
      return {
        organisation,
        sites: queries.listSites(database, rowId),
        parent,
        proposed: desk.factsWaitingFor(rowId),
      };
    },
    findParent(words) {
      if (words === '') return undefined;
      const bySlug = queries.findOrganisationBySlug(database, words.toLowerCase());
      if (bySlug?.state === 'live') return bySlug;
      const [found, another] = queries.findLiveByName(database, words);
      if (!found) throw new RuleError('parent', 'No organisation has this name; copy it from its page');
      if (another) {
        throw new RuleError('parent', 'Several have this name; enter the last part of its page’s address');
      }
      return found;
    },
    save(actor, organisation, { version, fields, sites }) {
      requireActFor(actor, organisation.rowId, 'lead');
      return transaction(database, (tx) => {
        const current = getCurrent(tx, organisation, version);
        const before = queries.listSites(tx, current.rowId);
        refuseHiddenPlaceInWords(fields, sites);
        refuseForeignSites(before, sites);
        const isHeld = current.state === 'live' && !may(actor, 'curation.work');
        const facts = heldFacts(fields);
        const differs = !sameFacts(facts, heldFacts(current));
        if (differs) refuseParent(tx, current, facts.parentRowId);
        const direct = isHeld ? { ...fields, ...heldFacts(current) } : fields;
        const { slug } = isUnchanged(current, before, direct, sites)
          ? current
          : record.update(tx, actor, current, { fields: direct, sites, reason: 'Changed its details' });
        if (!isHeld) return { waits: false, slug };
        const waiting = desk.factsWaitingFor(current.rowId);
        if (differs) desk.factsProposed(tx, { actor, organisation: current, facts });
        else if (waiting?.state === 'waits') {
          desk.factsWithdrawn(tx, { actor, organisationRowId: current.rowId });
        }
        return { waits: differs, slug };
      });
    },
    withdrawFacts(actor, organisation) {
      requireActFor(actor, organisation.rowId, 'lead');
      transaction(database, (tx) =>
        desk.factsWithdrawn(tx, { actor, organisationRowId: organisation.rowId }),
      );
    },
    addPlaceIn(tx, actor, organisationRowId, place) {
      requireActFor(actor, organisationRowId, 'member');
      const [organisation] = queries.readOrganisations(tx, [organisationRowId]);
      if (!organisation || organisation.state === 'archived') throw new NotFoundError('No such organisation');
      const before = queries.listSites(tx, organisationRowId);
      const same = before.find((site) => picture(site) === picture(place));
      if (same) return same;
      const field = placeFieldName(newPlace, 'postcode');
      if (before.length >= mostPlaces) {
        throw new RuleError(field, `An organisation has ${mostPlaces} places at most`);
      }
      const sites = [...before, { ...place, rowId: null }];
      if (hiddenPlaceInWords(organisation, sites) !== undefined) {
        throw new RuleError(
          field,
          'What your organisation’s page says tells where that place is: change it first',
        );
      }
      try {
        record.update(tx, actor, organisation, { sites, reason: 'Added a place' });
      } catch (error) {
        // The form that asks for it has no list of places to point to.
        if (error instanceof RuleError) throw new RuleError(field, error.message);
        throw error;
      }
      const added = queries.listSites(tx, organisationRowId).at(-1);
      if (!added) throw new NotFoundError('The place that was just added is gone');
      return added;
    },
    findVersion(organisation, version) {
      const snapshots = listRevisions(database, 'organisation', organisation.id).map(
        ({ snapshot }) => snapshot as VersionSnapshot,
      );
      const found = snapshots.findLast(({ updatedAt }) => new Date(updatedAt).getTime() === version);
      return found && { organisation: found, sites: found.sites };
    },
  };
}

/** What `OrganisationRecord` writes down; moments are texts in it. */
type VersionSnapshot = Organisation & { sites: readonly Omit<Site, 'rowId'>[] };

/** Rows of another organisation's places are never reached for. */
function refuseForeignSites(before: readonly Site[], after: readonly KeptSite[]): void {
  const own = new Set(before.map(({ rowId }) => rowId));
  if (after.some(({ rowId }) => rowId !== null && !own.has(rowId))) {
    throw new NotFoundError('No such place of this organisation');
  }
}

function heldFacts({ name, sector, parentRowId, charityNumber, companyNumber }: HeldFacts): HeldFacts {
  return { name, sector, parentRowId, charityNumber, companyNumber };
}

function sameFacts(one: HeldFacts, other: HeldFacts): boolean {
  return JSON.stringify(heldFacts(one)) === JSON.stringify(heldFacts(other));
}

function isUnchanged(
  organisation: Organisation,
  before: readonly Site[],
  fields: OrganisationFields,
  sites: readonly KeptSite[],
): boolean {
  const names = Object.keys(fields) as (keyof OrganisationFields)[];
  const all = (list: readonly (Site | KeptSite)[]) =>
    list.map((site) => `${site.rowId} ${picture(site)}`).join();
  return names.every((name) => organisation[name] === fields[name]) && all(before) === all(sites);
}

/** All that is said of a place, to compare two. */
function picture(site: SiteInput): string {
  const { name, address, postcode, wardSlug, visibility, stepFree, location } = site;
  return JSON.stringify([
    name,
    address,
    postcode,
    wardSlug,
    visibility,
    stepFree,
    location?.latitude,
    location?.longitude,
    location?.precision,
  ]);
}
