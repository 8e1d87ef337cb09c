import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { among, type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { accounts, memberships } from '#db/schema/accounts.ts';
import { merges } from '#db/schema/curation.ts';
import { emailLinks } from '#db/schema/email-links.ts';
import { enquiries, enquiryEvents, enquiryRecipients } from '#db/schema/enquiries.ts';
import { listings } from '#db/schema/listings.ts';
import { organisations } from '#db/schema/organisations.ts';
import type { IsoDate } from '#platform/clock.ts';
import type { Party } from './enquiry.model.ts';

export type Enquiry = Readonly<typeof enquiries.$inferSelect>;
export type EnquiryEvent = Readonly<typeof enquiryEvents.$inferSelect>;
export type Recipient = Readonly<typeof enquiryRecipients.$inferSelect>;

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

/** An enquiry that isn't over, from an organisation about an entry. */
export function findOpenAbout(
  db: Db,
  asked: { listingRowId: number; askerOrganisationRowId: number; linkedListingRowId: number | null },
): Enquiry | undefined {
  return db
    .select()
    .from(enquiries)
    .where(
      and(
        eq(enquiries.listingRowId, asked.listingRowId),
        eq(enquiries.askerOrganisationRowId, asked.askerOrganisationRowId),
        asked.linkedListingRowId === null
          ? isNull(enquiries.linkedListingRowId)
          : eq(enquiries.linkedListingRowId, asked.linkedListingRowId),
        isNull(enquiries.closedAt),
      ),
    )
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

const wanted = { all: sql`(${asAsker} or ${asOwner})`, waiting: waits };

const pageOf = (which: keyof typeof wanted) => (database: Database) =>
  database
    .select({ enquiry: enquiries, waits })
    .from(enquiries)
    .where(wanted[which])
    .orderBy(desc(waits), desc(enquiries.lastMovedAt), desc(enquiries.rowId))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare();
const pages = { all: pageOf('all'), waiting: pageOf('waiting') };

const totalOf = (which: keyof typeof wanted) => (database: Database) =>
  database.select({ total: count() }).from(enquiries).where(wanted[which]).prepare();
const totals = { all: totalOf('all'), waiting: totalOf('waiting') };

/** The enquiries of some organisations, or only what waits for them: that first, then what moved last. */
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

/** Those that nobody answered in time, the longest waiting first. */
export function listOverdue(db: Db, today: IsoDate, limit: number): Enquiry[] {
  return db
    .select()
    .from(enquiries)
    .where(and(eq(enquiries.state, 'asked'), lt(enquiries.answerDueOn, today)))
    .orderBy(asc(enquiries.answerDueOn), asc(enquiries.rowId))
    .limit(limit)
    .all();
}

/** The day since which the longest waiting overdue question about an entry should have been answered. */
export function overdueSince(db: Db, listingRowId: number, today: IsoDate): IsoDate | null {
  return (
    db
      .select({ dueOn: enquiries.answerDueOn })
      .from(enquiries)
      .where(
        and(
          eq(enquiries.listingRowId, listingRowId),
          eq(enquiries.state, 'asked'),
          lt(enquiries.answerDueOn, today),
        ),
      )
      .orderBy(asc(enquiries.answerDueOn))
      .limit(1)
      .get()?.dueOn ?? null
  );
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

/** Those about which the product is to do something by now. */
export function listDueSteps(db: Db, today: IsoDate, limit: number): Enquiry[] {
  return db
    .select()
    .from(enquiries)
    .where(and(isNotNull(enquiries.nextStepOn), lte(enquiries.nextStepOn, today)))
    .orderBy(asc(enquiries.nextStepOn), asc(enquiries.rowId))
    .limit(limit)
    .all();
}

/** Open ones whose entry was merged into another one that isn't the asker's own, with that one's row and owner. */
export function listMerged(
  db: Db,
  limit: number,
): { rowId: number; keptRowId: number; ownerOrganisationRowId: number }[] {
  const kept = sql.identifier('kept');
  return db.all(sql`
    select ${enquiries.rowId} as "rowId", ${kept}.row_id as "keptRowId",
      ${kept}.organisation_row_id as "ownerOrganisationRowId"
    from ${enquiries}
    join ${listings} on ${listings.rowId} = ${enquiries.listingRowId}
    join ${merges} on ${merges.goneRowId} = ${listings.rowId}
    join ${listings} as ${kept} on ${kept}.row_id = ${merges.keptRowId}
    where ${enquiries.closedAt} is null and ${listings.state} = 'archived'
      and ${merges.subjectType} = 'listing' and ${merges.undoneAt} is null
      and ${kept}.organisation_row_id <> ${enquiries.askerOrganisationRowId}
      and ${kept}.state <> 'archived'
    order by ${enquiries.rowId} limit ${limit}`);
}

/** Open ones of which a side was merged into another organisation that isn't the other side, with both as they are now. */
export function listMergedSides(
  db: Db,
  limit: number,
): Pick<Enquiry, 'rowId' | 'askerOrganisationRowId' | 'ownerOrganisationRowId'>[] {
  return db.all(sql`
    with merged as (
      select ${merges.goneRowId} as gone, ${merges.keptRowId} as kept
      from ${merges} join ${organisations} on ${organisations.rowId} = ${merges.keptRowId}
      where ${merges.subjectType} = 'organisation' and ${merges.undoneAt} is null
        and ${organisations.state} <> 'archived'
    ),
    moved as (
      select ${enquiries.rowId} as row_id,
        coalesce(asker.kept, ${enquiries.askerOrganisationRowId}) as asker_row_id,
        coalesce(owner.kept, ${enquiries.ownerOrganisationRowId}) as owner_row_id
      from ${enquiries}
      left join merged as asker on asker.gone = ${enquiries.askerOrganisationRowId}
      left join merged as owner on owner.gone = ${enquiries.ownerOrganisationRowId}
      where ${enquiries.closedAt} is null and (asker.kept is not null or owner.kept is not null)
    )
    select row_id as "rowId", asker_row_id as "askerOrganisationRowId", owner_row_id as "ownerOrganisationRowId"
    from moved where asker_row_id <> owner_row_id order by row_id limit ${limit}`);
}

/** Open ones whose entry, or one of whose organisations, is in the directory no more. */
export function listGone(db: Db, limit: number): Enquiry[] {
  const archived = db
    .select({ rowId: organisations.rowId })
    .from(organisations)
    .where(eq(organisations.state, 'archived'));
  return db
    .select({ enquiry: enquiries })
    .from(enquiries)
    .innerJoin(listings, eq(listings.rowId, enquiries.listingRowId))
    .where(
      and(
        isNull(enquiries.closedAt),
        or(
          eq(listings.state, 'archived'),
          inArray(enquiries.askerOrganisationRowId, archived),
          inArray(enquiries.ownerOrganisationRowId, archived),
        ),
      ),
    )
    .orderBy(asc(enquiries.rowId))
    .limit(limit)
    .all()
    .map((row) => row.enquiry);
}

/** An entry's people: accounts that belong to its organisation and can be written to, leads first. */
export function listReachable(
  db: Db,
  organisationRowId: number,
  limit: number,
): { accountRowId: number; email: string }[] {
  return db
    .select({ accountRowId: accounts.rowId, email: accounts.email })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.rowId, memberships.accountRowId))
    .where(
      and(
        eq(memberships.organisationRowId, organisationRowId),
        isNull(accounts.leftAt),
        isNotNull(accounts.email),
      ),
    )
    .orderBy(asc(memberships.role), asc(memberships.rowId))
    .limit(limit)
    .all()
    .map(({ accountRowId, email }) => ({ accountRowId, email: email ?? '' }));
}

/** Accounts that did something about an enquiry on one side. */
export function listActive(db: Db, enquiryRowId: number, party: Party): number[] {
  return db
    .selectDistinct({ accountRowId: enquiryEvents.accountRowId })
    .from(enquiryEvents)
    .where(
      and(
        eq(enquiryEvents.enquiryRowId, enquiryRowId),
        eq(enquiryEvents.side, party),
        isNotNull(enquiryEvents.accountRowId),
      ),
    )
    .all()
    .map((row) => row.accountRowId ?? 0);
}

/** Recipients of one side that there are already; null stands for the role mailbox. */
export function listRecipients(db: Db, enquiryRowId: number, party: Party): Recipient[] {
  return db
    .select()
    .from(enquiryRecipients)
    .where(and(eq(enquiryRecipients.enquiryRowId, enquiryRowId), eq(enquiryRecipients.side, party)))
    .all();
}

export function insertRecipient(tx: Transaction, values: Omit<Recipient, 'rowId'>): Recipient {
  return tx.insert(enquiryRecipients).values(values).returning().get();
}

export function insertLink(
  tx: Transaction,
  link: { tokenHash: string; recipientId: string; createdAt: Date },
): void {
  tx.insert(emailLinks)
    .values({
      tokenHash: link.tokenHash,
      purpose: 'answer',
      subjectId: link.recipientId,
      createdAt: link.createdAt,
    })
    .run();
}

/** Whom a link was sent to, whether it may still be used or not. */
export function findByLink(
  db: Db,
  tokenHash: string,
  now: Date,
): { recipient: Recipient; linkRowId: number } | undefined {
  return db
    .select({ recipient: enquiryRecipients, linkRowId: emailLinks.rowId })
    .from(emailLinks)
    .innerJoin(enquiryRecipients, eq(enquiryRecipients.id, emailLinks.subjectId))
    .where(
      and(
        eq(emailLinks.tokenHash, tokenHash),
        eq(emailLinks.purpose, 'answer'),
        isNull(emailLinks.endedAt),
        or(isNull(emailLinks.expiresAt), gt(emailLinks.expiresAt, now)),
      ),
    )
    .get();
}

/** All links about an enquiry, or those of one side, are over: now, or at a later moment. */
export function endLinks(
  tx: Transaction,
  enquiryRowId: number,
  end: { endedAt: Date } | { expiresAt: Date },
  party?: Party,
): void {
  const ids = tx
    .select({ id: enquiryRecipients.id })
    .from(enquiryRecipients)
    .where(
      and(
        eq(enquiryRecipients.enquiryRowId, enquiryRowId),
        party === undefined ? undefined : eq(enquiryRecipients.side, party),
      ),
    );
  tx.update(emailLinks)
    .set(end)
    .where(
      and(eq(emailLinks.purpose, 'answer'), inArray(emailLinks.subjectId, ids), isNull(emailLinks.endedAt)),
    )
    .run();
}

/** Whether an account belongs to an organisation now. */
export function belongsTo(db: Db, accountRowId: number, organisationRowId: number): boolean {
  const found = db
    .select({ rowId: memberships.rowId })
    .from(memberships)
    .where(
      and(eq(memberships.accountRowId, accountRowId), eq(memberships.organisationRowId, organisationRowId)),
    )
    .get();
  return found !== undefined;
}

/** Notes on an entry since when a question waits, so that search and its page can say so. */
export function setUnanswered(tx: Transaction, listingRowId: number, since: IsoDate | null): void {
  tx.update(listings).set({ unansweredSince: since }).where(eq(listings.rowId, listingRowId)).run();
}

/** The address of whoever last spoke for a side, if they can be reached. */
export function spokenForBy(db: Db, enquiry: Enquiry, party: Party): string[] {
  const row = db
    .select({ email: accounts.email })
    .from(enquiryEvents)
    .innerJoin(accounts, eq(accounts.rowId, enquiryEvents.accountRowId))
    .where(
      and(
        eq(enquiryEvents.enquiryRowId, enquiry.rowId),
        eq(enquiryEvents.side, party),
        isNotNull(accounts.email),
      ),
    )
    .orderBy(desc(enquiryEvents.rowId))
    .limit(1)
    .get();
  return row?.email ? [row.email] : [];
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

/** How many conversations about an entry aren't over. */
export function countOpenAbout(db: Db, listingRowId: number): number {
  return (
    db
      .select({ total: count() })
      .from(enquiries)
      .where(and(eq(enquiries.listingRowId, listingRowId), isNull(enquiries.closedAt)))
      .get()?.total ?? 0
  );
}
