import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyRetention, erasureListOf } from '../../src/features/accounts/index.ts';
import type { Listing } from '../../src/features/listings/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type Client, formsOf, type PageForm, signIn } from '../support/client.ts';
import { addListing, addOrganisation } from '../support/factories.ts';
import { addPerson } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** Changes of an entry that is public already: kept while somebody writes, for them alone, until they are shown. */

let app: TestApp;
let group: Organisation;
let one: Client;
let other: Client;
beforeAll(async () => {
  app = await openTestApp();
  group = addOrganisation(app.services);
  addPerson(app, 'one@group.example', { organisation: group, role: 'lead' });
  addPerson(app, 'other@group.example', { organisation: group, role: 'member' });
  one = signIn(app, 'one@group.example');
  other = signIn(app, 'other@group.example');
});
afterAll(() => app.close());

const add = () => addListing(app.services, group, { content: { kind: 'skill', title: 'Old words' } });
const edit = (client: Client, { slug }: Listing, typed: Record<string, string>, button?: string) =>
  client.submit(`/listings/${slug}/edit`, typed, {
    action: /\/edit$/,
    ...(button === undefined ? {} : { button: { name: button, value: '1' } }),
  });
const form = (client: Client, { slug }: Listing) => client.get(`/listings/${slug}/edit`);
const kept = () =>
  (app.database.$client.prepare('select count(*) as n from listing_drafts').get() as { n: number }).n;
const notice = 'are kept, and nobody else sees them yet';

it.each(['autosave', 'draft'])(
  'are kept by %s for whoever typed them, and for nobody else',
  async (button) => {
    const listing = add();
    const answer = await edit(one, listing, { title: 'New words', 'weekly-1-day': '3' }, button);
    expect(answer.status).toBe(button === 'draft' ? 303 : 200);
    if (button === 'autosave') expect(answer.html).toContain(notice);
    const mine = await form(one, listing);
    expect(mine.html).toContain(`from 23 November, 10am ${notice}`);
    expect(mine.html).toContain('value="New words"');
    expect(await faults(mine.html)).toEqual([]);
    for (const page of [await form(other, listing), await one.get(`/listings/${listing.slug}`)]) {
      expect(page.html).not.toContain('New words');
      expect(page.html).toContain('Old words');
    }
    expect((await one.get('/my')).html).toContain(`from 23 November ${notice}`);
    expect((await other.get('/my')).html).not.toContain(notice);
  },
);

it('are gone when they are sent or thrown away, and where they come to nothing', async () => {
  const before = kept();
  const ends: ((listing: Listing) => Promise<unknown>)[] = [
    (listing) => edit(one, listing, {}),
    (listing) => one.submit(`/listings/${listing.slug}/edit`, {}, { action: /start-again$/ }),
    (listing) => edit(one, listing, { title: 'Old words' }, 'draft'),
  ];
  for (const end of ends) {
    const listing = add();
    await edit(one, listing, { title: 'New words' }, 'draft');
    expect(kept()).toBe(before + 1);
    await end(listing);
    expect(kept()).toBe(before);
    expect((await form(one, listing)).html).not.toContain(notice);
  }
});

it('meet what somebody else showed meanwhile side by side', async () => {
  const listing = add();
  await edit(one, listing, { title: 'My words' }, 'draft');
  await edit(signIn(app, 'curator@demo.example'), listing, { title: 'Their words' });
  const answer = await edit(one, listing, {});
  expect(answer.status).toBe(409);
  expect(answer.html).toContain('My words');
  expect(answer.html).toContain('Their words');
});

describe('two windows of one person', () => {
  const formIn = (page: { html: string }) => {
    const found = formsOf(page.html).find(({ action }) => action.endsWith('/edit'));
    if (!found) throw new Error('No form to edit');
    return found;
  };
  /** Posts a form that was opened before, as the script does or a button. */
  const post = (opened: PageForm, typed: Record<string, string>, button?: string) => {
    app.clock.advance(1000);
    return one.post(opened.action, [
      ...opened.fields.filter(([name]) => !(name in typed)),
      ...Object.entries(typed),
      ...(button === undefined ? [] : [[button, '1'] as const]),
    ]);
  };

  it.each([undefined, 'draft', 'preview'])('show both versions before one is lost (%s)', async (button) => {
    const listing = add();
    const [a, b] = [formIn(await form(one, listing)), formIn(await form(one, listing))];
    expect((await post(a, { title: 'First words' }, 'autosave')).html).toContain(notice);
    const late = await post(b, { title: 'Second words' }, 'autosave');
    expect(late.html).toContain('Not saved: you changed this in another window');
    expect((await form(one, listing)).html).toContain('value="First words"');

    const page = await post(b, { title: 'Second words', summary: 'Only here.' }, button);
    expect([page.status, page.heading]).toEqual([409, 'You changed “First words” in two windows']);
    for (const text of ['First words', 'Second words', 'Only here.']) expect(page.html).toContain(text);
    expect(page.html).toContain('You changed this in another window too');
    expect(page.html).not.toContain('Theirs');
    const asked = await post(formIn(page), {});
    expect([asked.status, asked.html.match(/href="#pick-[a-z]+"/g)]).toEqual([422, ['href="#pick-title"']]);
    expect((await form(one, listing)).html).toContain('value="First words"');
    expect((await post(formIn(asked), { 'pick-title': 'theirs' }, 'draft')).status).toBe(303);
    const merged = Object.fromEntries(formIn(await form(one, listing)).fields);
    expect(merged).toMatchObject({ title: 'First words', summary: 'Only here.' });
  });

  it('don’t get in each other’s way as long as each goes on with what was kept', async () => {
    const listing = add();
    const opened = formIn(await form(one, listing));
    const saved = await post(opened, { title: 'First words' }, 'autosave');
    const baseKept = /data-kept="(\d+)"/.exec(saved.html)?.[1] ?? '';
    expect((await post(opened, { title: 'More words', baseKept }, 'autosave')).html).toContain(notice);
    const again = formIn(await form(one, listing));
    expect((await post(again, { title: 'Last words' }, 'draft')).status).toBe(303);
    expect((await form(one, listing)).html).toContain('value="Last words"');
  });
});

it('can’t be kept or thrown away for an entry of somebody else', async () => {
  const listing = addListing(app.services, addOrganisation(app.services));
  const { html } = await one.get('/my/account');
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const before = kept();
  for (const path of ['edit', 'start-again']) {
    const answer = await one.post(`/listings/${listing.slug}/${path}`, [
      ['_csrf', token],
      ['title', 'Theirs no longer'],
      ['autosave', '1'],
    ]);
    expect(answer.status).toBe(403);
  }
  expect(kept()).toBe(before);
});

it('are bounded, stand in the file of one’s own data, and are forgotten after a month', async () => {
  const before = kept();
  const listings = Array.from({ length: 51 }, add);
  for (const listing of listings) {
    app.clock.advance(1);
    await edit(other, listing, { title: 'Many words' }, 'draft');
  }
  expect(kept()).toBe(before + 50);
  expect((await form(other, listings[0] as Listing)).html).not.toContain(notice);
  expect((await other.get('/my/account/data.json')).html).toContain('Many words');
  app.clock.advance(31 * 86_400_000);
  while (applyRetention({ ...app.services, erasures: erasureListOf(app.database) }));
  expect(kept()).toBe(0);
});
