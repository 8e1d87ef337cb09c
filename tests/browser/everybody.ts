import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { signIn } from '../support/client.ts';
import type { Borough } from './borough.ts';

/** What holds for every page in the browser, whoever reads it and however. */

/** Opens a page as somebody who is signed in. */
export async function openAs(
  borough: Borough,
  email: string,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const value = signIn(borough.app, email).cookie('session') ?? '';
  const page = await borough.open('/about', options);
  // The server believes that it stands at an https address, so its cookie is one for https alone.
  await page.context().addCookies([{ name: '__Host-session', value, url: 'https://127.0.0.1/' }]);
  await page.goto(borough.app.address + path);
  return page;
}

/** What axe finds against WCAG 2.2 AA on a page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** In light, dark and forced colours, and that nothing reaches beyond the edge of a narrow window. */
export async function expectForEverybody(page: Page): Promise<void> {
  expect(await violations(page), page.url()).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page), `${page.url()} dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  expect(await violations(page), `${page.url()} forced`).toEqual([]);
  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.locator('html').evaluate((root) => root.scrollWidth);
  expect(width, `${page.url()} at 320 px`).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 900 });
}
