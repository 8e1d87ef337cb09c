import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { londonDay } from '../../src/platform/clock.ts';
import { type Borough, openBorough, phone } from './borough.ts';
import { expectForEverybody, openAs } from './everybody.ts';

/** Pages for people who are signed in, as they first see them; journeys through them have tests of their own. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
});
afterAll(() => borough.close());

describe.each([
  ['charity', ['/my', '/my/account', '/my/alerts', '/my/alerts/new?q=minibus', '/my/matches', '/enquiries']],
  ['newcomer', ['/my/alerts', '/my', '/my/join']],
  [
    'curator',
    [
      '/curate/decided',
      '/curate/matches',
      '/curate/overdue',
      '/curate/synonyms',
      '/curate/synonyms/new',
      '/reports',
      '/reports/searches',
      '/reports/gaps',
    ],
  ],
  ['admin', ['/admin', '/admin/people', '/admin/roles', '/admin/search']],
])('%s', (name, paths) => {
  let page: Page;
  beforeAll(async () => {
    page = await openAs(borough, `${name}@demo.example`, '/about');
  });
  afterAll(() => page.context().close());

  it.each(paths)('at %s', async (path) => {
    await page.goto(borough.app.address + path);
    const { pathname, search } = new URL(page.url());
    expect(pathname + search).toBe(path);
    await expectForEverybody(page);
  });
});

it.each([
  ['the roles', '/admin/roles'],
  ['the people', '/admin/people'],
])('the table of %s needs no scrolling to the side on a phone', async (_name, path) => {
  const page = await openAs(borough, 'admin@demo.example', path, phone);
  const widths = await page
    .locator('.table-wrap')
    .evaluateAll((tables) => tables.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  expect(widths).toEqual([0]);
  await page.context().close();
});

it('the searches need no scrolling to the side on a phone, and say what each number is', async () => {
  borough.app.database
    .insert(schema.searches)
    .values(
      ['warehouse refrigeration', 'xyz'.repeat(30)].map((words) => ({
        words,
        searchedOn: londonDay(borough.app.clock.now()),
        results: 1200,
        chosenId: null,
        filters: '',
      })),
    )
    .run();
  const page = await openAs(borough, 'curator@demo.example', '/reports/searches', phone);
  expect(await page.locator('tbody tr').count()).toBe(2);
  const widths = await page
    .locator('.table-wrap')
    .evaluateAll((tables) => tables.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  expect(widths).toEqual([0]);
  await expectForEverybody(page);
  await page.context().close();
});

it('breaks an address in a narrow column before its @ and its dots, not within a word', async () => {
  const page = await openAs(borough, 'admin@demo.example', '/admin/people', phone);
  const lines = await page.locator('td .second:has(a)').evaluateAll((addresses) =>
    addresses.map(({ firstElementChild: address }) => {
      const range = address.ownerDocument.createRange();
      const found: string[] = [];
      let [line, top] = ['', -1];
      for (const node of address.childNodes) {
        for (let at = 0; at < (node.nodeValue ?? '').length; at += 1) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const here = range.getBoundingClientRect().top;
          if (top !== -1 && here > top) {
            found.push(line);
            line = '';
          }
          top = here;
          line += node.nodeValue?.[at] ?? '';
        }
      }
      return [...found, line];
    }),
  );
  expect(lines.length).toBeGreaterThan(0);
  for (const [, ...later] of lines) for (const line of later) expect(line).toMatch(/^[@.]/);
  expect(lines.some((each) => each.length > 1)).toBe(true);
  await page.context().close();
});

it.each(['charity', 'curator', 'admin'])(
  'keeps the head of a page to two rows on a phone for %s',
  async (name) => {
    const page = await openAs(borough, `${name}@demo.example`, '/my', phone);
    const tops = await page.locator('.site-header').evaluate((header) => {
      const box = (selector: string) => header.querySelector(selector).getBoundingClientRect();
      const [site, account, nav] = [box('.site-name'), box('.site-account'), box('.site-nav')];
      return { isBeside: account.top < site.bottom, isBelow: nav.top >= site.bottom, links: account.height };
    });
    expect(tops).toMatchObject({ isBeside: true, isBelow: true });
    expect(tops.links).toBeLessThan(60);
    expect(await page.getByRole('link', { name: /^Borough Exchange/ }).count()).toBe(1);
    await page.context().close();
  },
);

it('gives a single “Change” on a phone no row of its own', async () => {
  const page = await openAs(borough, 'charity@demo.example', '/my', phone);
  const rows = await page.locator('.my-row:has(.my-row-buttons > a:only-child)').evaluateAll((found) =>
    found.map((row) => {
      const [body, buttons] = [row.querySelector('.my-row-body'), row.querySelector('.my-row-buttons')];
      return buttons.getBoundingClientRect().top < body.getBoundingClientRect().bottom;
    }),
  );
  expect(rows.length).toBeGreaterThan(3);
  expect(rows).not.toContain(false);
  await page.context().close();
});

it('lets the keyboard scroll a table that is wider than a phone, and names it', async () => {
  const page = await borough.open('/reports/exchanges', phone);
  const wide = page.getByRole('region', { name: 'Exchanges from sector to sector' });
  await wide.focus();
  expect(await wide.evaluate((table) => table.scrollWidth > table.clientWidth)).toBe(true);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => wide.evaluate((table) => table.scrollLeft)).toBeGreaterThan(0);
  expect(await page.locator('.table-wrap:not([tabindex])').count()).toBe(0);
  await page.context().close();
});

describe('magnified four times', () => {
  const magnified = { viewport: { width: 320, height: 256 } };

  it('the way in stays beside the name', async () => {
    const page = await borough.open('/about', magnified);
    const [name, way] = [page.locator('.site-name'), page.locator('.site-sign-in')];
    const [above, beside] = [await name.boundingBox(), await way.boundingBox()];
    expect(beside?.y).toBeLessThan((above?.y ?? 0) + (above?.height ?? 0));
    await page.context().close();
  });

  it('no bar covers what one reads of an entry', async () => {
    const page = await borough.open(
      '/listings/bookkeeping-two-days-a-month-from-the-finance-team',
      magnified,
    );
    const bar = page.locator('.ask-bar .ask-button').first();
    expect(
      await bar.evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).position),
    ).not.toBe('fixed');
    await page.context().close();
  });
});
