import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { address, arrived, type Borough, focused, openBorough, phone, words } from './borough.ts';

/** From the home page to an entry and back, with the script. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
});
afterAll(() => borough.close());
// No page of these journeys may complain: errors of scripts, breaches of the content security policy.
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

const heading = (page: Page) => page.locator('h1');
const cards = (page: Page) => page.locator('.results-list > .cards > .card');
const announcements = (page: Page) => page.getByRole('status');

/** Waits until the heading is that of as many entries as the region has announced. */
async function expectAnnounced(page: Page, text: string | RegExp): Promise<void> {
  await announcements(page).filter({ hasText: text }).waitFor({ state: 'attached' });
}

/** Opens the filters where they are folded: on a phone, and there again after Back. */
async function unfold(page: Page): Promise<void> {
  const isFolded = await page.locator('#filters:not([open]) > summary').isVisible();
  if (isFolded) await page.locator('#filters > summary').click();
}

/** The requests for a part of the results page that a page makes from now on, as queries. */
function searchesOf(page: Page): string[] {
  const queries: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/search' && request.headers()['hx-request'] === 'true') queries.push(url.search);
  });
  return queries;
}

describe.each([
  ['a desk', {}],
  ['a phone', phone],
])('on %s', (_name, options) => {
  it('goes from a word with a typing error to an entry, and Back gives all of it back', async () => {
    const page = await borough.open('/', options);
    await page.getByLabel('Search the directory').fill('book keping');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await arrived(page, '/search?q=book+keping');
    expect(await words(page.locator('.notice').first())).toContain('Showing results for book keeping');
    const total = await cards(page).count();
    expect(total).toBeGreaterThan(5);

    // Facets: the address, the count, the chips and what is read out follow; the focus stays.
    await unfold(page);
    const skill = page.getByRole('checkbox', { name: 'Skill', exact: true });
    const expected = await words(page.locator('#kind-skill-row .count'));
    await skill.check();
    await arrived(page, '/search?q=book+keping&kind=skill');
    await expectAnnounced(page, /^\d+ skills found$/);
    expect(await words(heading(page))).toBe(`${expected.match(/\d+/)?.[0]} skills`);
    expect(await page.title()).toBe(
      `book keping: ${await words(heading(page))} · Borough Exchange, Darlington`,
    );
    expect(await page.locator('.chip').allInnerTexts()).toEqual([expect.stringContaining('Skill')]);
    expect(await focused(page)).toBe('kind-skill');
    expect(await skill.isChecked()).toBe(true);

    const council = page.getByRole('checkbox', { name: 'Council', exact: true });
    await council.check();
    await arrived(page, '/search?q=book+keping&kind=skill&sector=local-authority');
    await expectAnnounced(page, /^1 skill found$/);
    expect(await focused(page)).toBe('sector-local-authority');
    if (options === phone) expect(await words(page.locator('#filters > summary'))).toBe('Filters (2)');

    // A second value of one facet is an "or".
    await page.getByRole('checkbox', { name: 'Volunteering', exact: true }).check();
    await expectAnnounced(page, /^[2-9] offers found$/);
    const found = await cards(page).count();
    const before = address(page);

    // The whole card leads to the entry.
    const card = cards(page).first();
    const title = await words(card.locator('h2'));
    await card.locator('.card-facts').click({ position: { x: 1, y: 1 } });
    await arrived(page, /^\/listings\//);
    expect(await words(heading(page))).toBe(title);

    await page.goBack();
    await arrived(page, before);
    expect(await page.getByLabel('Search the directory').inputValue()).toBe('book keping');
    await unfold(page);
    expect(await skill.isChecked()).toBe(true);
    expect(await council.isChecked()).toBe(true);
    expect(await cards(page).count()).toBe(found);

    // Back over a filter that was ticked.
    await page.goBack();
    await arrived(page, '/search?q=book+keping&kind=skill&sector=local-authority');
    await heading(page).filter({ hasText: '1 skill' }).waitFor();
    await unfold(page);
    expect(await page.getByRole('checkbox', { name: 'Volunteering', exact: true }).isChecked()).toBe(false);
    expect(await skill.isChecked()).toBe(true);
    await page.goForward();
    await heading(page)
      .filter({ hasText: `${found} offers` })
      .waitFor();
    await unfold(page);
    expect(await page.getByRole('checkbox', { name: 'Volunteering', exact: true }).isChecked()).toBe(true);

    await page.getByRole('link', { name: 'Clear' }).click();
    await arrived(page, '/search?q=book+keping');
    expect(await cards(page).count()).toBe(total);
    await page.context().close();
  });
});

it('searches as one types, once for all that comes before a pause', async () => {
  const page = await borough.open('/search');
  const searches = searchesOf(page);
  const box = page.getByLabel('Search the directory');
  // The page's time stands still, so that no machine is too slow for a pause.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await box.pressSequentially('minibus');
  expect(searches).toEqual([]);
  await page.clock.runFor(1000);
  await arrived(page, '/search?q=minibus');
  expect(searches).toEqual(['?q=minibus']);
  await expectAnnounced(page, /^\d+ entr(y|ies) found$/);
  expect(await focused(page)).toBe('q');
  expect(await box.inputValue()).toBe('minibus');
  await page.context().close();
});

it('keeps all that is typed in a row as one step in the history', async () => {
  const page = await borough.open('/search');
  const box = page.getByLabel('Search the directory');
  for (const typed of ['mini', 'minibus', 'minibus driver']) {
    await box.fill(typed);
    await arrived(page, `/search?q=${typed.replace(' ', '+')}`);
  }
  await page.getByRole('checkbox', { name: 'Need', exact: true }).check();
  await arrived(page, '/search?q=minibus+driver&kind=need');
  await page.goBack();
  await arrived(page, '/search?q=minibus+driver');
  // The box was ticked by hand, not by the server: Back unticks it all the same.
  await heading(page)
    .filter({ hasText: /entries$/ })
    .waitFor();
  expect(await page.getByRole('checkbox', { name: 'Need', exact: true }).isChecked()).toBe(false);
  await page.goBack();
  await arrived(page, '/search');
  await heading(page)
    .filter({ hasText: /^\d{3} entries$/ })
    .waitFor();
  expect(await box.inputValue()).toBe('');
  await page.context().close();
});

it('shows what was typed last even where an earlier answer comes later', async () => {
  const page = await borough.open('/search');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/search?q=choir', async (route) => {
    await held;
    // The page has given this request up by now: then there is nobody left to answer.
    await route.continue().catch(() => undefined);
  });
  const box = page.getByLabel('Search the directory');
  const asked = page.waitForRequest('**/search?q=choir');
  await box.fill('choir');
  await asked;
  await box.fill('minibus');
  await arrived(page, '/search?q=minibus');
  const shown = await words(heading(page));
  release();
  // Another round trip, so that a late answer would have arrived.
  await page.evaluate('fetch("/healthz").then((response) => response.text())');
  expect(await words(heading(page))).toBe(shown);
  expect(address(page)).toBe('/search?q=minibus');
  expect((await cards(page).allInnerTexts()).join(' ')).toMatch(/minibus/i);
  await page.context().close();
});

it('never shows an empty list while “accommodation” is typed letter by letter', async () => {
  const page = await borough.open('/search');
  const box = page.getByLabel('Search the directory');
  const counts: Record<string, number> = {};
  let typed = '';
  for (const letter of 'accommodation') {
    typed += letter;
    const answered = page.waitForResponse((response) => response.url().endsWith(`/search?q=${typed}`));
    await box.press(letter);
    await (await answered).finished();
    await arrived(page, `/search?q=${typed}`);
    counts[typed] = await cards(page).count();
  }
  expect(Object.keys(counts)).toHaveLength(13);
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
  expect(await focused(page)).toBe('q');
  await page.context().close();
});

it('follows near, distance, day and order as they change', async () => {
  const page = await borough.open('/search?q=room');
  await page.getByLabel('Near a postcode').fill('DL1 5QT');
  await page.getByLabel('Near a postcode').blur();
  await arrived(page, '/search?q=room&near=DL1+5QT');
  expect(await page.locator('.chip').allInnerTexts()).toEqual([expect.stringContaining('Near DL1 5QT')]);
  expect(await words(cards(page).first())).toMatch(/nearby|\d miles?/);
  await page.getByLabel('How far').selectOption('2');
  await arrived(page, /within=2/);
  await page.getByLabel('Sort', { exact: true }).selectOption('nearest');
  await arrived(page, /sort=nearest/);
  expect(await page.getByLabel('Sort', { exact: true }).inputValue()).toBe('nearest');
  const miles = (await cards(page).allInnerTexts()).map((text) =>
    text.includes('nearby') ? 0 : Number(text.match(/([\d.]+) miles?/)?.[1]),
  );
  expect(miles.length).toBeGreaterThan(3);
  expect(miles).toEqual(miles.toSorted((a, b) => a - b));
  expect(Math.max(...miles)).toBeLessThanOrEqual(2);
  await page.getByLabel('Free on').fill('2026-12-01');
  await arrived(page, /available_on=2026-12-01/);
  await page.locator('.chip', { hasText: 'Free on 1 December' }).waitFor();
  await page.context().close();
});

it('keeps the order that was chosen in sight while the orders there are change', async () => {
  const page = await borough.open('/search?q=room');
  const sort = page.getByLabel('Sort', { exact: true });
  const shown = () => sort.locator('option:checked').allTextContents();
  await sort.selectOption('Newest');
  await arrived(page, '/search?q=room&sort=newest');
  expect(await shown()).toEqual(['Newest']);
  // Without words there is no best match, and newest is what one gets unasked.
  await page.getByLabel('Search the directory').fill('');
  await arrived(page, '/search?sort=newest');
  expect(await shown()).toEqual(['Newest']);
  await page.getByLabel('Search the directory').fill('choir');
  await arrived(page, '/search?q=choir');
  expect(await shown()).toEqual(['Best match']);
  await page.context().close();
});

it('opens a card in a new tab where that is asked for, and none where text was marked', async () => {
  const page = await borough.open('/search?q=minibus');
  const opened = page.context().waitForEvent('page');
  await cards(page)
    .first()
    .locator('.card-summary')
    .click({ modifiers: ['ControlOrMeta'] });
  expect((await opened).url()).toContain('/listings/');
  expect(address(page)).toBe('/search?q=minibus');
  await cards(page).first().locator('.card-summary').selectText();
  await cards(page).first().locator('.card-facts').dispatchEvent('click', { bubbles: true, button: 0 });
  expect(address(page)).toBe('/search?q=minibus');
  await page.context().close();
});

it('dims results while it waits, and keeps them', async () => {
  const page = await borough.open('/search?q=minibus');
  const before = await cards(page).count();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/search?q=choir', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByLabel('Search the directory').fill('choir');
  await page.locator('#results.htmx-request').waitFor();
  expect(await cards(page).count()).toBe(before);
  release();
  await arrived(page, '/search?q=choir');
  await page.locator('#results:not(.htmx-request)').waitFor();
  await page.context().close();
});
