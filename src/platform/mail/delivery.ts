import type { Database } from '#db/client.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { type MailTransport, mailErrorCode, sendDueMail, type UnnotedMail } from './mail.ts';

/**
 * Makes what sends the mail that is due and returns how much of it was sent. Without anybody to carry it mail waits.
 * Once `stopping` is aborted no other message begins: what is due goes out after the next start.
 * What can't be sent is logged by its code alone: an error's words can hold the address.
 */
export function createDelivery(given: {
  database: Database;
  transport: MailTransport | null;
  clock: Clock;
  logger: Logger;
}): (stopping?: AbortSignal) => Promise<number> {
  const { database, transport, clock, logger } = given;
  const unnoted: UnnotedMail = new Map();
  return async (stopping) =>
    transport === null
      ? 0
      : sendDueMail(
          database,
          transport,
          clock,
          unnoted,
          (messageId, error) =>
            logger.warn({ messageId, error: mailErrorCode(error) }, 'a mail could not be sent'),
          stopping,
        );
}
