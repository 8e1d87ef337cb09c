import { type Clock, dayMs } from '../clock.ts';
import { errorKind, isPassing } from '../loggable.ts';
import type { Logger } from '../logger.ts';

/**
 * Background work about many rows, each of which must not suffer from another's trouble: one that can't be seen to is
 * logged and passed over for a day. Kept in memory alone: another process tries once, and finds out for itself.
 */
export interface PassedOver {
  /** Rows that have their rest for now, to be left out of what is looked for next. */
  rowIds(): number[];
  /**
   * Sees to some rows together, in a transaction that `work` opens; where that fails, to each by itself. What ails the
   * database as a whole is nobody's own, and thrown.
   */
  seeTo(rowIds: readonly number[], work: (rowIds: readonly number[]) => void): void;
}

const restMs = dayMs;

/** Made once for each task, which then asks it at each of its steps. */
export function createPassedOver(given: {
  clock: Clock;
  logger: Logger;
  /** What the log says, without a word of what somebody wrote. */
  message: string;
  /** Names a row in the log. */
  name: (rowId: number) => Record<string, string | number | undefined>;
}): PassedOver {
  const { clock, logger } = given;
  /** Rows with the moment at which they are tried again. */
  const until = new Map<number, number>();

  function seeTo(rowIds: readonly number[], work: (rowIds: readonly number[]) => void): void {
    const [first] = rowIds;
    if (first === undefined) return;
    try {
      work(rowIds);
    } catch (error) {
      if (isPassing(error)) throw error;
      if (rowIds.length > 1) {
        for (const rowId of rowIds) seeTo([rowId], work);
        return;
      }
      until.set(first, clock.now().getTime() + restMs);
      logger.error({ ...given.name(first), error: errorKind(error) }, given.message);
    }
  }

  return {
    seeTo,
    rowIds() {
      const now = clock.now().getTime();
      for (const [rowId, moment] of until) if (moment <= now) until.delete(rowId);
      return [...until.keys()];
    },
  };
}
