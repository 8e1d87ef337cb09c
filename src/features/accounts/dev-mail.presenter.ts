import { formatMoment } from '#platform/formats.ts';
import type { SentMail } from '#platform/mail/mailbox.ts';
import { accountPaths } from './account.paths.ts';

export interface MailRow {
  href: string;
  subject: string;
  to: string;
  sent: string;
}

export interface MailPageView extends Omit<MailRow, 'href'> {
  headers: readonly (readonly [name: string, value: string])[];
  /** The plain text, in pieces: words, and links that can be followed. */
  text: readonly (string | { href: string })[];
}

export function toMailRow(mail: SentMail): MailRow {
  return {
    href: accountPaths.mail(mail.id),
    subject: mail.subject,
    to: mail.to,
    sent: formatMoment(mail.sentAt),
  };
}

export function toMailPage(mail: SentMail): MailPageView {
  return {
    subject: mail.subject,
    to: mail.to,
    sent: formatMoment(mail.sentAt),
    headers: Object.entries(mail.headers),
    text: mail.text
      .replace(/[ \t]+$/gm, '')
      .split(/(https?:\/\/\S+)/)
      .map((piece, position) => (position % 2 === 1 ? { href: piece } : piece)),
  };
}
