/** Boxes that tell something: a note, nothing to show. */
import type { Child, Html } from '../jsx/index.ts';
import { EmptyTracks } from './tracks.tsx';

/** A note above what it is about: "Showing results for bookkeeping". */
export function Notice({ children }: { children?: Child }): Html {
  return <p class="notice">{children}</p>;
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
