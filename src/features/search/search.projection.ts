import type { Transaction } from '#db/client.ts';
import { isSearchable, type ListingProjection, liveRowIdsOf } from '#features/listings/index.ts';
import type { OrganisationProjection } from '#features/organisations/index.ts';
import { type DocumentSources, documentsOf, readSearchDocuments } from './search.documents.ts';
import type { SearchDocument } from './search.model.ts';

/** An index that is written in the transaction of the change. */
export interface TransactionalIndex {
  /** Adds an entry or replaces it. */
  index(tx: Transaction, document: SearchDocument): void;
  /** Takes an entry out; nothing happens where it isn't in. */
  remove(tx: Transaction, rowId: number): void;
}

/** Keeps the embedded index in step with listings and organisations, inside the writer's transaction. */
export function createSearchProjection(
  index: TransactionalIndex,
  sources: DocumentSources,
): ListingProjection & OrganisationProjection {
  function reindex(tx: Transaction, documents: readonly SearchDocument[]): void {
    for (const document of documents) index.index(tx, document);
  }
  return {
    listingChanged(tx, listing) {
      if (isSearchable(listing.state)) reindex(tx, documentsOf(tx, [listing], sources));
      else index.remove(tx, listing.rowId);
    },
    // Its name, sector and places stand in the index of each of its entries.
    organisationChanged: (tx, organisationRowId, listingRowIds) =>
      reindex(tx, readSearchDocuments(tx, listingRowIds ?? liveRowIdsOf(tx, organisationRowId), sources)),
  };
}
