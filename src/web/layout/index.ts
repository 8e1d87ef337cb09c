/** The document that every page stands in. */
export type { NavItem } from './header.tsx';
export { Breadcrumbs, type Crumb, Page, type PageProps } from './page.tsx';
