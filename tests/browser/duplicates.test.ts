import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Borough, openBorough, phone, words } from './borough.ts';
import { expectForEverybody, openAs } from './everybody.ts';

/** Comparing and merging what is there twice: by anybody's means, on a desk and on a phone. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
  while (borough.app.services.duplicates.step());
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

const heading = (page: Page) => words(page.locator('h1'));

it('a curator compares, previews, merges and undoes, with every page there for everybody', async () => {
  const page = await openAs(borough, 'curator@demo.example', '/curate?list=duplicates');
  await expectForEverybody(page);
  // The one primary button has a key as well, and it isn't the one that puts the pair away.
  await page.keyboard.press('m');
  await page.waitForURL(/\/curate\/merge\//);
  expect(await heading(page)).toBe('Are these the same organisation?');
  await expectForEverybody(page);
  await page.getByRole('button', { name: 'See what goes where' }).click();
  expect(await heading(page)).toContain('Before you merge');
  await expectForEverybody(page);
  await page.getByRole('button', { name: 'Merge them' }).click();
  await page.waitForURL(/\/curate\/merged\//);
  await expectForEverybody(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await heading(page)).toBe('This merge was undone');
  await expectForEverybody(page);
  await page.goto(`${borough.app.address}/curate/duplicates?one=nowhere&other=nothing`);
  await expectForEverybody(page);
  await page.context().close();
});

it('works on a phone without a script', async () => {
  const page = await openAs(borough, 'curator@demo.example', '/curate?list=duplicates', {
    ...phone,
    javaScriptEnabled: false,
  });
  await page
    .getByRole('link', { name: /Thursday lunches/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Compare and merge' }).click();
  expect(await heading(page)).toBe('Are these the same entry?');
  await page
    .getByRole('radio', { name: /^The second/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'See what goes where' }).click();
  await page.getByRole('button', { name: 'Merge them' }).click();
  expect(await heading(page)).toContain('is part of');
  await page.goto(`${borough.app.address}/listings/thursday-lunches-to-your-door`);
  expect(page.url()).toContain('/listings/thursday-lunch-to-your-door');
  await page.context().close();
});

it('whoever lists something sees what is there already, as they type', async () => {
  const page = await openAs(borough, 'charity@demo.example', '/listings/new?kind=service');
  await page.getByLabel('Title', { exact: false }).first().fill('Thursday lunch to your door');
  await page.locator('#summary').fill('A hot lunch brought to people who find cooking hard.');
  await page.locator('#summary').blur();
  await page.getByRole('heading', { name: 'Is it there already?' }).waitFor();
  await expectForEverybody(page);
  await page.context().close();
});
