import { and, asc, count, eq, isNotNull, lt, lte, sql } from 'drizzle-orm';
import { amongValues, type Db, type Transaction } from '#db/client.ts';
import { enquiries } from '#db/schema/enquiries.ts';
import { listings } from '#db/schema/listings.ts';
import { organisations } from '#db/schema/organisations.ts';
import { successors } from '#db/schema/revisions.ts';
import type { IsoDate } from '#platform/clock.ts';
import type { Enquiry } from './enquiry.queries.ts';

/** Looked for over all conversations: what waits too long, and whose entry or organisations have changed. */

/** How many of what there is to do, and which not, by row. */
export interface Portion {
  limit: number;
  except: readonly number[];
}

const isNotAmong = (rowIds: readonly number[]) => sql`${enquiries.rowId} not in ${amongValues(rowIds)}`;

/** A literal, since SQLite takes a partial index only where it sees the condition that the index has. */
const isUnanswered = sql`${enquiries.state} = 'asked'`;

/** Named, since SQLite would rather read all conversations than the open ones by their index. */
const openEnquiries = sql`${enquiries} indexed by enquiries_open`;

const isOverdue = (today: IsoDate) => and(isUnanswered, lt(enquiries.answerDueOn, today));

/** Those that nobody answered in time, the longest waiting first. */
export function listOverdue(db: Db, today: IsoDate, limit: number): Enquiry[] {
  return db
    .select()
    .from(enquiries)
    .where(isOverdue(today))
    .orderBy(asc(enquiries.answerDueOn), asc(enquiries.rowId))
    .limit(limit)
    .all();
}

export function countOverdue(db: Db, today: IsoDate): number {
  return db.select({ total: count() }).from(enquiries).where(isOverdue(today)).get()?.total ?? 0;
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

/** Those about which the product is to do something by now. */
export function listDueSteps(db: Db, today: IsoDate, { limit, except }: Portion): Enquiry[] {
  return db
    .select()
    .from(enquiries)
    .where(and(isNotNull(enquiries.nextStepOn), lte(enquiries.nextStepOn, today), isNotAmong(except)))
    .orderBy(asc(enquiries.nextStepOn), asc(enquiries.rowId))
    .limit(limit)
    .all();
}

/**
 * Open ones whose entry was merged into another one that isn't the asker's own, with that one's row and
 * owner. Joined from left to right: SQLite would rather begin with all entries that were ever archived.
 */
export function listMerged(
  db: Db,
  { limit, except }: Portion,
): { rowId: number; keptRowId: number; ownerOrganisationRowId: number }[] {
  const kept = sql.identifier('kept');
  return db.all(sql`
    select ${enquiries.rowId} as "rowId", ${kept}.row_id as "keptRowId",
      ${kept}.organisation_row_id as "ownerOrganisationRowId"
    from ${openEnquiries}
    cross join ${successors} on ${successors.subjectType} = 'listing'
      and ${successors.goneRowId} = ${enquiries.listingRowId}
    cross join ${listings} on ${listings.rowId} = ${enquiries.listingRowId}
    join ${listings} as ${kept} on ${kept}.row_id = ${successors.keptRowId}
    where ${enquiries.closedAt} is null and ${listings.state} = 'archived'
      and ${kept}.organisation_row_id <> ${enquiries.askerOrganisationRowId}
      and ${kept}.state <> 'archived' and ${isNotAmong(except)}
    order by ${enquiries.rowId} limit ${limit}`);
}

/** Open ones of which a side was merged into another organisation that isn't the other side, with both as they are now. */
export function listMergedSides(
  db: Db,
  { limit, except }: Portion,
): Pick<Enquiry, 'rowId' | 'askerOrganisationRowId' | 'ownerOrganisationRowId'>[] {
  const gone = sql.identifier('gone');
  return db.all(sql`
    with merged as (
      select ${successors.goneRowId} as gone_row_id, ${successors.keptRowId} as kept
      from ${successors}
      join ${organisations} on ${organisations.rowId} = ${successors.keptRowId}
      join ${organisations} as ${gone} on ${gone}.row_id = ${successors.goneRowId}
      where ${successors.subjectType} = 'organisation'
        and ${organisations.state} <> 'archived' and ${gone}.state = 'archived'
    ),
    moved as (
      select ${enquiries.rowId} as row_id,
        coalesce(asker.kept, ${enquiries.askerOrganisationRowId}) as asker_row_id,
        coalesce(owner.kept, ${enquiries.ownerOrganisationRowId}) as owner_row_id
      from ${openEnquiries}
      left join merged as asker on asker.gone_row_id = ${enquiries.askerOrganisationRowId}
      left join merged as owner on owner.gone_row_id = ${enquiries.ownerOrganisationRowId}
      where ${enquiries.closedAt} is null and (asker.kept is not null or owner.kept is not null)
        and ${isNotAmong(except)}
    )
    select row_id as "rowId", asker_row_id as "askerOrganisationRowId", owner_row_id as "ownerOrganisationRowId"
    from moved where asker_row_id <> owner_row_id order by row_id limit ${limit}`);
}

/** Open ones whose entry, or one of whose organisations, is no longer in the directory. */
export function listGone(db: Db, { limit, except }: Portion): Enquiry[] {
  const archived = sql`(select ${organisations.rowId} from ${organisations} where ${organisations.state} = 'archived')`;
  const gone = sql`(
    select ${enquiries.rowId} from ${openEnquiries}
    join ${listings} on ${listings.rowId} = ${enquiries.listingRowId}
    where ${enquiries.closedAt} is null and (${listings.state} = 'archived'
      or ${enquiries.askerOrganisationRowId} in ${archived} or ${enquiries.ownerOrganisationRowId} in ${archived})
      and ${isNotAmong(except)}
    order by ${enquiries.rowId} limit ${limit})`;
  return db
    .select()
    .from(enquiries)
    .where(sql`${enquiries.rowId} in ${gone}`)
    .orderBy(asc(enquiries.rowId))
    .all();
}

/** Notes on an entry since when a question waits, so that search and its page can say so. */
export function setUnanswered(tx: Transaction, listingRowId: number, since: IsoDate | null): void {
  tx.update(listings).set({ unansweredSince: since }).where(eq(listings.rowId, listingRowId)).run();
}
