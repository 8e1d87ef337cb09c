/** The document that every page stands in. */
export type { NavItem } from './header.tsx';
export { Breadcrumbs, type Crumb, documentTitle, Page, type PageProps } from './page.tsx';
export { TwoVersionsPage } from './two-versions-page.tsx';
