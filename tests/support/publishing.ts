import { transaction } from '../../db/client.ts';
import { listings } from '../../db/schema/listings.ts';
import { contentOf, type Listing, type ListingContent } from '../../src/features/listings/index.ts';
import { randomIds } from '../../src/platform/ids.ts';
import { personOf } from './submissions.ts';
import type { TestApp } from './test-app.ts';

/**
 * Has somebody publish a new entry of one of their organisations, as if a curator had agreed to it: a copy of another
 * entry, without its places, and with what the test is about changed.
 */
export function publishEntry(
  app: TestApp,
  email: string,
  organisationSlug: string,
  given: { like: Listing; change: Partial<ListingContent> },
): Listing {
  const organisation = app.services.organisations.getBySlug(organisationSlug);
  const actor = personOf(app, email);
  const { rowId: _row, ...values } = given.like;
  return transaction(app.database, (tx) => {
    const now = app.clock.now();
    const id = randomIds.next(now);
    const { rowId } = tx
      .insert(listings)
      .values({
        ...values,
        id,
        slug: id,
        organisationRowId: organisation.rowId,
        state: 'draft',
        version: 1,
        publishedAt: null,
        confirmedOn: null,
        reviewDueOn: null,
        sourceKey: null,
        createdByRowId: actor.accountRowId,
      })
      .returning()
      .get();
    return app.services.listings.publishIn(tx, actor, {
      listingRowId: rowId,
      content: { ...contentOf(given.like), areas: ['whole-borough'], ...given.change },
      siteRowIds: [],
      reason: 'A test needs it',
    });
  });
}
