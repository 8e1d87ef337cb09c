import {
  Choices,
  DoneNotice,
  errorOf,
  FactList,
  FormErrors,
  MailLink,
  PostForm,
  said,
  TableRegion,
  TextField,
  WrongNotice,
} from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { accountPaths } from '../account.paths.ts';
import type { PersonPageView, PersonRow, RolesView } from '../people.presenter.ts';

const toAdmin = { label: 'Administration', href: accountPaths.admin };
const toPeople = { label: 'People', href: accountPaths.people };

/** The table of permissions, as the code has it. */
export function RolesPage({ site, view }: { site: Site; view: RolesView }): Html {
  return (
    <Page site={site} title="Who may do what" unlisted search={false} breadcrumbs={[toAdmin]}>
      <div class="stack">
        <h1>Who may do what</h1>
        <TableRegion label="Who may do what">
          <table>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Who</th>
              </tr>
            </thead>
            <tbody>
              {view.rows.map((row) => (
                <tr>
                  <th scope="row">{row.label}</th>
                  <td>{row.who}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
        <p>Only its own people, curators and administrators may change what belongs to an organisation.</p>
      </div>
    </Page>
  );
}

/** Finds people, and lists who has a role. */
export function PeoplePage(props: {
  site: Site;
  letters: string;
  rows: readonly PersonRow[];
  hasMore: boolean;
  email: string;
  errors: readonly InputError[];
}): Html {
  const { site, rows, errors } = props;
  return (
    <Page
      site={site}
      title="People"
      unlisted
      search={false}
      hasErrors={errors.length > 0}
      breadcrumbs={[toAdmin]}
    >
      <div class="stack">
        <FormErrors errors={errors} />
        <h1>People</h1>
        <PostForm site={site} action={accountPaths.people} class="form">
          <TextField
            name="q"
            id="people-search"
            label="Find somebody"
            hint="Part of a name or an e-mail address. Left empty: everybody who has a role."
            value={props.letters}
            error={errorOf(errors, 'people-search')}
          />
          <button class="button" type="submit">
            Find
          </button>
        </PostForm>
        <section class="section stack">
          <h2>{props.letters === '' ? 'Who has a role' : `People with “${props.letters}”`}</h2>
          {rows.length === 0 ? (
            <p>Nobody.</p>
          ) : (
            <TableRegion label="People">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Name and address</th>
                    <th scope="col">Role</th>
                    <th scope="col">Last seen</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr>
                      <td>
                        <a href={row.href}>{row.name}</a>
                        <p class="second">
                          <MailLink address={row.email} />
                        </p>
                      </td>
                      <td>{row.roles}</td>
                      <td>{row.lastSeen}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableRegion>
          )}
          {props.hasMore && <p>There are more. Type more letters.</p>}
        </section>
        <section class="section stack">
          <h2>Give somebody a role</h2>
          <PostForm site={site} action={accountPaths.addPerson} class="form">
            <TextField
              name="email"
              label="Their e-mail address"
              hint="They need not have signed in before."
              type="email"
              value={props.email}
              error={errorOf(errors, 'email')}
            />
            <Choices
              name="role"
              type="radio"
              label="Role"
              error={errorOf(errors, 'role')}
              choices={[
                { value: 'curator', label: 'Curator', hint: 'Looks after the entries.' },
                {
                  value: 'administrator',
                  label: 'Administrator',
                  hint: 'Also says who curates, and sees how the directory is set up.',
                },
              ]}
            />
            <TextField name="reason" label="Why (optional)" error={errorOf(errors, 'reason')} />
            <button class="button button-secondary" type="submit">
              Give this role
            </button>
          </PostForm>
        </section>
      </div>
    </Page>
  );
}

/** One person's roles and how they came to have them. */
export function PersonPage(props: {
  site: Site;
  view: PersonPageView;
  /** What is now and what was ticked, where somebody else was quicker. */
  conflict: string | undefined;
  reason: string;
  isDone: boolean;
  errors: readonly InputError[];
}): Html {
  const { site, view, conflict, errors } = props;
  return (
    <Page
      site={site}
      title={view.name}
      unlisted
      search={false}
      hasErrors={errors.length > 0}
      breadcrumbs={[toAdmin, toPeople]}
    >
      <div class="stack">
        <FormErrors errors={errors} />
        <DoneNotice site={site} done={props.isDone ? said('The roles are saved.') : null} />
        {conflict !== undefined && (
          <WrongNotice>
            <strong>Somebody else has changed these roles since you opened this page.</strong> {conflict}{' '}
            Nothing of yours is saved yet: the boxes show what you ticked. Save again if that is right.
          </WrongNotice>
        )}
        <h1>{view.name}</h1>
        <FactList
          facts={[
            { label: 'E-mail address', value: <MailLink address={view.email} /> },
            { label: 'Here since', value: view.since },
            { label: 'Last seen', value: view.lastSeen },
          ]}
        />
        <PostForm site={site} action={view.action} class="form">
          <input type="hidden" name="seen" value={view.seen} />
          <RoleBox
            name="curator"
            label="Curator"
            hint="Looks after the entries: reviews, merges, confirms by telephone."
            isTicked={view.isCurator}
            error={errorOf(errors, 'curator')}
          />
          <RoleBox
            name="administrator"
            label="Administrator"
            hint="Also says who curates, and sees how the directory is set up."
            isTicked={view.isAdministrator}
            error={errorOf(errors, 'administrator')}
          />
          <TextField
            name="reason"
            label="Why (optional)"
            value={props.reason}
            error={errorOf(errors, 'reason')}
          />
          <button class="button" type="submit">
            Save the roles
          </button>
        </PostForm>
        {view.history.length > 0 && (
          <section class="section stack">
            <h2>How it came about</h2>
            <ul class="stack-list">
              {view.history.map((change) => (
                <li>
                  {change.at}: {change.what}, by {change.who}
                  {change.reason !== '' && `. ${change.reason}`}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  );
}

/** A box for one role, with what is wrong above it. */
function RoleBox(props: {
  name: string;
  label: string;
  hint: string;
  isTicked: boolean;
  error: string | undefined;
}): Html {
  const { name, error } = props;
  return (
    <div class="form-group">
      {error !== undefined && (
        <p class="field-error" id={`${name}-error`}>
          <span class="visually-hidden">Error: </span>
          {error}
        </p>
      )}
      <div class="choice">
        <input
          id={name}
          name={name}
          type="checkbox"
          value="on"
          checked={props.isTicked}
          aria-describedby={error === undefined ? `${name}-hint` : `${name}-hint ${name}-error`}
        />
        <label for={name}>{props.label}</label>
        <p class="field-hint" id={`${name}-hint`}>
          {props.hint}
        </p>
      </div>
    </div>
  );
}
