import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { emailLinks } from '#db/schema/mail.ts';
import { hashToken, randomToken } from '../secrets.ts';

/**
 * Links in e-mails: each is bound to one purpose and one subject, opens a page by a token that only its mail holds, and is
 * kept as a hash. What a link may do, and for whom, is for the feature whose purpose it is.
 */
export type EmailLink = Readonly<typeof emailLinks.$inferSelect>;

/** A link of one purpose to one subject; `expiresAt` null: until it is ended. */
type LinkTerms = Pick<EmailLink, 'purpose' | 'subjectId' | 'createdAt' | 'expiresAt'>;

/** Makes a link; its token is known nowhere else, and is to go into one mail. */
export function issueLink(tx: Transaction, terms: LinkTerms): { rowId: number; token: string } {
  const token = randomToken();
  const { rowId } = tx
    .insert(emailLinks)
    .values({ ...terms, tokenHash: hashToken(token) })
    .returning({ rowId: emailLinks.rowId })
    .get();
  return { rowId, token };
}

/** The link behind a token, for as long as it is good and only for its own purpose. */
export function findLink(
  db: Db,
  purpose: EmailLink['purpose'],
  token: string,
  now: Date,
): EmailLink | undefined {
  return db
    .select()
    .from(emailLinks)
    .where(
      and(
        eq(emailLinks.tokenHash, hashToken(token)),
        eq(emailLinks.purpose, purpose),
        isNull(emailLinks.endedAt),
        or(isNull(emailLinks.expiresAt), gt(emailLinks.expiresAt, now)),
      ),
    )
    .get();
}

/** The link behind a token, over or not: it tells its holder what has become of it, and lets nobody in. */
export function recallLink(db: Db, purpose: EmailLink['purpose'], token: string): EmailLink | undefined {
  return db
    .select()
    .from(emailLinks)
    .where(and(eq(emailLinks.tokenHash, hashToken(token)), eq(emailLinks.purpose, purpose)))
    .get();
}

/** Ends all links of one purpose to a subject. */
export function endLinksTo(
  tx: Transaction,
  { purpose, subjectId }: Pick<EmailLink, 'purpose' | 'subjectId'>,
  at: Date,
): void {
  tx.update(emailLinks)
    .set({ endedAt: at })
    .where(
      and(eq(emailLinks.purpose, purpose), eq(emailLinks.subjectId, subjectId), isNull(emailLinks.endedAt)),
    )
    .run();
}
