/** What every page knows of the installation that it belongs to. */
export interface Site {
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
