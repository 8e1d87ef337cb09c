import { eq } from 'drizzle-orm';
import { transaction } from '../../db/client.ts';
import { listingSites, listings } from '../../db/schema/listings.ts';
import { createPublishingGate } from '../../src/features/curation/index.ts';
import { contentOf, type Listing, type ListingContent } from '../../src/features/listings/index.ts';
import type { Person } from '../../src/platform/actor.ts';
import { randomIds } from '../../src/platform/ids.ts';
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
  const row = app.database.select().from(listings).where(eq(listings.slug, slug)).get();
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
    const sites = tx.select().from(listingSites).where(eq(listingSites.listingRowId, listing.rowId)).all();
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

/** Submits a draft for the first time; returns the id of the item that it waits as. */
export function submitNew(
  app: TestApp,
  email: string,
  organisationSlug: string,
  change: Partial<ListingContent> = {},
): string {
  const organisation = app.services.organisations.getBySlug(organisationSlug);
  const [known] = app.services.listings.liveOf(organisation.rowId, 1);
  if (!known) throw new Error(`${organisationSlug} lists nothing`);
  const actor = personOf(app, email);
  const gate = createPublishingGate({ database: app.database, ledger: app.services.reviewLedger });
  return transaction(app.database, (tx) => {
    const { rowId: _row, ...values } = known;
    const now = app.clock.now();
    const row = tx
      .insert(listings)
      .values({
        ...values,
        id: randomIds.next(now),
        slug: `draft-${now.getTime()}`,
        state: 'draft',
        version: 1,
        publishedAt: null,
        confirmedOn: null,
        reviewDueOn: null,
        sourceKey: null,
      })
      .returning()
      .get();
    const listing = { ...known, ...row, availability: known.availability };
    gate.submitted(tx, {
      actor,
      listing,
      before: null,
      after: { ...contentOf(known), ...change },
      siteRowIds: [],
    });
    const [item] = app.services.reviewLedger.pendingAbout(tx, 'listing', [row.rowId], ['new-listing']);
    if (!item) throw new Error('It doesn’t wait');
    return item.id;
  });
}
