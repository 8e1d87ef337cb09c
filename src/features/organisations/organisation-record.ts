import type { Transaction } from '#db/client.ts';
import { recordRevision } from '#features/revisions/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { RuleError } from '#platform/errors.ts';
import { appendEvent } from '#platform/events/outbox.ts';
import type { IdSource } from '#platform/ids.ts';
import { freeSlug, slugify } from '#platform/slugs.ts';
import { hiddenPlaceIn, refuseHiddenPlaceInWords } from './hidden-place.ts';
import type { Member } from './membership.model.ts';
import { listMembers } from './membership.queries.ts';
import type { OrganisationInput, SiteInput } from './organisation.input.ts';
import type { Organisation, Site } from './organisation.model.ts';
import * as queries from './organisation.queries.ts';

/** What follows from a change of an organisation within the same transaction; search implements it. */
export interface OrganisationProjection {
  /** Of its listings only `listingRowIds` have to follow; all that are live where they aren't given. */
  organisationChanged(tx: Transaction, organisationRowId: number, listingRowIds?: readonly number[]): void;
}

/** What follows for entries from a place that goes; listings implements it. */
export interface EntriesAtPlaces {
  /** Takes some places from all entries that take place there, and keeps a revision of each. */
  leaveSitesIn(
    tx: Transaction,
    actor: Actor,
    change: { siteRowIds: readonly number[]; reason: string; at: Date },
  ): void;
}

/** A site as it is to be: with the row that it keeps, or new. */
export interface KeptSite extends SiteInput {
  rowId: number | null;
  /** What it was known by before it was taken away, where it comes back: entries' revisions point to its row. */
  again?: { id: string; rowId?: number | undefined } | undefined;
}

/** The columns that people and sources say something about. */
export type OrganisationFields = Omit<OrganisationInput, 'sites'>;

/**
 * The only way to write an organisation: the row, its places, revision, event and index rows commit together. It
 * asks for no permission; whoever calls it has.
 */
export interface OrganisationRecord {
  insert(
    tx: Transaction,
    actor: Actor,
    organisation: {
      fields: OrganisationFields;
      sites: readonly SiteInput[];
      state: Organisation['state'];
      id?: string;
      sourceKey: string | null;
      reason: string;
    },
  ): Organisation;
  /**
   * Changes what is given; places that aren't in `sites` go, and leave the listings that took place there. Throws
   * {@link RuleError} where a place is to be hidden that its words or its public listings tell.
   */
  update(
    tx: Transaction,
    actor: Actor,
    existing: Organisation,
    change: {
      fields?: Partial<OrganisationFields & Pick<Organisation, 'state' | 'isTrusted'>>;
      sites?: readonly KeptSite[];
      reason: string;
      /** Rows of its live listings that the change concerns; all of them where nothing is given. */
      listingRowIds?: readonly number[] | undefined;
    },
  ): Organisation;
  /** All its places as they stand. */
  sitesIn(tx: Transaction, organisation: Organisation): Site[];
  /**
   * Notes a change of who belongs to it: people by reference, never by name; whom it took out, and who was a lead and is
   * a member now.
   */
  recordMembers(
    tx: Transaction,
    actor: Actor,
    organisation: Organisation,
    reason: string,
    about?: {
      takenOut?: Pick<Member, 'accountId' | 'role' | 'since'>;
      lowered?: Pick<Member, 'accountId'>;
    },
  ): void;
}

export function createOrganisationRecord(given: {
  clock: Clock;
  ids: IdSource;
  projection: OrganisationProjection;
  entries: EntriesAtPlaces;
}): OrganisationRecord {
  const { clock, ids, projection, entries } = given;

  /** Sites keep their row and id, since listings point to them. */
  function writeSites(
    tx: Transaction,
    actor: Actor,
    organisation: Organisation,
    before: readonly Site[],
    after: readonly KeptSite[],
  ): void {
    const kept = new Set(after.map((site) => site.rowId));
    const gone = before.filter((site) => !kept.has(site.rowId));
    if (gone.length > 0) {
      const siteRowIds = gone.map((site) => site.rowId);
      const names = gone.map((site) => `“${site.name}”`).join(', ');
      const reason = `Its organisation took away where it took place: ${names}`;
      entries.leaveSitesIn(tx, actor, { siteRowIds, reason, at: clock.now() });
      queries.deleteSites(tx, siteRowIds);
    }
    const comingBack = after.flatMap((site) => (site.rowId === null ? (site.again?.id ?? []) : []));
    // One that was merged into another organisation meanwhile is still there.
    const taken = comingBack.length === 0 ? [] : queries.knownSiteIds(tx, comingBack);
    for (const [position, site] of after.entries()) {
      const { name, address, postcode, wardSlug, visibility, stepFree, location, rowId, again } = site;
      const values = {
        name,
        address,
        postcode,
        wardSlug,
        visibility,
        stepFree,
        organisationRowId: organisation.rowId,
        position,
        latitude: location?.latitude ?? null,
        longitude: location?.longitude ?? null,
        precision: location?.precision ?? null,
      };
      const isBack = again !== undefined && !taken.includes(again.id);
      if (rowId === null) {
        queries.insertSite(tx, { ...values, ...(isBack ? again : { id: ids.next(clock.now()) }) });
      } else queries.updateSite(tx, rowId, values);
    }
  }

  function record(
    tx: Transaction,
    actor: Actor,
    organisation: Organisation,
    reason: string,
    more: { members?: unknown; takenOut?: unknown; lowered?: unknown } = {},
  ): void {
    // With their ids, so that versions can be compared place by place, and their rows, to which entries point.
    const sites = queries.listSites(tx, organisation.rowId);
    recordRevision(tx, {
      subjectType: 'organisation',
      subjectId: organisation.id,
      actor,
      reason,
      snapshot: { ...organisation, sites, ...more },
      recordedAt: clock.now(),
    });
  }

  function finish(
    tx: Transaction,
    actor: Actor,
    organisation: Organisation,
    change: { reason: string; listingRowIds?: readonly number[] | undefined },
  ): void {
    record(tx, actor, organisation, change.reason);
    appendEvent(tx, 'organisation.changed', organisation.id, clock.now());
    projection.organisationChanged(tx, organisation.rowId, change.listingRowIds);
  }

  return {
    insert(tx, actor, { fields, sites, state, id, sourceKey, reason }) {
      refuseHiddenPlaceInWords(fields, sites);
      const now = clock.now();
      const plain = slugify(fields.name);
      const organisation = queries.insertOrganisation(tx, {
        ...fields,
        id: id ?? ids.next(now),
        slug: freeSlug(plain, queries.takenSlugs(tx, plain)),
        state,
        sourceKey,
        createdAt: now,
        updatedAt: now,
      });
      writeSites(
        tx,
        actor,
        organisation,
        [],
        sites.map((site) => ({ ...site, rowId: null })),
      );
      finish(tx, actor, organisation, { reason });
      return organisation;
    },
    update(tx, actor, existing, { fields = {}, sites, ...change }) {
      const before = queries.listSites(tx, existing.rowId);
      const words = { ...existing, ...fields };
      refuseHiddenPlaceInWords(words, sites ?? before);
      if (sites) refuseToldPlaces(tx, existing, before, sites);
      const slug = slugFor(tx, existing, words.name, sites ?? before);
      const organisation = {
        ...existing,
        ...fields,
        slug,
        updatedAt: laterThan(existing.updatedAt, clock.now()),
      };
      queries.updateOrganisation(tx, existing.rowId, { ...fields, slug, updatedAt: organisation.updatedAt });
      if (sites) writeSites(tx, actor, organisation, before, sites);
      finish(tx, actor, organisation, change);
      return organisation;
    },
    sitesIn: (tx, organisation) => queries.listSites(tx, organisation.rowId),
    recordMembers(tx, actor, organisation, reason, { takenOut, lowered } = {}) {
      const members = listMembers(tx, organisation.rowId).map(({ accountId, role }) => ({
        account: accountId,
        role,
      }));
      const gone = takenOut && {
        takenOut: { account: takenOut.accountId, role: takenOut.role, since: takenOut.since.getTime() },
      };
      const less = lowered && { lowered: { account: lowered.accountId } };
      record(tx, actor, organisation, reason, { members, ...gone, ...less });
    },
  };
}

/** The address of its page stays, unless what it was once called tells where a hidden place is. */
function slugFor(
  tx: Transaction,
  { slug }: Pick<Organisation, 'slug'>,
  name: string,
  sites: Parameters<typeof hiddenPlaceIn>[1],
): string {
  if (hiddenPlaceIn([slug], sites) === undefined) return slug;
  const plain = slugify(name);
  return freeSlug(
    plain,
    queries.takenSlugs(tx, plain).filter((taken) => taken !== slug),
  );
}

/** A place that is hidden from now on must not be told by what the organisation lists already. */
function refuseToldPlaces(
  tx: Transaction,
  organisation: Organisation,
  before: readonly Site[],
  after: readonly KeptSite[],
): void {
  const nowHidden = after.filter(
    (site) =>
      site.visibility === 'hidden' &&
      before.find(({ rowId }) => rowId === site.rowId)?.visibility !== 'hidden',
  );
  if (nowHidden.length === 0) return;
  const known = [
    ...nowHidden,
    ...before.filter((site) => nowHidden.some(({ rowId }) => rowId === site.rowId)),
  ];
  const clues = known.map((site) => ({ ...site, visibility: 'hidden' as const }));
  for (const { title, slug, words, areas, siteRowIds } of queries.listPublicWords(tx, organisation.rowId)) {
    const takesPlaceThere = nowHidden.some(({ rowId }) => rowId !== null && siteRowIds.includes(rowId));
    const namesWard = areas.some((area) => area !== 'whole-borough' && area !== 'elsewhere');
    if (hiddenPlaceIn(words, clues) !== undefined || (takesPlaceThere && namesWard)) {
      throw new RuleError(
        'places',
        `“${title}” tells where that place is: change it first, then hide the place`,
      );
    }
    // What it said when it was first shown stands in its address for good, unless it is shown anew.
    if (hiddenPlaceIn([slug], clues) !== undefined) {
      throw new RuleError(
        'places',
        `The address of the page of “${title}” tells where that place is: withdraw it, hide the place, then show it again`,
      );
    }
  }
}

/** The moment of a change also serves as the record's version, so two changes never share one. */
function laterThan(before: Date, now: Date): Date {
  return now > before ? now : new Date(before.getTime() + 1);
}
