import type { Database } from '#db/client.ts';
import { type ListingContent, readListings } from '#features/listings/index.ts';
import { type OrganisationService, readOrganisations } from '#features/organisations/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { curationPaths } from './curation.paths.ts';
import type { DuplicateFinder } from './duplicates.finder.ts';
import type { MergeKind } from './merge.kind.ts';
import type { MergedType } from './merge.model.ts';
import { reasonsText, toRecord } from './merge.presenter.ts';
import { proposalOf } from './review.model.ts';
import type { OpenedItem } from './review.service.ts';
import { LikelyDuplicates, PairPanel } from './views/duplicate-panels.tsx';

/** What is told of likely duplicates on other pages: at the desk, and beside the form of an entry. */

/** So many are shown beside the form; more would be a list that nobody reads. */
const mostBeside = 3;

/** Makes the panel of a pair in the queue. */
export function duplicatePanel(given: {
  database: Database;
  mergeKinds: Record<MergedType, MergeKind>;
}): (opened: OpenedItem) => Html {
  const { database, mergeKinds } = given;

  function words(type: MergedType, rowIds: readonly number[]): Map<number, string> {
    return new Map(
      type === 'listing'
        ? readListings(database, rowIds).map(({ rowId, summary }) => [rowId, summary])
        : readOrganisations(database, rowIds).map(({ rowId, description }) => [rowId, description]),
    );
  }

  return ({ item }) => {
    const type: MergedType = item.subjectType === 'organisation' ? 'organisation' : 'listing';
    const { otherRowId, reasons } = proposalOf(item, 'duplicate');
    const rowIds = [otherRowId, item.subjectRowId];
    const subjects = mergeKinds[type].subjects(database, rowIds);
    const texts = words(type, rowIds);
    const sides = rowIds.flatMap((rowId) => {
      const subject = subjects.get(rowId);
      return subject ? [{ subject, record: toRecord(type, subject), text: texts.get(rowId) ?? '' }] : [];
    });
    const [one, other] = sides;
    if (!one || !other) return <p>One of the two is gone.</p>;
    const canCompare = one.subject.isMergeable && other.subject.isMergeable;
    return (
      <PairPanel
        one={one}
        other={other}
        reasons={reasonsText(reasons)}
        compareHref={
          canCompare ? curationPaths.compare({ type, one: one.subject.id, other: other.subject.id }) : null
        }
      />
    );
  };
}

/** Makes what stands beside the form of an entry: others that could be the same, likeliest first. */
export function duplicatesBesideForm(given: {
  duplicates: DuplicateFinder;
  organisations: Pick<OrganisationService, 'byRowIds'>;
}): (entry: {
  content: ListingContent;
  organisationRowId: number;
  listingRowId: number | null;
}) => Html | null {
  return ({ content, organisationRowId, listingRowId }) => {
    const found = given.duplicates.listingsLike(content, {
      organisationRowId,
      ownRowId: listingRowId,
      limit: mostBeside,
    });
    if (found.length === 0) return null;
    const named = given.organisations.byRowIds(found.map(({ record }) => record.organisationRowId));
    return (
      <LikelyDuplicates
        entries={found.map(({ record, reasons }) => ({
          title: record.title,
          href: curationPaths.listing(record.slug),
          organisation: named.get(record.organisationRowId)?.name ?? '',
          isOwn: record.organisationRowId === organisationRowId,
          isDraft: record.state === 'draft',
          reasons: reasonsText(reasons),
        }))}
      />
    );
  };
}
