import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Client, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/**
 * The form of a new entry that is opened once more, as by going back: by an address with its identifier, or with another
 * identifier, and the browser puts what was typed into it.
 */

let app: TestApp;
let charity: Client;
let curator: Client;
beforeAll(async () => {
  app = await openTestApp();
  charity = signIn(app, 'charity@demo.example');
  curator = signIn(app, 'curator@demo.example');
});
afterAll(() => app.close());
// What was made in the test before lies long enough behind.
beforeEach(() => app.clock.advance(25 * 3_600_000));

const typed = { title: 'Yodelling for beginners', summary: 'An hour a week for the choir.' };
const place = { 'place-new-postcode': 'DL3 7LX', 'place-new-ward': 'college' };
const send = (client: Client, fields: Record<string, string> = {}, button?: string, kind = 'skill') =>
  client.submit(
    `/listings/new?kind=${kind}`,
    { ...typed, ...fields },
    {
      action: /listings/,
      ...(button === undefined ? {} : { button: { name: button, value: '1' } }),
    },
  );
const path = (location: string | undefined) => (location ?? '').split('?')[0];
const count = () => app.database.$client.prepare('select count(*) from listings').pluck().get() as number;

describe('a form that a browser goes back to', () => {
  const opens = { 'Sec-Fetch-Dest': 'document' };
  const begin = async () => {
    const opened = await charity.get('/listings/new?kind=skill', opens);
    expect(opened.status).toBe(303);
    expect(opened.location).toMatch(/^\/listings\/new\?kind=skill&entry=[0-9a-f-]{36}$/);
    return opened.location ?? '';
  };
  const draft = { action: /listings/, button: { name: 'draft', value: '1' } };

  it('is the same one by its address, and then what was saved of it', async () => {
    const form = await begin();
    expect(await begin()).not.toBe(form);
    const [first, again] = [await charity.get(form, opens), await charity.get(form, opens)];
    expect(first.status).toBe(200);
    const entryOf = ({ html }: Answer) => /name="entry" value="([^"]*)"/.exec(html)?.[1];
    expect(entryOf(again)).toBe(entryOf(first));
    expect(form).toContain(`entry=${entryOf(first)}`);

    const saved = await charity.submit(form, { title: 'Whittling', summary: 'Spoons.' }, draft);
    const before = count();
    const back = await charity.get(form, opens);
    expect(back.status).toBe(303);
    expect(back.location).toBe(path(saved.location));
    const other = { title: 'Whittling for two' };
    expect((await charity.submit(back.location ?? '', other, draft)).status).toBe(303);
    expect(count()).toBe(before);
    expect((await charity.get(form)).location).toBe(back.location);
    expect((await charity.get(back.location ?? '')).html).toContain('value="Whittling for two"');

    // Nobody else gets it, and what is public is shown as it is.
    expect((await signIn(app, 'council@demo.example').get(form, opens)).status).toBe(404);
    const { rowId } = app.services.organisations.getBySlug('cockerton-community-kitchen');
    const [live] = app.services.listings.liveOf(rowId, 1);
    const ofLive = await charity.get(`/listings/new?kind=skill&entry=${live?.id}`, opens);
    expect(ofLive.location).toBe(`/listings/${live?.slug}`);
  });

  it('begins another one where what was saved has been thrown away', async () => {
    const form = await begin();
    const saved = await charity.submit(form, { title: 'Humming', summary: 'Quietly.' }, draft);
    const edit = path(saved.location) ?? '';
    await charity.submit(edit, {}, { action: edit.replace(/edit$/, 'state') });
    const back = await charity.get(form, opens);
    expect(back.location).toMatch(/^\/listings\/new\?kind=skill&entry=/);
    expect(back.location).not.toBe(form);
    expect((await charity.get(back.location ?? '', opens)).status).toBe(200);
  });

  it('keeps what it was opened for, and takes no identifier that is none', async () => {
    const opened = await charity.get('/listings/new?kind=need&category=space&entry=x', opens);
    expect(opened.location).toMatch(/^\/listings\/new\?kind=need&category=space&entry=[0-9a-f-]{36}$/);
  });
});

describe('a form that is sent again', () => {
  it('leads to what waits for the CVS, and says so', async () => {
    const first = await send(charity);
    const before = count();
    const again = await send(charity);
    expect(again.status).toBe(303);
    expect(path(again.location)).toBe(first.location);
    expect(count()).toBe(before);
    const page = await charity.get(again.location ?? '');
    expect(page.html).toContain('You sent this already, so the CVS has it just once.');
    expect((await charity.get(first.location ?? '')).html).not.toContain('already');
  });

  it('leads to what is live, and says so', async () => {
    const fields = { organisation: 'cockerton-community-kitchen', duplicatesSeen: '1' };
    const first = await send(curator, fields);
    const before = count();
    const again = await send(curator, fields);
    expect(path(first.location)).toMatch(/^\/listings\/yodelling/);
    expect(path(again.location)).toBe(path(first.location));
    expect(count()).toBe(before);
    const page = await curator.get(again.location ?? '');
    expect(page.html).toContain('You listed this already, so there is still just one.');
    expect(page.html).toContain('Copy as new');
  });

  it('goes on with the draft that it became', async () => {
    const first = await send(charity, {}, 'draft');
    const before = count();
    expect((await send(charity, {}, 'draft')).location).toBe(first.location);
    const sent = await send(charity, { duplicatesSeen: '1' });
    expect(path(sent.location)).toBe(path(first.location)?.replace('/edit', '/sent'));
    expect(count()).toBe(before);
  });

  it('knows the place that was typed, once it has become one of the organisation’s', async () => {
    const fields = { ...typed, ...place, category: 'space', duplicatesSeen: '1' };
    const first = await send(
      curator,
      { ...fields, organisation: 'cockerton-community-kitchen' },
      undefined,
      'resource',
    );
    expect(first.status).toBe(303);
    const before = count();
    const again = await send(
      curator,
      { ...fields, organisation: 'cockerton-community-kitchen' },
      undefined,
      'resource',
    );
    expect(path(again.location)).toBe(path(first.location));
    expect(count()).toBe(before);
  });
});

describe('a form that is sent again with a word changed', () => {
  const bells = { title: 'Ringing bells by numbers', summary: 'We show your group how, and lend handbells.' };

  it.each([
    ['of the title', { ...bells, title: 'Ringing handbells by numbers' }],
    ['of what it is', { ...bells, summary: 'We show your group how, and lend it six handbells.' }],
  ])('%s shows what waits for the CVS before it is sent as well', async (_part, changed) => {
    const first = await send(charity, { ...bells, duplicatesSeen: '1' });
    const waits = () => app.services.reviews.counts().get('new-listing');
    const before = waits();
    const again = await send(charity, changed);
    expect(again.status).toBe(200);
    expect(again.html).toContain('Is it there already?');
    const there = path(first.location)?.replace(/\/sent$/, '');
    expect(again.html).toMatch(
      new RegExp(`href="${there}">Ringing bells by numbers</a>,\\s*by your organisation, not public yet`),
    );
    expect(waits()).toBe(before);
    expect((await charity.get(there ?? '')).location).toBe(`${there}/edit`);
  });

  it('tells no other organisation what isn’t public yet', async () => {
    await send(charity, { ...bells, duplicatesSeen: '1' });
    const other = await send(signIn(app, 'council@demo.example'), bells);
    expect(other.location).toMatch(/\/sent$/);
  });
});

describe('another entry is made', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a word of it is another', { summary: 'An hour a week for everybody.' }, 'skill'],
    ['it is of another kind', { team: 'Choir', people: '2' }, 'volunteering'],
    ['it is somewhere else', { areas: 'cockerton' }, 'skill'],
  ])('where %s', async (_name, fields, kind) => {
    await send(charity);
    const before = count();
    await send(charity, fields, undefined, kind);
    expect(count()).toBe(before + 1);
  });

  it('where the first was thrown away, or belongs to a colleague, or was made long ago', async () => {
    const first = await send(charity, {}, 'draft');
    await charity.submit(path(first.location) ?? '', {}, { action: /\/state$/ });
    const before = count();
    await send(charity, {}, 'draft');
    await send(signIn(app, 'member@demo.example'), {}, 'draft');
    app.clock.advance(25 * 3_600_000);
    await send(charity, {}, 'draft');
    expect(count()).toBe(before + 3);
  });

  it('while it is being written, since it may say for a moment what the first one said', async () => {
    await send(charity);
    const before = count();
    expect((await send(charity, {}, 'autosave')).status).toBe(200);
    expect(count()).toBe(before + 1);
  });
});
