import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { linkIn, readMail } from '../support/client.ts';
import { addListing, addOrganisation } from '../support/factories.ts';
import { openItems } from '../support/people.ts';
import { type Borough, desk, openBorough, phone, words } from './borough.ts';
import { expectForEverybody, openAs } from './everybody.ts';

/** The page that a letter opens, and the curators' calls: on a phone and a desk, with and without a script. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

const due = { confirmedOn: '2026-05-01', reviewDueOn: '2026-11-23' };
let count = 0;

/** An organisation with entries that are due. */
function owner(email: string | null) {
  count += 1;
  const { services } = borough.app;
  const organisation = addOrganisation(services, {
    name: `Lantern Trust ${count}`,
    email,
    phone: '01325 496 0000',
  });
  const titles = ['Lamps to lend', 'Somebody who mends lamps', 'A quiet room on Tuesdays, with a kitchen'];
  const kinds = ['service', 'need', 'resource'] as const;
  for (const [position, title] of titles.entries()) {
    addListing(services, organisation, {
      ...due,
      content: { title: `${title} ${count}`, kind: kinds[position] ?? 'skill' },
    });
  }
  while (services.freshness.step());
  return organisation;
}

async function linkTo(email: string): Promise<string> {
  const [mail] = await readMail(borough.app, email);
  return linkIn(mail, /^\/confirm\/[^?]+$/);
}

/** Nothing reaches beyond the edge at the width that it was opened with. */
async function expectNoSideways(page: Page): Promise<void> {
  const [width, inner] = await page
    .locator('html')
    .evaluate((root) => [root.scrollWidth, root.clientWidth] as const);
  expect(width, page.url()).toBeLessThanOrEqual(inner);
}

describe.each([
  ['a desk', { ...desk, javaScriptEnabled: false }],
  ['a phone', { ...phone, javaScriptEnabled: false }],
  ['a desk with a script', desk],
  ['a phone with a script', phone],
] as const)('on %s', (name, options) => {
  it('an owner answers entry by entry, without an account', async () => {
    const email = `${name.replaceAll(' ', '-')}@x.example`;
    owner(email);
    const path = await linkTo(email);
    const page = await borough.open(path, options);
    expect(await words(page.locator('h1'))).toBe('Are these still correct?');
    await expectNoSideways(page);
    await page.getByRole('button', { name: 'Withdraw “Somebody who mends lamps' }).click();
    expect(await words(page.getByRole('alert').first())).toContain('Withdrawn');
    await page.getByRole('button', { name: 'Still correct “Lamps to lend' }).click();
    expect(await words(page.locator('h1'))).toBe('Is this still correct?');
    await page.getByRole('button', { name: 'Still correct' }).click();
    expect(await words(page.locator('h1'))).toBe('Thank you: nothing is left to answer');
    await expectNoSideways(page);
    await page.context().close();
  });

  it('a curator notes what they heard', async () => {
    const { slug, name: title } = owner(null);
    const page = await openAs(borough, 'curator@demo.example', '/curate?list=calls', options);
    await page.getByRole('link', { name: title }).first().click();
    await expectNoSideways(page);
    await page.getByRole('link', { name: 'Answer for them one by one' }).click();
    await expectNoSideways(page);
    await page.getByLabel('A word on it').fill('Rang on Monday');
    await page.getByRole('button', { name: /^Confirmed by telephone “Lamps to lend/ }).click();
    expect(await words(page.getByRole('alert').first())).toContain('Noted as confirmed by telephone');
    await page.getByRole('button', { name: 'All 2 confirmed by telephone' }).click();
    expect(await page.getByText('Nothing of it is due').isVisible()).toBe(true);
    expect(page.url()).toContain(`/curate/calls/${slug}`);
    await page.context().close();
  });
});

it('the page of a link is there for everybody in each of its states', async () => {
  owner('all@x.example');
  const path = await linkTo('all@x.example');
  const [mail] = await readMail(borough.app, 'all@x.example');
  const page = await borough.open(path);
  await expectForEverybody(page);
  for (const to of [/to=confirm/, /to=withdraw/]) {
    await page.goto(borough.app.address + linkIn(mail, to));
    await expectForEverybody(page);
  }
  await page.getByRole('button', { name: 'All 3 are still correct' }).click();
  await expectForEverybody(page);
  await page.goto(`${borough.app.address}/confirm/nothing`);
  await expectForEverybody(page);
  await page.context().close();
});

it('calls and intervals are there for everybody in each of their states', async () => {
  const { slug } = owner(null);
  const calls = await openAs(borough, 'curator@demo.example', '/curate?list=calls');
  await expectForEverybody(calls);
  await calls.goto(`${borough.app.address}/curate/calls/${slug}`);
  await expectForEverybody(calls);
  await calls.getByLabel('A word on it').evaluate((field) => field.removeAttribute('maxlength'));
  await calls.getByLabel('A word on it').fill('x'.repeat(501));
  await calls.getByRole('button', { name: 'All 3 confirmed by telephone' }).click();
  await expectForEverybody(calls);
  await calls.goto(`${borough.app.address}/listings/volunteer-drop-in/interval`);
  await expectForEverybody(calls);
  await calls.getByLabel('Every 12 months').check();
  await calls.getByRole('button', { name: 'Save', exact: true }).click();
  await expectForEverybody(calls);
  await calls.context().close();
});

it('calls are worked through by keys', async () => {
  const [item] = openItems(borough.app, owner(null));
  const page = await openAs(borough, 'curator@demo.example', `/curate?list=calls&item=${item?.id}`);
  const first = await words(page.locator('#item-title'));
  await page.keyboard.press('a');
  await page.waitForURL(/decided=/);
  expect(await words(page.locator('.done-notice'))).toContain(`“${first}”: confirmed by telephone.`);
  await page.keyboard.press('u');
  await page.waitForURL(/undone=1/);
  expect(await words(page.locator('#item-title'))).toBe(first);
  await page.context().close();
});
