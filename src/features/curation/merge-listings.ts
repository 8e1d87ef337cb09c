import type { Db, Transaction } from '#db/client.ts';
import {
  contentOf,
  freshnessTag,
  kindLabel,
  type Listing,
  type ListingAuthority,
  type ListingContent,
  type ListingState,
  readListings,
} from '#features/listings/index.ts';
import { listSites, type Organisation, readOrganisations } from '#features/organisations/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import type { Person } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { NotFoundError, RuleError } from '#platform/errors.ts';
import type { DescribedPart } from './comparison.model.ts';
import type { MergeKind } from './merge.kind.ts';
import { chosenOf, type FieldDifference, sightOfPlan, suggestSide } from './merge.model.ts';
import { moveItems } from './merge.queries.ts';
import { describeListing } from './record-description.ts';
import type { ReviewLedger } from './review.ledger.ts';
import type { ReviewItem, ReviewType } from './review.model.ts';
import { readSiteRowIds } from './review.queries.ts';
import { reviewTypeDefinitions } from './review-types.ts';

/** Merging a listing into another of its kind. */

/** What of a listing a merge may take from the other one, in the words of its form. */
const mergedParts = [
  'title',
  'summary',
  'description',
  'category',
  'details',
  'availability',
  'themes',
  'skills',
  'areas',
] as const satisfies readonly (keyof ListingContent)[];
type MergedPart = (typeof mergedParts)[number] | 'places';

const partLabels: Record<MergedPart, string> = {
  title: 'Title',
  summary: 'Summary',
  description: 'More about it',
  category: 'Category',
  details: 'Details',
  availability: 'When',
  themes: 'Themes',
  skills: 'Skills',
  areas: 'Areas',
  places: 'Places',
};

/** Items that go along to the listing that is kept. */
const movedTypes = ['problem', 'correction', 'lapsed', 'call'] as const satisfies readonly ReviewType[];
/** Items that change the one that goes, and so must be decided first. */
const settledFirst = ['new-listing', 'changed-listing', 'look-over'] as const satisfies readonly ReviewType[];

/** What undoing a merge of listings needs. */
interface ListingUndo {
  goneState: ListingState;
  movedItemRowIds: number[];
  /** Null: nothing of what is kept was changed. */
  before: { content: ListingContent; siteRowIds: number[]; confirmedOn: string | null } | null;
  /** Of the listing that is kept, after the merge. */
  version: number;
}

interface Known {
  listing: Listing;
  organisation: Organisation;
  siteRowIds: number[];
}

export function createListingMerging(given: {
  clock: Clock;
  listings: ListingAuthority;
  ledger: ReviewLedger;
  vocabulary: () => Vocabulary;
}): MergeKind {
  const { clock, listings, ledger, vocabulary } = given;

  function get(db: Db, rowId: number): Known {
    const [listing] = readListings(db, [rowId]);
    const [organisation] = listing ? readOrganisations(db, [listing.organisationRowId]) : [];
    if (!listing || !organisation) throw new NotFoundError('No such listing');
    return { listing, organisation, siteRowIds: readSiteRowIds(db, rowId) };
  }

  /** A listing in words, its kind's own facts as one part. */
  function describe(db: Db, { listing, siteRowIds }: Known): Map<string, string> {
    const parts = describeListing(
      { content: contentOf(listing), siteRowIds },
      {
        vocabulary: vocabulary(),
        sites: listSites(db, listing.organisationRowId),
        today: londonDay(clock.now()),
      },
    );
    const isDetail = ({ key }: DescribedPart) => key.startsWith('details.');
    const details = parts
      .filter((part) => isDetail(part) && part.text !== '')
      .map(({ label, text }) => `${label}: ${text}`)
      .join('\n');
    return new Map([...parts.map(({ key, text }) => [key, text] as const), ['details', details]]);
  }

  function differencesOf(db: Db, kept: Known, gone: Known): FieldDifference[] {
    const [ofKept, ofGone] = [describe(db, kept), describe(db, gone)];
    const newer = (gone.listing.confirmedOn ?? '') > (kept.listing.confirmedOn ?? '') ? 'gone' : 'kept';
    // A listing takes place at its own organisation's places, so between two organisations they can't be taken over.
    const keys: MergedPart[] = [
      ...mergedParts,
      ...(kept.organisation.rowId === gone.organisation.rowId ? (['places'] as const) : []),
    ];
    return keys.flatMap((key) => {
      const [keptText, goneText] = [ofKept.get(key) ?? '', ofGone.get(key) ?? ''];
      if (keptText === goneText) return [];
      const suggested = suggestSide(keptText, goneText, newer);
      return [{ key, label: partLabels[key], kept: keptText, gone: goneText, suggested }];
    });
  }

  function obstaclesTo(db: Db, kept: Known, gone: Known): string[] {
    const waiting = ledger.pendingAbout(db, 'listing', [gone.listing.rowId], settledFirst);
    return [
      ...(kept.listing.kind === gone.listing.kind
        ? []
        : ['They are of different kinds. What one needs and another offers is a match, not a duplicate.']),
      ...waiting.map(({ type, state }) =>
        state === 'sent-back'
          ? `A change of “${gone.listing.title}” was sent back to its author. Take it back on its page first.`
          : `“${gone.listing.title}” waits in the queue (${reviewTypeDefinitions[type].gist.toLowerCase()}). Decide about that first.`,
      ),
    ];
  }

  function movingItems(db: Db, goneRowId: number): ReviewItem[] {
    return ledger
      .pendingAbout(db, 'listing', [goneRowId], movedTypes)
      .filter(({ state }) => state === 'open');
  }

  return {
    subjects(db, rowIds) {
      const found = readListings(db, rowIds);
      const organisations = new Map(
        readOrganisations(db, [...new Set(found.map((each) => each.organisationRowId))]).map((each) => [
          each.rowId,
          each,
        ]),
      );
      return new Map(
        found.map((listing) => [
          listing.rowId,
          {
            rowId: listing.rowId,
            id: listing.id,
            slug: listing.slug,
            title: listing.title,
            gist: `${kindLabel(listing, vocabulary())}, ${organisations.get(listing.organisationRowId)?.name ?? ''}`,
            freshness: freshnessTag(listing, londonDay(clock.now())).text,
            isMergeable: listing.publishedAt !== null && listing.state !== 'archived',
          },
        ]),
      );
    },

    better(db, oneRowId, otherRowId) {
      const [one, other] = [get(db, oneRowId).listing, get(db, otherRowId).listing];
      if ((one.state === 'live') !== (other.state === 'live')) {
        return one.state === 'live' ? oneRowId : otherRowId;
      }
      const [mine, theirs] = [one.confirmedOn ?? '', other.confirmedOn ?? ''];
      if (mine !== theirs) return mine > theirs ? oneRowId : otherRowId;
      return Math.min(oneRowId, otherRowId);
    },

    plan(db, { keptRowId, goneRowId }, asked) {
      const [kept, gone] = [get(db, keptRowId), get(db, goneRowId)];
      const differences = differencesOf(db, kept, gone);
      const items = movingItems(db, goneRowId);
      const places = describe(db, gone).get('places') ?? '';
      const areApart = kept.organisation.rowId !== gone.organisation.rowId;
      return {
        differences,
        choices: chosenOf(differences, asked),
        moves: [
          {
            label: 'What waits in the queue about it',
            names: items.map(({ type }) => reviewTypeDefinitions[type].gist),
          },
        ],
        stays: [
          {
            label: 'Places',
            names: areApart && places !== '' ? places.split('; ') : [],
            note: `They are ${gone.organisation.name}’s.`,
          },
        ],
        obstacles: obstaclesTo(db, kept, gone),
        sight: sightOfPlan([kept, gone, items.map(({ rowId }) => rowId)]),
      };
    },

    carryOut(tx, actor, { keptRowId, goneRowId, choices }) {
      const [kept, gone] = [get(tx, keptRowId), get(tx, goneRowId)];
      const [obstacle] = obstaclesTo(tx, kept, gone);
      if (obstacle !== undefined) throw new RuleError('merge', obstacle);
      const items = movingItems(tx, goneRowId).map(({ rowId }) => rowId);
      moveItems(tx, { itemRowIds: items, type: 'listing', from: goneRowId, to: keptRowId });
      const taken = Object.entries(choices).flatMap(([key, side]) => (side === 'gone' ? [key] : []));
      listings.changeStateIn(tx, actor, {
        listingRowId: goneRowId,
        state: 'archived',
        reason: `Merged into “${kept.listing.title}”`,
      });
      const before =
        taken.length === 0
          ? null
          : {
              content: contentOf(kept.listing),
              siteRowIds: kept.siteRowIds,
              confirmedOn: kept.listing.confirmedOn,
            };
      if (before !== null) {
        const own = contentOf(kept.listing);
        const theirs = contentOf(gone.listing);
        const content = Object.fromEntries(
          Object.keys(own).map((key) => [
            key,
            (taken.includes(key) ? theirs : own)[key as keyof ListingContent],
          ]),
        ) as unknown as ListingContent;
        publish(tx, actor, kept.listing, {
          content,
          siteRowIds: taken.includes('places') ? gone.siteRowIds : kept.siteRowIds,
          confirmedOn: kept.listing.confirmedOn,
          reason: `Merged with “${gone.listing.title}”`,
        });
      } else {
        listings.noteIn(tx, actor, {
          listingRowId: keptRowId,
          reason: `Merged with “${gone.listing.title}”`,
        });
      }
      return {
        goneState: gone.listing.state,
        movedItemRowIds: items,
        before,
        version: get(tx, keptRowId).listing.version,
      } satisfies ListingUndo;
    },

    obstaclesToUndo(db, { keptRowId, goneRowId, undo }) {
      const { before, version } = undo as ListingUndo;
      const [kept, gone] = [get(db, keptRowId).listing, get(db, goneRowId).listing];
      return [
        ...(gone.state === 'archived' ? [] : [`“${gone.title}” was brought back since.`]),
        ...(before !== null && kept.version !== version
          ? [`“${kept.title}” has been changed since. Its history has what it said before.`]
          : []),
      ];
    },

    undo(tx, actor, { keptRowId, goneRowId, undo }) {
      const { goneState, movedItemRowIds, before } = undo as ListingUndo;
      const { listing: kept } = get(tx, keptRowId);
      const reason = 'A merge was undone';
      if (before !== null) publish(tx, actor, kept, { ...before, reason });
      else listings.noteIn(tx, actor, { listingRowId: keptRowId, reason });
      listings.changeStateIn(tx, actor, {
        listingRowId: goneRowId,
        state: goneState,
        reason,
      });
      moveItems(tx, { itemRowIds: movedItemRowIds, type: 'listing', from: keptRowId, to: goneRowId });
    },
  };

  /** Changes what a listing says; its day and its state stay, which publishing alone may change. */
  function publish(
    tx: Transaction,
    actor: Person,
    listing: Listing,
    change: {
      content: ListingContent;
      siteRowIds: readonly number[];
      confirmedOn: string | null;
      reason: string;
    },
  ): void {
    const { content, siteRowIds, confirmedOn, reason } = change;
    const published = listings.publishIn(tx, actor, {
      listingRowId: listing.rowId,
      content,
      siteRowIds,
      reason,
      ...(confirmedOn === null ? {} : { vouchedOn: confirmedOn }),
    });
    if (published.state !== listing.state) {
      listings.changeStateIn(tx, actor, { listingRowId: listing.rowId, state: listing.state, reason });
    }
  }
}
