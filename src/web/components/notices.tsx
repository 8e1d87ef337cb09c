/** Boxes that tell something: a note, nothing to show. */
import type { Child, Html } from '../jsx/index.ts';
import { EmptyTracks } from './tracks.tsx';

/** A note above what it is about: "Showing results for bookkeeping". */
export function Notice({ children }: { children?: Child }): Html {
  return <p class="notice">{children}</p>;
}

/** That something isn't as one expects, or wasn't carried out: read out as the page opens. */
export function WrongNotice({ children }: { children?: Child }): Html {
  return (
    <p class="notice notice-wrong" role="alert">
      {children}
    </p>
  );
}

/** That somebody else changed something first; what was typed is kept, here to read and in its form. */
export function Overtaken(props: { what: string; words: string; children?: Child }): Html {
  const { what, words } = props;
  return (
    <WrongNotice>
      <strong>Somebody was quicker.</strong> {what} Nothing of yours was carried out
      {words === '' ? '.' : ', and your words are kept:'}
      {words !== '' && <q class="kept-words">{words}</q>}
      {props.children}
    </WrongNotice>
  );
}

/** A button that is a link: one `primary` at most on a page. */
export function ButtonLink({
  href,
  primary = false,
  children,
}: {
  href: string;
  primary?: boolean;
  children?: Child;
}): Html {
  return (
    <a class={primary ? 'button' : 'button button-secondary'} href={href}>
      {children}
    </a>
  );
}

/** Says what would be here, and gives the one button that fills it. */
export function EmptyState({
  title,
  level = 2,
  action,
  children,
}: {
  title: string;
  level?: 1 | 2 | 3;
  action?: { href: string; label: string };
  children?: Child;
}): Html {
  return (
    <div class="empty">
      <EmptyTracks />
      {level === 1 ? <h1>{title}</h1> : level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      {children}
      {action !== undefined && (
        <p>
          <ButtonLink href={action.href} primary>
            {action.label}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}
