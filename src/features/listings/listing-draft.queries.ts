import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { listingDrafts } from '#db/schema/listings.ts';
import type { UnfinishedChange } from './listing.model.ts';

const ofBoth = (listingRowId: number, accountRowId: number) =>
  and(eq(listingDrafts.accountRowId, accountRowId), eq(listingDrafts.listingRowId, listingRowId));

export function findDraft(db: Db, listingRowId: number, accountRowId: number): UnfinishedChange | undefined {
  const row = db.select().from(listingDrafts).where(ofBoth(listingRowId, accountRowId)).get();
  return (
    row && {
      typed: row.typed,
      base: { version: row.baseVersion, waitingSince: row.baseWaitingSince },
      savedAt: row.savedAt,
    }
  );
}

/** When each of somebody's drafts was saved, by the row of its listing. */
export function draftTimes(db: Db, accountRowId: number): Map<number, Date> {
  const rows = db
    .select({ listingRowId: listingDrafts.listingRowId, savedAt: listingDrafts.savedAt })
    .from(listingDrafts)
    .where(eq(listingDrafts.accountRowId, accountRowId))
    .all();
  return new Map(rows.map(({ listingRowId, savedAt }) => [listingRowId, savedAt]));
}

export function saveDraft(
  tx: Transaction,
  listingRowId: number,
  accountRowId: number,
  { typed, base, savedAt }: UnfinishedChange,
): void {
  const values = { typed, baseVersion: base.version, baseWaitingSince: base.waitingSince, savedAt };
  tx.insert(listingDrafts)
    .values({ ...values, listingRowId, accountRowId })
    .onConflictDoUpdate({ target: [listingDrafts.accountRowId, listingDrafts.listingRowId], set: values })
    .run();
}

export function deleteDraft(tx: Transaction, listingRowId: number, accountRowId: number): void {
  tx.delete(listingDrafts).where(ofBoth(listingRowId, accountRowId)).run();
}

/** Keeps the newest of somebody's drafts. */
export function deleteOldestDrafts(tx: Transaction, accountRowId: number, most: number): void {
  const beyond = tx
    .select({ rowId: listingDrafts.rowId })
    .from(listingDrafts)
    .where(eq(listingDrafts.accountRowId, accountRowId))
    .orderBy(desc(listingDrafts.savedAt), desc(listingDrafts.rowId))
    .limit(most)
    .offset(most);
  tx.delete(listingDrafts).where(inArray(listingDrafts.rowId, beyond)).run();
}
