import type { Router } from 'express';
import type { SearchLog } from '#features/search/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { may } from '#platform/permissions.ts';
import { noInput } from '#web/input.ts';
import { html } from '#web/replies.ts';
import { page } from '#web/routing.tsx';
import type { GapService } from './gap.service.ts';
import { toFilter } from './ledger.input.ts';
import { toLedgerView } from './ledger.presenter.ts';
import type { LedgerService } from './ledger.service.ts';
import { reportPaths } from './report.paths.ts';
import { toReportIndex } from './report-index.presenter.ts';
import { toSearchReport } from './search-report.presenter.ts';
import type { SearchReportService } from './search-report.service.ts';
import { ReportIndexPage } from './views/report-index-page.tsx';

/** Which reports there are, for everybody; those that are for curators are named to curators only. */
export function reportIndexRoutes(
  router: Router,
  given: {
    clock: Clock;
    vocabularies: VocabularyService;
    ledger: LedgerService;
    gaps: GapService;
    searchLog: SearchLog;
    searchReport: SearchReportService;
  },
): void {
  page(
    router,
    { path: reportPaths.index, permission: 'directory.read', input: noInput, log: 'reports' },
    ({ actor, site }) => {
      const view = toReportIndex({
        ledger: ledgerOfTheYear(),
        curators: may(actor, 'curation.work') ? forCurators(actor) : undefined,
      });
      return html(<ReportIndexPage site={site} view={view} />);
    },
  );

  /** The same figures that the ledger opens with. */
  function ledgerOfTheYear() {
    const today = londonDay(given.clock.now());
    const vocabulary = given.vocabularies.load();
    const filter = toFilter({}, vocabulary, today);
    return toLedgerView({
      ...given.ledger.figures(filter),
      named: [],
      sentences: [],
      filter,
      vocabulary,
      today,
    });
  }

  function forCurators(actor: Actor) {
    const asked = { period: 'month', list: 'sought', page: 1 } as const;
    return {
      searches: toSearchReport({
        ...asked,
        report: given.searchReport.read(actor, asked),
        today: londonDay(given.clock.now()),
        vocabulary: given.vocabularies.load(),
        isOn: given.searchLog.isOn,
      }),
      gaps: given.gaps.list(actor, { state: 'open', page: 1 }).counts,
    };
  }
}
