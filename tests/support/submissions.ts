import { transaction } from '../../db/client.ts';
import { createPublishingGate } from '../../src/features/curation/index.ts';
import { contentOf, type Listing, type ListingContent } from '../../src/features/listings/index.ts';
import type { Person } from '../../src/platform/actor.ts';
import { signIn } from './client.ts';
import type { TestApp } from './test-app.ts';

/** Puts what people write into the review queue, as the listing form does. */

/** Somebody of the demonstration, as services know them. */
export function personOf(app: TestApp, email: string): Person {
  const token = signIn(app, email).cookie('session');
  const person = token === undefined ? undefined : app.services.sessions.personOf(token);
  if (!person) throw new Error(`Nobody has the address ${email}`);
  return person;
}

/** A listing by its slug, in whatever state. */
export function listingBySlug(app: TestApp, slug: string): Listing {
  const row = app.database.query.listings
    .findFirst({ where: (listing, { eq }) => eq(listing.slug, slug) })
    .sync();
  const listing = row && app.services.listings.byRowIds([row.rowId]).get(row.rowId);
  if (!listing) throw new Error(`No listing ${slug}`);
  return listing;
}

/** Submits a change of a public listing; returns whether it may go public at once. */
export function submitChange(
  app: TestApp,
  email: string,
  slug: string,
  change: Partial<ListingContent>,
): 'publish' | 'wait' {
  const listing = listingBySlug(app, slug);
  const content = contentOf(listing);
  const after = { ...content, ...change };
  const actor = personOf(app, email);
  const gate = createPublishingGate({ database: app.database, ledger: app.services.reviewLedger });
  return transaction(app.database, (tx) => {
    const sites = tx.query.listingSites
      .findMany({ where: (row, { eq }) => eq(row.listingRowId, listing.rowId) })
      .sync();
    const siteRowIds = sites.map((site) => site.siteRowId);
    const route = gate.submitted(tx, { actor, listing, before: content, after, siteRowIds });
    if (route === 'publish') {
      app.services.listings.publishIn(tx, actor, {
        listingRowId: listing.rowId,
        content: after,
        siteRowIds,
        reason: 'Changed',
      });
    }
    return route;
  });
}
