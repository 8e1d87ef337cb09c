import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/**
 * The form of a new entry that is opened once more, as by going back: the browser puts what was typed into it, but it
 * has another identifier.
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
