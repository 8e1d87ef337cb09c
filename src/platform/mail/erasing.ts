import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { mailMessages } from '#db/schema/mail.ts';
import { escapeHtml } from '../escape-html.ts';

/** Erasing somebody from mail. */

/** What stands in the place of an erased address. */
const erased = 'an address that was erased';

/**
 * Takes an address out of all mail: what was sent or is to be sent there goes as a whole, and what is still to be sent to
 * others (or never got through) names it no more. What others have got is theirs.
 */
export function eraseFromMailIn(tx: Transaction, address: string): void {
  tx.delete(mailMessages).where(eq(mailMessages.recipient, address)).run();
  const { rowId, text, html } = mailMessages;
  const inHtml = escapeHtml(address);
  const naming = tx
    .select({ rowId, text, html })
    .from(mailMessages)
    .where(
      and(
        isNull(mailMessages.sentAt),
        or(sql`instr(${text}, ${address}) > 0`, sql`instr(${html}, ${inHtml}) > 0`),
      ),
    )
    .all();
  for (const mail of naming) {
    tx.update(mailMessages)
      .set({ text: without(mail.text, address), html: without(mail.html, inHtml) })
      .where(eq(rowId, mail.rowId))
      .run();
  }
}

/** A text without an address, unless that is but the end or the beginning of a longer one. */
function without(text: string, address: string): string {
  const literal = address.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\w.+-])${literal}(?!\\.?[\\w-])`, 'g'), erased);
}
