import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Borough, openBorough } from './borough.ts';
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
