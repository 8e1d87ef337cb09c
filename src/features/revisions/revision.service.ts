import { and, asc, desc, eq, lte, notLike, or, sql } from 'drizzle-orm';
import { amongValues, type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { revisions } from '#db/schema/revisions.ts';
import { type Actor, actorReference } from '#platform/actor.ts';

/** A state that a record was in, with who, when and why. */
export interface Revision {
  rowId: number;
  /** Of an account only its roles are kept, never a name or an address. */
  subjectType: 'organisation' | 'listing' | 'account' | 'gap' | 'synonym-group';
  subjectId: string;
  /** Who, as text that names no person: "system:demonstration". */
  actor: string;
  reason: string;
  /** The whole record as it was after the change. */
  snapshot: unknown;
  recordedAt: Date;
}

const insertRevision = (database: Database) =>
  database
    .insert(revisions)
    .values({
      subjectType: sql.placeholder('subjectType'),
      subjectId: sql.placeholder('subjectId'),
      actor: sql.placeholder('actor'),
      reason: sql.placeholder('reason'),
      snapshot: sql.placeholder('snapshot'),
      recordedAt: sql.placeholder('recordedAt'),
    })
    .prepare();

/** Keeps the state of a record after a change, in the transaction of that change. */
export function recordRevision(
  tx: Transaction,
  revision: Omit<Revision, 'rowId' | 'actor'> & { actor: Actor },
): void {
  prepared(tx, insertRevision).run({ ...revision, actor: actorReference(revision.actor) });
}

/** Keeps the states of many records of one type after one change of all of them, in one statement. */
export function recordRevisions(
  tx: Transaction,
  change: Pick<Revision, 'subjectType' | 'reason' | 'recordedAt'> & {
    actor: Actor;
    snapshots: readonly { subjectId: string; snapshot: unknown }[];
  },
): void {
  const { subjectType, reason, recordedAt, actor, snapshots } = change;
  tx.run(
    sql`insert into revisions (subject_type, subject_id, actor, reason, snapshot, recorded_at)
        select ${subjectType}, value ->> 'subjectId', ${actorReference(actor)}, ${reason}, value -> 'snapshot',
               ${recordedAt.getTime()}
        from json_each(${JSON.stringify(snapshots)})`,
  );
}

/** All revisions of a record, oldest first. */
export function listRevisions(db: Db, subjectType: Revision['subjectType'], subjectId: string): Revision[] {
  return db
    .select()
    .from(revisions)
    .where(and(eq(revisions.subjectType, subjectType), eq(revisions.subjectId, subjectId)))
    .orderBy(asc(revisions.rowId))
    .all();
}

/** All revisions of several records of one type, by the record's id; oldest first. */
export function groupRevisions(
  db: Db,
  subjectType: Revision['subjectType'],
  subjectIds: readonly string[],
): Map<string, Revision[]> {
  const rows = db
    .select()
    .from(revisions)
    .where(
      and(eq(revisions.subjectType, subjectType), sql`${revisions.subjectId} in ${amongValues(subjectIds)}`),
    )
    .orderBy(asc(revisions.rowId))
    .all();
  const bySubject = new Map<string, Revision[]>();
  for (const row of rows) bySubject.set(row.subjectId, [...(bySubject.get(row.subjectId) ?? []), row]);
  return bySubject;
}

/** A page of a record's revisions, newest first. */
export function pageOfRevisions(
  db: Db,
  subject: Pick<Revision, 'subjectType' | 'subjectId'>,
  page: { offset: number; limit: number },
): Revision[] {
  return db
    .select()
    .from(revisions)
    .where(isOf(subject))
    .orderBy(desc(revisions.rowId))
    .limit(page.limit)
    .offset(page.offset)
    .all();
}

/** One revision of a record; undefined where it is none of this record's. */
export function findRevision(
  db: Db,
  subject: Pick<Revision, 'subjectType' | 'subjectId'>,
  rowId: number,
): Revision | undefined {
  return db
    .select()
    .from(revisions)
    .where(and(isOf(subject), eq(revisions.rowId, rowId)))
    .get();
}

/** What was last written down of a record by a moment; undefined where nothing was yet. */
export function findRevisionAt(
  db: Db,
  subject: Pick<Revision, 'subjectType' | 'subjectId'>,
  at: Date,
): Revision | undefined {
  return db
    .select()
    .from(revisions)
    .where(and(isOf(subject), lte(revisions.recordedAt, at)))
    .orderBy(desc(revisions.rowId))
    .limit(1)
    .get();
}

const lastWordOn = (database: Database) =>
  database
    .select({ actor: revisions.actor })
    .from(revisions)
    .where(
      and(
        eq(revisions.subjectType, sql.placeholder('subjectType')),
        eq(revisions.subjectId, sql.placeholder('subjectId')),
        or(eq(revisions.actor, sql.placeholder('writer')), notLike(revisions.actor, 'system:%')),
        sql`${revisions.snapshot} ->> 'isConsequence' is null`,
      ),
    )
    .orderBy(desc(revisions.rowId))
    .limit(1)
    .prepare();

/**
 * Whether people, with an account or by a link from an e-mail, have revised a record since a part of the product last
 * wrote it. What other parts did meanwhile, such as letting an entry lapse, is nobody's decision and doesn't count; nor does
 * what only followed from a decision about something else, whose snapshot says so (`isConsequence`).
 */
export function isRevisedByPeopleSince(
  db: Db,
  subject: Pick<Revision, 'subjectType' | 'subjectId'>,
  writer: Actor,
): boolean {
  const reference = actorReference(writer);
  const last = prepared(db, lastWordOn).get({ ...subject, writer: reference });
  return last !== undefined && last.actor !== reference;
}

function isOf({ subjectType, subjectId }: Pick<Revision, 'subjectType' | 'subjectId'>) {
  return and(eq(revisions.subjectType, subjectType), eq(revisions.subjectId, subjectId));
}
