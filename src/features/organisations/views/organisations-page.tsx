import { EmptyState, Pagination, SectorTag } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { Site } from '#web/site.ts';
import { organisationPaths } from '../organisation.paths.ts';
import type { OrganisationRow } from '../organisation.presenter.ts';

/** All organisations by name, a page at a time. */
export function OrganisationsPage(props: {
  site: Site;
  heading: string;
  rows: readonly OrganisationRow[];
  page: number;
  totalPages: number;
  /** Whether there is no organisation at all. */
  isEmpty: boolean;
}): Html {
  return (
    <Page
      site={props.site}
      title="Organisations"
      nav="organisations"
      canonical={organisationPaths.list(props.page)}
    >
      <h1>{props.heading}</h1>
      {props.isEmpty ? (
        <EmptyState
          title="No organisation is here yet"
          action={{ href: organisationPaths.join, label: 'Add your organisation' }}
        >
          <p>The borough’s organisations will appear here, each with what it provides, needs and offers.</p>
        </EmptyState>
      ) : props.rows.length === 0 ? (
        <EmptyState
          title="There is no such page of the list"
          action={{ href: organisationPaths.list(1), label: 'To the first page' }}
        />
      ) : (
        <ul class="rows">
          {props.rows.map((row) => (
            <li>
              <div>
                <h2 class="row-title">
                  <a href={row.href}>{row.name}</a>
                </h2>
                <p class="second">
                  <SectorTag sector={row.sector} label={row.sectorLabel} />
                  {row.type !== null && ` · ${row.type}`}
                </p>
                <p>{row.gist}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Pagination page={props.page} totalPages={props.totalPages} href={organisationPaths.list} />
    </Page>
  );
}
