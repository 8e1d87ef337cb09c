import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { amongValues, type Database, type Db, type Transaction, transaction } from '#db/client.ts';
import { stored } from '#db/log-sync.ts';
import { mailMessages } from '#db/schema/mail.ts';
import type { Clock } from '../clock.ts';
import { randomIds } from '../ids.ts';

/** A message to one person. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** For optional mail: `List-Unsubscribe` and the like. Names and values without line breaks. */
  headers?: Record<string, string>;
  /** When what it leads to is over: one that still waits then, since the server was down for long, isn't sent. */
  expiresAt?: Date;
}

export interface QueuedMail extends Omit<Mail, 'expiresAt'> {
  id: string;
  headers: Record<string, string>;
}

/** Hands a message to whoever carries it; throws {@link MailRefusedError} where it will never get there. */
export interface MailTransport {
  send(mail: QueuedMail): Promise<void>;
  /**
   * Whether the words of a message are forgotten once it was taken, or given up: they can hold what lets people in, which
   * a stolen database shouldn't tell.
   */
  forgetsWords: boolean;
}

/** The other side says that this address takes no mail: trying again is of no use. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
}

/** A mail that can't be queued because it would forge a header. */
export class UnsafeMailError extends Error {
  override readonly name = 'UnsafeMailError';
}

const expiryHeader = 'Expires';

/** A message was still waiting when what it leads to was over. */
class MailExpiredError extends Error {
  override readonly name = 'MailExpiredError';
}

/**
 * Queues a message in the transaction of the change that causes it. The cause names that event ("sign-in:ID"):
 * queueing for the same cause again does nothing, so that nobody gets the same mail twice.
 */
export function queueMail(tx: Transaction, mail: Mail, causeKey: string, at: Date): void {
  const { expiresAt } = mail;
  // Mail programs that know this header (RFC 4021) show what is over as such; here it says when not to send any more.
  const headers = { ...mail.headers, ...(expiresAt && { [expiryHeader]: expiresAt.toUTCString() }) };
  for (const value of [mail.to, mail.subject, ...Object.keys(headers), ...Object.values(headers)]) {
    // A line break would begin a header of its own.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
    if (/[\r\n\u0000]/.test(value)) throw new UnsafeMailError('A line break in a mail’s header');
  }
  tx.insert(mailMessages)
    .values({
      id: randomIds.next(at),
      causeKey,
      recipient: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers,
      queuedAt: at,
      nextTryAt: at,
      attempts: 0,
    })
    .onConflictDoNothing()
    .run();
}

const batchSize = 20;
/** After so many tries, some two days, a message is given up. */
const mostAttempts = 12;
const longestBackOffMinutes = 360;

/**
 * Messages that the other side has taken and that couldn't be noted as sent, with the moment when they were: a database that
 * can't be written must not make the same mail go out again and again. By their row.
 */
export type UnnotedMail = Map<number, Date>;

/**
 * Sends what is due, oldest first. A message is marked sent after the other side has taken it, so a crash in between
 * sends at most the one that was under way again. Returns how many were sent.
 */
export async function sendDueMail(
  database: Database,
  transport: MailTransport,
  clock: Clock,
  unnoted: UnnotedMail,
  onError: (messageId: string, error: unknown) => void,
  stopping?: AbortSignal,
): Promise<number> {
  const due = database
    .select({ rowId: mailMessages.rowId })
    .from(mailMessages)
    .where(
      and(
        isNull(mailMessages.sentAt),
        isNull(mailMessages.failedAt),
        lte(mailMessages.nextTryAt, clock.now()),
      ),
    )
    .orderBy(asc(mailMessages.nextTryAt))
    .limit(batchSize)
    .all();
  let sent = 0;
  for (const { rowId } of due) {
    // A mail server can take a minute for each, and whoever stops the program doesn't wait so long.
    if (stopping?.aborted) break;
    // Nobody is told of what a power cut could still take back, nor the same twice.
    await stored(database);
    // Read when its turn comes: while the one before was under way, somebody may have been erased.
    const row = database.select().from(mailMessages).where(eq(mailMessages.rowId, rowId)).get();
    if (!row) continue;
    try {
      if (!unnoted.has(rowId)) {
        const { id, recipient: to, subject, text, html, headers } = row;
        if (Date.parse(headers[expiryHeader] ?? '') <= clock.now().getTime()) {
          throw new MailExpiredError('What it leads to was over before it could be sent');
        }
        await transport.send({ id, to, subject, text, html, headers });
        unnoted.set(rowId, clock.now());
      }
    } catch (error) {
      onError(row.id, error);
      noteFailure(database, row, error, { now: clock.now(), forgetsWords: transport.forgetsWords });
      continue;
    }
    note(database, rowId, {
      sentAt: unnoted.get(rowId) ?? clock.now(),
      attempts: row.attempts + 1,
      lastError: null,
      ...(transport.forgetsWords && noWords),
    });
    unnoted.delete(rowId);
    sent += 1;
  }
  return sent;
}

const noWords = { text: '', html: '', headers: {} };

function noteFailure(
  database: Database,
  { rowId, attempts: before }: { rowId: number; attempts: number },
  error: unknown,
  { now, forgetsWords }: { now: Date; forgetsWords: boolean },
): void {
  const attempts = before + 1;
  const isBounced = error instanceof MailRefusedError;
  const isFinal = isBounced || error instanceof MailExpiredError || attempts >= mostAttempts;
  const minutes = Math.min(2 ** attempts, longestBackOffMinutes);
  note(database, rowId, {
    attempts,
    lastError: error instanceof Error ? error.message : String(error),
    ...(isFinal
      ? { failedAt: now, ...(isBounced && { bouncedAt: now }), ...(forgetsWords && noWords) }
      : { nextTryAt: new Date(now.getTime() + minutes * 60_000) }),
  });
}

function note(database: Database, rowId: number, values: Partial<typeof mailMessages.$inferInsert>): void {
  transaction(database, (tx) => {
    tx.update(mailMessages).set(values).where(eq(mailMessages.rowId, rowId)).run();
  });
}

/** Which of some addresses take no mail: what was sent there last came back, and nothing has got through since. */
export function bouncedAmong(db: Db, addresses: readonly string[]): Set<string> {
  const rows = db
    .select({ recipient: mailMessages.recipient })
    .from(mailMessages)
    .where(sql`${mailMessages.recipient} in ${amongValues(addresses)}`)
    .groupBy(mailMessages.recipient)
    .having(sql`max(${mailMessages.bouncedAt}) >= coalesce(max(${mailMessages.sentAt}), 0)`)
    .all();
  return new Set(rows.map(({ recipient }) => recipient));
}

/** What may be logged of a message that couldn't be sent: the words of the other side can hold the address. */
export function mailErrorCode(error: unknown): string {
  const found = error instanceof MailRefusedError ? error.cause : error;
  if (!(found instanceof Error)) return typeof found;
  const reply = 'responseCode' in found ? ` ${String(found.responseCode)}` : '';
  return ('code' in found ? String(found.code) : found.name) + reply;
}
