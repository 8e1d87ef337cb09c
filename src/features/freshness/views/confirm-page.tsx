import {
  ButtonLink,
  DoneNotice,
  EmptyState,
  Pagination,
  PostForm,
  Sign,
  said,
} from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths, withQuery } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import type { ConfirmPageView, ConfirmRow } from '../confirm.presenter.ts';

/** What the link in a letter opens: each entry with its buttons, in one form. */
export function ConfirmPage(props: { site: Site; action: string; view: ConfirmPageView }): Html {
  const { site, view } = props;
  const { chosen, rows } = view;
  const shown = [...(chosen === null ? [] : [chosen.row]), ...rows];
  const isPlain = chosen === null && rows.length === 1;
  return (
    <Page site={site} title={view.title} unlisted search={false}>
      <DoneNotice site={site} done={said(view.done)} />
      <h1>{view.title}</h1>
      <p class="lead">{view.lead}</p>
      {(chosen !== null || rows.length > 0) && (
        <PostForm site={site} action={props.action}>
          {chosen !== null && <Chosen {...chosen} />}
          {view.totalPages > 1 && shown.map((row) => <input type="hidden" name="shown" value={row.id} />)}
          {chosen === null && view.offersAll && (
            <p>
              <button type="submit" class="button" name="confirm" value="all">
                {allOf(view)} are still correct
              </button>
            </p>
          )}
          {chosen !== null && rows.length > 0 && <h2 class="also-due">Also due</h2>}
          {rows.length > 0 && (
            <ul class="my-rows">
              {rows.map((row) => (
                <Row row={row} level={chosen !== null ? 3 : 2} isPrimary={isPlain} />
              ))}
            </ul>
          )}
          {chosen !== null && view.offersAll && (
            <p>
              <button type="submit" class="button button-secondary" name="confirm" value="all">
                {allOf(view)} are still correct
              </button>
            </p>
          )}
        </PostForm>
      )}
      <Pagination
        page={view.page}
        totalPages={view.totalPages}
        href={(page) => withQuery(props.action, { page: page === 1 ? null : page })}
      />
      {view.settled.length > 0 && (
        <section class="section">
          <h2>Answered</h2>
          <ul>
            {view.settled.map(({ title, href, text }) => (
              <li>
                {href === null ? title : <a href={href}>{title}</a>}: {text}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="second">
        To change an entry, sign in with your address; there is no password. Everything of yours is on{' '}
        <a href={sitePaths.my}>your page</a>.
      </p>
    </Page>
  );
}

/** The entry that was clicked in the letter. */
function Chosen({ row, to }: NonNullable<ConfirmPageView['chosen']>): Html {
  const confirm = (
    <button
      type="submit"
      class={to === 'confirm' ? 'button' : 'button button-secondary'}
      name="confirm"
      value={row.id}
    >
      {to === 'confirm' ? 'Yes, it’s still correct' : 'Keep it: it’s still correct'}
    </button>
  );
  const withdraw = (
    <button
      type="submit"
      class={to === 'withdraw' ? 'button' : 'button button-secondary'}
      name="withdraw"
      value={row.id}
    >
      {to === 'withdraw' ? 'Yes, withdraw it' : 'Withdraw it'}
    </button>
  );
  return (
    <div class="box asked-entry">
      <About row={row} level={2} />
      <div class="button-row">
        {to === 'confirm' ? confirm : withdraw}
        <ButtonLink href={row.changeHref}>Change it</ButtonLink>
        {to === 'confirm' ? withdraw : confirm}
      </div>
    </div>
  );
}

function Row({ row, level, isPrimary }: { row: ConfirmRow; level: 2 | 3; isPrimary: boolean }): Html {
  const named = <span class="visually-hidden"> “{row.title}”</span>;
  return (
    <li class="my-row">
      <Sign shape={row.sign} size={28} />
      <div class="my-row-body">
        <About row={row} level={level} />
      </div>
      <div class="my-row-buttons">
        <button
          type="submit"
          class={isPrimary ? 'button' : 'button button-secondary'}
          name="confirm"
          value={row.id}
        >
          Still correct{named}
        </button>
        <a class="button button-secondary" href={row.changeHref}>
          Change{named}
        </a>
        <button type="submit" class="button button-secondary" name="withdraw" value={row.id}>
          Withdraw{named}
        </button>
      </div>
    </li>
  );
}

function allOf({ chosen, rows, totalPages }: ConfirmPageView): string {
  const entries = rows.length + (chosen === null ? 0 : 1);
  if (totalPages > 1) return `These ${entries}`;
  return entries === 2 ? 'Both' : `All ${entries}`;
}

function About({ row, level }: { row: ConfirmRow; level: 2 | 3 }): Html {
  const title = <a href={row.href}>{row.title}</a>;
  return (
    <>
      <p class="card-kicker">{row.kicker}</p>
      {level === 2 ? <h2 class="asked-title">{title}</h2> : <h3 class="asked-title">{title}</h3>}
      <p>{row.summary}</p>
      <p class="second">{row.state}</p>
    </>
  );
}

/** Says that a link is over, and what to do. */
export function ConfirmOverPage({ site }: { site: Site }): Html {
  return (
    <Page site={site} title="This link no longer works" unlisted search={false}>
      <EmptyState
        level={1}
        title="This link no longer works"
        action={{ href: sitePaths.my, label: 'Go to my page' }}
      >
        <p>
          A newer e-mail has replaced it, or it is more than half a year old. Look for our last e-mail, or
          sign in: what is due is at the top of your page.
        </p>
      </EmptyState>
    </Page>
  );
}
