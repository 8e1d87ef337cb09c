import type { Router } from 'express';
import { z } from 'zod';
import type { SearchLog } from '#features/search/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import { single } from '#web/input.ts';
import { html } from '#web/replies.ts';
import { page } from '#web/routing.tsx';
import { reportPaths } from './report.paths.ts';
import { reportPeriods, searchLists } from './search-report.model.ts';
import { toSearchReport } from './search-report.presenter.ts';
import type { SearchReportService } from './search-report.service.ts';
import { SearchReportPage } from './views/search-report-page.tsx';

/** A page of a report; anything else than a number from 1 is the first. */
export const reportPage = single(
  z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .default(1)
    .catch(1),
);

const reportInput = z.object({
  period: single(z.enum(reportPeriods).default('month').catch('month')),
  list: single(z.enum(searchLists).default('sought').catch('sought')),
  page: reportPage,
});

/** What people look for, for curators. */
export function searchReportRoutes(
  router: Router,
  given: {
    clock: Clock;
    vocabularies: VocabularyService;
    searchLog: SearchLog;
    searchReport: SearchReportService;
  },
): void {
  page(
    router,
    { path: reportPaths.searches, permission: 'curation.work', input: reportInput, log: 'report-searches' },
    ({ input, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such report');
      const view = toSearchReport({
        ...input.value,
        report: given.searchReport.read(actor, input.value),
        today: londonDay(given.clock.now()),
        vocabulary: given.vocabularies.load(),
        isOn: given.searchLog.isOn,
      });
      return html(<SearchReportPage site={site} view={view} />);
    },
  );
}
