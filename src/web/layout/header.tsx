/** What stands at the head of every page. */
import { PostForm } from '../components/form.tsx';
import { Logo } from '../components/sign.tsx';
import type { Html } from '../jsx/index.ts';
import { sitePaths } from '../paths.ts';
import type { Site } from '../site.ts';

export type NavItem = 'find' | 'needs' | 'offers' | 'organisations';

const items: readonly { name: NavItem; label: string; href: string }[] = [
  { name: 'find', label: 'Find', href: sitePaths.search },
  { name: 'needs', label: 'Needs', href: sitePaths.needs },
  { name: 'offers', label: 'Offers', href: sitePaths.offers },
  { name: 'organisations', label: 'Organisations', href: sitePaths.organisations },
];

/** Says that what is shown is invented. */
export function DemonstrationBanner(): Html {
  return (
    <aside class="demonstration" aria-label="About this demonstration">
      <p class="width">
        Demonstration data: invented organisations in real places.{' '}
        <a href={sitePaths.demonstration}>What this is</a>
      </p>
    </aside>
  );
}

/** Name, place and navigation. */
export function SiteHeader({ site, current }: { site: Site; current: NavItem | undefined }): Html {
  return (
    <header class="site-header">
      <div class="width site-header-row">
        <a class="site-name" href={sitePaths.home}>
          <Logo />
          <span class="site-name-words">
            <strong>Borough Exchange</strong>
            <span class="site-place">{site.placeName}</span>
          </span>
        </a>
        <AccountLinks site={site} />
        <nav class="site-nav" aria-label="Main">
          <ul>
            {items.map((item) => (
              <li>
                <a href={item.href} aria-current={item.name === current ? 'page' : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

/** The way in, or for whoever is in: their page, what else they may do, and the way out. */
function AccountLinks({ site }: { site: Site }): Html | null {
  const { viewer } = site;
  if (viewer === null) {
    return site.signIn ? (
      <a class="site-sign-in" href={sitePaths.signIn}>
        Sign in
      </a>
    ) : null;
  }
  return (
    <nav class="site-account" aria-label="Your account">
      <ul>
        <li>
          <a href={sitePaths.my}>My page</a>
        </li>
        {viewer.isCurator && (
          <li>
            <a href={sitePaths.curate}>Curate</a>
          </li>
        )}
        {viewer.isAdministrator && (
          <li>
            <a href={sitePaths.admin}>Admin</a>
          </li>
        )}
        <li>
          <PostForm site={site} action={sitePaths.signOut}>
            <button type="submit">Sign out</button>
          </PostForm>
        </li>
      </ul>
    </nav>
  );
}
