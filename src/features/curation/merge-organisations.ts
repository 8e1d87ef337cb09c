import type { Db } from '#db/client.ts';
import { type Account, displayName } from '#features/accounts/index.ts';
import {
  changeSiteIn,
  isSearchable,
  listAllListingsOf,
  type MovingListing,
  moveListingsIn,
  sitesOf,
} from '#features/listings/index.ts';
import {
  changeRolesIn,
  isPartOf,
  moveBelongingsIn,
  type Organisation,
  type OrganisationRecord,
  placeInOrderIn,
  positionsOf,
  readBelongings,
  readOrganisations,
  type Site,
} from '#features/organisations/index.ts';
import { sectorLabels } from '#features/vocabularies/index.ts';
import type { Clock } from '#platform/clock.ts';
import { RuleError } from '#platform/errors.ts';
import type { MergeKind } from './merge.kind.ts';
import { type Choices, chosenOf, sightOfPlan } from './merge.model.ts';
import { moveItems } from './merge.queries.ts';
import {
  createPairReader,
  fieldKeys,
  getOrganisation,
  type MergedFields,
  membersOf,
  mergedFields,
  mostRewritten,
  rewrittenBy,
  type SharedPlace,
  tooMany,
} from './organisation-pair.ts';
import { describeOrganisation } from './record-description.ts';
import type { ReviewLedger } from './review.ledger.ts';
import { reviewTypeDefinitions } from './review-types.ts';

/** Merging an organisation into another, with all that hangs on it. */

/** What undoing a merge of organisations needs. */
interface OrganisationUndo {
  before: Partial<MergedFields>;
  after: Partial<MergedFields>;
  listingRowIds: number[];
  shared: SharedPlace[];
  sites: { siteRowId: number; position: number }[];
  membershipRowIds: number[];
  raisedMembershipRowIds: number[];
  invitationRowIds: number[];
  partRowIds: number[];
  itemRowIds: number[];
}

const undone = 'A merge was undone';

export function createOrganisationMerging(given: {
  clock: Clock;
  record: OrganisationRecord;
  ledger: ReviewLedger;
}): MergeKind {
  const { clock, record, ledger } = given;

  const { read, differencesOf, obstaclesTo } = createPairReader(ledger);

  return {
    subjects: (db, rowIds) =>
      new Map(
        readOrganisations(db, rowIds).map(({ rowId, id, slug, name, type, sector, state }) => [
          rowId,
          {
            rowId,
            id,
            slug,
            title: name,
            gist: `${type} · ${sectorLabels[sector]}`,
            freshness: null,
            isMergeable: state === 'live',
          },
        ]),
      ),

    better(db, oneRowId, otherRowId) {
      if (isPartOf(db, oneRowId, otherRowId)) return otherRowId;
      if (isPartOf(db, otherRowId, oneRowId)) return oneRowId;
      const weight = (rowId: number) => [
        listAllListingsOf(db, rowId).length,
        readBelongings(db, rowId).members.length,
      ];
      const [[ownEntries = 0, ownPeople = 0], [entries = 0, people = 0]] = [
        weight(oneRowId),
        weight(otherRowId),
      ];
      const lead = ownEntries - entries || ownPeople - people || otherRowId - oneRowId;
      return lead > 0 ? oneRowId : otherRowId;
    },

    plan(db, pair, asked) {
      const both = read(db, pair);
      const { kept, gone, ofGone, listings, shared, items } = both;
      const differences = differencesOf(db, both);
      const { joining, raised, staying } = membersOf(both);
      const sharedSites = new Set(shared.map(({ goneSiteRowId }) => goneSiteRowId));
      const choices = chosenOf(differences, asked);
      return {
        differences,
        choices,
        moves: [
          { label: 'Entries', names: listings.map(titleOf) },
          {
            label: 'Places',
            names: ofGone.sites.filter(({ rowId }) => !sharedSites.has(rowId)).map(placeText),
          },
          { label: 'People', names: joining.map(memberText) },
          {
            label: 'People who lead both from now on',
            names: raised.map(memberText),
          },
          { label: 'Open invitations', names: ofGone.invitations.map(({ email }) => email) },
          { label: 'Parts', names: ofGone.parts.map(({ name }) => name) },
          {
            label: 'What waits in the queue about it',
            names: items.map(({ type }) => reviewTypeDefinitions[type].gist),
          },
        ],
        stays: [
          {
            label: 'Places that both have',
            names: ofGone.sites.filter(({ rowId }) => sharedSites.has(rowId)).map(placeText),
            note: `Entries there move to the same place of ${kept.name}.`,
          },
          {
            label: 'People who are in both',
            names: staying.map(memberText),
            note: `They stay in ${kept.name}.`,
          },
        ],
        obstacles: obstaclesTo(db, both, choices),
        sight: sightOfPlan([
          kept,
          gone,
          both.ofKept,
          ofGone,
          listings,
          shared,
          items.map(({ rowId }) => rowId),
          // Whether a parent can be taken rests on organisations further up.
          differences,
        ]),
      };
    },

    carryOut(tx, actor, { choices, ...pair }) {
      const both = read(tx, pair);
      const { kept, gone, ofGone, shared, items } = both;
      const [obstacle] = obstaclesTo(tx, both, choices);
      const rewritten = rewrittenBy(tx, both, choices);
      if (obstacle !== undefined) throw new RuleError('merge', obstacle);
      const at = clock.now();
      const listingRowIds = both.listings.map(({ rowId }) => rowId);
      const sharedSites = new Set(shared.map(({ goneSiteRowId }) => goneSiteRowId));
      const siteRowIds = ofGone.sites.map(({ rowId }) => rowId).filter((rowId) => !sharedSites.has(rowId));
      const { joining, raised } = membersOf(both);
      const reason = `Merged: “${gone.name}” is part of “${kept.name}” now`;
      const undo: OrganisationUndo = {
        ...changeOf(kept, gone, choices),
        listingRowIds,
        shared,
        sites: positionsOf(tx, siteRowIds),
        membershipRowIds: joining.map(({ rowId }) => rowId),
        raisedMembershipRowIds: raised.flatMap(
          ({ accountRowId }) =>
            both.ofKept.members.find((member) => member.accountRowId === accountRowId)?.rowId ?? [],
        ),
        invitationRowIds: ofGone.invitations.map(({ rowId }) => rowId),
        partRowIds: ofGone.parts.map(({ rowId }) => rowId),
        itemRowIds: items.map(({ rowId }) => rowId),
      };
      for (const { listingRowIds: there, goneSiteRowId, keptSiteRowId } of shared) {
        changeSiteIn(tx, {
          listingRowIds: there,
          fromSiteRowId: goneSiteRowId,
          toSiteRowId: keptSiteRowId,
        });
      }
      moveBelongingsIn(tx, actor, {
        siteRowIds,
        membershipRowIds: undo.membershipRowIds,
        invitationRowIds: undo.invitationRowIds,
        partRowIds: undo.partRowIds,
        from: gone.rowId,
        to: kept.rowId,
        reason,
        at,
      });
      moveListingsIn(tx, actor, { listingRowIds, organisationRowId: kept.rowId, reason, at });
      changeRolesIn(tx, actor, { membershipRowIds: undo.raisedMembershipRowIds, role: 'lead' });
      moveItems(tx, { itemRowIds: undo.itemRowIds, type: 'organisation', from: gone.rowId, to: kept.rowId });
      // The one that goes first: its name and numbers are then free, and nothing of it is left to index.
      record.update(tx, actor, gone, {
        fields: { state: 'archived' },
        reason: `Merged into “${kept.name}”`,
      });
      const organisation = record.update(tx, actor, kept, {
        fields: undo.after,
        reason: `Merged with “${gone.name}”`,
        listingRowIds: rewritten,
      });
      if (undo.membershipRowIds.length + undo.raisedMembershipRowIds.length > 0) {
        record.recordMembers(tx, actor, organisation, `People of “${gone.name}” joined`);
      }
      return undo;
    },

    obstaclesToUndo(db, { keptRowId, goneRowId, undo }) {
      const [kept, gone] = [getOrganisation(db, keptRowId), getOrganisation(db, goneRowId)];
      const { after, listingRowIds, shared, sites } = undo as OrganisationUndo;
      const titles = new Map(listAllListingsOf(db, keptRowId).map((each) => [each.rowId, each]));
      const moved = new Set(listingRowIds);
      const movedSites = new Set(sites.map(({ siteRowId }) => siteRowId));
      const returning = new Set([...movedSites, ...shared.map(({ keptSiteRowId }) => keptSiteRowId)]);
      const places = sitesOf(db, [...titles.keys()]);
      const astray = [...titles.values()].filter(({ rowId }) =>
        (places.get(rowId) ?? []).some((site) =>
          moved.has(rowId) ? !returning.has(site) : movedSites.has(site),
        ),
      );
      const rewritten = [...titles.values()].filter(
        ({ rowId, state }) => isSearchable(state) && (moved.has(rowId) || isSeenInEntries(after)),
      );
      const left = new Set(readBelongings(db, keptRowId).sites.map((site) => site.rowId));
      return [
        ...(gone.state === 'archived' ? [] : [`“${gone.name}” was brought back since.`]),
        ...(kept.state === 'live' ? [] : [`“${kept.name}” isn’t listed any more.`]),
        ...changedSince(kept, after).map(
          (label) => `${label} of “${kept.name}” has been changed since. Its history has what it was before.`,
        ),
        ...astray.map(
          (each) => `“${titleOf(each)}” has another place since, which the other one doesn’t have.`,
        ),
        ...listingRowIds
          .filter((rowId) => !titles.has(rowId))
          .slice(0, 1)
          .map(() => 'An entry that moved belongs to a third organisation by now.'),
        ...(rewritten.length > mostRewritten ? [tooMany(rewritten.length, 'Pause')] : []),
        ...closedCircles(db, { kept, gone }, undo as OrganisationUndo),
        ...([...movedSites].every((rowId) => left.has(rowId))
          ? []
          : ['A place that moved was removed since.']),
      ];
    },

    undo(tx, actor, { keptRowId, goneRowId, undo }) {
      const { before, listingRowIds, shared, sites, ...rows } = undo as OrganisationUndo;
      const [kept, gone] = [getOrganisation(tx, keptRowId), getOrganisation(tx, goneRowId)];
      const at = clock.now();
      changeRolesIn(tx, actor, { membershipRowIds: rows.raisedMembershipRowIds, role: 'member' });
      moveBelongingsIn(tx, actor, {
        siteRowIds: sites.map(({ siteRowId }) => siteRowId),
        membershipRowIds: rows.membershipRowIds,
        invitationRowIds: rows.invitationRowIds,
        partRowIds: rows.partRowIds,
        from: keptRowId,
        to: goneRowId,
        reason: undone,
        at,
      });
      placeInOrderIn(tx, sites);
      for (const { listingRowIds: there, goneSiteRowId, keptSiteRowId } of shared) {
        changeSiteIn(tx, {
          listingRowIds: there,
          fromSiteRowId: keptSiteRowId,
          toSiteRowId: goneSiteRowId,
        });
      }
      moveListingsIn(tx, actor, { listingRowIds, organisationRowId: goneRowId, reason: undone, at });
      moveItems(tx, {
        itemRowIds: rows.itemRowIds,
        type: 'organisation',
        from: keptRowId,
        to: goneRowId,
      });
      const restored = record.update(tx, actor, kept, {
        fields: before,
        reason: undone,
        // What goes back is written with the one that comes back.
        listingRowIds: isSeenInEntries(before) ? undefined : [],
      });
      const back = record.update(tx, actor, gone, { fields: { state: 'live' }, reason: undone });
      if (rows.membershipRowIds.length + rows.raisedMembershipRowIds.length > 0) {
        record.recordMembers(tx, actor, restored, undone);
        record.recordMembers(tx, actor, back, undone);
      }
    },
  };
}

/** What of the organisation that is kept changes, before and after. */
function changeOf(
  kept: Organisation,
  gone: Organisation,
  choices: Choices,
): Pick<OrganisationUndo, 'before' | 'after'> {
  const fields = fieldKeys.filter((key) => choices[key] === 'gone').map((key) => mergedFields[key]);
  const pick = (organisation: Organisation) =>
    Object.fromEntries(fields.map((field) => [field, organisation[field]])) as Partial<MergedFields>;
  return { before: pick(kept), after: pick(gone) };
}

/** What became part of something since that would become part of it in turn, so that each were part of itself. */
function closedCircles(
  db: Db,
  { kept, gone }: { kept: Organisation; gone: Organisation },
  { before, partRowIds }: OrganisationUndo,
): string[] {
  const backRowIds = new Set(partRowIds);
  const parts = readBelongings(db, kept.rowId).parts.filter(({ rowId }) => backRowIds.has(rowId));
  return [
    { whole: kept, parentRowId: before.parentRowId ?? null, below: [kept] },
    { whole: gone, parentRowId: gone.parentRowId, below: parts },
  ].flatMap(({ whole, parentRowId, below }) => {
    if (parentRowId === null || !below.some(({ rowId }) => isPartOf(db, parentRowId, rowId))) return [];
    const { name } = getOrganisation(db, parentRowId);
    return [`“${name}” would be part of “${whole.name}” and “${whole.name}” part of it. Change that first.`];
  });
}

/** Whether fields that change stand in the index of each entry. */
function isSeenInEntries(fields: Partial<MergedFields>): boolean {
  return 'name' in fields || 'sector' in fields;
}

/** Labels of what isn't any more as the merge left it. */
function changedSince(kept: Organisation, after: Partial<MergedFields>): string[] {
  const labels = new Map(
    describeOrganisation({ ...kept, sites: [] }, undefined).map((part) => [part.key, part.label]),
  );
  return fieldKeys
    .filter((key) => mergedFields[key] in after && after[mergedFields[key]] !== kept[mergedFields[key]])
    .map((key) => labels.get(key) ?? key);
}

const stateNotes: Partial<Record<MovingListing['state'], string>> = {
  draft: 'draft',
  paused: 'paused',
  met: 'met',
  taken: 'taken',
  lapsed: 'lapsed',
  archived: 'withdrawn',
};

function titleOf({ title, state }: MovingListing): string {
  const name = title === '' ? 'Without a title yet' : title;
  const note = stateNotes[state];
  return note === undefined ? name : `${name} (${note})`;
}

function placeText({ name, postcode, visibility }: Site): string {
  const where = [name, postcode].filter(Boolean).join(', ');
  return visibility === 'hidden' ? `${where} (hidden)` : where;
}

function memberText(
  member: Pick<Account, 'name' | 'email' | 'leftAt'> & { role: 'lead' | 'member' },
): string {
  return member.role === 'lead' ? `${displayName(member)} (lead)` : displayName(member);
}
