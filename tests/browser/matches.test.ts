import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { address, type Borough, desk, openBorough, phone, words } from './borough.ts';
import { openAs, violations } from './everybody.ts';

/** Matches in a browser: on an entry's page, put away and taken back, beside the form and on one's own page. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

const need = '/listings/level-2-food-hygiene-for-6-new-cooks';
const offerTitle = 'Four free places on each food hygiene course';

describe.each([
  ['at a desk', desk],
  ['on a phone', phone],
])('%s', (_, size) => {
  it('shows what goes with an entry, and puts it away with a reason, without a script', async () => {
    const page = await openAs(borough, 'charity@demo.example', need, { ...size, javaScriptEnabled: false });
    const row = page.locator('.match-row', { hasText: offerTitle });
    expect(await words(row)).toContain('Both mention food hygiene');
    await row.getByRole('link', { name: /Doesn’t fit/ }).click();
    await page.getByRole('radio', { name: 'The times don’t fit' }).check();
    await page.getByRole('button', { name: 'Put it away' }).click();
    expect(await words(page.locator('h1'))).toBe('This won’t come up again');
    await page.getByRole('link', { name: /^Go on with/ }).click();
    expect(await page.locator('.match-row', { hasText: offerTitle }).count()).toBe(0);
    await page.goBack();
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(address(page)).toBe(need);
    expect(await page.locator('.match-row', { hasText: offerTitle }).count()).toBe(1);
    await page.context().close();
  });

  it.each([
    ['an entry', 'charity@demo.example', need],
    [
      'what doesn’t fit',
      'charity@demo.example',
      `${need}/matches/four-free-places-on-each-food-hygiene-course`,
    ],
    ['one’s own page', 'charity@demo.example', '/my'],
    ['what curators learn', 'curator@demo.example', '/curate/matches'],
  ])('is accessible: %s', async (_name, who, path) => {
    const page = await openAs(borough, who, path, size);
    expect(await violations(page)).toEqual([]);
    const width = await page.locator('html').evaluate((root) => root.scrollWidth);
    expect(width).toBeLessThanOrEqual(size.viewport.width);
    await page.context().close();
  });
});

it('brings the best for one’s entries after one’s own page, with a link where no script runs', async () => {
  const page = await openAs(borough, 'charity@demo.example', '/my');
  await page.locator('.matches .match-row', { hasText: offerTitle }).waitFor();
  expect(await page.getByRole('heading', { name: 'These could go together' }).count()).toBe(1);
  expect(await violations(page)).toEqual([]);
  await page.context().close();
  const plain = await openAs(borough, 'charity@demo.example', '/my', { javaScriptEnabled: false });
  await plain.getByRole('link', { name: 'What could go with your entries' }).click();
  expect(await words(plain.locator('main'))).toContain(offerTitle);
  await plain.context().close();
});

it('shows matches beside the form while one writes', async () => {
  const page = await openAs(borough, 'charity@demo.example', '/listings/new?kind=need');
  await page.getByLabel('Title').fill('Food hygiene course for our cooks');
  await page.locator('[name=category]').selectOption('training');
  await page.locator('[name=summary]').fill('Six volunteers need the level 2 certificate.');
  await page.locator('#listing-beside .match-row').first().waitFor();
  expect(await words(page.locator('#listing-beside'))).toContain(offerTitle);
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});
