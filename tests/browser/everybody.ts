import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { signIn } from '../support/client.ts';
import { type Borough, desk } from './borough.ts';

/** What holds for every page in the browser, whoever reads it and however. */

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wholeCheck: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
};
/** What may change with the colours; the rest was seen in the first run. */
const contrastCheck: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } };

/** Opens a page as somebody who is signed in. */
export function openAs(
  borough: Borough,
  email: string,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  return borough.open(path, options, signIn(borough.app, email).cookie('session'));
}

/** What axe finds against WCAG 2.2 AA on a page as it stands, as lines to read. */
export async function violations(page: Page, options = wholeCheck): Promise<string[]> {
  // Given as text: the content security policy lets no script in that isn't ours. Half a megabyte: once for each page.
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axeSource);
  // Selectors tell where each element stands, which nobody reads: they are a good part of what axe does.
  const asked = { ...options, resultTypes: ['violations'], preload: false, selectors: false };
  const results: AxeResults = await page.evaluate(`axe.run(${JSON.stringify(asked)})`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary?.replace(/\s+/g, ' ') ?? ''}`,
    ),
  );
}

/** What reaches beyond the right edge, but for what is hidden from sight or scrolls in a box of its own. */
function overflowing(page: Page): Promise<string[]> {
  return page.locator('html').evaluate((root) => {
    const { innerWidth } = root.ownerDocument.defaultView;
    const tooWide = root.scrollWidth > innerWidth ? [`the page is ${root.scrollWidth} px wide`] : [];
    const beyond = [...root.querySelectorAll('body *')].filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      const isMeant =
        element.closest('.visually-hidden, .skip-link, .table-wrap, .hero-tracks, svg') !== null;
      return width > 0 && right > innerWidth + 0.5 && !isMeant && element.checkVisibility();
    });
    return [...tooWide, ...beyond.map((element) => element.outerHTML.slice(0, 100))];
  });
}

/** In light, dark and forced colours, and that nothing reaches beyond the edge of a narrow window. */
export async function expectForEverybody(page: Page): Promise<void> {
  expect(await violations(page), `${page.url()} light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, contrastCheck), `${page.url()} dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  expect(await violations(page, contrastCheck), `${page.url()} forced colours`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflowing(page), `${page.url()} at 320 px`).toEqual([]);
  await page.setViewportSize(desk.viewport);
}
