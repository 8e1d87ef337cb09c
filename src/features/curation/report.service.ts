import { type Database, transaction } from '#db/client.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { RuleError, TooManyRequestsError } from '#platform/errors.ts';
import { keyedHash, sameHash } from '#platform/secrets.ts';
import type { ReportType } from './report.model.ts';
import type { ReviewLedger } from './review.ledger.ts';
import type { ReviewSubject } from './review.model.ts';

/**
 * What readers tell about an entry, without an account. Robots are kept out without a third party: a field that only
 * they fill in, a form that can't be sent back the moment it was asked for, and so many reports an hour.
 */

/** Nobody reads the form, writes a sentence and sends it in less. */
const shortestFillMs = 2000;
/** A form that was opened longer ago is asked to be sent again. */
const longestFillMs = 24 * 3_600_000;

const hourMs = 3_600_000;
/** Reports an hour from one network (a library's, say), and from all of them together. */
const mostFromNetwork = 10;
const mostFromAll = 120;

export interface ReportService {
  /** A signed note of the present moment, for the form to carry. */
  beginForm(): string;
  /** The note of a form that is shown again: its own, or a new one where that is no good. */
  continueForm(began: string): string;
  /**
   * Puts a report into the queue. A filled trap is dropped without a word. Throws {@link RuleError} for a form that
   * comes back too soon, too late or without its note, and {@link TooManyRequestsError} for too many.
   */
  report(
    actor: Actor,
    reported: {
      type: ReportType;
      subject: ReviewSubject;
      words: string;
      /** An address or a number at which they want an answer; empty where they want none. */
      reach: string;
      /** What `beginForm` gave. */
      began: string;
      /** The field that people don't see. */
      trap: string;
      network: string;
    },
  ): void;
}

export function createReportService(given: {
  database: Database;
  clock: Clock;
  ledger: ReviewLedger;
  secret: string;
}): ReportService {
  const { database, clock, ledger, secret } = given;
  /** Keyed hashes of the networks that reported within the hour, oldest first; at most {@link mostFromAll}. */
  let recent: { network: string; at: number }[] = [];

  const sign = (moment: string) => keyedHash(secret, 'report form', moment);

  /** Milliseconds since a form was opened; undefined where its note is none of ours, or too old. */
  function filledFor(began: string): number | undefined {
    const [moment = '', signature = ''] = began.split('.');
    if (!sameHash(signature, sign(moment))) return undefined;
    const elapsed = clock.now().getTime() - Number(moment);
    return elapsed > longestFillMs ? undefined : elapsed;
  }

  function beginForm(): string {
    const moment = String(clock.now().getTime());
    return `${moment}.${sign(moment)}`;
  }

  function requireHumanPace(began: string): void {
    const elapsed = filledFor(began);
    if (elapsed === undefined) {
      throw new RuleError('words', 'This page was open for a long time. Send it again');
    }
    if (elapsed < shortestFillMs) {
      throw new RuleError('words', 'That was very quick. Check your words and send them again');
    }
  }

  function requireFewEnough(network: string, now: number): void {
    recent = recent.filter((each) => now - each.at < hourMs);
    const own = recent.filter((each) => each.network === network);
    if (own.length >= mostFromNetwork || recent.length >= mostFromAll) {
      const oldest = (own.length >= mostFromNetwork ? own : recent)[0]?.at ?? now;
      throw new TooManyRequestsError(
        'Too many reports within an hour',
        Math.ceil((oldest + hourMs - now) / 1000),
      );
    }
    recent.push({ network, at: now });
  }

  return {
    beginForm,
    continueForm: (began) => (filledFor(began) === undefined ? beginForm() : began),
    report(actor, { type, subject, words, reach, began, trap, network }) {
      const now = clock.now().getTime();
      requireHumanPace(began);
      if (trap !== '') return;
      requireFewEnough(keyedHash(secret, 'report network', network), now);
      transaction(database, (tx) => {
        const proposal = reach === '' ? { words } : { words, reach };
        ledger.openIn(tx, actor, { type, subject, proposal });
      });
    },
  };
}
