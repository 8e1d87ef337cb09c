import { and, asc, count, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { among, type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { enquiries, enquiryEvents } from '#db/schema/enquiries.ts';
import { listings } from '#db/schema/listings.ts';
import type { Party } from './enquiry.model.ts';

export type Enquiry = Readonly<typeof enquiries.$inferSelect>;
export type EnquiryEvent = Readonly<typeof enquiryEvents.$inferSelect>;

export function findEnquiry(db: Db, id: string): Enquiry | undefined {
  return db.select().from(enquiries).where(eq(enquiries.id, id)).get();
}

export function getEnquiryByRowId(db: Db, rowId: number): Enquiry {
  const found = db.select().from(enquiries).where(eq(enquiries.rowId, rowId)).get();
  if (!found) throw new Error(`No enquiry has the row ${rowId}`);
  return found;
}

export function insertEnquiry(tx: Transaction, values: typeof enquiries.$inferInsert): Enquiry {
  return tx.insert(enquiries).values(values).returning().get();
}

export function updateEnquiry(
  tx: Transaction,
  rowId: number,
  values: Partial<typeof enquiries.$inferInsert>,
): Enquiry {
  return tx.update(enquiries).set(values).where(eq(enquiries.rowId, rowId)).returning().get();
}

export function appendEnquiryEvent(
  tx: Transaction,
  event: Omit<typeof enquiryEvents.$inferInsert, 'rowId'>,
): EnquiryEvent {
  return tx.insert(enquiryEvents).values(event).returning().get();
}

/** The words with which an enquiry began. */
export function questionOf(db: Db, enquiryRowId: number): string {
  const found = db
    .select({ words: enquiryEvents.words })
    .from(enquiryEvents)
    .where(eq(enquiryEvents.enquiryRowId, enquiryRowId))
    .orderBy(asc(enquiryEvents.rowId))
    .limit(1)
    .get();
  return found?.words ?? '';
}

/** What happened, oldest first, with who did it. */
export function listEvents(db: Db, enquiryRowId: number) {
  return db
    .select({
      event: enquiryEvents,
      // Whether there is one at all is told by the first column, which is never null.
      account: { id: accounts.id, name: accounts.name, email: accounts.email, leftAt: accounts.leftAt },
    })
    .from(enquiryEvents)
    .leftJoin(accounts, eq(accounts.rowId, enquiryEvents.accountRowId))
    .where(eq(enquiryEvents.enquiryRowId, enquiryRowId))
    .orderBy(asc(enquiryEvents.rowId))
    .all();
}

export function lastEventOf(db: Db, enquiryRowId: number, party: Party): EnquiryEvent | undefined {
  return db
    .select()
    .from(enquiryEvents)
    .where(and(eq(enquiryEvents.enquiryRowId, enquiryRowId), eq(enquiryEvents.side, party)))
    .orderBy(desc(enquiryEvents.rowId))
    .limit(1)
    .get();
}

export function countEventsSince(db: Db, enquiryRowId: number, party: Party, since: Date): number {
  return (
    db
      .select({ total: count() })
      .from(enquiryEvents)
      .where(
        and(
          eq(enquiryEvents.enquiryRowId, enquiryRowId),
          eq(enquiryEvents.side, party),
          gt(enquiryEvents.at, since),
        ),
      )
      .get()?.total ?? 0
  );
}

/** Whether a curator has noted since a moment that they read a conversation. */
export function hasRead(db: Db, enquiryRowId: number, accountRowId: number, since: Date): boolean {
  const found = db
    .select({ rowId: enquiryEvents.rowId })
    .from(enquiryEvents)
    .where(
      and(
        eq(enquiryEvents.enquiryRowId, enquiryRowId),
        eq(enquiryEvents.type, 'read'),
        eq(enquiryEvents.accountRowId, accountRowId),
        gt(enquiryEvents.at, since),
      ),
    )
    .limit(1)
    .get();
  return found !== undefined;
}

/**
 * Of what some organisations have asked about an entry and isn't over, what they began last. With `linkedListingRowId`
 * only what links it with that entry of theirs, or for null with none.
 */
export function findOpenAbout(
  db: Db,
  asked: {
    listingRowId: number;
    askerOrganisationRowIds: readonly number[];
    linkedListingRowId?: number | null;
  },
): Enquiry | undefined {
  const linked = asked.linkedListingRowId;
  return db
    .select()
    .from(enquiries)
    .where(
      and(
        eq(enquiries.listingRowId, asked.listingRowId),
        inArray(enquiries.askerOrganisationRowId, [...asked.askerOrganisationRowIds]),
        linked === null ? isNull(enquiries.linkedListingRowId) : undefined,
        typeof linked === 'number' ? eq(enquiries.linkedListingRowId, linked) : undefined,
        isNull(enquiries.closedAt),
      ),
    )
    .orderBy(desc(enquiries.rowId))
    .limit(1)
    .get();
}

/** How much was asked since a moment: by one organisation, or by all together. */
export function countAskedSince(db: Db, since: Date, askerOrganisationRowId?: number): number {
  const own =
    askerOrganisationRowId === undefined
      ? undefined
      : eq(enquiries.askerOrganisationRowId, askerOrganisationRowId);
  return (
    db
      .select({ total: count() })
      .from(enquiries)
      .where(and(gt(enquiries.askedAt, since), own))
      .get()?.total ?? 0
  );
}

const asAsker = sql`${enquiries.askerOrganisationRowId} in ${among('organisations')}`;
const asOwner = sql`${enquiries.ownerOrganisationRowId} in ${among('organisations')}`;
/** Whether it waits for one of some organisations, as a column that sorts. */
const waits = sql<number>`((${enquiries.waitsFor} in ('asker', 'both') and ${asAsker})
  or (${enquiries.waitsFor} in ('owner', 'both') and ${asOwner}))`;

const isOpen = sql<number>`${enquiries.closedAt} is null`;

const wanted = { all: sql`(${asAsker} or ${asOwner})`, waiting: waits };

const pageOf = (which: keyof typeof wanted) => (database: Database) =>
  database
    .select({ enquiry: enquiries, waits })
    .from(enquiries)
    .where(wanted[which])
    .orderBy(desc(waits), desc(isOpen), desc(enquiries.lastMovedAt), desc(enquiries.rowId))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare();
const pages = { all: pageOf('all'), waiting: pageOf('waiting') };

const totalOf = (which: keyof typeof wanted) => (database: Database) =>
  database.select({ total: count() }).from(enquiries).where(wanted[which]).prepare();
const totals = { all: totalOf('all'), waiting: totalOf('waiting') };

/** The enquiries of some organisations, or only what waits for them: that first, then what is open, then what is over. */
export function listEnquiriesOf(
  db: Db,
  organisationRowIds: readonly number[],
  { which, ...range }: { which: keyof typeof wanted; offset: number; limit: number },
): { rows: (Enquiry & { waits: boolean })[]; total: number } {
  const of = { organisations: JSON.stringify(organisationRowIds) };
  const rows = prepared(db, pages[which]).all({ ...of, ...range });
  const total = prepared(db, totals[which]).get(of)?.total ?? 0;
  return { rows: rows.map((row) => ({ ...row.enquiry, waits: row.waits === 1 })), total };
}

/** Other enquiries about an entry that aren't over, oldest first. */
export function listOthersAbout(db: Db, enquiry: Enquiry, limit: number): Enquiry[] {
  return db
    .select()
    .from(enquiries)
    .where(
      and(
        eq(enquiries.listingRowId, enquiry.listingRowId),
        ne(enquiries.rowId, enquiry.rowId),
        isNull(enquiries.closedAt),
      ),
    )
    .orderBy(asc(enquiries.rowId))
    .limit(limit)
    .all();
}

/** Live entries of some organisations, the newest first. */
export function listLiveRowIds(db: Db, organisationRowIds: readonly number[], limit: number): number[] {
  return db
    .select({ rowId: listings.rowId })
    .from(listings)
    .where(and(inArray(listings.organisationRowId, [...organisationRowIds]), eq(listings.state, 'live')))
    .orderBy(desc(listings.rowId))
    .limit(limit)
    .all()
    .map(({ rowId }) => rowId);
}

/** Public ids of the conversations about an entry, or about another one that is to go with it, that aren't over. */
export function listOpenAbout(db: Db, listingRowId: number): string[] {
  return db
    .select({ id: enquiries.id })
    .from(enquiries)
    .where(
      and(
        or(eq(enquiries.listingRowId, listingRowId), eq(enquiries.linkedListingRowId, listingRowId)),
        isNull(enquiries.closedAt),
      ),
    )
    .all()
    .map(({ id }) => id);
}
