import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { arrived, type Borough, desk, focused, openBorough, phone, words } from './borough.ts';
import { violations } from './everybody.ts';

/** What the search box offers while somebody types: by keys, by touch, and without a script. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

/** Opens a page and types into its box until something is offered. */
async function typed(path: string, text: string, options = {}) {
  const page = await borough.open(path, options);
  const box = page.getByRole('combobox', { name: 'Search the directory' });
  await box.pressSequentially(text);
  const list = page.getByRole('listbox', { name: 'Suggestions' });
  await list.getByRole('option').first().waitFor();
  return { page, box, list, chosen: list.getByRole('option', { selected: true }) };
}

it.each(['/', '/about'])('leads by keys from %s to what was chosen, and says where one is', async (path) => {
  const { page, box, list, chosen } = await typed(path, 'volunteer dr');
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  await page
    .getByRole('status')
    .filter({ hasText: /^\d+ suggestions?$/ })
    .waitFor({ state: 'attached' });
  expect(await chosen.count()).toBe(0);
  await page.keyboard.press('ArrowDown');
  expect(await box.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
  const first = await words(chosen.locator('.suggestion-label'));
  await page.keyboard.press('Home');
  expect(await chosen.count()).toBe(0);
  await page.keyboard.press('ArrowUp');
  expect(await words(chosen)).toBe(await words(list.getByRole('option').last()));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await words(chosen.locator('.suggestion-label'))).toBe(first);
  expect(await focused(page)).toBe('q');
  await page.keyboard.press('Escape');
  expect(await list.isVisible()).toBe(false);
  expect(await box.inputValue()).toBe('volunteer dr');
  await page.keyboard.press('ArrowDown');
  await list.waitFor();
  await page.getByRole('option', { name: /^Volunteer drop-in/ }).click();
  await arrived(page, '/listings/volunteer-drop-in');
  await page.context().close();
});

it('searches for what was typed where nothing was chosen', async () => {
  const { page } = await typed('/', 'minib');
  await page.keyboard.press('Enter');
  await arrived(page, '/search?q=minib');
  // Here the results follow each letter; a list would lie on them.
  expect(await page.getByRole('combobox', { name: 'Search the directory' }).count()).toBe(0);
  await page.context().close();
});

it('follows the chosen one with Enter', async () => {
  const { page } = await typed('/', 'mental hea');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await arrived(page, '/themes/mental-health');
  await page.context().close();
});

it('goes away when one leaves the box', async () => {
  const { page, box, list } = await typed('/', 'food');
  await page.keyboard.press('Tab');
  await list.waitFor({ state: 'hidden' });
  expect(await box.getAttribute('aria-expanded')).toBe('false');
  await page.context().close();
});

describe.each([
  ['a desk', desk],
  ['a phone', phone],
])('on %s', (_name, size) => {
  it.each(['/', '/about'])('is accessible with the list open on %s, in all colours', async (path) => {
    const { page, list } = await typed(path, 'food', { ...size, hasTouch: false });
    await page.keyboard.press('ArrowDown');
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    expect(await violations(page)).toEqual([]);
    const { height } = (await list.getByRole('option').first().boundingBox()) ?? { height: 0 };
    expect(height).toBeGreaterThanOrEqual(44);
    const width = await page.locator('html').evaluate((root) => root.scrollWidth);
    expect(width).toBeLessThanOrEqual(size.viewport.width);
    // Nothing lies on top of it.
    const last = list.getByRole('option').last();
    await last.scrollIntoViewIfNeeded();
    await last.click({ trial: true });
    await page.context().close();
  });
});

it('is a plain box without a script', async () => {
  const page = await borough.open('/', { javaScriptEnabled: false });
  expect(await page.getByRole('searchbox', { name: 'Search the directory' }).count()).toBe(1);
  expect(await page.locator('.suggestions').count()).toBe(0);
  await page.context().close();
});
