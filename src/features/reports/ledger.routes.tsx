import type { Router } from 'express';
import type { z } from 'zod';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { html, invalidInput, stream } from '#web/replies.ts';
import { endpoint, page } from '#web/routing.tsx';
import { type LedgerFilter, ledgerInput, toFilter, withoutMonths } from './ledger.input.ts';
import { ledgerFileBegin, ledgerFileLines, toLedgerView, toRefusedLedger } from './ledger.presenter.ts';
import type { LedgerService } from './ledger.service.ts';
import { reportPaths } from './report.paths.ts';
import { LedgerPage, RefusedLedgerPage } from './views/ledger-page.tsx';

/** The ledger of exchanges, for everybody: a page and a file. */
export function ledgerRoutes(
  router: Router,
  given: { ledger: LedgerService; vocabularies: VocabularyService; clock: Clock },
): void {
  const { ledger, clock } = given;
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
      ...ledger.figures(filter),
      ...ledger.examples(filter),
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
    let begin = ledgerFileBegin;
    for await (const rows of ledger.pieces(filter)) {
      yield begin + ledgerFileLines(rows, vocabulary);
      begin = '';
    }
  }
}
