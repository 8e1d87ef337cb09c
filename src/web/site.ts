import type { Viewer } from './viewer.ts';

/** What is the same for every reader. */
export interface Installation {
  /** "Darlington". */
  placeName: string;
  /** Where the public reaches it, without a slash at the end: "https://exchange.example". */
  baseUrl: string;
  /** Whether what it shows is invented; every page then says so. */
  demo: boolean;
  /** Whether there is a page to sign in at, so that no link leads nowhere. */
  signIn: boolean;
  /** The address of a built asset: `site.assets('app.css')` is `/assets/app.1a2b3c4d.css`. */
  assets: (name: string) => string;
}

/** What every page knows: the installation that it belongs to, and who reads it. */
export interface Site extends Installation {
  /** Who reads the page; null for a visitor. */
  viewer: Viewer | null;
  /** The token that every form of the page carries; asking for it makes the page private to this reader. */
  formToken: () => string;
}
