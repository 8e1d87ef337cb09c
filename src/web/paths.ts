/**
 * How addresses are made. A feature keeps the addresses of its own pages in `<noun>.paths.ts`, built with
 * {@link pathTo}; the fixed ones that every page links to stand here, since `web` knows no feature.
 */

type Parameters<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parameters<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;

/**
 * Fills in the parameters of a route's pattern.
 *
 * `pathTo('/listings/:slug', { slug })`: a parameter that is missing or unknown does not compile.
 */
export function pathTo<Pattern extends string>(
  pattern: Pattern,
  parameters: Readonly<Record<Parameters<Pattern>, string>>,
): string {
  return pattern.replace(/:(\w+)/g, (_match, name: string) =>
    encodeURIComponent((parameters as Readonly<Record<string, string>>)[name] ?? ''),
  );
}

export type QueryValue = string | number | null | undefined | readonly (string | number)[];

/** Adds a query; lists repeat their name, and what is null, undefined or empty is left out. */
export function withQuery(path: string, query: Readonly<Record<string, QueryValue>>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== null && one !== undefined && one !== '') pairs.append(name, String(one));
    }
  }
  const text = pairs.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The pages that every page links to; product.md fixes their addresses. */
export const sitePaths = {
  home: '/',
  search: '/search',
  needs: '/search?kind=need',
  offers: '/search?kind=resource&kind=skill&kind=volunteering&kind=shadowing',
  organisations: '/organisations',
  themes: '/themes',
  reports: '/reports',
  exchanges: '/reports/exchanges',
  about: '/about',
  demonstration: '/about#demonstration',
  accessibility: '/accessibility',
  privacy: '/privacy',
  reportProblem: '/report-problem',
  signIn: '/sign-in',
  signOut: '/sign-out',
  my: '/my',
  join: '/my/join',
  alerts: '/my/alerts',
  account: '/my/account',
  curate: '/curate',
  admin: '/admin',
  adminSearch: '/admin/search',
  openApi: '/api/openapi.json',
} as const;
