import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyStates, pageStates } from '../support/page-states.ts';
import { type Borough, desk, openBorough, phone } from './borough.ts';

/** Every state of every page: WCAG 2.2 AA as far as a program can tell, in each size and colour scheme. */

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wholeCheck: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
};
/** What may change with the colours; the rest was seen in the first run. */
const contrastCheck: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } };

/** What axe finds on a page, as lines to read. */
async function violations(page: Page, options: RunOptions): Promise<string[]> {
  // Given as text: the content security policy lets no script in that isn't ours.
  const results: AxeResults = await page.evaluate(
    `axe.run(${JSON.stringify({ ...options, resultTypes: ['violations'], preload: false })})`,
  );
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

/** Goes through the states with one page for all of them. */
function checkStates(template: 'demonstration' | 'empty', states: typeof pageStates): void {
  let borough: Borough;
  let page: Page;
  beforeAll(async () => {
    borough = await openBorough(template);
    page = await borough.open('/about');
  });
  afterAll(() => borough.close());

  it.each(states)('$name', async ({ path, status }) => {
    const response = await page.goto(borough.app.address + path);
    expect(response?.status()).toBe(status);
    await page.evaluate(axeSource);
    expect(await violations(page, wholeCheck), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, contrastCheck), 'dark').toEqual([]);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    expect(await violations(page, contrastCheck), 'forced colours').toEqual([]);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflowing(page), 'at 320 px').toEqual([]);
    await page.setViewportSize(desk.viewport);
    expect(borough.complaints.splice(0)).toEqual([]);
  });
}

// What isn't there is one and the same page wherever it was asked for.
const seenStates = pageStates.filter(({ status, name }) => status !== 404 || name === 'no such page');

describe('the demonstration borough', () => checkStates('demonstration', seenStates));
describe('an empty borough', () => checkStates('empty', emptyStates));

describe('fingers', () => {
  let borough: Borough;
  beforeAll(async () => {
    borough = await openBorough();
  });
  afterAll(() => borough.close());

  it.each([
    '/',
    '/search?q=book+keping&kind=skill&kind=need',
    '/search?near=ZZ99',
    '/search?page=3',
    '/listings/volunteer-drop-in',
    '/organisations?page=99',
  ])('find every control on %s 44 px high', async (path) => {
    const page = await borough.open(path, phone);
    for (const fold of await page.locator('main details:not([open]) > summary').all()) {
      if (await fold.isVisible()) await fold.click();
    }
    const controls = await page
      .locator(
        'button, input:not([type=checkbox]), select, summary, .button, .chip, .facet-value label, .pagination a, .site-nav a, .site-name',
      )
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.checkVisibility())
          .map((element) => ({
            what: element.outerHTML.slice(0, 80),
            height: Math.round(element.getBoundingClientRect().height * 10) / 10,
          })),
      );
    expect(controls.length).toBeGreaterThan(5);
    expect(controls.filter(({ height }) => height < 44)).toEqual([]);
    await page.context().close();
  });
});

describe('forced colours', () => {
  it('keep what a colour alone would tell: signs, ticks, chips, buttons', async () => {
    const borough = await openBorough();
    const page = await borough.open('/search?q=book+keping&kind=skill&kind=need', { forcedColors: 'active' });
    const seen = await page.locator('html').evaluate((root) => {
      const view = root.ownerDocument.defaultView;
      const style = (selector: string) => view.getComputedStyle(root.querySelector(selector));
      const canvas = style('body').backgroundColor;
      return {
        canvas,
        ring: style('.card .sign-ring').stroke,
        disc: style('.card .sign-disc').fill,
        chip: style('.chip').borderTopColor,
        search: style('.search-button').borderTopColor,
        tick: style('#kind-skill').appearance,
        sector: style('.sector-mark').backgroundColor,
      };
    });
    for (const part of ['ring', 'disc', 'chip', 'search', 'sector'] as const) {
      expect(seen[part], part).not.toBe(seen.canvas);
    }
    // A ticked box is drawn by the browser again, in its own colours.
    expect(seen.tick).toBe('auto');
    await borough.close();
  });
});

describe('paper', () => {
  it.each([
    [
      '/search?q=minibus',
      ['.site-nav', '.band', '.results-filters', '.sort', '.site-footer-links'],
      ['.card-title', '.results-bar h1'],
    ],
    ['/listings/volunteer-drop-in', ['.site-nav', '.band', '.breadcrumbs'], ['h1', '.lead', '.facts']],
    ['/', ['.site-nav', '.search', '.hero-tracks'], ['h1', '.card-title']],
  ])('has the content of %s without what can’t be pressed there', async (path, hidden, shown) => {
    const borough = await openBorough();
    const page = await borough.open(path, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const selector of hidden) {
      expect(await page.locator(selector).first().isVisible(), `${selector} on paper`).toBe(false);
    }
    const styles = await Promise.all(
      shown.map((selector) =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => ({
            isVisible: element.checkVisibility() && element.getBoundingClientRect().height > 0,
            colour: element.ownerDocument.defaultView.getComputedStyle(element).color,
          })),
      ),
    );
    for (const { isVisible, colour } of styles) {
      expect(isVisible).toBe(true);
      // Dark ink, also for who reads in dark colours on the screen.
      expect(Math.max(...(colour.match(/\d+/g) ?? []).slice(0, 3).map(Number))).toBeLessThan(120);
    }
    expect(await page.getByText('Demonstration data').isVisible()).toBe(true);
    await borough.close();
  });
});
