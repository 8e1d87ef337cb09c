import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { exchangeReports, exchanges } from '#db/schema/enquiries.ts';

export type Exchange = Readonly<typeof exchanges.$inferSelect>;
export type ExchangeReport = Readonly<typeof exchangeReports.$inferSelect>;

export function findExchangeOf(db: Db, enquiryRowId: number): Exchange | undefined {
  return db.select().from(exchanges).where(eq(exchanges.enquiryRowId, enquiryRowId)).get();
}

export function insertExchange(tx: Transaction, values: typeof exchanges.$inferInsert): void {
  tx.insert(exchanges).values(values).run();
}

export function updateExchange(
  tx: Transaction,
  rowId: number,
  values: Partial<typeof exchanges.$inferInsert>,
): void {
  tx.update(exchanges).set(values).where(eq(exchanges.rowId, rowId)).run();
}

export function insertReport(tx: Transaction, values: Omit<ExchangeReport, 'rowId'>): void {
  tx.insert(exchangeReports).values(values).run();
}

export function listReports(db: Db, exchangeRowId: number): ExchangeReport[] {
  return db
    .select()
    .from(exchangeReports)
    .where(eq(exchangeReports.exchangeRowId, exchangeRowId))
    .orderBy(asc(exchangeReports.rowId))
    .all();
}

/** What has been agreed about an entry and wasn't called off, as a need or as an offer; the oldest first. */
export function listExchangesAbout(db: Db, listingRowId: number, limit: number): Exchange[] {
  return db
    .select()
    .from(exchanges)
    .where(
      and(
        or(eq(exchanges.needListingRowId, listingRowId), eq(exchanges.offerListingRowId, listingRowId)),
        inArray(exchanges.outcome, ['under-way', 'done']),
      ),
    )
    .orderBy(asc(exchanges.rowId))
    .limit(limit)
    .all();
}
