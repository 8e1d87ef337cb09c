/** The whole document around a page: head, banner, header, search band, main, footer. */
import { SearchForm, type SearchFormProps } from '../components/search-form.tsx';
import type { Child, Html } from '../jsx/index.ts';
import type { Site } from '../site.ts';
import { SiteFooter } from './footer.tsx';
import type { NavItem } from './header.tsx';
import { DemonstrationBanner, SiteHeader } from './header.tsx';

export interface Crumb {
  label: string;
  href: string;
}

export interface PageProps {
  site: Site;
  /** What the page is, as in its h1; the product's name is added. */
  title: string;
  /** Which item of the navigation it belongs to. */
  nav?: NavItem;
  /** A sentence for search engines and link previews. */
  description?: string;
  /** The address that this page should be known under: path and query. */
  canonical?: string;
  /** The same for other programs. */
  feeds?: readonly { type: string; title: string; href: string }[];
  /** Keep it out of search engines. */
  unlisted?: boolean;
  /** The search band; false leaves it out, as the home page does. */
  search?: SearchFormProps | false;
  /** Where the page stands: links above the heading, without the page itself. */
  breadcrumbs?: readonly Crumb[];
  /** One step back, where there are no breadcrumbs. */
  back?: Crumb;
  /** Something is wrong with what was entered: the title says so first, as screen readers read it. */
  hasErrors?: boolean;
  /** What runs across the whole width above the page, inside main: the home page's hero. */
  hero?: Child;
  children?: Child;
}

/** htmx's settings: no style of its own, and folded parts stay as the reader left them. */
const htmxConfig = JSON.stringify({
  includeIndicatorCSS: false,
  morphIgnore: ['data-htmx-powered', 'open'],
});

/** What the window is called: the page, then the product; that something is wrong comes first. */
export function documentTitle(site: Site, page: Pick<PageProps, 'title' | 'hasErrors'>): string {
  return `${page.hasErrors ? 'Error: ' : ''}${page.title} · Borough Exchange, ${site.placeName}`;
}

/** A page as a whole document; give it to `html()`. */
export function Page(props: PageProps): Html {
  const { site } = props;
  const title = documentTitle(site, props);
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {props.description !== undefined && <meta name="description" content={props.description} />}
        {props.unlisted && <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fbf8f3" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#131715" media="(prefers-color-scheme: dark)" />
        <meta name="htmx-config" content={htmxConfig} />
        {props.canonical !== undefined && <link rel="canonical" href={`${site.baseUrl}${props.canonical}`} />}
        {props.feeds?.map(({ type, title: name, href }) => (
          <link rel="alternate" type={type} title={name} href={href} />
        ))}
        <link
          rel="preload"
          href={site.assets('atkinson.woff2')}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={site.assets('app.css')} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <script src={site.assets('app.js')} defer />
      </head>
      <body>
        <a class="skip-link" href="#main">
          Skip to main content
        </a>
        {site.demo && <DemonstrationBanner />}
        <SiteHeader site={site} current={props.nav} />
        {props.search !== false && (
          <div class="band">
            <div class="width">
              <SearchForm {...(props.search ?? {})} />
            </div>
          </div>
        )}
        <main id="main" tabindex="-1">
          {props.hero}
          <div class="width page">
            {props.breadcrumbs !== undefined && <Breadcrumbs crumbs={props.breadcrumbs} />}
            {props.back !== undefined && (
              <p class="back-link">
                <a href={props.back.href}>{props.back.label}</a>
              </p>
            )}
            {props.children}
          </div>
        </main>
        <SiteFooter />
        <div class="visually-hidden" role="status" id="announcements" />
      </body>
    </html>
  );
}

/** Where a page stands; `Page` places it. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }): Html {
  return (
    <nav class="breadcrumbs" aria-label="Breadcrumb">
      <ol>
        {crumbs.map((crumb) => (
          <li>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
