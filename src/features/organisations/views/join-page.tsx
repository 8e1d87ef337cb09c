/** Where somebody finds their organisation: what they are invited to, what waits, and three ways in. */
import {
  ButtonLink,
  type Done,
  DoneNotice,
  EmptyState,
  errorOf,
  FormErrors,
  Notice,
  PostForm,
  SectorTag,
  TextArea,
} from '#web/components/index.ts';
import type { Child, Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import type { InvitationRow, OwnOrganisationRow, RequestRow } from '../joining.presenter.ts';
import { organisationPaths } from '../organisation.paths.ts';
import type { OrganisationRow } from '../organisation.presenter.ts';

export interface JoinPageProps {
  site: Site;
  invitations: readonly InvitationRow[];
  requests: readonly RequestRow[];
  own: readonly OwnOrganisationRow[];
  /** What was searched for; empty where nothing was. */
  words: string;
  found: readonly OrganisationRow[];
  /** Whether those that were found have the words only nearly. */
  isNearly: boolean;
  /** That one was just left. */
  done: Done | null;
  errors: readonly InputError[];
  /** What was typed into a request that is sent again. */
  again: { organisationId: string; words: string } | null;
}

export function JoinPage(props: JoinPageProps): Html {
  const { site } = props;
  const heading = props.own.length > 0 ? 'Your organisations' : 'Join your organisation';
  return (
    <Page
      site={site}
      title={heading}
      unlisted
      hasErrors={props.errors.length > 0}
      back={{ label: 'My page', href: sitePaths.my }}
    >
      <FormErrors errors={props.errors} />
      <DoneNotice site={site} done={props.done} />
      <h1>{heading}</h1>
      <div class="stack joining">
        {props.invitations.length > 0 && <Invitations site={site} rows={props.invitations} />}
        {props.requests.length > 0 && <Requests {...props} />}
        {props.own.length > 0 && <OwnOrganisations site={site} rows={props.own} />}
        <Find {...props} isFirst={props.invitations.length === 0} />
        <section>
          <h2>Register a new one</h2>
          <p>If it isn’t listed yet, tell us about it. The CVS looks at it before it is public.</p>
          <p>
            <ButtonLink href={organisationPaths.register}>Register an organisation</ButtonLink>
          </p>
        </section>
        <section>
          <h2>Be invited</h2>
          <p>
            Somebody who leads your organisation here can invite you by e-mail. Invitations to the address
            that you signed in with also show on this page.
          </p>
        </section>
      </div>
    </Page>
  );
}

function Invitations({ site, rows }: { site: Site; rows: readonly InvitationRow[] }): Html {
  return (
    <section>
      <h2>You are invited</h2>
      <ul class="rows">
        {rows.map((row) => (
          <Row
            title={row.organisation}
            second={`As a ${row.role}. The invitation is open until ${row.until}`}
          >
            <PostForm site={site} action={organisationPaths.acceptInvitation} class="row-actions">
              <input type="hidden" name="invitation" value={row.id} />
              <button class="button" type="submit">
                Join {row.organisation}
              </button>
            </PostForm>
          </Row>
        ))}
      </ul>
    </section>
  );
}

function Requests({ site, requests, errors, again }: JoinPageProps): Html {
  return (
    <section id="requests">
      <h2>What you asked for</h2>
      <ul class="rows">
        {requests.map((row) => (
          <Row title={row.organisation} second={`${row.what}, ${row.asked}`}>
            <p>{row.standing}</p>
            {row.reason !== null && <blockquote class="prose">{row.reason}</blockquote>}
            {row.isSentBack && (
              <PostForm site={site} action={organisationPaths.sendAgain} class="form">
                <input type="hidden" name="organisation" value={row.organisationId} />
                <TextArea
                  name="words"
                  id={`words-${row.organisationId}`}
                  label="What you want to tell the CVS"
                  rows={3}
                  value={again?.organisationId === row.organisationId ? again.words : ''}
                  error={errorOf(errors, `words-${row.organisationId}`)}
                />
                <button class="button" type="submit">
                  Send it again
                </button>
              </PostForm>
            )}
            <PostForm site={site} action={organisationPaths.withdraw} class="row-actions">
              <input type="hidden" name="organisation" value={row.organisationId} />
              {row.editHref !== null && (
                <a class="button button-secondary" href={row.editHref}>
                  Change what you wrote
                </a>
              )}
              <button class="button button-secondary" type="submit">
                Take it back
              </button>
            </PostForm>
          </Row>
        ))}
      </ul>
    </section>
  );
}

function OwnOrganisations({ site, rows }: { site: Site; rows: readonly OwnOrganisationRow[] }): Html {
  return (
    <section>
      <h2>Where you belong</h2>
      <ul class="rows">
        {rows.map((row) => (
          <Row title={row.href === null ? row.name : <a href={row.href}>{row.name}</a>} second={row.role}>
            <PostForm site={site} action={organisationPaths.leave} class="row-actions">
              <input type="hidden" name="organisation" value={row.id} />
              {row.links.map((link) => (
                <a class="button button-secondary" href={link.href}>
                  {link.label}
                </a>
              ))}
              <button class="button button-secondary" type="submit">
                Leave {row.name}
              </button>
            </PostForm>
          </Row>
        ))}
      </ul>
    </section>
  );
}

/** An organisation with what is to be done about it. */
function Row({ title, second, children }: { title: Child; second: Child; children: Child }): Html {
  return (
    <li>
      <div>
        <h3 class="row-title">{title}</h3>
        <p class="second">{second}</p>
        {children}
      </div>
    </li>
  );
}

function Find(props: {
  words: string;
  found: readonly OrganisationRow[];
  isNearly: boolean;
  /** Whether it is what most who come here want: nobody has invited them. */
  isFirst: boolean;
}): Html {
  const { words, found, isNearly, isFirst } = props;
  return (
    <section>
      <h2>Find it here</h2>
      <form action={organisationPaths.join} method="get">
        <label class="field-label" for="organisation-name">
          Name of your organisation
        </label>
        <div class="find-row">
          <input class="field" id="organisation-name" name="q" type="search" value={words} maxlength={200} />
          <button class={isFirst ? 'button' : 'button button-secondary'} type="submit">
            Find it
          </button>
        </div>
      </form>
      {words !== '' && found.length === 0 && (
        <EmptyState
          title="No organisation has these words in its name"
          level={3}
          action={{ href: organisationPaths.register, label: 'Register an organisation' }}
        >
          <p>Try fewer words, or register it.</p>
        </EmptyState>
      )}
      {found.length > 0 && isNearly && (
        <Notice>No name has these words as you typed them. Did you mean one of these?</Notice>
      )}
      {found.length > 0 && (
        <ul class="rows">
          {found.map((row) => (
            <Row
              title={<a href={organisationPaths.claim(row.slug)}>{row.name}</a>}
              second={
                <>
                  <SectorTag sector={row.sector} label={row.sectorLabel} /> · {row.type}
                </>
              }
            >
              <p>{row.gist}</p>
            </Row>
          ))}
        </ul>
      )}
    </section>
  );
}
