import { setImmediate } from 'node:timers/promises';
import type { Router } from 'express';
import type { z } from 'zod';
import type { Database } from '#db/client.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { html, invalidInput, stream } from '#web/replies.ts';
import { endpoint, page } from '#web/routing.tsx';
import { type LedgerFilter, ledgerInput, toFilter, withoutMonths } from './ledger.input.ts';
import { ledgerFileBegin, ledgerFileLines, toLedgerView, toRefusedLedger } from './ledger.presenter.ts';
import { countAsked, countExchanged, listExchanged, listSentences } from './ledger.queries.ts';
import { reportPaths } from './report.paths.ts';
import { LedgerPage, RefusedLedgerPage } from './views/ledger-page.tsx';

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

  function filterOf(asked: z.output<typeof ledgerInput>): LedgerFilter {
    return toFilter(asked, given.vocabularies.load(), londonDay(clock.now()));
  }

  page(router, { ...route, path: reportPaths.exchanges, log: 'ledger' }, ({ input, site }) => {
    if (!input.ok) {
      const refused = toRefusedLedger(
        filterOf(withoutMonths(input.raw)),
        input.raw,
        given.vocabularies.load(),
      );
      return html(<RefusedLedgerPage site={site} view={refused} errors={input.errors} />, { status: 400 });
    }
    const filter = filterOf(input.value);
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
    input.ok
      ? stream(fileOf(filterOf(input.value)), 'text/csv', {
          headers: { 'Content-Disposition': 'attachment; filename="exchanges.csv"' },
        })
      : invalidInput(input.errors),
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
