import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { address, type Borough, openBorough, phone, words } from './borough.ts';

/** The same journeys where no script runs: links, forms and the buttons that send them. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

const cards = (page: Page) => page.locator('.results-list > .cards > .card');

/** The address without the fields that were left empty, which a plain form sends along. */
function asked(page: Page): Record<string, string[]> {
  const { searchParams } = new URL(page.url());
  const names = [...new Set(searchParams.keys())];
  return Object.fromEntries(
    names
      .map((name) => [name, searchParams.getAll(name).filter((value) => value !== '')] as const)
      .filter(([, values]) => values.length > 0),
  );
}

describe.each([
  ['a desk', {}],
  ['a phone', phone],
])('on %s', (_name, size) => {
  const options = { ...size, javaScriptEnabled: false };

  it('finds, narrows, opens and clears', async () => {
    const page = await borough.open('/', options);
    await page.getByLabel('Search the directory').fill('book keping');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    expect(asked(page)).toEqual({ q: ['book keping'] });
    expect(await words(page.locator('.notice').first())).toContain('Showing results for book keeping');
    const total = await cards(page).count();

    if (size === phone) await page.locator('#filters > summary').click();
    const count = await words(page.locator('#kind-skill-row .count'));
    await page.getByRole('checkbox', { name: 'Skill', exact: true }).check();
    await page.getByRole('button', { name: 'Show results' }).click();
    expect(asked(page)).toEqual({ q: ['book keping'], kind: ['skill'] });
    expect(await words(page.locator('h1'))).toBe(`${count.match(/\d+/)?.[0]} skills`);
    expect(await page.locator('.chip').count()).toBe(1);
    if (size === phone) await page.locator('#filters > summary').click();
    expect(await page.getByRole('checkbox', { name: 'Skill', exact: true }).isChecked()).toBe(true);

    const title = await words(cards(page).first().locator('h2'));
    await cards(page).first().getByRole('link').click();
    expect(await words(page.locator('h1'))).toBe(title);
    await page.goBack();
    expect(asked(page)).toEqual({ q: ['book keping'], kind: ['skill'] });
    await page.getByRole('link', { name: 'Clear' }).click();
    expect(address(page)).toBe('/search?q=book+keping');
    expect(await cards(page).count()).toBe(total);
    await page.context().close();
  });

  it('sorts, measures from a postcode and asks for a day', async () => {
    const page = await borough.open('/search?q=room', options);
    if (size === phone) await page.locator('#filters > summary').click();
    await page.getByLabel('Near a postcode').fill('DL1 5QT');
    await page.getByLabel('How far').selectOption('2');
    await page.getByLabel('Free on').fill('2026-12-01');
    await page.getByRole('button', { name: 'Show results' }).click();
    expect(asked(page)).toEqual({
      q: ['room'],
      near: ['DL1 5QT'],
      within: ['2'],
      available_on: ['2026-12-01'],
    });
    const chips = await page.locator('.chip').allTextContents();
    expect(chips.join()).toMatch(/Within 2 miles of DL1 5QT.*Free on 1 December/);
    await page.getByLabel('Sort', { exact: true }).selectOption('nearest');
    await page.getByRole('button', { name: 'Sort', exact: true }).click();
    expect(asked(page)).toMatchObject({ sort: ['nearest'], near: ['DL1 5QT'], within: ['2'] });
    const miles = (await cards(page).allTextContents()).map((text) =>
      text.includes('nearby') ? 0 : Number(text.match(/([\d.]+) miles?/)?.[1]),
    );
    expect(miles.length).toBeGreaterThan(2);
    expect(miles).toEqual(miles.toSorted((a, b) => a - b));
    expect(Math.max(...miles)).toBeLessThanOrEqual(2);
    await page.context().close();
  });

  it('leafs through pages and keeps what was asked', async () => {
    const page = await borough.open('/search?kind=need&sort=name', options);
    const first = await words(cards(page).first().locator('h2'));
    await page.getByRole('link', { name: 'Next page' }).click();
    expect(asked(page)).toEqual({ kind: ['need'], sort: ['name'], page: ['2'] });
    expect(await page.getByRole('link', { name: 'Page 2', exact: true }).getAttribute('aria-current')).toBe(
      'page',
    );
    const second = await words(cards(page).first().locator('h2'));
    expect(first.localeCompare(second, 'en')).toBeLessThan(0);
    await page.getByRole('link', { name: 'Previous page' }).click();
    expect(await words(cards(page).first().locator('h2'))).toBe(first);
    await page.context().close();
  });

  it('refuses a postcode that isn’t one, and keeps the rest', async () => {
    const page = await borough.open('/search?q=room&kind=resource', options);
    if (size === phone) await page.locator('#filters > summary').click();
    await page.getByLabel('Near a postcode').fill('ZZ99');
    await page.getByRole('button', { name: 'Show results' }).click();
    expect(await words(page.locator('.govuk-error-summary__title'))).toBe('There is a problem');
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByLabel('Search the directory').inputValue()).toBe('room');
    // Where filters are folded, the message must not lie hidden in the fold.
    const near = page.getByLabel('Near a postcode');
    expect(await near.isVisible()).toBe(true);
    expect(await near.inputValue()).toBe('ZZ99');
    expect(await page.locator('#near-error').isVisible()).toBe(true);
    expect(await page.getByRole('checkbox', { name: 'Resource', exact: true }).isChecked()).toBe(true);
    await page.getByRole('link', { name: /^Enter a postcode/ }).click();
    expect(new URL(page.url()).hash).toBe('#near');
    await page.context().close();
  });
});

it('shows filters beside the results at a desk without anything to unfold', async () => {
  const page = await borough.open('/search', { javaScriptEnabled: false });
  expect(await page.getByRole('checkbox', { name: 'Skill', exact: true }).isVisible()).toBe(true);
  expect(await page.locator('#filters > summary').isVisible()).toBe(false);
  await page.context().close();
});
