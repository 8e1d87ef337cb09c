import type { Html } from '#web/jsx/index.ts';

/** The way to follow what a page is about. Following needs an account, which the page behind it asks for. */
export function FollowLink({ href, label }: { href: string; label: string }): Html {
  return (
    <p class="follow">
      <a class="button button-secondary" href={href} rel="nofollow">
        {label}
      </a>
    </p>
  );
}
