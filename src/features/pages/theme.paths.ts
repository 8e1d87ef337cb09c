import { pathTo } from '#web/paths.ts';

/** Addresses of theme pages. */
export const themePaths = {
  pattern: '/themes/:slug',
  show: (slug: string) => pathTo('/themes/:slug', { slug }),
} as const;
