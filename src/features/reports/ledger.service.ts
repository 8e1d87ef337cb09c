import { setImmediate } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import type { LedgerFilter } from './ledger.input.ts';
import type { AskedGroup, CountedGroup } from './ledger.model.ts';
import * as queries from './ledger.queries.ts';

/** What the ledger counts of a period. */
export interface LedgerFigures {
  counted: CountedGroup[];
  /** Null where a ward is asked for: questions have none. */
  asked: AskedGroup[] | null;
}

/** What may be told of single exchanges. */
export interface LedgerExamples {
  /** The latest of those whose two sides let their names be told. */
  named: queries.NamedRow[];
  sentences: queries.PublicSentence[];
}

/** Reads the ledger of exchanges, which is for everybody. */
export interface LedgerService {
  figures(filter: LedgerFilter): LedgerFigures;
  examples(filter: LedgerFilter): LedgerExamples;
  /** All exchanges of a period, the latest first, some hundred at a time; in between others have their turn. */
  pieces(filter: LedgerFilter): AsyncGenerator<queries.NamedRow[]>;
}

const mostSentences = 6;
/** Rows with names on the page; the file has them all. */
const mostNamed = 20;
/** Rows of the file that are read and written at a time. */
const rowsAtATime = 500;

export function createLedgerService({ database }: { database: Database }): LedgerService {
  return {
    figures: (filter) => ({
      counted: queries.countExchanged(database, filter),
      asked: filter.ward === undefined ? queries.countAsked(database, filter) : null,
    }),
    examples: (filter) => ({
      named: queries.listExchanged(database, filter, { limit: mostNamed, named: true }),
      sentences: queries.listSentences(database, filter, mostSentences),
    }),
    async *pieces(filter) {
      let rows = queries.listExchanged(database, filter, { limit: rowsAtATime });
      yield rows;
      while (rows.length === rowsAtATime) {
        await setImmediate();
        rows = queries.listExchanged(database, filter, { limit: rowsAtATime, after: rows.at(-1) });
        yield rows;
      }
    },
  };
}
