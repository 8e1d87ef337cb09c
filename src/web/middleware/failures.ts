/** Tells what kind of failure an error is, and what the person who met it is told. */
import { randomInt } from 'node:crypto';
import {
  AppError,
  NoOrganisationError,
  RuleError,
  TooManyRequestsError,
  UnavailableError,
} from '#platform/errors.ts';
import { isPassing } from '#platform/loggable.ts';

export interface Failure {
  status: number;
  /** Seconds after which to ask again, for a 503 or a 429. */
  retryAfterSeconds?: number;
  /** What the person is told beyond the usual words for this status. */
  detail?: string;
  /** Whether belonging to an organisation is all that is missing. */
  needsOrganisation?: boolean;
  /** Under which the log knows it; only for what was unforeseen. */
  reference?: string;
}

/** Seconds after which a busy database is worth asking again. */
const retryAfterSeconds = 5;

/** Sorts an error that reached the end of a request. */
export function classify(error: unknown): Failure {
  if (error instanceof UnavailableError || error instanceof TooManyRequestsError) {
    return { status: error.status, retryAfterSeconds: error.retryAfterSeconds };
  }
  if (error instanceof RuleError) return { status: error.status, detail: error.message };
  if (error instanceof NoOrganisationError) return { status: error.status, needsOrganisation: true };
  if (error instanceof AppError) return { status: error.status };
  if (isPassing(error)) return { status: 503, retryAfterSeconds };
  if (error instanceof URIError) return { status: 400 };
  const status = statusOf(error);
  if (status >= 400 && status < 500) return { status };
  return { status: 500, reference: newReference() };
}

/** Express and its parsers put the status of a client's mistake on the error. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
}

// Without letters and digits that are mistaken for each other when read out on the telephone.
const letters = 'ACDEFHJKLMNPQRTUVWXY';

/** "K7Q-204": short enough to be read out, rare enough to find one line in a day's log. */
export function newReference(): string {
  const letter = () => letters[randomInt(letters.length)];
  return `${letter()}${randomInt(2, 10)}${letter()}-${randomInt(100, 1000)}`;
}
