/** Who belongs to an organisation, for those who lead it. */
import {
  Choices,
  type Done,
  DoneNotice,
  errorOf,
  FormErrors,
  PostForm,
  TextField,
} from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import type { MemberRow, OpenInvitationRow } from '../member.presenter.ts';
import { organisationPaths } from '../organisation.paths.ts';

export interface MembersPageProps {
  site: Site;
  slug: string;
  name: string;
  members: readonly MemberRow[];
  invitations: readonly OpenInvitationRow[];
  note: string | null;
  /** That somebody was just removed. */
  done: Done | null;
  /** False while the CVS hasn't agreed to the registration. */
  mayInvite: boolean;
  errors: readonly InputError[];
  /** What was typed into the invitation. */
  email: string;
  chosenRole: string;
}

export function MembersPage(props: MembersPageProps): Html {
  const { site, slug, errors } = props;
  return (
    <Page
      site={site}
      title={`The people of ${props.name}`}
      unlisted
      hasErrors={errors.length > 0}
      back={{ label: 'Your organisations', href: organisationPaths.join }}
    >
      <FormErrors errors={errors} />
      <DoneNotice site={site} done={props.done} />
      <h1>The people of {props.name}</h1>
      <div class="stack joining">
        {props.note !== null && <p class="notice">{props.note}</p>}
        <ul class="rows">
          {props.members.map((row) => (
            <li>
              <div>
                <h2 class="row-title">{row.name}</h2>
                <p class="second">
                  {row.role} since {row.since}
                  {row.email !== null && <> · {row.email}</>}
                </p>
                <div class="row-actions">
                  {row.otherRole !== null && (
                    <PostForm site={site} action={organisationPaths.changeRole(slug)}>
                      <input type="hidden" name="account" value={row.accountId} />
                      <input type="hidden" name="role" value={row.otherRole.value} />
                      <button class="button button-secondary" type="submit">
                        {row.otherRole.label}
                      </button>
                    </PostForm>
                  )}
                  <PostForm site={site} action={organisationPaths.removeMember(slug)}>
                    <input type="hidden" name="account" value={row.accountId} />
                    <button class="button button-secondary" type="submit">
                      {row.removeLabel}
                    </button>
                  </PostForm>
                </div>
              </div>
            </li>
          ))}
        </ul>
        {props.invitations.length > 0 && (
          <section>
            <h2>Invited</h2>
            <ul class="rows">
              {props.invitations.map((row) => (
                <li>
                  <div>
                    <h3 class="row-title">{row.email}</h3>
                    <p class="second">
                      {row.role}, until {row.until}
                    </p>
                    <PostForm site={site} action={organisationPaths.uninvite(slug)} class="row-actions">
                      <input type="hidden" name="invitation" value={row.id} />
                      <button class="button button-secondary" type="submit">
                        Take the invitation back
                      </button>
                    </PostForm>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2>Invite somebody</h2>
          {props.mayInvite ? (
            <PostForm site={site} action={organisationPaths.invite(slug)} class="form">
              <TextField
                name="email"
                label="Their e-mail address"
                type="email"
                value={props.email}
                error={errorOf(errors, 'email')}
              />
              <Choices
                name="role"
                type="radio"
                label="What they may do"
                choices={[
                  {
                    value: 'member',
                    label: 'Member',
                    hint: 'Lists what you offer and need, and answers questions.',
                    isChosen: props.chosenRole !== 'lead',
                  },
                  {
                    value: 'lead',
                    label: 'Lead',
                    hint: 'The same, and changes the organisation’s details and its people.',
                    isChosen: props.chosenRole === 'lead',
                  },
                ]}
                error={errorOf(errors, 'role')}
              />
              <button class="button" type="submit">
                Send the invitation
              </button>
            </PostForm>
          ) : (
            <p>You can invite people once the CVS has agreed to the registration.</p>
          )}
        </section>
      </div>
    </Page>
  );
}
