import { EmptyState, FormErrors, SelectField, TableRegion, TextField } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { exampleMonths } from '../ledger.input.ts';
import type { LedgerView, NarrowView, TallyRow } from '../ledger.presenter.ts';
import { reportPaths } from '../report.paths.ts';
import { Figures } from './figures.tsx';
import { FlowPicture } from './flow-picture.tsx';

const inReports = [{ label: 'Reports', href: reportPaths.index }];

/** Who gave what to whom: the answer, then the picture, then the tables. */
export function LedgerPage({ site, view }: { site: Site; view: LedgerView }): Html {
  return (
    <Page
      site={site}
      title="What has been exchanged"
      description={view.answer}
      canonical={reportPaths.exchanges}
      breadcrumbs={inReports}
    >
      <h1>What has been exchanged</h1>
      <p class="lead">{view.answer}</p>
      <p>
        {view.period}.{' '}
        <span class="screen-only">
          <a href="#narrow">Change</a> · <a href={view.csvHref}>Download CSV</a>
        </span>
      </p>
      <Figures figures={view.figures} />
      {view.isEmpty ? (
        <EmptyState
          title="Nothing to draw yet"
          action={{ href: sitePaths.offers, label: 'See what others offer' }}
        >
          <p>When organisations give each other something and say how it went, it is counted here.</p>
        </EmptyState>
      ) : (
        <Charts view={view} />
      )}
      <Narrow view={view} errors={[]} />
    </Page>
  );
}

/** The form alone, with what is wrong with its months: figures of another period would be taken for those asked for. */
export function RefusedLedgerPage(props: {
  site: Site;
  view: NarrowView;
  errors: readonly InputError[];
}): Html {
  return (
    <Page
      site={props.site}
      title="What has been exchanged"
      canonical={reportPaths.exchanges}
      breadcrumbs={inReports}
      unlisted
      hasErrors
    >
      <FormErrors errors={props.errors} />
      <h1>What has been exchanged</h1>
      <Narrow view={props.view} errors={props.errors} />
    </Page>
  );
}

function Charts({ view }: { view: LedgerView }): Html {
  return (
    <>
      <section class="section">
        <h2>From sector to sector</h2>
        <div class="flow-columns">
          <FlowPicture
            flow={view.flow}
            label="Who gave to whom, as bands between the sectors; the table says the same"
          />
          <Matrix matrix={view.matrix} />
        </div>
      </section>
      <Bars heading="Month by month" first="Month" rows={view.byMonth} />
      <Bars
        heading="By theme"
        first="Theme"
        rows={view.byTheme}
        note="What has more than one theme counts in each of them."
      />
      <Bars heading="By what was given" first="What" rows={view.bySubject} hasAmount />
      <Bars
        heading="By ward"
        first="Ward"
        rows={view.byWard}
        note="Only what takes place in one ward that the public may know."
      />
      <section class="section">
        <h2>How helpful it was</h2>
        <TableRegion label="How helpful it was" isNarrow>
          <table>
            <thead>
              <tr>
                <th scope="col">How helpful</th>
                <th scope="col" class="number">
                  Who received
                </th>
                <th scope="col" class="number">
                  Who gave
                </th>
              </tr>
            </thead>
            <tbody>
              {view.helpful.map((row) => (
                <tr>
                  <th scope="row">{row.label}</th>
                  <td class="number">{row.receivers}</td>
                  <td class="number">{row.givers}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      </section>
      {view.sentences.length > 0 && (
        <section class="section">
          <h2>What came of it</h2>
          <ul class="sentences">
            {view.sentences.map((sentence) => (
              <li>
                <blockquote>{sentence.text}</blockquote>
                <p class="second">{sentence.by}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.named.length > 0 && (
        <section class="section">
          <h2>With names</h2>
          <p class="second">The latest where both organisations agreed to be named.</p>
          <TableRegion label="With names">
            <table>
              <thead>
                <tr>
                  <th scope="col">Gave</th>
                  <th scope="col">Received</th>
                  <th scope="col">What</th>
                  <th scope="col">When</th>
                </tr>
              </thead>
              <tbody>
                {view.named.map((row) => (
                  <tr>
                    <td>{row.giver}</td>
                    <td>{row.receiver}</td>
                    <td>{row.what}</td>
                    <td>{row.when}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableRegion>
        </section>
      )}
    </>
  );
}

function Matrix({ matrix }: { matrix: LedgerView['matrix'] }): Html {
  return (
    <TableRegion label="Exchanges from sector to sector">
      <table>
        <caption>Exchanges: rows gave, columns received</caption>
        <thead>
          <tr>
            <th scope="col">Gave</th>
            {matrix.sectors.map((sector) => (
              <th scope="col" class="number">
                {sector}
              </th>
            ))}
            <th scope="col" class="number">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell) => (
                <td class="number">{cell}</td>
              ))}
              <td class="number">{row.total}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            {matrix.totals.map((total) => (
              <td class="number">{total}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </TableRegion>
  );
}

const barHeight = 22;
/** The longest bar in hundredths of the room, so that its count has a place behind it. */
const barLongest = 88;

/** Bars with their names and counts written beside them, and the same as a table beneath. */
function Bars(props: {
  heading: string;
  /** Of the first column. */
  first: string;
  rows: readonly TallyRow[];
  hasAmount?: boolean;
  note?: string;
}): Html | null {
  const { rows } = props;
  if (rows.length === 0) return null;
  const most = Math.max(1, ...rows.map(({ exchanges }) => exchanges));
  return (
    <section class="section">
      <h2>{props.heading}</h2>
      {props.note !== undefined && <p class="second">{props.note}</p>}
      <div class="bars" role="img" aria-label={`${props.heading}, as bars; the table beneath says the same`}>
        {rows.map((row) => {
          const length = `${Math.round((barLongest * row.exchanges) / most)}%`;
          return (
            <div class="bars-row">
              <span>{row.label}</span>
              <svg width="100%" height={barHeight} aria-hidden="true">
                <rect class="bar" width={length} height={barHeight} rx="3" />
                <text class="chart-second" x={length} dx={row.exchanges > 0 ? 8 : 0} y={16}>
                  {row.exchanges}
                </text>
              </svg>
            </div>
          );
        })}
      </div>
      <details>
        <summary>
          The same as a table<span class="visually-hidden">: {props.heading}</span>
        </summary>
        <TableRegion label={props.heading} isNarrow>
          <table>
            <thead>
              <tr>
                <th scope="col">{props.first}</th>
                <th scope="col" class="number">
                  Exchanges
                </th>
                <th scope="col" class="number">
                  Hours
                </th>
                {props.hasAmount === true && (
                  <th scope="col" class="number">
                    How much
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  <th scope="row">{row.label}</th>
                  <td class="number">{row.exchanges}</td>
                  <td class="number">{row.hours}</td>
                  {props.hasAmount === true && <td class="number">{row.amount}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      </details>
    </section>
  );
}

/** A plain form: it works without a script, and every view has an address of its own. */
function Narrow({ view, errors }: { view: NarrowView; errors: readonly InputError[] }): Html {
  const { filter, options } = view;
  const errorOf = (name: string) => errors.find(({ parameter }) => parameter === name)?.message;
  return (
    <section class="section screen-only" id="narrow">
      <h2>Look at a part of it</h2>
      <form method="get" action={reportPaths.exchanges} class="narrow">
        <SelectField name="from" label="Who gave" value={filter.from ?? ''} options={options.from} />
        <SelectField name="to" label="Who received" value={filter.to ?? ''} options={options.to} />
        <SelectField name="theme" label="Theme" value={filter.theme ?? ''} options={options.theme} />
        <SelectField name="category" label="What" value={filter.category ?? ''} options={options.category} />
        <SelectField name="ward" label="Ward" value={filter.ward ?? ''} options={options.ward} />
        <TextField
          name="since"
          label="From month"
          hint={`Such as ${exampleMonths.since}`}
          width="medium"
          value={filter.since}
          error={errorOf('since')}
        />
        <TextField
          name="until"
          label="To month"
          hint={`Such as ${exampleMonths.until}`}
          width="medium"
          value={filter.until}
          error={errorOf('until')}
        />
        <p>
          <button type="submit" class="button">
            Show it
          </button>{' '}
          <a href={reportPaths.exchanges}>Show everything</a>
        </p>
      </form>
    </section>
  );
}
