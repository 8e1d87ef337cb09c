import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { address, arrived, type Borough, focused, openBorough, phone, words } from './borough.ts';

/** Everything by keys alone, and always seen where one is. */

let borough: Borough;
beforeAll(async () => {
  borough = await openBorough();
});
afterAll(() => borough.close());
afterEach(() => expect(borough.complaints.splice(0)).toEqual([]));

/** Presses Tab until the element with this id or these words has the focus. */
async function tabTo(page: Page, target: string, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === target) return;
  }
  expect.fail(`${most} presses of Tab don’t lead to ${target}`);
}

interface Marking {
  /** What has the focus. */
  what: string;
  isMarked: boolean;
  isInView: boolean;
}

/** How it shows that the focused element, or the search box around it, has the focus. */
function marking(page: Page): Promise<Marking> {
  return page.locator('body').evaluate((body) => {
    const { activeElement: element, defaultView: view } = body.ownerDocument;
    const shows = (each: typeof element) => {
      const style = view.getComputedStyle(each);
      const hasOutline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
      const colours = style.boxShadow + style.backgroundColor;
      return hasOutline || colours.includes('rgb(255, 210, 63)');
    };
    // The calendar's button within a date field is the browser's own, ring included.
    const isCalendar = element.type === 'date' && !element.matches(':focus');
    const box = element.getBoundingClientRect();
    return {
      what: element.id || element.textContent.trim() || element.tagName,
      isMarked: isCalendar || shows(element) || (element.form != null && shows(element.form)),
      isInView: box.bottom > 0 && box.top < view.innerHeight && box.width > 0,
    };
  });
}

it('skips some forty filters to the first result, past the order of results', async () => {
  const page = await borough.open('/search?q=minibus');
  await page.locator('#q').focus();
  await tabTo(page, 'sort', 5);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip the filters');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('found');
  await page.keyboard.press('Tab');
  expect(await page.locator('.card:first-child :focus').count()).toBe(1);
  await page.context().close();
});

it('skips to the content', async () => {
  const page = await borough.open('/search?q=minibus');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to main content');
  expect(await page.getByRole('link', { name: 'Skip to main content' }).isVisible()).toBe(true);
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('main');
  await page.keyboard.press('Tab');
  expect(await page.locator('main :focus').count()).toBe(1);
  await page.context().close();
});

it.each(['/', '/search?q=book+keping&kind=skill', '/listings/volunteer-drop-in'])(
  'goes through %s from the top down, marked at every stop',
  async (path) => {
    const page = await borough.open(path);
    const stops: string[] = [];
    for (let presses = 0; presses < 200; presses += 1) {
      await page.keyboard.press('Tab');
      if ((await focused(page)) === 'BODY') break;
      const { what, isMarked, isInView } = await marking(page);
      expect(isMarked, `the focus shows on ${what}`).toBe(true);
      expect(isInView, `${what} is in view`).toBe(true);
      stops.push(what);
    }
    // Each stop once, in the order in which it stands in the document.
    const targets = await page
      .locator('a[href], input, select, button, summary')
      .evaluateAll((elements) =>
        elements
          .filter((element) => element.checkVisibility())
          .map((element) => element.id || element.textContent.trim() || element.tagName),
      );
    // A date field has a stop for day, month, year and its calendar.
    expect(stops.filter((stop, index) => stop !== stops[index - 1])).toEqual(
      targets.filter((target, index) => target !== targets[index - 1]),
    );
    expect(stops.slice(0, 3)).toEqual([
      'Skip to main content',
      'What this is',
      expect.stringMatching(/Borough/),
    ]);
    await page.context().close();
  },
);

it('searches, ticks, opens and comes back', async () => {
  const page = await borough.open('/');
  await tabTo(page, 'q');
  await page.keyboard.type('book keping');
  await page.keyboard.press('Enter');
  await arrived(page, '/search?q=book+keping');
  await tabTo(page, 'kind-skill');
  await page.keyboard.press('Space');
  await arrived(page, '/search?q=book+keping&kind=skill');
  await page
    .getByRole('status')
    .filter({ hasText: /^\d+ skills found$/ })
    .waitFor({ state: 'attached' });
  expect(await focused(page)).toBe('kind-skill');
  await page.keyboard.press('Space');
  await arrived(page, '/search?q=book+keping');
  expect(await focused(page)).toBe('kind-skill');
  const title = await words(page.locator('.card h2').first());
  await page.locator('#available_on').focus();
  await tabTo(page, title);
  await page.keyboard.press('Enter');
  await arrived(page, /^\/listings\//);
  expect(await words(page.locator('h1'))).toBe(title);
  // Alt and left is the browser's own key, which a page without a window doesn't get.
  await page.goBack();
  await arrived(page, '/search?q=book+keping');
  await page.context().close();
});

it('removes a filter by its chip', async () => {
  const page = await borough.open('/search?q=room&kind=resource&kind=skill');
  await tabTo(page, 'Remove filter: Skill');
  await page.keyboard.press('Enter');
  await arrived(page, '/search?q=room&kind=resource');
  await page.context().close();
});

it('leads from the open filters of a phone to what they leave, whatever was ticked', async () => {
  const page = await borough.open('/search', phone);
  await page.locator('#filters > summary').click();
  await page.getByRole('checkbox', { name: 'Skill', exact: true }).check();
  await arrived(page, '/search?kind=skill');
  const heading = await words(page.locator('h1'));
  const show = page.getByRole('link', { name: `Show ${heading}`, exact: true });
  // In sight from the first box on, though some forty follow.
  await page.locator('#kind-skill').scrollIntoViewIfNeeded();
  const shown = await show.boundingBox();
  expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(phone.viewport.height);
  await show.click();
  expect(await page.locator('#filters').getAttribute('open')).toBeNull();
  expect(await focused(page)).toBe('found');
  expect(address(page)).toBe('/search?kind=skill');
  // Where they are asked for: the postcode stands before the long lists.
  await page.locator('#filters > summary').click();
  const topOf = async (id: string) => (await page.locator(id).boundingBox())?.y ?? Number.NaN;
  expect(await topOf('#near')).toBeLessThan(await topOf('#theme-food-essentials'));
  await page.context().close();
});

it('opens and keeps open what is folded, on a phone', async () => {
  const page = await borough.open('/search', { ...phone, hasTouch: false });
  await tabTo(page, 'Filters');
  await page.keyboard.press('Enter');
  const more = page.locator('#more-theme');
  await more.locator('summary').focus();
  await page.keyboard.press('Space');
  await page.locator('#theme-advice-money').focus();
  await page.keyboard.press('Space');
  await arrived(page, '/search?theme=advice-money');
  await page.locator('.chip').waitFor();
  expect(await focused(page)).toBe('theme-advice-money');
  expect(await page.locator('#filters').getAttribute('open')).not.toBeNull();
  await page.locator('#kind-need').focus();
  await page.keyboard.press('Space');
  await arrived(page, '/search?kind=need&theme=advice-money');
  expect(await page.locator('#filters').getAttribute('open')).not.toBeNull();
  expect(await focused(page)).toBe('kind-need');
  expect(address(page)).toBe('/search?kind=need&theme=advice-money');
  await page.context().close();
});
