import { EmptyState, MailLink, Pagination, PostForm, Sign, TelephoneLink } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import { enquiryPaths } from '../enquiry.paths.ts';
import type { EnquiryRow, OverdueRow } from '../enquiry.presenter.ts';

/** All conversations of somebody's organisations, what waits for them first. */
export function EnquiriesPage(props: {
  site: Site;
  rows: readonly EnquiryRow[];
  page: number;
  totalPages: number;
}): Html {
  const rowsAt = (where: EnquiryRow['place']) => props.rows.filter(({ place }) => place === where);
  return (
    <Page
      site={props.site}
      title="Your conversations"
      unlisted
      back={{ label: 'My page', href: sitePaths.my }}
    >
      <h1>Your conversations</h1>
      {props.rows.length === 0 && (
        <EmptyState
          title={props.page === 1 ? 'Nobody has asked anything yet' : 'There are no more'}
          action={
            props.page === 1
              ? { href: sitePaths.offers, label: 'See what others offer' }
              : { href: enquiryPaths.list, label: 'To the first page' }
          }
        >
          <p>What your organisation asks, and what others ask it, will appear here.</p>
        </EmptyState>
      )}
      <EnquiryRows heading="Waits for you" rows={rowsAt('waits')} />
      <EnquiryRows heading="Under way" rows={rowsAt('open')} />
      <EnquiryRows heading="Over" rows={rowsAt('over')} />
      <Pagination
        page={props.page}
        totalPages={props.totalPages}
        href={(page) => enquiryPaths.listPage({ page: page === 1 ? null : page })}
      />
    </Page>
  );
}

/** Some conversations under a heading, and where there are more of them. */
export function EnquiryRows(props: {
  heading: string;
  rows: readonly EnquiryRow[];
  more?: { href: string; label: string } | null;
}): Html | null {
  const { heading, rows, more } = props;
  if (rows.length === 0) return null;
  return (
    <section class="section">
      <h2>{heading}</h2>
      <ul class="my-rows">
        {rows.map((row) => (
          <li class="my-row">
            <Sign shape={row.sign} size={28} />
            <div class="my-row-body">
              <p class="card-kicker">{row.kicker}</p>
              <h3>
                <a href={row.href}>{row.title}</a>
              </h3>
              <p class="second">{row.state}</p>
            </div>
          </li>
        ))}
      </ul>
      {more && (
        <p>
          <a href={more.href}>{more.label}</a>
        </p>
      )}
    </section>
  );
}

/** What a curator sees before reading what two organisations wrote to each other. */
export function UnreadPage(props: { site: Site; id: string }): Html {
  return (
    <Page
      site={props.site}
      title="A conversation of others"
      unlisted
      back={{ label: 'Unanswered questions', href: enquiryPaths.overdue }}
    >
      <h1>A conversation of others</h1>
      <p class="lead">
        Two organisations wrote this to each other. If you read it, both of them see that you did.
      </p>
      <PostForm site={props.site} action={enquiryPaths.read(props.id)}>
        <button type="submit" class="button">
          Read it
        </button>
      </PostForm>
    </Page>
  );
}

/** Questions that nobody answered in time, for curators. */
export function OverduePage({ site, rows }: { site: Site; rows: readonly OverdueRow[] }): Html {
  return (
    <Page
      site={site}
      title="Unanswered questions"
      unlisted
      search={false}
      back={{ label: 'Curate', href: sitePaths.curate }}
    >
      <h1>Unanswered questions</h1>
      {rows.length === 0 ? (
        <EmptyState title="Everybody has been answered">
          <p>Questions that have waited longer than five working days will appear here.</p>
        </EmptyState>
      ) : (
        <>
          <p class="lead">
            {rows.length === 1 ? 'One question has' : `${rows.length} questions have`} waited longer than five
            working days. Ring whoever should answer.
          </p>
          <ul class="rows">
            {rows.map((row) => (
              <OverdueItem row={row} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function OverdueItem({ row }: { row: OverdueRow }): Html {
  return (
    <li>
      <div>
        <h2 class="row-title">
          <a href={row.href}>{row.title}</a>
        </h2>
        <p>
          {row.asked} <a href={row.ownerHref}>{row.owner}</a>
        </p>
        <p class="second">{row.lateness}</p>
        <p>
          {row.phone !== null && (
            <>
              Ring <TelephoneLink phone={row.phone} />{' '}
            </>
          )}
          {row.email !== null && (
            <>
              {row.phone === null ? 'Write' : 'or write'} to <MailLink address={row.email} />
            </>
          )}
          {row.phone === null &&
            row.email === null &&
            'They publish neither a telephone number nor an e-mail address.'}
        </p>
      </div>
    </li>
  );
}
