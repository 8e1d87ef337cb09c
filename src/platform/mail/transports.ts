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
        const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
        // RFC 5321, 4.2.1: 5yz says that the same request will fail again.
        if (code >= 500) throw new MailRefusedError('The other side refused it', { cause: error });
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
