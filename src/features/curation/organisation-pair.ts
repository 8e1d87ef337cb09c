import type { Db } from '#db/client.ts';
import {
  isSearchable,
  listAllListingsOf,
  listingsAtSite,
  type MovingListing,
} from '#features/listings/index.ts';
import {
  type Belongings,
  hiddenPlaceIn,
  hiddenPlaceInWords,
  isPartOf,
  isSamePlace,
  listPublicWords,
  type Organisation,
  readBelongings,
  readOrganisations,
  type Site,
  troubleWithParent,
} from '#features/organisations/index.ts';
import { NotFoundError } from '#platform/errors.ts';
import { formatCount } from '#platform/formats.ts';
import { type Choices, type FieldDifference, suggestSide } from './merge.model.ts';
import { describeOrganisation } from './record-description.ts';
import type { ReviewLedger } from './review.ledger.ts';
import type { ReviewItem, ReviewType } from './review.model.ts';
import { reviewTypeDefinitions } from './review-types.ts';

/** Two organisations that are to be merged: what hangs on them, where they differ, and what is in the way. */

/** What a merge may take from the other one, by the name of its part in words. */
export const mergedFields = {
  name: 'name',
  sector: 'sector',
  type: 'type',
  parent: 'parentRowId',
  description: 'description',
  charity: 'charityNumber',
  company: 'companyNumber',
  email: 'email',
  phone: 'phone',
  website: 'website',
} as const satisfies Record<string, keyof Organisation>;
type FieldKey = keyof typeof mergedFields;
export type MergedFields = Pick<Organisation, (typeof mergedFields)[FieldKey]>;

export const fieldKeys = Object.keys(mergedFields) as FieldKey[];

/** Items that go along to the organisation that is kept. */
const movedTypes = [
  'claim',
  'without-lead',
  'problem',
  'correction',
  'lapsed',
  'call',
] as const satisfies readonly ReviewType[];
const settledFirst = ['registration', 'organisation-facts'] as const satisfies readonly ReviewType[];

/** A place that both have: what takes place there goes to the one of the organisation that is kept. */
export interface SharedPlace {
  goneSiteRowId: number;
  keptSiteRowId: number;
  listingRowIds: number[];
}

/** All that is known of the two. */
export interface Both {
  kept: Organisation;
  gone: Organisation;
  ofKept: Belongings;
  ofGone: Belongings;
  listings: MovingListing[];
  shared: SharedPlace[];
  items: ReviewItem[];
}

/**
 * Entries that one merge, or taking it back, writes anew in the index, in one transaction in which
 * nobody else is answered.
 */
export const mostRewritten = 400;

/** Whether what is chosen of the one that goes stands in the index of each entry of the one that stays. */
function isSeenInEntries(choices: Choices): boolean {
  return choices.name === 'gone' || choices.sector === 'gone';
}

/**
 * Rows of the entries whose index a merge changes: those that move, and the others too where the name they are found by
 * changes.
 */
export function rewrittenBy(db: Db, { kept, listings }: Both, choices: Choices): number[] {
  const own = isSeenInEntries(choices) ? listAllListingsOf(db, kept.rowId) : [];
  return [...listings, ...own].flatMap(({ rowId, state }) => (isSearchable(state) ? [rowId] : []));
}

/** Why so many entries can't be written at once, and what to do: "Pause" some of them first. */
export function tooMany(entries: number, way: string): string {
  return `${formatCount(entries)} entries would have to be written anew for search, and at most ${mostRewritten} can be at once. ${way} some of them first.`;
}

/** An organisation as it stands; throws {@link NotFoundError}. */
export function getOrganisation(db: Db, rowId: number): Organisation {
  const [organisation] = readOrganisations(db, [rowId]);
  if (!organisation) throw new NotFoundError('No such organisation');
  return organisation;
}

export function createPairReader(ledger: ReviewLedger) {
  function read(db: Db, { keptRowId, goneRowId }: { keptRowId: number; goneRowId: number }): Both {
    const [ofKept, ofGone] = [readBelongings(db, keptRowId), readBelongings(db, goneRowId)];
    return {
      kept: getOrganisation(db, keptRowId),
      gone: getOrganisation(db, goneRowId),
      ofKept,
      ofGone,
      listings: listAllListingsOf(db, goneRowId),
      shared: ofGone.sites.flatMap((site) => {
        const same = ofKept.sites.find((own) => isSamePlace(own, site) && own.visibility === site.visibility);
        return same
          ? [
              {
                goneSiteRowId: site.rowId,
                keptSiteRowId: same.rowId,
                listingRowIds: listingsAtSite(db, site.rowId),
              },
            ]
          : [];
      }),
      items: ledger
        .pendingAbout(db, 'organisation', [goneRowId], movedTypes)
        .filter(({ state }) => state === 'open'),
    };
  }

  function differencesOf(db: Db, { kept, gone, ofKept, ofGone }: Both): FieldDifference[] {
    const parents = new Map(
      readOrganisations(
        db,
        [kept.parentRowId, gone.parentRowId].filter((rowId) => rowId !== null),
      ).map((each) => [each.rowId, each.name]),
    );
    const describe = (organisation: Organisation, sites: readonly Site[]) =>
      new Map(
        describeOrganisation(
          { ...organisation, sites },
          organisation.parentRowId === null ? undefined : parents.get(organisation.parentRowId),
        ).map((part) => [part.key, part]),
      );
    const [mine, theirs] = [describe(kept, ofKept.sites), describe(gone, ofGone.sites)];
    return fieldKeys.flatMap((key) => {
      const [own, other] = [mine.get(key), theirs.get(key)];
      if (!own || !other || own.text === other.text) return [];
      // What is part of it, or isn't listed, can't become what it is part of: that is no choice.
      if (key === 'parent' && gone.parentRowId !== null && troubleWithParent(db, kept, gone.parentRowId)) {
        return [];
      }
      const suggested = suggestSide(own.text, other.text, 'kept');
      return [{ key, label: own.label, kept: own.text, gone: other.text, suggested }];
    });
  }

  function obstaclesTo(db: Db, both: Both, choices: Choices): string[] {
    const { kept, gone, ofKept, ofGone } = both;
    const written = rewrittenBy(db, both, choices).length;
    const waiting = ledger.pendingAbout(db, 'organisation', [gone.rowId], settledFirst);
    const disagreeing = ofGone.sites.filter((site) =>
      ofKept.sites.some(
        (own) =>
          isSamePlace(own, site) &&
          own.visibility !== site.visibility &&
          [own.visibility, site.visibility].includes('hidden'),
      ),
    );
    const [told] = toldPlaces(db, both);
    return [
      ...(written > mostRewritten
        ? [
            tooMany(
              written,
              isSeenInEntries(choices) ? 'Keep name and sector as they are, or pause' : 'Pause',
            ),
          ]
        : []),
      ...(isPartOf(db, kept.rowId, gone.rowId)
        ? [`“${kept.name}” is part of “${gone.name}”. Keep “${gone.name}” instead.`]
        : []),
      ...waiting.map(({ type, state }) =>
        state === 'sent-back'
          ? `What was asked about “${gone.name}” was sent back to its author. That has to be taken back first.`
          : `“${gone.name}” waits in the queue (${reviewTypeDefinitions[type].gist.toLowerCase()}). Decide about that first.`,
      ),
      ...disagreeing.map(
        (site) => `One of the two hides the place “${site.name}”, the other shows it. Settle that first.`,
      ),
      ...(told === undefined ? [] : [told]),
    ];
  }

  /** What of the public entries and words of one tells where a hidden place of the other is, in words for the curator. */
  function toldPlaces(db: Db, { kept, gone, ofKept, ofGone }: Both): string[] {
    return [
      { organisation: kept, sites: ofGone.sites },
      { organisation: gone, sites: ofKept.sites },
    ].flatMap(({ organisation, sites }) => {
      if (!sites.some(({ visibility }) => visibility === 'hidden')) return [];
      // A place's own name can be as plain as "Office".
      const hidden = sites.map((site) => ({ ...site, name: '' }));
      const place = 'where a place is that the other one hides';
      const toldBy = (title: string) => `“${title}” tells ${place}. Change its words first.`;
      const entries = listPublicWords(db, organisation.rowId).flatMap(({ title, slug, words }) => {
        if (hiddenPlaceIn(words, hidden)) return [toldBy(title)];
        // What an entry was first called stands in its address until it is shown anew.
        return hiddenPlaceIn([slug], hidden)
          ? [`The address of the page of “${title}” tells ${place}. Withdraw it, merge, then show it again.`]
          : [];
      });
      // The address of an organisation's own page changes by itself where it would tell.
      return hiddenPlaceInWords(organisation, hidden) ? [toldBy(organisation.name), ...entries] : entries;
    });
  }

  return { read, differencesOf, obstaclesTo };
}

/** Who comes along, who is in both, and who of those leads only the one that goes. */
export function membersOf({ ofKept, ofGone }: Both) {
  const own = new Map(ofKept.members.map((member) => [member.accountRowId, member]));
  const inBoth = ofGone.members.filter(({ accountRowId }) => own.has(accountRowId));
  const raised = inBoth.filter(
    ({ accountRowId, role }) => role === 'lead' && own.get(accountRowId)?.role === 'member',
  );
  return {
    joining: ofGone.members.filter(({ accountRowId }) => !own.has(accountRowId)),
    raised,
    staying: inBoth.filter((member) => !raised.includes(member)),
  };
}
