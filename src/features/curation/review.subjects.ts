import type { Db } from '#db/client.ts';
import { type Listing, readListings } from '#features/listings/index.ts';
import { type Organisation, readOrganisations } from '#features/organisations/index.ts';
import { curationPaths } from './curation.paths.ts';
import { listingProposals } from './publishing-gate.ts';
import type { LetterSubject } from './review.letters.ts';
import { proposalOf, type ReviewItem, type ReviewState, type ReviewSubject } from './review.model.ts';

/** The records that items are about. */

/** A record as it stands now; undefined parts are gone. */
export interface Subject {
  listing: Listing | undefined;
  /** The listing's organisation, or the organisation that the item is about. */
  organisation: Organisation | undefined;
}

/** The records of several items, by the item's row. */
export function readSubjects(db: Db, items: readonly ReviewItem[]): Map<number, Subject> {
  const rowIdsOf = (type: ReviewSubject['type']) =>
    items.filter((item) => item.subjectType === type).map((item) => item.subjectRowId);
  const listings = new Map(readListings(db, rowIdsOf('listing')).map((each) => [each.rowId, each]));
  const organisationRowIds = new Set([
    ...rowIdsOf('organisation'),
    ...[...listings.values()].map((listing) => listing.organisationRowId),
  ]);
  const organisations = new Map(
    readOrganisations(db, [...organisationRowIds]).map((each) => [each.rowId, each]),
  );
  return new Map(
    items.map((item) => {
      const listing = item.subjectType === 'listing' ? listings.get(item.subjectRowId) : undefined;
      const organisationRowId =
        item.subjectType === 'organisation' ? item.subjectRowId : listing?.organisationRowId;
      return [
        item.rowId,
        {
          listing,
          organisation: organisationRowId === undefined ? undefined : organisations.get(organisationRowId),
        },
      ];
    }),
  );
}

/** What an item is called: the title that is proposed, else the record's own. */
export function titleOf(item: ReviewItem, { listing, organisation }: Subject): string {
  if (listingProposals.some((type) => type === item.type)) {
    return proposalOf(item, ...listingProposals).content.title;
  }
  if (item.subjectType === 'page') return 'The directory itself';
  return (item.subjectType === 'listing' ? listing?.title : organisation?.name) ?? 'Something that is gone';
}

/** An item's record as letters name it. */
export function letterSubject(item: ReviewItem, subject: Subject): LetterSubject {
  const title = titleOf(item, subject);
  const { listing, organisation } = subject;
  if (listing && item.subjectType === 'listing') {
    return {
      title,
      path: curationPaths.listing(listing.slug),
      editPath: curationPaths.editListing(listing.slug),
    };
  }
  const slug = organisation?.slug ?? '';
  return {
    title,
    path: curationPaths.organisation(slug),
    editPath: curationPaths.editOrganisation(slug),
  };
}

/**
 * What a curator had before their eyes, as a text that their decision carries back: the turn of the item and the
 * state of its record. Another one now means that somebody else was quicker.
 */
export function sightOf(item: ReviewItem, state: ReviewState, { listing, organisation }: Subject): string {
  const record = item.subjectType === 'listing' ? listing?.version : organisation?.updatedAt.getTime();
  return `${state.turn}-${record ?? 0}`;
}
