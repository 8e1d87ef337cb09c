import nodemailer from 'nodemailer';
import { MailRefusedError, type MailTransport } from './mail.ts';

/** How long the other side may stay silent, in milliseconds, before the message waits for the next try. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * Sends by SMTP: `url` is "smtps://user:password@host:465", `from` the sender that people see. `keepsWords` leaves
 * what was sent readable in the database, for development.
 */
export function smtpTransport(
  url: string,
  from: string,
  { keepsWords = false }: { keepsWords?: boolean } = {},
): MailTransport {
  const carrier = nodemailer.createTransport({ url, ...patience, logger: false }, { from });
  return {
    forgetsWords: !keepsWords,
    async send(mail) {
      try {
        await carrier.sendMail({
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          headers: mail.headers,
          // The same message sent again carries the same name, so that mailboxes can tell.
          messageId: `<${mail.id}@borough-exchange>`,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      } catch (error) {
        if (isRefusedForGood(error))
          throw new MailRefusedError('The other side refused it', { cause: error });
        throw error;
      }
    },
  };
}

/** Leaves mail in the database, where `/dev/mail` shows it: for development, demonstrations and tests. */
export const localTransport: MailTransport = {
  forgetsWords: false,
  send: () => Promise.resolve(),
};

/**
 * RFC 5321, 4.2.1: 5yz says that the same request will fail again. Only what is said of the recipient or of the message
 * is about them: a wrong password, or a sender that our own server doesn't take, is ours to mend, and the mail waits.
 */
function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'responseCode' in error ? Number(error.responseCode) : 0;
  const command = 'command' in error ? error.command : undefined;
  return code >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
