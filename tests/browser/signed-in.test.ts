import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Borough, openBorough } from './borough.ts';
import { expectForEverybody, openAs } from './everybody.ts';

/** Pages for people who are signed in, as they first see them; journeys through them have tests of their own. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
});
afterAll(() => borough.close());

it.each([
  ['charity', '/my'],
  ['charity', '/my/account'],
  ['charity', '/my/alerts'],
  ['newcomer', '/my/alerts'],
  ['charity', '/my/alerts/new?q=minibus'],
  ['charity', '/my/matches'],
  ['charity', '/enquiries'],
  ['newcomer', '/my'],
  ['newcomer', '/my/join'],
  ['curator', '/curate/decided'],
  ['curator', '/curate/matches'],
  ['curator', '/curate/overdue'],
  ['curator', '/curate/synonyms'],
  ['curator', '/curate/synonyms/new'],
  ['curator', '/reports/searches'],
  ['curator', '/reports/gaps'],
  ['admin', '/admin'],
  ['admin', '/admin/people'],
  ['admin', '/admin/roles'],
  ['admin', '/admin/search'],
])('%s at %s', async (name, path) => {
  const page = await openAs(borough, `${name}@demo.example`, path);
  const { pathname, search } = new URL(page.url());
  expect(pathname + search).toBe(path);
  await expectForEverybody(page);
  await page.context().close();
});
