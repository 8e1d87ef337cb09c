import { like } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { linkIn, readMail } from '../support/client.ts';
import { type Borough, desk, focused, openBorough, phone, words } from './borough.ts';
import { expectForEverybody, openAs } from './everybody.ts';

/** Asking, answering from a mail without an account, agreeing, and what the ledger then shows. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

const state = (page: Page) => words(page.locator('.enquiry-state'));

/** One side's word at the end; only who received is asked whether a need is met. */
async function sayHowItWent(page: Page, givenHours: string): Promise<void> {
  await page.reload();
  const report = page.locator('details.move', { hasText: 'Say how it went' });
  if ((await report.count()) > 0) await report.locator('summary').click();
  await page.getByLabel('Very helpful').check();
  const hours = page.getByLabel('Hours, of all people together');
  if ((await hours.count()) > 0) await hours.fill(givenHours);
  const isMet = page.getByLabel('Yes: mark it as met');
  if ((await isMet.count()) > 0) await isMet.check();
  await page.getByLabel('Name our two organisations').check();
  await page.getByRole('button', { name: 'It is done' }).click();
  expect(await state(page)).toBe('Done.');
}

describe.each([
  ['at a desk', desk, '/listings/payroll-for-your-first-employee'],
  ['on a phone', phone, '/listings/an-independent-examiner-for-small-accounts'],
  [
    'on a phone without a script',
    { ...phone, javaScriptEnabled: false },
    '/listings/a-cash-book-template-that-adds-itself-up',
  ],
])('%s', (_name, options, offer) => {
  it('the whole story', async () => {
    const charity = await openAs(borough, 'charity@demo.example', offer, options);
    const title = await words(charity.locator('h1'));
    await charity.getByRole('link', { name: 'Ask about this' }).click();
    await charity.getByRole('button', { name: 'Send the question' }).click();
    expect(await words(charity.locator('.govuk-error-summary__title'))).toBe('There is a problem');
    await charity.getByLabel('What would you like to know or have?').fill('Could you help us in January?');
    await charity.getByRole('button', { name: 'Send the question' }).click();
    expect(await state(charity)).toBe('Waits for an answer.');

    // The council answers from its mail, in a browser that nobody is signed in at.
    await borough.app.services.deliverMail();
    const mails = await readMail(borough.app, 'council@demo.example');
    const link = linkIn(
      mails.find(({ subject }) => subject.includes(title)),
      /^\/answer\//,
    );
    const council = await borough.open(link, options);
    expect(await council.locator('main').textContent()).toContain('Could you help us in January?');
    await council.getByLabel('Anything to add? (optional)').fill('Gladly.');
    await council.getByRole('button', { name: 'Yes, let’s do it' }).click();
    expect(await state(council)).toBe('Agreed.');

    await charity.reload();
    expect(await charity.locator('.facts').textContent()).toContain('Reach them');
    await charity.getByLabel('First or only day').fill('2027-01-16');
    await charity.getByLabel('How often?').selectOption('weekly');
    await charity.getByLabel('Last day (optional)').fill('2027-02-06');
    await charity.getByRole('button', { name: 'Note it for both' }).click();
    expect(await state(charity)).toBe('Arranged.');
    expect(await charity.locator('.facts').textContent()).toContain('Every Saturday from 16 January 2027');

    for (const page of [charity, council]) await sayHowItWent(page, '111');
    await council.goto(borough.app.address + link);
    expect(await words(council.locator('h1'))).toBe('This link no longer works');
    await council.goto(`${borough.app.address}/reports/exchanges`);
    const row = council
      .locator('tr', { hasText: 'November 2026' })
      .filter({ hasText: 'Cockerton Community Kitchen' });
    expect(await row.count()).toBeGreaterThan(0);
    for (const page of [charity, council]) await page.context().close();
  });
});

describe('is for everybody', () => {
  it('asking, with and without errors', async () => {
    const about = '/listings/hotel-team-six-people-to-look-after-your-big-day';
    const page = await openAs(borough, 'charity@demo.example', about);
    await expectForEverybody(page);
    await page.goto(`${borough.app.address}/listings/planning-advice-in-plain-words/ask`);
    await page.getByRole('button', { name: 'Send the question' }).click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await focused(page)).toContain('There is a problem');
    await expectForEverybody(page);
    await page.context().close();
  });

  // One of each kind that its forms and facts differ in.
  it.each([
    ['Level 2 food hygiene for 6 new cooks', 'Waits for an answer.'],
    ['Insulated food boxes and an urn to borrow', 'Agreed.'],
    ['A cash book template that adds itself up', 'Done.'],
  ])('the conversation about “%s”', async (title, expected) => {
    const page = await openAs(borough, 'charity@demo.example', '/enquiries');
    await page.getByRole('link', { name: title }).last().click();
    expect(await state(page)).toBe(expected);
    for (const folded of await page.locator('details.move > summary').all()) await folded.click();
    await expectForEverybody(page);
    await page.context().close();
  });

  it('the list, and the ledger with its tables', async () => {
    const page = await openAs(borough, 'charity@demo.example', '/enquiries');
    await expectForEverybody(page);
    await page.goto(`${borough.app.address}/reports/exchanges`);
    for (const folded of await page.locator('main details > summary').all()) await folded.click();
    await expectForEverybody(page);
    await page.context().close();
  });

  it('what curators see', async () => {
    const curator = await openAs(borough, 'curator@demo.example', '/curate/overdue');
    await expectForEverybody(curator);
    await curator.locator('main .rows h2 a').first().click();
    await curator.getByRole('button', { name: 'Read it' }).click();
    await expectForEverybody(curator);
    await curator.context().close();
  });
});

it('keeps what is asked within reach on a phone, and out of the way of what has the focus', async () => {
  const page = await borough.open('/listings/payroll-for-your-first-employee', phone);
  const bar = page.getByRole('link', { name: 'Ask about this' });
  const bottom = async () => {
    const box = await bar.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  expect(await bottom()).toBeLessThanOrEqual(phone.viewport.height);
  const last = page.locator('.site-footer a').last();
  await last.focus();
  const box = await last.boundingBox();
  const barTop = (await bar.boundingBox())?.y ?? 0;
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(barTop);
  await page.context().close();
});

// The last one, since it lets days pass.
it('the whole story, from a typing error to a need that is met', async () => {
  // Moving the demonstration's dates is another test's business; what it holds stays where it is.
  const { app } = borough;
  app.database.delete(schema.settings).where(like(schema.settings.key, 'demonstration%')).run();
  const curator = await openAs(borough, 'curator@demo.example', '/curate/overdue');
  const offer = 'Finance team: three people, bookkeeping';
  const waiting = async () => {
    await curator.goto(`${app.address}/curate/overdue`);
    const rows = curator.locator('main .rows > li');
    return { all: await rows.count(), ours: await rows.filter({ hasText: offer }).count() };
  };
  const figures = async () => {
    await curator.goto(`${app.address}/reports/exchanges?category=people`);
    return (await curator.locator('.figures strong').allTextContents()).map(Number.parseFloat);
  };
  const before = await figures();

  const charity = await openAs(borough, 'charity@demo.example', '/');
  await charity.getByRole('combobox').fill('book keping');
  await charity.getByRole('button', { name: 'Search' }).click();
  expect(await charity.locator('main').textContent()).toContain('Showing results for book keeping');
  await charity.getByRole('link', { name: offer }).click();
  await charity.getByRole('link', { name: 'Ask about this' }).click();
  const need = 'Somebody to keep our books, half a day a month';
  await charity.getByLabel('Is it for a need of yours? (optional)').selectOption({ label: need });
  await charity.getByLabel('What would you like to know or have?').fill('Could you see us through to April?');
  await charity.getByRole('button', { name: 'Send the question' }).click();
  expect(await state(charity)).toBe('Waits for an answer.');

  // Nobody answers for six working days: the curators see it.
  app.clock.advance(8 * 86_400_000);
  await app.services.worker.processAll();
  const overdue = await waiting();
  expect(overdue.ours).toBe(1);

  await app.services.deliverMail();
  const mails = await readMail(app, 'council@demo.example');
  const link = linkIn(
    mails.find(({ text }) => text.includes('Could you see us through to April?')),
    /^\/answer\//,
  );
  const council = await borough.open(link);
  await council.getByRole('button', { name: 'Yes, let’s do it' }).click();
  expect(await state(council)).toBe('Agreed.');
  expect(await waiting()).toEqual({ all: overdue.all - 1, ours: 0 });

  await charity.reload();
  await charity.getByLabel('First or only day').fill('2026-12-08');
  await charity.getByRole('button', { name: 'Note it for both' }).click();
  expect(await state(charity)).toBe('Arranged.');

  for (const page of [charity, council]) await sayHowItWent(page, '6');

  // The need closes, for everybody; the ledger counts it, and the late answer.
  await charity.goto(`${app.address}/search?q=${encodeURIComponent(need)}&kind=need`);
  expect(await charity.getByRole('link', { name: need, exact: true }).count()).toBe(0);
  await charity.goto(`${app.address}/my`);
  await charity.getByRole('link', { name: need }).first().click();
  expect(await charity.locator('main').textContent()).toContain('met');
  const [exchanges = 0, hours = 0] = await figures();
  const [exchangesBefore = 0, hoursBefore = 0] = before;
  expect([exchanges - exchangesBefore, hours - hoursBefore]).toEqual([1, 6]);
  for (const page of [charity, council, curator]) await page.context().close();
});
