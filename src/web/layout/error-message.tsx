/** What people are told when a page can't be shown. */
import { ButtonLink } from '../components/notices.tsx';
import { EmptyTracks } from '../components/tracks.tsx';
import type { Html } from '../jsx/index.ts';
import { sitePaths } from '../paths.ts';

interface Words {
  title: string;
  text: string;
}

const words: Record<number, Words> = {
  400: {
    title: 'We can’t make sense of that address',
    text: 'Part of it isn’t what we expect. Check that all of it was copied, or search above.',
  },
  403: {
    title: 'You can’t open this page',
    text: 'It belongs to somebody else, or needs more rights than you have. If you should see it, ask whoever looks after it. What you sent, if you sent something, has changed nothing.',
  },
  404: {
    title: 'We can’t find that page',
    text: 'It may have moved, or the entry was taken down. Search above, or check that all of the address was copied.',
  },
  405: {
    title: 'That can’t be done here',
    text: 'This address doesn’t take what was sent to it. Nothing has changed.',
  },
  409: {
    title: 'Somebody else changed this in the meantime',
    text: 'Nothing of yours was saved over it. Go back a page, where what you typed is still there, copy what you want to keep, and open the page again.',
  },
  413: {
    title: 'That was too much at once',
    text: 'What you sent is larger than we take. Nothing has changed. Shorten it and send it again.',
  },
  429: {
    title: 'That was a bit fast',
    text: 'You are sending us more than we can handle. Wait a few minutes and try again.',
  },
  500: {
    title: 'Something went wrong on our side',
    text: 'Nothing you wrote is lost. Try again in a minute; if it happens again, tell us.',
  },
  503: {
    title: 'We’ll be back in a moment',
    text: 'The directory is busy just now. All that it holds is safe. Try again in a minute.',
  },
};

const otherwise: Words = {
  title: 'That didn’t work',
  text: 'We couldn’t do what was asked. Nothing has changed. Go back a page: what you typed is still there.',
};

/** For whoever is signed in and belongs to no organisation yet. */
const withoutOrganisation: Words = {
  title: 'Join your organisation first',
  text: 'You do this for an organisation, and you don’t belong to one here yet. Find yours, or register it. If you have asked already, the CVS usually answers within two working days.',
};

interface Way {
  href: string;
  label: string;
}

/** Ways on for whoever followed an address that isn't one. */
const toFind: readonly Way[] = [
  { href: sitePaths.themes, label: 'Look through the themes' },
  { href: sitePaths.organisations, label: 'See all organisations' },
];

const waysOn: Record<number, readonly Way[]> = { 400: toFind, 404: toFind };

function wordsFor({ status, needsOrganisation = false }: Told): Words {
  return needsOrganisation ? withoutOrganisation : (words[status] ?? otherwise);
}

interface Told {
  status: number;
  /** Whether belonging to an organisation is all that is missing. */
  needsOrganisation?: boolean;
}

/** The heading for what went wrong, also the page's title. */
export function errorTitle(told: Told): string {
  return wordsFor(told).title;
}

/** The words for it, with the reference number where there is one. */
export function ErrorMessage({
  detail,
  reference,
  signIn = false,
  isSignedIn = false,
  again,
  ...told
}: Told & {
  detail?: string;
  reference?: string;
  /** Whether signing in may be all that is missing. */
  signIn?: boolean;
  isSignedIn?: boolean;
  /** Where to ask for the same again, if that may help and does no harm. */
  again?: string | undefined;
}): Html {
  const { title, text } = wordsFor(told);
  const ways = [
    ...(waysOn[told.status] ?? []),
    ...(isSignedIn ? [{ href: sitePaths.my, label: 'Go to my page' }] : []),
    ...(reference === undefined ? [] : [{ href: sitePaths.reportProblem, label: 'Tell us what happened' }]),
    { href: sitePaths.home, label: 'Go to the home page' },
  ];
  return (
    <div class="empty">
      <EmptyTracks />
      <h1>{title}</h1>
      <p>{detail ?? text}</p>
      {signIn && (
        <p>
          You may have been signed out. <a href={sitePaths.signIn}>Sign in</a> in another tab, then come back
          to this one, go back a page and send it again: what you typed is still there.
        </p>
      )}
      {reference !== undefined && (
        <p>
          Quote <strong class="reference">{reference}</strong> if you tell us.
        </p>
      )}
      {told.needsOrganisation === true && (
        <p>
          <ButtonLink href={sitePaths.join} primary>
            Find your organisation
          </ButtonLink>
        </p>
      )}
      {again !== undefined && (
        <p>
          <ButtonLink href={again} primary>
            Try again
          </ButtonLink>
        </p>
      )}
      <ul class="plain-list">
        {ways.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
