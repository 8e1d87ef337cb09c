import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyStates, pageStates } from '../support/page-states.ts';
import { type Borough, openBorough, phone } from './borough.ts';
import { expectForEverybody, openAs } from './everybody.ts';

/** Every state of every page: WCAG 2.2 AA as far as a program can tell, in each size and colour scheme. */

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
    await expectForEverybody(page);
    expect(borough.complaints.splice(0)).toEqual([]);
  });
}

// What isn't there is one and the same page wherever it was asked for.
const seenStates = pageStates.filter(({ status, name }) => status !== 404 || name === 'no such page');

describe('the demonstration borough', () => checkStates('demonstration', seenStates));
describe('an empty borough', () => checkStates('empty', emptyStates));

describe('fingers', () => {
  let borough: Borough;
  let page: Page;
  beforeAll(async () => {
    borough = await openBorough();
    page = await borough.open('/about', phone);
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
    await page.goto(borough.app.address + path);
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
  });
});

it('keeps no bar at the bottom of a phone where there are no results to lead to', async () => {
  const borough = await openBorough();
  const page = await borough.open('/search?near=ZZ99', phone);
  expect(await page.locator('.filters[open]').isVisible()).toBe(true);
  expect(await page.locator('.filters-end').isVisible()).toBe(false);
  await borough.close();
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

  it('underline the tab and the link of the page that is open, and no others', async () => {
    const borough = await openBorough();
    const page = await openAs(borough, 'curator@demo.example', '/curate', { forcedColors: 'active' });
    const underlined = await page
      .locator('.tabs a, .site-account a, .site-account button')
      .evaluateAll((links) =>
        links
          .filter((link) => {
            const view = link.ownerDocument.defaultView;
            const canvas = view.getComputedStyle(link.ownerDocument.body).backgroundColor;
            return view.getComputedStyle(link).borderBottomColor !== canvas;
          })
          .map((link) => link.hasAttribute('aria-current')),
      );
    expect(underlined.length).toBeGreaterThan(0);
    expect(underlined).not.toContain(false);
    await borough.close();
  });
});

describe('paper', () => {
  let borough: Borough;
  let page: Page;
  beforeAll(async () => {
    borough = await openBorough();
    page = await borough.open('/about', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  });
  afterAll(() => borough.close());

  it.each([
    [
      '/search?q=minibus',
      ['.site-nav', '.band', '.results-filters', '.sort', '.site-footer-links'],
      ['.card-title', '.results-bar h1', '.results-bar .print-only'],
    ],
    [
      '/listings/volunteer-drop-in',
      ['.site-nav', '.band', '.breadcrumbs', '.ask-button', '.reach .button', '.report-links'],
      ['h1', '.lead', '.facts', '.reach a[href^="mailto:"]:not(.button)', '.reach a[href^="tel:"]'],
    ],
    [
      '/organisations/borough-libraries',
      ['.follow', '.breadcrumbs', '.reach .box + .box'],
      ['h1', '.card-title', '.reach a[href^="tel:"]'],
    ],
    ['/reports/exchanges', ['#narrow', 'details summary', '.screen-only'], ['h1', '.figures', 'table']],
    ['/', ['.site-nav', '.search', '.hero-tracks', '.hero-try'], ['h1', '.card-title']],
  ])('has the content of %s without what can’t be pressed there', async (path, hidden, shown) => {
    await page.goto(borough.app.address + path);
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
  });

  it('has one’s own pages without their buttons, and a conversation on the page that it begins on', async () => {
    const own = await openAs(borough, 'charity@demo.example', '/my');
    await own.emulateMedia({ media: 'print' });
    expect(await own.locator('main .button').count()).toBeGreaterThan(5);
    expect(await own.locator('main .button').filter({ visible: true }).count()).toBe(0);

    await own.goto(`${borough.app.address}/enquiries`);
    await own.getByRole('link', { name: 'Insulated food boxes and an urn to borrow' }).click();
    await own.getByRole('heading', { name: 'What was said' }).waitFor();
    expect(await own.locator('form').filter({ visible: true }).count()).toBe(0);
    const sheets = (await own.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
    expect(sheets).toHaveLength(1);
    await own.context().close();
  });
});
