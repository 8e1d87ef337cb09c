import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import { type Client, formsOf, signIn } from '../support/client.ts';
import { listingBySlug, personOf, submitChange, submitNew } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Where a curator is after each thing that they do at the desk. */

const charity = 'charity@demo.example';
const kitchen = 'cockerton-community-kitchen';

let app: TestApp;
let curator: Client;
let slug: string;

beforeEach(async () => {
  app = await openTestApp({ emptyDesk: true });
  curator = signIn(app, 'curator@demo.example');
  const { rowId } = app.services.organisations.getBySlug(kitchen);
  slug = app.services.listings.liveOf(rowId, 1)[0]?.slug ?? '';
});
afterEach(() => app.close());

/** Approves the item that a page shows, and opens what comes next. */
async function approveShown(path: string): Promise<string> {
  const form = formsOf((await curator.get(path)).html).findLast(({ action }) => action === '/curate/decide');
  const answer = await curator.post('/curate/decide', [...(form?.fields ?? []), ['outcome', 'agree']]);
  expect(answer.status).toBe(303);
  return (await curator.get(answer.location ?? '')).html;
}

const emptyTitle = (html: string) => /<div class="empty">.*?<h2>(.*?)<\/h2>/s.exec(html)?.[1];
/** The button in the place of an item, which the key J presses. */
const onward = (html: string) =>
  /<div class="empty">.*?<a class="button" href="([^"]*)" data-key="j">(.*?) <kbd/s.exec(html)?.slice(1);

describe('a list with nothing in it', () => {
  it('leads on to the next one in which something waits, once the last item is decided', async () => {
    submitChange(app, charity, slug, { title: 'Help with our books' });
    transaction(app.database, (tx) =>
      app.services.reviewLedger.openIn(
        tx,
        { kind: 'visitor' },
        {
          type: 'problem',
          subject: { type: 'listing', rowId: listingBySlug(app, slug).rowId },
          proposal: { words: 'The telephone number is old' },
        },
      ),
    );
    const done = await approveShown('/curate');
    expect(emptyTitle(done)).toBe('Nothing in “To review”');
    expect(onward(done)).toEqual(['/curate?list=reported', 'Go on to “Reported”, 1']);
    const last = await approveShown('/curate?list=reported');
    expect(emptyTitle(last)).toBe('Nothing in “Reported”');
    expect(onward(last)).toBeUndefined();
  });

  it('because it was narrowed says so, and leads to all that it has', async () => {
    submitChange(app, charity, slug, { title: 'Help with our books' });
    const { html } = await curator.get('/curate?age=7');
    expect(emptyTitle(html)).toBe('Nothing in “To review” is like that');
    expect(onward(html)).toEqual(['/curate', 'Show all 1']);
  });
});

it('goes to the last page that there is, once the page that was open is worked off', async () => {
  for (let count = 0; count < 21; count += 1) {
    app.clock.advance(60_000);
    submitNew(app, charity, kitchen, { title: `Lamps, lot ${count}` });
  }
  expect((await curator.get('/curate?page=2')).html).toContain('<h2 id="item-title">Lamps, lot 20</h2>');
  const html = await approveShown('/curate?page=2');
  expect(emptyTitle(html)).toBeUndefined();
  expect(html.match(/class="desk-row[ "]/g)).toHaveLength(20);
});

it('goes on behind an item that somebody else has decided, not with the first of the list', async () => {
  const titles = ['One', 'Two', 'Three'];
  const [, second] = titles.map((title) => {
    app.clock.advance(60_000);
    return submitNew(app, charity, kitchen, { title });
  });
  await approveShown(`/curate?item=${second}`);
  const { html } = await curator.get(`/curate?item=${second}`);
  const next = /<a class="button button-secondary" href="([^"]*)" data-key="j">/.exec(html)?.[1] ?? '';
  expect((await curator.get(next)).html).toContain('<h2 id="item-title">Three</h2>');
});

it('is called by the item that is open, for those who hear the name of a page first', async () => {
  const item = submitNew(app, charity, kitchen, { title: 'Lamps' });
  expect((await curator.get(`/curate?item=${item}`)).html).toContain('<title>Curate: Lamps · ');
  expect((await curator.get('/curate')).html).toContain('<title>Curate · ');
});

describe('somebody who wants to join', () => {
  function claim(email: string, organisationSlug: string): Promise<string> {
    const { rowId } = app.services.organisations.getBySlug(organisationSlug);
    const { item } = transaction(app.database, (tx) =>
      app.services.reviewLedger.openIn(tx, personOf(app, email), {
        type: 'claim',
        subject: { type: 'organisation', rowId },
        proposal: { words: 'I keep the books' },
      }),
    );
    return curator.get(`/curate?item=${item.id}`).then(({ html }) => html);
  }
  const fact = (html: string, label: string) =>
    new RegExp(`<dt>${label}</dt>\\s*<dd>(.*?)</dd>`, 's').exec(html)?.[1]?.trim();

  it('is shown with whom to ask, who is there already, and what approving makes of them', async () => {
    const led = await claim('newcomer@demo.example', kitchen);
    expect(fact(led, 'E-mail')).toBe('hello@cockertonkitchen.example');
    expect(fact(led, 'Who is there')).toMatch(/, lead; .*, member$/);
    expect(fact(led, 'If you approve')).toContain('becomes a member');
    const unled = await claim('newcomer@demo.example', 'skerne-bend-allotment-association');
    expect(fact(unled, 'Who is there')).toBe('Nobody yet');
    expect(fact(unled, 'If you approve')).toContain('leads it, since nobody does');
    const member = await claim('member@demo.example', kitchen);
    expect(fact(member, 'If you approve')).toContain('stays what they are');
  });

  it('is turned down with words that answer “Why?”', async () => {
    const html = await claim('newcomer@demo.example', kitchen);
    expect(/<label[^>]* for="reason"[^>]*>\s*(.*?)\s*<\/label>/s.exec(html)?.[1]).toBe('Why?');
  });
});

describe('what the desk says once it is done', () => {
  const assign = { action: '/curate/assign' };
  const notes = (html: string) =>
    [...html.matchAll(/<div class="notice done-notice" role="alert">\s*<p>(.*?)<\/p>/gs)].map(
      ([, words = '']) => words.trim(),
    );

  it('names to whom something was given, an administrator among them, who may take it on as well', async () => {
    const item = submitNew(app, charity, kitchen, { title: 'Lamps' });
    const admin = signIn(app, 'admin@demo.example');
    const give = async (to: string) => {
      const { location } = await admin.submit(`/curate?item=${item}`, { assignee: to }, assign);
      return notes((await admin.get(location ?? '')).html);
    };
    const [own, other] = ['admin@demo.example', 'curator@demo.example'].map(
      (email) => app.services.accounts.findByEmail(app.database, email)?.id ?? '',
    );
    expect(await give(own ?? '')).toEqual(['It is yours now.']);
    expect((await admin.get('/curate?whose=mine')).html).toContain('<h2 id="item-title">Lamps</h2>');
    expect(await give(other ?? '')).toEqual(['Handed over.']);
    expect(await give('')).toEqual(['Nobody has it now.']);
  });

  it('says that an organisation is trusted, and asks why beside that form, not beside the decision', async () => {
    const item = submitNew(app, charity, kitchen, { title: 'Lamps' });
    const trust = { action: '/curate/trust' };
    const wrong = await curator.submit(`/curate?item=${item}`, { reason: ' ' }, trust);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('<a href="#trust-reason">Say why</a>');
    expect(wrong.html).toMatch(/<details class="item-trust" open/);
    expect(wrong.html).not.toMatch(/<details class="decline" open/);
    const { location } = await curator.submit(`/curate?item=${item}`, { reason: 'Careful people' }, trust);
    expect(notes((await curator.get(location ?? '')).html)).toEqual([
      'Cockerton Community Kitchen is trusted now.',
    ]);
  });
});
