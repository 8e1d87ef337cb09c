import { asc, eq, lte } from 'drizzle-orm';
import { type Database, type Transaction, transaction } from '#db/client.ts';
import { jobs } from '#db/schema/platform.ts';
import type { Clock } from '../clock.ts';

export interface Job {
  type: string;
  /** Ids, never copies of records. */
  payload: unknown;
}

/** Does one job; it may be given the same one twice and must not mind. */
export type JobHandler = (payload: unknown) => Promise<void>;
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** Puts a job into the queue in the transaction of the change that asks for it. */
export function enqueue(
  tx: Transaction,
  job: Job,
  when: { runAt: Date /** One waiting job a key. */; uniqueKey?: string },
): void {
  tx.insert(jobs)
    .values({
      type: job.type,
      payload: job.payload,
      uniqueKey: when.uniqueKey ?? null,
      runAt: when.runAt,
      attempts: 0,
    })
    .onConflictDoNothing()
    .run();
}

const longestBackOffMinutes = 360;

/** Minutes to wait before the next try: 1, 2, 4 … up to six hours. */
function backOffMinutes(attempts: number): number {
  return Math.min(2 ** (attempts - 1), longestBackOffMinutes);
}

/**
 * Does the jobs that are due, oldest first, at most `limit`; what fails is tried again later. Says how many ran, and
 * whether more may be due.
 */
export async function runDueJobs(
  database: Database,
  handlers: JobHandlers,
  clock: Clock,
  onError: (job: Job, error: unknown) => void,
  limit = 50,
): Promise<{ count: number; isFull: boolean }> {
  const due = database
    .select()
    .from(jobs)
    .where(lte(jobs.runAt, clock.now()))
    .orderBy(asc(jobs.runAt))
    .limit(limit)
    .all();
  for (const job of due) {
    try {
      const handle = handlers[job.type];
      if (!handle) throw new Error(`Nothing handles jobs of type ${job.type}`);
      await handle(job.payload);
      transaction(database, (tx) => {
        tx.delete(jobs).where(eq(jobs.rowId, job.rowId)).run();
      });
    } catch (error) {
      onError(job, error);
      const attempts = job.attempts + 1;
      transaction(database, (tx) => {
        tx.update(jobs)
          .set({
            attempts,
            lastError: error instanceof Error ? error.message : String(error),
            runAt: new Date(clock.now().getTime() + backOffMinutes(attempts) * 60_000),
          })
          .where(eq(jobs.rowId, job.rowId))
          .run();
      });
    }
  }
  return { count: due.length, isFull: due.length === limit };
}
