import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../support/client.ts';
import { addListing } from '../support/factories.ts';
import { address, type Borough, desk, focused, openBorough, phone, words } from './borough.ts';
import { openAs, violations } from './everybody.ts';

/** Listing a room, a need and a skill as somebody does who has never seen it, by mouse, keyboard and without a script. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

const show = (page: Page) => page.getByRole('button', { name: 'Show it to the borough' });
const sent = 'Sent to the CVS';

interface Walk {
  name: string;
  kind: string;
  typed: Record<string, string>;
  chosen?: string;
}

/** The least that each takes: what is typed, what is chosen from a list. */
const walks: Walk[] = [
  {
    name: 'a room',
    kind: 'List something you can share',
    typed: { Title: 'Meeting room for 12', 'What it is, and for whom': 'Tables, a kettle and a screen.' },
    chosen: 'space',
  },
  {
    name: 'a need',
    kind: 'List something you need',
    typed: { Title: 'Two drivers for lunches', 'What it is, and for whom': 'Bring meals to older people.' },
    chosen: 'people',
  },
  {
    name: 'a skill',
    kind: 'List a skill you can offer',
    typed: { Title: 'Bookkeeping, a day a month', 'What it is, and for whom': 'We do your books with you.' },
  },
];

describe.each([
  ['with the script', {}],
  ['without', { javaScriptEnabled: false }],
  ['on a phone', phone],
])('%s', (_name, options) => {
  it.each(walks)('lists $name in a few fields and clicks', async ({ kind, typed, chosen }) => {
    const page = await openAs(borough, 'charity@demo.example', '/my', options);
    let clicks = 0;
    const click = async (name: string, role: 'link' | 'button') => {
      clicks += 1;
      await page.getByRole(role, { name, exact: true }).first().click();
    };
    await click('List something', 'link');
    await click(kind, 'link');
    for (const [label, text] of Object.entries(typed)) await page.getByLabel(label).fill(text);
    if (chosen !== undefined) await page.getByLabel('What is it about?').selectOption(chosen);
    await click('Show it to the borough', 'button');
    expect(await words(page.locator('h1'))).toBe(sent);
    expect(clicks).toBe(3);
    expect(Object.keys(typed).length + (chosen === undefined ? 0 : 1)).toBeLessThanOrEqual(3);
    await page.context().close();
  });
});

it('goes Back without a script to what was saved as a draft, and saves that again', async () => {
  const page = await openAs(borough, 'charity@demo.example', '/listings/new', { javaScriptEnabled: false });
  const save = page.getByRole('button', { name: 'Save as a draft' });
  const drafts = () =>
    borough.app.database.$client.prepare("select title from listings where title like 'Sewing%'").all();
  await page.getByRole('link', { name: 'List a skill you can offer' }).click();
  await page.getByLabel('Title').fill('Sewing');
  await save.click();
  await page.goBack();
  expect(await page.getByLabel('Title').inputValue()).toBe('Sewing');
  await page.getByLabel('Title').fill('Sewing curtains');
  await save.click();
  expect(drafts()).toEqual([{ title: 'Sewing curtains' }]);
  await page.context().close();
});

it('is filled in and sent by keyboard alone', async () => {
  const page = await openAs(borough, 'charity@demo.example', '/listings/new?kind=skill');
  await page.getByLabel('Title').focus();
  await page.keyboard.type('Payroll for small groups');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('summary');
  await page.keyboard.type('An hour a month.');
  await show(page).focus();
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: sent }).waitFor();
  await page.context().close();
});

it('saves as one goes, suggests from the words, and keeps what was ticked', async () => {
  const page = await openAs(borough, 'charity@demo.example', '/listings/new?kind=need');
  await page.getByLabel('Title').pressSequentially('Drivers for older people');
  await page.getByText('Saved 10am').waitFor();
  expect(address(page)).toMatch(/^\/listings\/draft-[^/]+\/edit$/);
  await page.getByRole('checkbox', { name: 'Older people' }).check();
  expect(await words(page.locator('#themes-older-people-hint'))).toContain('because: older people');
  await page.getByLabel('What it is, and for whom').pressSequentially('To the food bank and back.');
  await page.locator('#themes-food-essentials-hint').waitFor();
  expect(await page.getByRole('checkbox', { name: 'Older people' }).isChecked()).toBe(true);
  expect(await focused(page)).toBe('summary');
  await page.reload();
  expect(await page.getByLabel('Title').inputValue()).toBe('Drivers for older people');
  expect(await page.getByRole('checkbox', { name: 'Older people' }).isChecked()).toBe(true);
  await page.context().close();
});

it('finds the ward of a postcode as one types, and keeps the one that was chosen', async () => {
  const page = await openAs(borough, 'charity@demo.example', '/listings/new?kind=resource');
  await page.getByLabel('Title').fill('Hall with a stage');
  await page.getByText('Where', { exact: true }).click();
  await page.getByText('It takes place somewhere else').click();
  await page.getByLabel('Its postcode').pressSequentially('DL1 5QT');
  const ward = page.getByLabel('Ward', { exact: true });
  await ward.selectOption('cockerton');
  await page.getByLabel('Name of the place').pressSequentially('The annexe');
  await page.getByText('Saved 10am').waitFor();
  expect(await ward.inputValue()).toBe('cockerton');
  await page.getByLabel('What is it about?').selectOption('space');
  await page.getByLabel('What it is, and for whom').fill('Curtains, lights and a ramp.');
  await show(page).click();
  expect(await words(page.locator('h1'))).toBe(sent);
  await page.context().close();
});

it('keeps changes of a public entry as one types them, and goes on with them later', async () => {
  const path = '/listings/cook-five-dinners-a-course-for-beginners/edit';
  const page = await openAs(borough, 'charity@demo.example', path);
  await page.getByLabel('Title').fill('Cook six dinners');
  await page.getByText('Your changes from 23 November, 10am are kept').waitFor();
  await page.goto(`${borough.app.address}${path}`);
  expect(await page.getByLabel('Title').inputValue()).toBe('Cook six dinners');
  await page.getByRole('button', { name: 'Throw them away' }).click();
  expect(await page.getByLabel('Title').inputValue()).toBe('Cook five dinners: a course for beginners');
  await page.context().close();
});

it('is not sent with a date that is none, which a browser would take for an empty field', async () => {
  const page = await openAs(borough, 'charity@demo.example', '/listings/new?kind=need');
  await page.getByLabel('Title').fill('Drivers for one day');
  await page.locator('summary', { hasText: 'More about it' }).click();
  await page.getByLabel('By when').focus();
  // Half a date is as impossible as 31 February, in whichever order this browser asks for day and month.
  await page.keyboard.type('12');
  await page.locator('summary', { hasText: 'More about it' }).click();
  await show(page).click();
  expect(await page.getByLabel('By when').evaluate((field) => field.matches(':focus'))).toBe(true);
  // Kept as a draft by then, or not yet: but not sent.
  expect(new URL(page.url()).pathname).toMatch(/\/(new|edit)$/);
  expect(await page.getByLabel('Title').inputValue()).toBe('Drivers for one day');
  await page.context().close();
});

it('says so where it can’t be saved, and saves once it can', async () => {
  const page = await openAs(borough, 'charity@demo.example', '/listings/new?kind=skill');
  const isAway = (on: boolean) => page.context().setOffline(on);
  await isAway(true);
  await page.getByLabel('Title').pressSequentially('Welding');
  await page.getByText('Not saved yet.').waitFor();
  await isAway(false);
  await page.getByLabel('Title').pressSequentially(' for beginners');
  await page.getByText('Saved 10am').waitFor();
  borough.complaints.splice(0);
  await page.context().close();
});

describe('every state', () => {
  /** Opens a state of the pages around the form. */
  const states: Record<string, (page: Page) => Promise<unknown>> = {
    'the choice of kinds': (page) => page.goto(`${borough.app.address}/listings/new`),
    'an empty form': (page) => page.goto(`${borough.app.address}/listings/new?kind=service`),
    'a form with everything unfolded': async (page) => {
      await page.goto(`${borough.app.address}/listings/new?kind=need`);
      for (const summary of await page.locator('#listing-form summary').all()) await summary.click();
    },
    'a form with errors': async (page) => {
      await page.goto(`${borough.app.address}/listings/new?kind=resource`);
      await page.getByText('When', { exact: true }).click();
      await page.locator('#weekly-1-day').selectOption('1');
      await show(page).click();
      expect(await page.locator(':focus').getAttribute('class')).toBe('govuk-error-summary');
    },
    'a preview': async (page) => {
      await page.goto(`${borough.app.address}/listings/new?kind=skill`);
      await page.getByLabel('Title').fill('Sewing');
      await page.getByLabel('What it is, and for whom').fill('Mending with you.');
      await page.getByRole('button', { name: 'Look at it first' }).last().click();
      expect(await words(page.locator('h1'))).toBe('Sewing');
    },
    'two versions side by side': async (page) => {
      const { app } = borough;
      const kitchen = app.services.organisations.getBySlug('cockerton-community-kitchen');
      const { slug } = addListing(app.services, kitchen, { content: { kind: 'skill', title: 'Knitting' } });
      await page.goto(`${app.address}/listings/${slug}/edit`);
      await signIn(app, 'member@demo.example').submit(
        `/listings/${slug}/edit`,
        { title: 'Purling' },
        { action: /edit/ },
      );
      await page.getByLabel('Title').fill('Crochet');
      await show(page).click();
      expect(await words(page.locator('h1'))).toContain('Two of you changed');
      await show(page).click();
      expect(await page.locator(':focus').getAttribute('class')).toBe('govuk-error-summary');
      await page.getByRole('link', { name: 'Choose which counts for “Title”' }).click();
      expect(await focused(page)).toBe('pick-title');
    },
    'a form that asks for the ward': async (page) => {
      await page.goto(`${borough.app.address}/listings/new?kind=resource`);
      await page.getByText('Where', { exact: true }).click();
      await page.getByText('It takes place somewhere else').click();
      await page.getByLabel('Its postcode').fill('DL1 5QT');
      await page.getByRole('button', { name: 'Find its ward' }).click();
      await page.getByLabel('Ward', { exact: true }).waitFor();
    },
    'a form with a place that isn’t one': async (page) => {
      await page.goto(`${borough.app.address}/listings/new?kind=resource`);
      await page.getByText('Where', { exact: true }).click();
      await page.getByText('It takes place somewhere else').click();
      await page.getByLabel('Its postcode').fill('DL1');
      await page.getByRole('button', { name: 'Find its ward' }).click();
      expect(await page.locator(':focus').getAttribute('class')).toBe('govuk-error-summary');
    },
    'changes that aren’t finished': async (page) => {
      await page.goto(`${borough.app.address}/listings/thursday-lunch-to-your-door/edit`);
      await page.getByLabel('Title').fill('Friday lunch');
      await page.getByRole('button', { name: 'Keep it for later' }).click();
      await page
        .getByText(/Your changes from .* are kept/)
        .first()
        .waitFor();
    },
    'one’s own page': (page) => page.goto(`${borough.app.address}/my`),
    'what one looks after': (page) =>
      page.goto(`${borough.app.address}/listings/thursday-lunch-to-your-door?done=paused`),
  };

  // One page for all of them: a context and what it takes to fill it costs as much as axe does.
  let page: Page;
  beforeAll(async () => {
    page = await openAs(borough, 'charity@demo.example', '/my');
  });
  afterAll(() => page.context().close());

  it.each(Object.keys(states))('%s has nothing for axe to find, and fits 320 pixels', async (name) => {
    await page.setViewportSize(desk.viewport);
    await states[name]?.(page);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    const width = await page.locator('html').evaluate((root) => root.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    expect(await violations(page)).toEqual([]);
  });
});
