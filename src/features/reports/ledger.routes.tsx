import { setImmediate } from 'node:timers/promises';
import type { Router } from 'express';
import type { z } from 'zod';
import type { Database } from '#db/client.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import type { Parsed } from '#web/input.ts';
import { html, stream } from '#web/replies.ts';
import { endpoint, page } from '#web/routing.tsx';
import { type LedgerFilter, ledgerInput, toFilter } from './ledger.input.ts';
import { ledgerFileBegin, ledgerFileLines, toLedgerView } from './ledger.presenter.ts';
import { countAsked, countExchanged, listExchanged, listSentences } from './ledger.queries.ts';
import { reportPaths } from './report.paths.ts';
import { LedgerPage } from './views/ledger-page.tsx';

const mostSentences = 6;
/** Rows with names on the page; the file has them all. */
const mostNamed = 20;
/** Rows of the file that are read and written at a time; in between others have their turn. */
const rowsAtATime = 500;

/** The ledger of exchanges, for everybody: a page and a file. */
export function ledgerRoutes(
  router: Router,
  given: { database: Database; vocabularies: VocabularyService; clock: Clock },
): void {
  const { database, clock } = given;
  const route = { permission: 'directory.read', input: ledgerInput } as const;

  function filterOf(input: Parsed<z.output<typeof ledgerInput>>): LedgerFilter {
    const asked = input.ok ? input.value : {};
    return toFilter(asked, given.vocabularies.load(), londonDay(clock.now()));
  }

  page(router, { ...route, path: reportPaths.exchanges, log: 'ledger' }, ({ input, site }) => {
    const filter = filterOf(input);
    const view = toLedgerView({
      counted: countExchanged(database, filter),
      asked: filter.ward === undefined ? countAsked(database, filter) : null,
      named: listExchanged(database, filter, { limit: mostNamed, named: true }),
      sentences: listSentences(database, filter, mostSentences),
      filter,
      vocabulary: given.vocabularies.load(),
      today: londonDay(clock.now()),
    });
    return html(<LedgerPage site={site} view={view} />);
  });

  endpoint(router, { ...route, path: reportPaths.exchangesCsv, log: 'ledger file' }, ({ input }) =>
    stream(fileOf(filterOf(input)), 'text/csv', {
      headers: { 'Content-Disposition': 'attachment; filename="exchanges.csv"' },
    }),
  );

  async function* fileOf(filter: LedgerFilter): AsyncGenerator<string> {
    const vocabulary = given.vocabularies.load();
    let rows = listExchanged(database, filter, { limit: rowsAtATime });
    yield ledgerFileBegin + ledgerFileLines(rows, vocabulary);
    while (rows.length === rowsAtATime) {
      await setImmediate();
      rows = listExchanged(database, filter, { limit: rowsAtATime, after: rows.at(-1) });
      yield ledgerFileLines(rows, vocabulary);
    }
  }
}
