import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { linkIn, readMail } from '../support/client.ts';
import { publishEntry } from '../support/publishing.ts';
import { listingBySlug } from '../support/submissions.ts';
import { address, type Borough, openBorough, phone, words } from './borough.ts';
import { expectForEverybody, openAs } from './everybody.ts';

/** Saving a search, being told of what is new, and stopping it from the mail, where nobody is signed in. */

const person = 'newcomer@demo.example';

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
  await borough.app.services.worker.processAll();
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

/** The council lists something new, and the worker tells who follows it. */
async function publish(title: string): Promise<void> {
  const { app } = borough;
  const like = listingBySlug(app, 'bookkeeping-two-days-a-month-from-the-finance-team');
  const { slug = '' } =
    app.services.organisations.byRowIds([like.organisationRowId]).get(like.organisationRowId) ?? {};
  publishEntry(app, 'council@demo.example', slug, { like, change: { title } });
  app.clock.advance(2 * 3_600_000);
  await app.services.worker.processAll();
}

const digests = async () =>
  (await readMail(borough.app, person)).filter(({ headers }) => headers['List-Unsubscribe'] !== undefined);

describe.each([
  ['on a phone', 'zeppelin', phone],
  ['on a phone without a script', 'harmonium', { ...phone, javaScriptEnabled: false }],
])('%s', (_name, word, options) => {
  it('a search is saved, told of, changed and stopped', async () => {
    const page = await openAs(borough, person, `/search?q=${word}&kind=skill`, options);
    await page.getByRole('link', { name: 'Save this search' }).click();
    expect(await words(page.locator('h1'))).toBe(`Follow “${word} · Skill”`);
    await page.getByLabel('What to call it').fill('');
    await page.getByRole('radio', { name: 'At once' }).check();
    await page.getByRole('button', { name: 'Tell me what is new' }).click();
    expect(await words(page.locator('.govuk-error-summary__title'))).toBe('There is a problem');
    expect(await page.getByRole('radio', { name: 'At once' }).isChecked()).toBe(true);
    await page.getByLabel('What to call it').fill(`My ${word}`);
    await page.getByRole('button', { name: 'Tell me what is new' }).click();
    expect(address(page)).toBe('/my/alerts?done=begun');

    const before = (await digests()).length;
    await publish(`A ${word} to borrow`);
    const [mail, ...others] = (await digests()).slice(0, (await digests()).length - before);
    expect([mail?.subject, others]).toEqual([`1 new: My ${word}`, []]);

    // In a browser in which nobody is signed in: one page to choose, one to stop.
    const choose = await borough.open(linkIn(mail, /^\/alerts\/[^/]+$/), options);
    await choose.getByLabel(`How often: “My ${word}”`).selectOption('weekly');
    await choose.getByRole('button', { name: 'Save how often' }).click();
    expect(await choose.getByLabel(`How often: “My ${word}”`).inputValue()).toBe('weekly');
    await choose.goto(borough.app.address + linkIn(mail, /^\/alerts\/stop\//));
    expect(await words(choose.locator('h1'))).toBe(`Stop e-mails about “My ${word}”`);
    await choose.getByRole('button', { name: 'Stop it' }).click();
    expect(await words(choose.locator('h1'))).toBe('You get no more of these e-mails');
    await publish(`Another ${word} to borrow`);
    expect(await digests()).toHaveLength(before + 1);
    await page.reload();
    expect(await words(page.locator('.section', { hasText: 'Stopped lately' }))).toContain(`My ${word}`);
    for (const each of [page, choose]) await each.context().close();
  });
});

it('each page of it is for everybody', async () => {
  const page = await openAs(borough, person, '/my/alerts/new?q=gramophone');
  await expectForEverybody(page);
  await page.getByLabel('What to call it').fill('');
  await page.getByRole('button', { name: 'Tell me what is new' }).click();
  await expectForEverybody(page);
  await page.getByLabel('What to call it').fill('Gramophones');
  await page.getByRole('radio', { name: 'At once' }).check();
  await page.getByRole('button', { name: 'Tell me what is new' }).click();
  // With what is followed, and what was stopped in the tests before.
  await expectForEverybody(page);
  await publish('A gramophone to borrow');
  const [mail] = await digests();
  await page.context().clearCookies();
  for (const path of [linkIn(mail, /^\/alerts\/[^/]+$/), linkIn(mail, /^\/alerts\/stop\//)]) {
    await page.goto(borough.app.address + path);
    await expectForEverybody(page);
  }
  await page.getByRole('button', { name: 'Stop it' }).click();
  await expectForEverybody(page);
  const over = await page.goto(`${borough.app.address}/alerts/no-such-link`);
  expect(over?.status()).toBe(410);
  await expectForEverybody(page);
  await page.context().close();
});
