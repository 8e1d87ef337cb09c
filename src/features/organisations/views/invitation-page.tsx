/** What the link in an invitation opens. Nothing happens before its button is pressed. */
import { ButtonLink, PostForm } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import type { InvitationRow } from '../joining.presenter.ts';
import { organisationPaths } from '../organisation.paths.ts';

type InvitationPageProps =
  | {
      site: Site;
      state: 'over';
      /** Where whoever took it up finds what it led to; null for somebody who is signed in. */
      signInHref: string | null;
    }
  | {
      site: Site;
      /** Whoever was invited belongs to it already. */
      state: 'joined';
      /** The organisation. */
      name: string;
      /** Null where it has no public page. */
      href: string | null;
    }
  | {
      site: Site;
      /** Whether it can be taken up here and now. */
      state: 'open' | 'sign-in' | 'other-address';
      invitation: InvitationRow;
      /** Where taking it up is posted to. */
      action: string;
      signInHref: string;
    };

export function InvitationPage(props: InvitationPageProps): Html {
  const { site } = props;
  if (props.state === 'over') {
    return (
      <Page site={site} title="This invitation no longer works" unlisted search={false}>
        <h1>This invitation no longer works</h1>
        <p>
          It was used, taken back or left for more than 14 days. Ask whoever sent it for another one, or{' '}
          <a href={organisationPaths.join}>find your organisation yourself</a>.
        </p>
        {props.signInHref !== null && (
          <p>
            If it was you who used it, you belong to the organisation already:{' '}
            <a href={props.signInHref}>sign in</a> to see what it lists and was asked.
          </p>
        )}
      </Page>
    );
  }
  if (props.state === 'joined') {
    const title = `You belong to ${props.name} already`;
    return (
      <Page site={site} title={title} unlisted search={false}>
        <h1>{title}</h1>
        <p>
          You need this invitation no more. What{' '}
          {props.href === null ? props.name : <a href={props.href}>{props.name}</a>} lists and was asked is on
          your page.
        </p>
        <p>
          <ButtonLink href={sitePaths.my} primary>
            Go to your page
          </ButtonLink>
        </p>
      </Page>
    );
  }
  const { organisation, role, until } = props.invitation;
  return (
    <Page site={site} title={`${organisation} invites you`} unlisted search={false}>
      <h1>{organisation} invites you</h1>
      <p>
        As {role}, until {until}.
      </p>
      {props.state === 'open' && (
        <PostForm site={site} action={props.action}>
          <button class="button" type="submit">
            Join {organisation}
          </button>
        </PostForm>
      )}
      {props.state === 'sign-in' && (
        <>
          <p>Sign in with the address that the invitation was sent to. It then waits for you.</p>
          <p>
            <ButtonLink href={props.signInHref} primary>
              Sign in
            </ButtonLink>
          </p>
        </>
      )}
      {props.state === 'other-address' && (
        <p>
          The invitation was sent to a different address from the one that you are signed in with. Sign in
          with that one, or ask for an invitation to this one.
        </p>
      )}
    </Page>
  );
}
