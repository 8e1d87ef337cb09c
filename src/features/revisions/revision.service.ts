import { and, asc, eq, sql } from 'drizzle-orm';
import { type Database, type Db, prepared, type Transaction } from '#db/client.ts';
import { revisions } from '#db/schema/revisions.ts';
import type { Actor } from '#platform/actor.ts';

/** A state that a record was in, with who, when and why. */
export interface Revision {
  subjectType: 'organisation' | 'listing';
  subjectId: string;
  /** Who, as text that names no person: "system:demonstration". */
  actor: string;
  reason: string;
  /** The whole record as it was after the change. */
  snapshot: unknown;
  recordedAt: Date;
}

/** How an actor is written down: by kind and reference, never by name. */
export function actorReference(actor: Actor): string {
  return actor.kind === 'system' ? `system:${actor.name}` : actor.kind;
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
export function recordRevision(tx: Transaction, revision: Omit<Revision, 'actor'> & { actor: Actor }): void {
  prepared(tx, insertRevision).run({ ...revision, actor: actorReference(revision.actor) });
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
