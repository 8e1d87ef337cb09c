import { PostForm, TableRegion, Tabs } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import { reportPaths } from '../report.paths.ts';
import type { SearchReportView } from '../search-report.presenter.ts';

/** What people look for, what found nothing, and what nobody opened. */
export function SearchReportPage({ site, view }: { site: Site; view: SearchReportView }): Html {
  return (
    <Page
      site={site}
      title="What people look for"
      unlisted
      search={false}
      breadcrumbs={[{ label: 'Curate', href: sitePaths.curate }]}
    >
      <h1>What people look for</h1>
      {!view.isOn && (
        <p class="notice">Searches aren’t counted here. What you see below is from when they were.</p>
      )}
      <p class="lead">{view.sentences.join(' ')}</p>
      <nav class="report-periods" aria-label="How far back">
        <ul>
          {view.periods.map((period) => (
            <li>
              <a href={period.href} aria-current={period.isCurrent ? 'true' : undefined}>
                {period.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Tabs tabs={view.lists} />
      <h2 id="words">{view.heading}</h2>
      {view.rows.length === 0 ? <p>{view.empty}</p> : <WordsTable site={site} view={view} />}
      <p class="button-row">
        {view.newer !== undefined && <a href={view.newer}>Back</a>}
        {view.older !== undefined && <a href={view.older}>More</a>}
      </p>
      {view.filters.length > 0 && (
        <section class="section">
          <h2 id="filters">Looked through without words</h2>
          <TableRegion isNarrow labelledBy="filters">
            <table>
              <thead>
                <tr>
                  <th scope="col">What was chosen</th>
                  <th scope="col" class="number">
                    Searches
                  </th>
                </tr>
              </thead>
              <tbody>
                {view.filters.map((each) => (
                  <tr>
                    <td>{each.label}</td>
                    <td class="number">{each.searches}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableRegion>
        </section>
      )}
      <p class="second">
        Crawlers and curators aren’t counted, and nothing here says who searched. An entry counts as opened
        only where the reader’s browser runs scripts.
      </p>
      <p>
        <a href={reportPaths.gaps}>The gap list</a>
      </p>
    </Page>
  );
}

/** One form around the table: the button that is pressed names the words. */
function WordsTable({ site, view }: { site: Site; view: SearchReportView }): Html {
  return (
    <PostForm site={site} action={reportPaths.addGap}>
      <TableRegion labelledBy="words">
        <table class="table-stacked">
          <thead>
            <tr>
              <th scope="col">Words</th>
              <th scope="col" class="number">
                Searches
              </th>
              <th scope="col" class="number">
                Found last
              </th>
              <th scope="col" class="number">
                Opened
              </th>
              <th scope="col">Last on</th>
              <th scope="col">Do something</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr>
                <th scope="row">
                  <a href={row.href}>{row.words}</a>
                </th>
                <td class="number" data-label="Searches">
                  {row.searches}
                </td>
                <td class="number" data-label="Found last">
                  {row.found}
                </td>
                <td class="number" data-label="Opened">
                  {row.opened}
                </td>
                <td data-label="Last on">{row.lastOn}</td>
                <td class="report-actions">
                  <a href={row.addSynonym}>
                    Add a synonym<span class="visually-hidden"> for {row.words}</span>
                  </a>
                  {row.isInGapList ? (
                    <span class="muted">In the gap list</span>
                  ) : (
                    <button class="button-link" type="submit" name="what" value={row.words}>
                      Add to the gap list<span class="visually-hidden">: {row.words}</span>
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </PostForm>
  );
}
