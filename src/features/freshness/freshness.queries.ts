import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { amongValues, type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { accounts, memberships } from '#db/schema/accounts.ts';
import { confirmLinkEntries } from '#db/schema/confirm-links.ts';
import { listings } from '#db/schema/listings.ts';
import { emailLinks, mailMessages } from '#db/schema/mail.ts';
import { organisations } from '#db/schema/organisations.ts';
import { demonstrationSource } from '#features/listings/index.ts';
import { addDays, type IsoDate, startOfLondonDay } from '#platform/clock.ts';
import { endLinksTo, issueLink } from '#platform/mail/email-links.ts';
import { calendar } from './calendar.model.ts';

/** Literals, since SQLite takes a partial index only where it sees the condition that the index has. */
const isLive = sql`${listings.state} = 'live'`;
const notAsked = sql`${listings.firstAskedAt} is null`;
const wasAsked = sql`${listings.firstAskedAt} is not null`;

/** The demonstration's own entries keep their state: nobody would answer for them. */
const agesByItself = sql`(${listings.sourceKey} is null or ${listings.sourceKey} not between ${`${demonstrationSource}:`} and ${`${demonstrationSource};`})`;
const isListed = sql`${organisations.state} = 'live'`;

/** The moment before which something happened that lies so many days back or more. */
function daysBack(today: IsoDate, days: number): Date {
  return startOfLondonDay(addDays(today, 1 - days));
}

/**
 * The organisation whose turn it is to be asked: its oldest due entry first, then what was asked two weeks ago.
 *
 * @param passedOver rows of organisations whose turn it isn't, whatever is due
 */
export function findOwnerToAsk(
  db: Db,
  today: IsoDate,
  passedOver: readonly number[] = [],
): number | undefined {
  const hasTurn =
    passedOver.length === 0
      ? undefined
      : sql`${listings.organisationRowId} not in ${amongValues(passedOver)}`;
  const first = db
    .select({ rowId: listings.organisationRowId })
    .from(listings)
    .innerJoin(organisations, and(eq(organisations.rowId, listings.organisationRowId), isListed))
    .where(and(isLive, notAsked, sql`${listings.reviewDueOn} <= ${today}`, agesByItself, hasTurn))
    .orderBy(listings.reviewDueOn)
    .limit(1)
    .get();
  if (first) return first.rowId;
  const before = daysBack(today, calendar.remindAfter).getTime();
  return db
    .select({ rowId: listings.organisationRowId })
    .from(listings)
    .innerJoin(organisations, and(eq(organisations.rowId, listings.organisationRowId), isListed))
    .where(
      and(
        isLive,
        wasAsked,
        sql`${listings.firstAskedAt} < ${before}`,
        isNull(listings.secondAskedAt),
        isNull(listings.callListedAt),
        agesByItself,
        hasTurn,
      ),
    )
    .orderBy(listings.firstAskedAt)
    .limit(1)
    .get()?.rowId;
}

/**
 * Rows of live entries for which nobody has answered in time: to lapse, or to be rung about; at most `limit`, without
 * those that are passed over.
 */
export function listUnanswered(
  db: Db,
  today: IsoDate,
  limit: number,
  passedOver: readonly number[] = [],
): number[] {
  const before = (days: number) => daysBack(today, days).getTime();
  const { giveUpAfter, remindAfter, serviceLapsesAfter, callsTake } = calendar;
  return db
    .select({ rowId: listings.rowId })
    .from(listings)
    .where(
      and(
        isLive,
        wasAsked,
        sql`${listings.firstAskedAt} < ${before(giveUpAfter)}`,
        or(
          sql`${listings.secondAskedAt} < ${before(remindAfter)}`,
          and(isNull(listings.secondAskedAt), isNotNull(listings.callListedAt)),
        ),
        or(
          sql`${listings.kind} <> 'service'`,
          isNull(listings.callListedAt),
          and(
            sql`${listings.firstAskedAt} < ${before(serviceLapsesAfter)}`,
            sql`${listings.callListedAt} < ${before(callsTake)}`,
          ),
        ),
        sql`${listings.rowId} not in ${amongValues(passedOver)}`,
        agesByItself,
      ),
    )
    .orderBy(listings.firstAskedAt)
    .limit(limit)
    .all()
    .map(({ rowId }) => rowId);
}

const ownerById = (database: Database) =>
  database
    .select({
      rowId: listings.rowId,
      organisationRowId: listings.organisationRowId,
      state: listings.state,
    })
    .from(listings)
    .where(eq(listings.id, sql.placeholder('id')))
    .prepare();

/** Whose an entry is, and its state; asked after each change of any. */
export function findOwnerOf(db: Db, id: string) {
  return prepared(db, ownerById).get({ id });
}

const firstWaiting = (database: Database) =>
  database
    .select({ rowId: listings.rowId })
    .from(listings)
    .where(
      and(
        eq(listings.organisationRowId, sql.placeholder('organisationRowId')),
        isLive,
        or(wasAsked, sql`${listings.reviewDueOn} <= ${sql.placeholder('today')}`),
      ),
    )
    .limit(1)
    .prepare();

/** Whether any live entry of an organisation was asked about, or is due. */
export function isAnyWaiting(db: Db, organisationRowId: number, today: IsoDate): boolean {
  return prepared(db, firstWaiting).get({ organisationRowId, today }) !== undefined;
}

/** Which entries of some organisations wait for an answer. */
export interface WaitingAsked {
  organisationRowIds: readonly number[];
  today: IsoDate;
  /** Whether those that fall due within the week are among them. */
  takeAlong: boolean;
  /** Whether entries of the demonstration are among them, which never age by themselves. */
  withDemonstration: boolean;
  limit: number;
}

/** Rows of live entries that were asked about, or are due: those with a letter to come first, the longest due first. */
export function listWaiting(db: Db, asked: WaitingAsked): number[] {
  const { today } = asked;
  const soon = addDays(today, calendar.takeAlong);
  const lately = addDays(today, -calendar.justConfirmed);
  return db
    .select({ rowId: listings.rowId })
    .from(listings)
    .where(
      and(
        sql`${listings.organisationRowId} in ${amongValues(asked.organisationRowIds)}`,
        isLive,
        or(
          wasAsked,
          sql`${listings.reviewDueOn} <= ${today}`,
          asked.takeAlong
            ? and(
                sql`${listings.reviewDueOn} <= ${soon}`,
                or(isNull(listings.confirmedOn), sql`${listings.confirmedOn} <= ${lately}`),
              )
            : undefined,
        ),
        asked.withDemonstration ? undefined : agesByItself,
      ),
    )
    .orderBy(
      // A limit must never hide those whose turn it is behind those that only wait.
      sql`${wasAsked}, ${listings.secondAskedAt} is not null or ${listings.callListedAt} is not null`,
      listings.reviewDueOn,
      listings.rowId,
    )
    .limit(asked.limit)
    .all()
    .map(({ rowId }) => rowId);
}

/** Somebody with an address who belongs to an organisation. */
export interface MemberAddress {
  organisationRowId: number;
  role: 'lead' | 'member';
  accountRowId: number;
  accountId: string;
  address: string;
}

export function listMemberAddresses(db: Db, organisationRowIds: readonly number[]): MemberAddress[] {
  return db
    .select({
      organisationRowId: memberships.organisationRowId,
      role: memberships.role,
      accountRowId: accounts.rowId,
      accountId: accounts.id,
      address: accounts.email,
    })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.rowId, memberships.accountRowId))
    .where(
      and(
        sql`${memberships.organisationRowId} in ${amongValues(organisationRowIds)}`,
        isNotNull(accounts.email),
        isNull(accounts.leftAt),
      ),
    )
    .orderBy(memberships.rowId)
    .all()
    .flatMap(({ address, ...rest }) => (address === null ? [] : [{ ...rest, address }]));
}

/** The row of an account whose person hasn't left, by its public id. */
export function findAccountRowId(db: Db, accountId: string): number | undefined {
  return db
    .select({ rowId: accounts.rowId })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), isNotNull(accounts.email)))
    .get()?.rowId;
}

/** Listed organisations that some people belong to, lead the body of, or that have one of some mailboxes. */
export function listOrganisationsAround(
  db: Db,
  people: { accountRowIds: readonly number[]; mailboxes: readonly string[] },
  limit: number,
): number[] {
  const own = sql`select ${memberships.organisationRowId} from ${memberships} where ${memberships.accountRowId} in ${amongValues(people.accountRowIds)}`;
  return db
    .all<{ rowId: number }>(
      sql`select row_id as rowId from organisations where +state = 'live' and row_id in (
            ${own}
            union select row_id from organisations where parent_row_id in (${own})
            union select row_id from organisations where email in ${amongValues(people.mailboxes)}
          ) order by row_id limit ${limit}`,
    )
    .map(({ rowId }) => rowId);
}

/** Makes a link in the place of whatever was sent to the same one before. */
export function replaceConfirmLink(
  tx: Transaction,
  link: { subjectId: string; createdAt: Date; expiresAt: Date },
  listingRowIds: readonly number[],
): { rowId: number; token: string } {
  const terms = { ...link, purpose: 'confirm' } as const;
  endLinksTo(tx, terms, link.createdAt);
  const issued = issueLink(tx, terms);
  tx.insert(confirmLinkEntries)
    .values(listingRowIds.map((listingRowId) => ({ linkRowId: issued.rowId, listingRowId })))
    .run();
  return issued;
}

/** What a link covers, in the order of its letter. */
export function listLinkEntries(
  db: Db,
  linkRowIds: readonly number[],
): { listingRowId: number; answeredAt: Date | null }[] {
  return db
    .select({ listingRowId: confirmLinkEntries.listingRowId, answeredAt: confirmLinkEntries.answeredAt })
    .from(confirmLinkEntries)
    .where(inArray(confirmLinkEntries.linkRowId, [...linkRowIds]))
    .orderBy(sql`rowid`)
    .all();
}

export function noteAnswered(
  tx: Transaction,
  linkRowId: number,
  listingRowIds: readonly number[],
  at: Date,
): void {
  tx.update(confirmLinkEntries)
    .set({ answeredAt: at })
    .where(
      and(
        eq(confirmLinkEntries.linkRowId, linkRowId),
        sql`${confirmLinkEntries.listingRowId} in ${amongValues(listingRowIds)}`,
      ),
    )
    .run();
}

/** What names the cause of a letter with a link, in the queue of mail. */
export const letterCause = (linkRowId: number) => `confirm:${linkRowId}`;

/** Links whose letter came back; at most `limit`, without those that are passed over. */
export function listBouncedLinks(db: Db, limit: number, passedOver: readonly number[] = []): number[] {
  return db
    .select({ rowId: emailLinks.rowId })
    .from(mailMessages)
    .innerJoin(
      emailLinks,
      sql`${emailLinks.rowId} = cast(substr(${mailMessages.causeKey}, ${letterCause(0).length}) as integer)`,
    )
    .where(
      and(
        sql`${mailMessages.bouncedAt} is not null`,
        // Of the letters that came back, few: SQLite would rather read all that were ever sent to owners.
        sql`+${mailMessages.causeKey} between 'confirm:' and 'confirm;'`,
        eq(emailLinks.purpose, 'confirm'),
        isNull(emailLinks.endedAt),
        sql`${emailLinks.rowId} not in ${amongValues(passedOver)}`,
      ),
    )
    .limit(limit)
    .all()
    .map(({ rowId }) => rowId);
}

export function endLinks(tx: Transaction, linkRowIds: readonly number[], at: Date): void {
  tx.update(emailLinks)
    .set({ endedAt: at })
    .where(inArray(emailLinks.rowId, [...linkRowIds]))
    .run();
}

/** The first lapsed entries of the demonstration, and the owners of its stale services; for its example. */
export function listDemonstrationExamples(
  db: Db,
  today: IsoDate,
  limit: number,
): { lapsed: number[]; staleOwners: number[] } {
  const isDemonstration = sql`${listings.sourceKey} between ${`${demonstrationSource}:`} and ${`${demonstrationSource};`}`;
  const lapsed = db
    .select({ rowId: listings.rowId })
    .from(listings)
    .where(and(isDemonstration, eq(listings.state, 'lapsed')))
    .orderBy(listings.rowId)
    .limit(limit)
    .all();
  const staleOwners = db
    .selectDistinct({ rowId: listings.organisationRowId })
    .from(listings)
    .where(
      and(
        isLive,
        notAsked,
        sql`${listings.reviewDueOn} <= ${today}`,
        isDemonstration,
        eq(listings.kind, 'service'),
      ),
    )
    .orderBy(listings.organisationRowId)
    .all();
  return {
    lapsed: lapsed.map(({ rowId }) => rowId),
    staleOwners: staleOwners.map(({ rowId }) => rowId),
  };
}
