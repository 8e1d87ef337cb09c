import { and, desc, eq, isNotNull, isNull, min, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessages } from '#db/schema/mail.ts';
import type { QueuedMail } from './mail.ts';

/** A message that has been sent. */
export interface SentMail extends QueuedMail {
  sentAt: Date;
}

/** The latest messages that were sent, newest first; for the mailbox that development reads. */
export function listSentMail(db: Db, limit: number): SentMail[] {
  return db
    .select()
    .from(mailMessages)
    .where(isNotNull(mailMessages.sentAt))
    .orderBy(desc(mailMessages.sentAt), desc(mailMessages.rowId))
    .limit(limit)
    .all()
    .flatMap(({ id, recipient, subject, text, html, headers, sentAt }) =>
      sentAt === null ? [] : [{ id, to: recipient, subject, text, html, headers, sentAt }],
    );
}

/** A message that has been sent, by its id. */
export function findSentMail(db: Db, id: string): SentMail | undefined {
  const row = db.select().from(mailMessages).where(eq(mailMessages.id, id)).get();
  if (!row || row.sentAt === null) return undefined;
  const { recipient: to, subject, text, html, headers, sentAt } = row;
  return { id, to, subject, text, html, headers, sentAt };
}

const waits = and(isNull(mailMessages.sentAt), isNull(mailMessages.failedAt));

/** How much waits to be sent, how much of that was tried already, and how much was given up. */
export function mailState(db: Db): { waiting: number; retrying: number; failed: number } {
  const count = sql<number>`count(*)`;
  const [waiting] = db
    .select({ all: count, retrying: sql<number | null>`sum(${mailMessages.attempts} > 0)` })
    .from(mailMessages)
    .where(waits)
    .all();
  const [failed] = db.select({ all: count }).from(mailMessages).where(isNotNull(mailMessages.failedAt)).all();
  return { waiting: waiting?.all ?? 0, retrying: waiting?.retrying ?? 0, failed: failed?.all ?? 0 };
}

/** When the mail was queued that has waited longest; null where none waits. */
export function mailWaitsSince(db: Db): Date | null {
  const [first] = db
    .select({ queuedAt: min(mailMessages.queuedAt) })
    .from(mailMessages)
    .where(waits)
    .all();
  return first?.queuedAt ?? null;
}
