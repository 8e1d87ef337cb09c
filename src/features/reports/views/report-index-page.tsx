import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { Site } from '#web/site.ts';
import { reportPaths } from '../report.paths.ts';
import type { ReportIndexView, ReportLine } from '../report-index.presenter.ts';
import { Figures } from './figures.tsx';

/** What there is to read about the borough as a whole, each report with what it says today. */
export function ReportIndexPage({ site, view }: { site: Site; view: ReportIndexView }): Html {
  return (
    <Page
      site={site}
      title="Reports"
      description={`What ${site.placeName}’s organisations gave each other, counted.`}
      canonical={reportPaths.index}
    >
      <h1>Reports</h1>
      <p class="lead">What {site.placeName}’s organisations give each other, and what comes of it.</p>
      {view.forEverybody.map((line) => (
        <Line line={line} />
      ))}
      {view.forCurators.map((line) => (
        <Line line={line} isForCurators />
      ))}
    </Page>
  );
}

function Line({ line, isForCurators = false }: { line: ReportLine; isForCurators?: boolean }): Html {
  return (
    <section class="report-line">
      <h2>
        <a href={line.href}>{line.title}</a>
      </h2>
      {isForCurators && <p class="second">For curators only</p>}
      <p>
        <strong>{line.answer}</strong>
      </p>
      <p>{line.about}</p>
      {line.figures.length > 0 && <Figures figures={line.figures} />}
    </section>
  );
}
