import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { loadAssets } from '../../src/web/assets.ts';
import type { Templates } from '../support/templates.setup.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** The demonstration borough in a real browser. */
export interface Borough {
  app: TestApp;
  browser: Browser;
  /**
   * Opens a path in a context of its own, signed in where `session` is the value of such a cookie. What goes wrong in
   * any page is kept in `complaints`.
   */
  open(path: string, options?: BrowserContextOptions, session?: string): Promise<Page>;
  /** What pages wrote to their consoles as an error or warning, scripts that failed and answers of 500. */
  complaints: string[];
  close(): Promise<void>;
}

export const phone = { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true } as const;
export const desk = { viewport: { width: 1280, height: 900 } } as const;

/** Starts the application with its built styles and script, and joins the browser of the suite. */
export async function openBorough(
  template: keyof Templates = 'demonstration',
  options: { emptyDesk?: boolean } = {},
): Promise<Borough> {
  const app = await openTestApp({ template, site: { assets: loadAssets() }, ...options });
  const browser = await chromium.connect(inject('browserEndpoint'));
  const complaints: string[] = [];
  return {
    app,
    browser,
    complaints,
    async open(path, options = {}, session = '') {
      const context = await browser.newContext({ ...desk, locale: 'en-GB', ...options });
      if (session !== '') {
        // The server believes that it stands at an https address, so its cookie is one for https alone.
        await context.addCookies([{ name: '__Host-session', value: session, url: 'https://127.0.0.1/' }]);
      }
      // As long as a machine under load may take; nobody waits for it where all is well.
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() !== 'error' && message.type() !== 'warning') return;
        // Chromium notes every answer of 400 and above; that a search was refused is no fault of the page.
        if (/Failed to load resource: the server responded with a status of 4\d\d/.test(message.text()))
          return;
        complaints.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      page.on('response', (response) => {
        const { origin } = new URL(response.url());
        if (origin !== app.address) complaints.push(`${page.url()} asked ${response.url()}`);
        if (response.status() >= 500) complaints.push(`${response.url()}: ${response.status()}`);
      });
      await page.goto(app.address + path);
      return page;
    },
    async close() {
      await browser.close();
      await app.close();
    },
  };
}

/** Path and query of where a page is. */
export function address(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

/** Waits until the page is at a path and query, and shows what belongs there. */
export async function arrived(page: Page, expected: string | RegExp): Promise<void> {
  await page.waitForURL(({ pathname, search }) =>
    typeof expected === 'string' ? pathname + search === expected : expected.test(pathname + search),
  );
  // The address changes first; what has come is in its place when the waiting is over.
  await page.locator('#results.htmx-request').waitFor({ state: 'detached' });
}

/** The id of the element that has the focus, or its words where it has none; "BODY" where nothing has it. */
export function focused(page: Page): Promise<string> {
  return page.locator('body').evaluate((body) => {
    const { activeElement: element } = body.ownerDocument;
    return element === body ? 'BODY' : element.id || element.textContent.trim();
  });
}

/** The words of an element, without what stands around them. */
export async function words(locator: Locator): Promise<string> {
  return ((await locator.textContent()) ?? '').trim();
}
