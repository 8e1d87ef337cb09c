import type { Router } from 'express';
import type { z } from 'zod';
import type { Database } from '#db/client.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import type { Parsed } from '#web/input.ts';
import { html, text } from '#web/replies.ts';
import { endpoint, page } from '#web/routing.tsx';
import { type LedgerFilter, ledgerInput, toFilter } from './ledger.input.ts';
import { ledgerCsv, toLedgerView } from './ledger.presenter.ts';
import { listAsked, listExchanged, listSentences } from './ledger.queries.ts';
import { reportPaths } from './report.paths.ts';
import { LedgerPage } from './views/ledger-page.tsx';

const mostSentences = 6;

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
      rows: listExchanged(database, filter),
      asked: filter.ward === undefined ? listAsked(database, filter) : null,
      sentences: listSentences(database, filter, mostSentences),
      filter,
      vocabulary: given.vocabularies.load(),
      today: londonDay(clock.now()),
    });
    return html(<LedgerPage site={site} view={view} />);
  });

  endpoint(router, { ...route, path: reportPaths.exchangesCsv, log: 'ledger file' }, ({ input }) => {
    const rows = listExchanged(database, filterOf(input));
    return text(ledgerCsv(rows, given.vocabularies.load()), 'text/csv', {
      headers: { 'Content-Disposition': 'attachment; filename="exchanges.csv"' },
    });
  });
}
