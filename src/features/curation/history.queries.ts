import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';
import { organisations } from '#db/schema/organisations.ts';
import { type Listing, readListings } from '#features/listings/index.ts';
import { type Organisation, readOrganisations } from '#features/organisations/index.ts';

/** A listing in whatever state; its history outlives its page. */
export function findListing(db: Db, slug: string): Listing | undefined {
  const row = db.select({ rowId: listings.rowId }).from(listings).where(eq(listings.slug, slug)).get();
  return row && readListings(db, [row.rowId])[0];
}

/** An organisation in whatever state. */
export function findOrganisation(db: Db, slug: string): Organisation | undefined {
  const row = db
    .select({ rowId: organisations.rowId })
    .from(organisations)
    .where(eq(organisations.slug, slug))
    .get();
  return row && readOrganisations(db, [row.rowId])[0];
}
