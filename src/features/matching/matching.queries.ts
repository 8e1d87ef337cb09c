import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { listings } from '#db/schema/listings.ts';

/** Rows of live entries of some organisations: needs first, since somebody waits, then what was touched last. */
export function ownLiveRows(db: Db, organisationRowIds: readonly number[], limit: number): number[] {
  return db
    .select({ rowId: listings.rowId })
    .from(listings)
    .where(and(inArray(listings.organisationRowId, [...organisationRowIds]), eq(listings.state, 'live')))
    .orderBy(sql`${listings.kind} = 'need' desc`, desc(listings.updatedAt))
    .limit(limit)
    .all()
    .map(({ rowId }) => rowId);
}
