import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../support/client.ts';
import { listingBySlug, submitChange } from '../support/submissions.ts';
import { type Borough, focused, openBorough, words } from './borough.ts';
import { expectForEverybody, openAs } from './everybody.ts';

/** The curators' desk by keys, by mouse and without a script; histories and reports; all of it for everybody. */

let borough: Borough;
/** Entries of one charity, each changed a minute after the one before. */
let slugs: string[];
beforeAll(async () => {
  borough = await openBorough('demonstration', { emptyDesk: true });
  const { services } = borough.app;
  const { rowId } = services.organisations.getBySlug('cockerton-community-kitchen');
  slugs = services.listings.liveOf(rowId, 6).map((listing) => listing.slug);
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

const openDesk = (path = '/curate', options?: BrowserContextOptions) =>
  openAs(borough, 'curator@demo.example', path, options);

/** Has the charity change its entries, so that they wait. */
function submit(...changed: string[]): void {
  for (const slug of changed) {
    borough.app.clock.advance(60_000);
    submitChange(borough.app, 'charity@demo.example', slug, {
      title: `${listingBySlug(borough.app, slug).title} (new)`,
      summary: 'Other words than before, with <b>signs</b> in them.',
    });
  }
}

/** Opens everything that is folded away. */
const unfold = (page: Page) =>
  page.locator('main details').evaluateAll((folds) => {
    for (const fold of folds) fold.setAttribute('open', '');
  });
const itemTitle = (page: Page) => words(page.locator('#item-title'));
const note = (page: Page) => page.locator('.done-notice');

describe('the desk', () => {
  it('is worked through by keys alone', async () => {
    submit(...slugs.slice(0, 3));
    const page = await openDesk();
    const first = await itemTitle(page);
    await page.keyboard.press('j');
    await page.waitForURL(/item=/);
    const second = await itemTitle(page);
    expect(second).not.toBe(first);
    await page.keyboard.press('k');
    await page.locator('#item-title', { hasText: first }).waitFor();
    // The title is there before the script that hears the keys.
    await page.waitForLoadState();

    await page.keyboard.press('a');
    await page.waitForURL(/decided=/);
    expect(await words(note(page))).toContain(`“${first}”: approved.`);
    expect(await itemTitle(page)).toBe(second);
    expect(await focused(page)).toBe('item');

    await page.keyboard.press('u');
    await page.waitForURL(/undone=1/);
    expect(await itemTitle(page)).toBe(first);
    expect(await focused(page)).toBe('item');

    await page.keyboard.press('s');
    expect(await focused(page)).toBe('reason');
    // Letters are words here, not keys.
    await page.keyboard.type('Please say who it is for');
    expect(await itemTitle(page)).toBe(first);
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/decided=/);
    expect(await words(note(page))).toContain(`“${first}”: sent back.`);

    await page.keyboard.press('?');
    expect(await page.getByText('send back: write why').isVisible()).toBe(true);
    await page.getByLabel('Use these keys on this computer').uncheck();
    await page.keyboard.press('a');
    await page.reload();
    expect(await page.getByLabel('Use these keys on this computer').isChecked()).toBe(false);
    await page.keyboard.press('a');
    expect(await itemTitle(page)).toBe(second);
    await page.context().close();
  });

  it('works without a script: decide, undo, several at once', async () => {
    const page = await openDesk('/curate', { javaScriptEnabled: false });
    await page.getByRole('button', { name: /^Approve( A)?$/ }).click();
    expect(await words(note(page))).toContain('approved.');
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await page.getByText('Taken back. Nothing is lost.').isVisible()).toBe(true);

    for (const box of await page.getByRole('checkbox', { name: /^Tick/ }).all()) await box.check();
    await page.getByText('Do something with those ticked').click();
    await page.getByRole('button', { name: 'Approve those ticked' }).click();
    expect(await words(note(page))).toContain('2: approved.');
    await page.context().close();
  });

  it('is there for everybody in each of its states', async () => {
    const page = await openDesk();
    expect(await page.getByRole('heading', { name: 'Nothing in “To review”' }).isVisible()).toBe(true);
    await expectForEverybody(page);

    submit(...slugs.slice(3));
    await page.goto(`${borough.app.address}/curate`);
    await unfold(page);
    await expectForEverybody(page);

    await page.getByRole('button', { name: 'Send back with these words' }).click();
    expect(await focused(page)).toContain('Say why');
    await expectForEverybody(page);

    await page.goto(`${borough.app.address}/curate`);
    await page.getByRole('button', { name: /^Approve( A)?$/ }).click();
    await page.waitForURL(/decided=/);
    await expectForEverybody(page);
    await page.context().close();
  });

  it('tells the second of two curators, and keeps what they wrote', async () => {
    const [mine, theirs] = [await openDesk(), await openAs(borough, 'admin@demo.example', '/curate')];
    await theirs.locator('.decline > summary').click();
    await theirs.getByLabel('What should change, and why?').fill('Say who it is for');
    await mine.getByRole('button', { name: /^Approve( A)?$/ }).click();
    await mine.waitForURL(/decided=/);
    await theirs.getByRole('button', { name: 'Send back with these words' }).click();
    expect(await theirs.getByText('Somebody was quicker.').isVisible()).toBe(true);
    expect(await theirs.getByText('Say who it is for').isVisible()).toBe(true);
    await expectForEverybody(theirs);
    await mine.context().close();
    await theirs.context().close();
  });

  it('shows what was typed again to whoever has to sign in anew', async () => {
    submit(...slugs.slice(0, 1));
    const page = await openDesk();
    await page.locator('.decline > summary').click();
    await page.getByLabel('What should change, and why?').fill('Say who it is for');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Send back with these words' }).click();
    await page.getByText('what you typed is still there').waitFor();
    const value = signIn(borough.app, 'curator@demo.example').cookie('session') ?? '';
    await page.context().addCookies([{ name: '__Host-session', value, url: 'https://127.0.0.1/' }]);
    await page.goBack();
    await page.locator('.decline[open]').waitFor();
    const words = page.getByLabel('What should change, and why?');
    expect([await words.isVisible(), await words.inputValue()]).toEqual([true, 'Say who it is for']);
    // They are sent as if nothing had happened.
    await page.getByRole('button', { name: 'Send back with these words' }).click();
    await page.waitForURL(/decided=/);
    expect(await note(page).textContent()).toContain('sent back.');
    await page.context().close();
  });
});

describe('around it', () => {
  it('readers report, curators see it, and look at the history', async () => {
    const reader = await borough.open('/listings/volunteer-drop-in');
    await reader.getByRole('link', { name: 'Suggest a correction' }).click();
    await reader.getByLabel('What should we know?').fill('It meets on Wednesdays.');
    await expectForEverybody(reader);
    await reader.getByRole('button', { name: 'Send it to the CVS' }).click();
    expect(await reader.getByText('That was very quick.').first().isVisible()).toBe(true);
    await expectForEverybody(reader);
    borough.app.clock.advance(10_000);
    await reader.getByRole('button', { name: 'Send it to the CVS' }).click();
    await reader.getByRole('heading', { name: 'Thank you' }).waitFor();
    await expectForEverybody(reader);
    await reader.context().close();

    const page = await openDesk('/curate?list=reported');
    expect(await page.getByText('It meets on Wednesdays.').isVisible()).toBe(true);
    await expectForEverybody(page);
    await page.goto(`${borough.app.address}/listings/${slugs[1]}/history`);
    await page.getByText('Go back to this').first().click();
    await expectForEverybody(page);
    await page.context().close();
  });
});
