import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { address, arrived, type Borough, focused, openBorough, phone, words } from './borough.ts';

/** What can't be searched, and searches that find nothing: what is said, what is kept, what leads on. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

const cards = (page: Page) => page.locator('.results-list > .cards > .card');
const summary = (page: Page) => page.locator('.govuk-error-summary');

describe('a postcode that isn’t one', () => {
  it('is told first, beside its field, and keeps all that was asked', async () => {
    const page = await borough.open('/search?q=room&kind=resource&near=ZZ99');
    await page.locator('.govuk-error-summary:focus').waitFor();
    expect(await words(summary(page))).toMatch(/^There is a problem\s+Enter a postcode like DL1 5QT/);
    expect(await page.title()).toBe(
      'Error: room: We couldn’t search for that · Borough Exchange, Darlington',
    );
    const near = page.getByLabel('Near a postcode');
    expect(await near.inputValue()).toBe('ZZ99');
    expect(await near.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator(`#${await near.getAttribute('aria-describedby')}`).isVisible()).toBe(true);
    expect(await page.getByLabel('Search the directory').inputValue()).toBe('room');
    expect(await page.getByRole('checkbox', { name: 'Resource', exact: true }).isChecked()).toBe(true);
    expect(await cards(page).count()).toBe(0);
    await summary(page).getByRole('link').click();
    expect(await focused(page)).toBe('near');
    await page.context().close();
  });

  it.each([
    ['a desk', {}],
    ['a phone', phone],
  ])(
    'typed on %s is said where it was typed, takes nothing away, and goes when it is mended',
    async (_name, size) => {
      const page = await borough.open('/search?q=room&kind=resource', size);
      const folded = page.locator('#filters:not([open]) > summary');
      if (await folded.isVisible()) await folded.click();
      const near = page.getByLabel('Near a postcode');
      await near.fill('ZZ99');
      await near.press('Tab');
      await page.locator('#near-error').waitFor();
      await page
        .getByRole('status')
        .filter({ hasText: /Enter a postcode/ })
        .waitFor({ state: 'attached' });
      expect(await near.isVisible()).toBe(true);
      expect(await near.inputValue()).toBe('ZZ99');
      expect(await near.getAttribute('aria-describedby')).toBe('near-error');
      expect(await page.getByLabel('Search the directory').inputValue()).toBe('room');
      expect(await page.getByRole('checkbox', { name: 'Resource', exact: true }).isChecked()).toBe(true);
      expect(await page.title()).toMatch(/^Error: /);
      // Who goes on filling in the form is not pulled away from it.
      expect(await focused(page)).toBe('within');
      await near.fill('DL1 5QT');
      await near.press('Tab');
      await arrived(page, '/search?q=room&kind=resource&near=DL1+5QT');
      await page.locator('#near-error').waitFor({ state: 'detached' });
      expect(await near.getAttribute('aria-invalid')).toBeNull();
      expect(await cards(page).count()).toBeGreaterThan(3);
      expect(await page.title()).not.toMatch(/Error/);
      await page.context().close();
    },
  );

  it('takes the focus to what is wrong when the search is sent', async () => {
    const page = await borough.open('/search');
    await page.getByLabel('Near a postcode').fill('ZZ99');
    await page.getByLabel('Near a postcode').press('Enter');
    await page.locator('.govuk-error-summary:focus').waitFor();
    expect(await page.getByLabel('Near a postcode').inputValue()).toBe('ZZ99');
    await page.context().close();
  });
});

describe('words that nothing has', () => {
  it('are named beside those that are known, with what has some of them below', async () => {
    const page = await borough.open('/search?q=minibus+farsight');
    expect(await words(page.locator('h1'))).toBe('0 entries');
    const text = await page.locator('.empty').textContent();
    expect(text).toContain('Nothing has all of these words');
    expect(text).toContain('farsight matched nothing; minibus is known.');
    const some = page.getByRole('region', { name: 'These have some of your words' });
    expect(await some.locator('.card').count()).toBeGreaterThan(0);
    expect(await some.textContent()).toMatch(/minibus/i);
    await page.context().close();
  });

  it('lead to a search without them', async () => {
    const page = await borough.open('/search?q=minibus+farsight');
    await page
      .locator('.empty')
      .getByRole('link', { name: /farsight/ })
      .click();
    await arrived(page, '/search?q=minibus');
    expect(await cards(page).count()).toBeGreaterThan(0);
    await page.context().close();
  });
});

it('says which filters to leave out, with how much each would find', async () => {
  const page = await borough.open('/search?kind=shadowing&theme=faith-belief');
  const looser = page.locator('.empty li a');
  const labels = await looser.allTextContents();
  expect(labels.length).toBe(2);
  for (const label of labels) {
    const count = Number(label.match(/\((\d+)\)$/)?.[1]);
    expect(count).toBeGreaterThan(0);
    await page.getByRole('link', { name: label }).click();
    expect(await words(page.locator('h1'))).toMatch(new RegExp(`^${count} `));
    await page.goBack();
  }
  await page.context().close();
});

it('corrects, lets one insist, and asks then what was meant', async () => {
  const page = await borough.open('/search?q=book+keping');
  const corrected = await words(page.locator('h1'));
  await page.getByRole('link', { name: 'Search for “book keping” as typed' }).click();
  expect(address(page)).toBe('/search?q=book+keping&as_typed=1');
  expect(await words(page.locator('.notice').first())).toBe('Did you mean book keeping?');
  await page.getByRole('link', { name: 'book keeping' }).click();
  expect(await words(page.locator('h1'))).toBe(corrected);
  await page.context().close();
});

it('leads back from a page past the end', async () => {
  const page = await borough.open('/search?kind=need&page=9999');
  expect(await words(page.locator('.empty h2'))).toBe('There are no more results');
  await page.getByRole('link', { name: 'To the first page' }).click();
  expect(address(page)).toBe('/search?kind=need');
  expect(await cards(page).count()).toBe(20);
  await page.context().close();
});

it('leads on from an address that doesn’t exist', async () => {
  const page = await borough.open('/listings/nothing');
  expect(await words(page.locator('h1'))).toBe('We can’t find that page');
  await page.getByLabel('Search the directory').fill('minibus');
  await page.getByLabel('Search the directory').press('Enter');
  await arrived(page, '/search?q=minibus');
  await page.context().close();
});
