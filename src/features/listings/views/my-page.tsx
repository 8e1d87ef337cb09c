import { ButtonForm, ButtonLink, DoneNotice, EmptyState, Sign } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import { listingPaths } from '../listing.paths.ts';
import type { MyPageView, MyRow } from '../my-page.presenter.ts';

/** Everything that somebody looks after, what needs them now first. */
export function MyPage(props: {
  site: Site;
  view: MyPageView;
  /** Filled by features above: what others wait for, and what goes with one's entries. */
  waiting: Html | null;
  matches: Html | null;
}): Html {
  const { site, view } = props;
  const isEmpty =
    view.sections.length === 0 && !view.isNewcomer && !view.isWithdrawn && view.deskHref === null;
  const heading = view.isWithdrawn ? 'What was withdrawn' : 'My page';
  return (
    <Page
      site={site}
      title={heading}
      unlisted
      {...(view.isWithdrawn ? { back: { label: 'My page', href: sitePaths.my } } : {})}
    >
      <DoneNotice site={site} done={view.done} />
      <div class="my-head">
        <h1>{heading}</h1>
        {!view.isNewcomer && !view.isWithdrawn && !isEmpty && (
          <ButtonLink href={listingPaths.new} primary>
            List something
          </ButtonLink>
        )}
      </div>
      {view.lead !== '' && <p class="lead">{view.lead}</p>}
      {!view.isNewcomer && !view.isWithdrawn && <MyLinks view={view} />}
      {view.deskHref !== null && (
        <p>
          What waits for the CVS is at <a href={view.deskHref}>the curators’ desk</a>.
        </p>
      )}
      {view.invitations.map((text) => (
        <div class="notice">
          <p>{text}</p>
          <p>
            <a href={sitePaths.join}>See the invitation</a>
          </p>
        </div>
      ))}
      {view.requests.map((request) => (
        <div class="notice">
          <p>{request.text}</p>
          {request.quote !== null && <blockquote>{request.quote}</blockquote>}
          <p>
            <a href={request.href}>See what you asked for</a>
          </p>
        </div>
      ))}
      {view.isNewcomer && (
        <EmptyState
          title="Which organisation are you from?"
          action={{ href: sitePaths.join, label: 'Find or register it' }}
        >
          <p>Once you belong to one, everything that it lists is here, and you can list more.</p>
        </EmptyState>
      )}
      {isEmpty && view.requests.length === 0 && (
        <EmptyState title="Nothing listed yet" action={{ href: listingPaths.new, label: 'List something' }}>
          <p>What your organisation needs, offers and provides will appear here.</p>
        </EmptyState>
      )}
      {props.waiting}
      {view.sections.map((section) => (
        <section class="section">
          <h2>{section.heading}</h2>
          <ul class="my-rows">
            {section.rows.map((row) => (
              <Row site={site} row={row} />
            ))}
          </ul>
        </section>
      ))}
      {props.matches}
      <MoreEntries view={view} />
      {view.isNewcomer && <MyLinks view={view} />}
    </Page>
  );
}

/** To everything else of one's own: before a long list, since nobody looks for it behind one. */
function MyLinks({ view }: { view: MyPageView }): Html {
  return (
    <nav class="my-links" aria-label="More of yours">
      {view.mayConverse && <a href={listingPaths.enquiries}>Your conversations</a>}
      <a href={sitePaths.join}>Your organisations</a>
      <a href={sitePaths.alerts}>What you follow</a>
      <a href={sitePaths.account}>Your account</a>
    </nav>
  );
}

function MoreEntries({ view }: { view: MyPageView }): Html | null {
  if (view.newer === null && view.older === null && view.withdrawnHref === null) return null;
  return (
    <nav class="my-links" aria-label="More entries">
      {view.newer !== null && <a href={view.newer}>Previous page</a>}
      {view.older !== null && <a href={view.older}>Next page</a>}
      {view.withdrawnHref !== null && <a href={view.withdrawnHref}>What was withdrawn</a>}
    </nav>
  );
}

function Row({ site, row }: { site: Site; row: MyRow }): Html {
  return (
    <li class="my-row">
      <Sign shape={row.sign} size={28} />
      <div class="my-row-body">
        <p class="card-kicker">{row.kicker}</p>
        <h3>
          <a href={row.href}>{row.title}</a>
        </h3>
        <p class="second">{row.state}</p>
        {row.quote !== null && <blockquote>{row.quote}</blockquote>}
      </div>
      <div class="my-row-buttons">
        {row.buttons.map((button) => (
          <ButtonForm site={site} button={button} />
        ))}
        {row.editHref !== null && (
          <a class="button button-secondary" href={row.editHref}>
            Change<span class="visually-hidden"> “{row.title}”</span>
          </a>
        )}
      </div>
    </li>
  );
}
