import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, formsOf, readMail, signIn } from '../support/client.ts';
import { listingBySlug, submitChange, submitNew } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** The curators' desk, through its pages and forms. */

const charity = 'charity@demo.example';
const decide = { action: '/curate/decide' };

let app: TestApp;
let curator: Client;
/** Entries of the organisation that charity@demo.example leads. */
let slugs: string[];
let slug: string;

beforeEach(async () => {
  app = await openTestApp({ emptyDesk: true });
  curator = signIn(app, 'curator@demo.example');
  const organisation = app.services.organisations.getBySlug('cockerton-community-kitchen');
  slugs = app.services.listings.liveOf(organisation.rowId, 10).map((listing) => listing.slug);
  slug = slugs[0] ?? '';
});
afterEach(() => app.close());

/** What the form of the item on a page carries. */
function decisionFields(html: string): [string, string][] {
  const form = formsOf(html).findLast((each) => each.action === '/curate/decide');
  if (!form) throw new Error('Nothing to decide on this page');
  return form.fields;
}

/** Opens the desk and decides about the item that it shows. */
async function decideShown(
  client: Client,
  outcome: 'agree' | 'decline',
  reason = '',
  path = '/curate',
): Promise<Awaited<ReturnType<Client['get']>>> {
  const page = await client.get(path);
  const fields = decisionFields(page.html).filter(([name]) => name !== 'reason');
  return client.post('/curate/decide', [...fields, ['reason', reason], ['outcome', outcome]]);
}

const titleOf = async (path: string) =>
  (await app.get(path)).text().then((html) => /<h1>(.*?)<\/h1>/.exec(html)?.[1]);
/** The words that a page marks as gone or come. */
const marked = (html: string, element: 'ins' | 'del') =>
  [...html.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(([, words = '']) =>
    words.replace(/<span class="visually-hidden">.*?<\/span>/g, ''),
  );
/** What the boxes of the list stand for, each with what was seen of it. */
const boxes = (html: string) =>
  [...html.matchAll(/type="checkbox" name="item" value="([^"]*)"/g)].map(([, seen = '']) => seen);
const mailTo = (address: string) => readMail(app, address);

describe('a change that waits', () => {
  beforeEach(() => {
    expect(submitChange(app, charity, slug, { title: 'Help with our books' })).toBe('wait');
  });

  it('is shown word by word against what is public, which stays as it is', async () => {
    const { html } = await curator.get('/curate');
    expect(marked(html, 'del')).toEqual(['Somebody to keep', ', half a day a month']);
    expect(marked(html, 'ins')).toEqual(['Help with']);
    expect(html).toContain('changed by Grace Okafor');
    expect(await titleOf(`/listings/${slug}`)).toContain('Somebody to keep our books');
  });

  it('goes live when a curator approves; its author is told, and the next one opens', async () => {
    app.clock.advance(60_000);
    submitChange(app, charity, slugs[1] ?? '', { title: 'The second' });
    const answer = await decideShown(curator, 'agree', 'Thank you');
    expect(answer.status).toBe(303);
    expect(await titleOf(`/listings/${slug}`)).toContain('Help with our books');
    const after = await curator.get(answer.location ?? '');
    expect(after.html).toContain('“Help with our books”: approved.');
    expect(after.html).toMatch(/<h2 id="item-title">The second<\/h2>/);
    const [mail] = await mailTo(charity);
    expect(mail?.subject).toBe('Your change of “Help with our books” is live');
    expect(mail?.text).toContain('> Thank you');
    expect(mail?.text).toContain(`https://exchange.example/listings/${slug}`);
  });

  it('comes back from an approval that is undone: public is what was, and it waits again', async () => {
    const before = listingBySlug(app, slug);
    const done = await decideShown(curator, 'agree');
    const page = await curator.get(done.location ?? '');
    const undo = formsOf(page.html).find((form) => form.action === '/curate/undo');
    const answer = await curator.post('/curate/undo', undo?.fields ?? []);
    expect(answer.status).toBe(303);
    const after = listingBySlug(app, slug);
    expect([after.title, after.state, after.confirmedOn]).toEqual([before.title, 'live', before.confirmedOn]);
    expect((await curator.get(answer.location ?? '')).html).toContain('Taken back.');
    expect((await curator.get('/curate')).html).toContain('Help with our books');
    expect((await mailTo(charity))[0]?.subject).toContain('our last e-mail was too quick');
    // And it can be approved after all.
    await decideShown(curator, 'agree');
    expect(await titleOf(`/listings/${slug}`)).toContain('Help with our books');
  });

  it('can’t be undone twice, nor by somebody else, nor once the entry has moved on', async () => {
    const done = await decideShown(curator, 'agree');
    const page = await curator.get(done.location ?? '');
    const undo = formsOf(page.html).find((form) => form.action === '/curate/undo')?.fields ?? [];
    const admin = signIn(app, 'admin@demo.example');
    const token = formsOf((await admin.get('/curate')).html)[0]?.fields.find(([name]) => name === '_csrf');
    const theirs = undo.map(([name, value]): [string, string] => [
      name,
      name === '_csrf' ? (token?.[1] ?? '') : value,
    ]);
    expect((await admin.post('/curate/undo', theirs)).status).toBe(404);

    const second = submitChange(app, 'curator@demo.example', slug, { title: 'Moved on' });
    expect(second).toBe('publish');
    const answer = await curator.post('/curate/undo', undo);
    expect((await curator.get(answer.location ?? '')).html).toContain('1 was left as it is');
    expect(listingBySlug(app, slug).title).toBe('Moved on');
  });

  it('goes back to its author only with a reason, which they get by mail', async () => {
    const without = await decideShown(curator, 'decline');
    expect(without.status).toBe(422);
    expect(without.html).toContain('govuk-error-summary');
    expect(without.html).toContain('Say why');
    const answer = await decideShown(curator, 'decline', 'Which books?\nPlease say.');
    expect(answer.status).toBe(303);
    const [mail] = await mailTo(charity);
    expect(mail?.text).toContain('> Which books?\n> Please say.');
    expect(mail?.text).toContain(`/listings/${slug}/edit`);
    const row = listingBySlug(app, slug).rowId;
    expect(app.services.listings.byRowIds([row]).get(row)?.title).toContain('Somebody to keep');
    expect((await curator.get('/curate')).html).toContain('Nothing in “To review”');
    // Written anew, it waits again as the same item.
    submitChange(app, charity, slug, { title: 'Bookkeeping for a kitchen' });
    const again = await curator.get('/curate');
    expect(again.html).toContain('Bookkeeping for a kitchen');
    expect(again.html).toContain('Which books?');
  });

  it('has a history that only grows: what is decided, undone and written anew is added to it', async () => {
    const allEvents = () =>
      app.database.$client.prepare<[], object>('select * from review_events order by row_id').all();
    const steps = [
      () => decideShown(curator, 'agree'),
      async () => {
        const { html } = await curator.get('/curate/decided');
        const undo = formsOf(html).find((form) => form.action === '/curate/undo');
        return curator.post('/curate/undo', undo?.fields ?? []);
      },
      () => decideShown(curator, 'decline', 'Which books?'),
      async () => submitChange(app, charity, slug, { title: 'Bookkeeping for a kitchen' }),
    ];
    for (const step of steps) {
      const before = allEvents();
      await step();
      const after = allEvents();
      expect(after.length).toBeGreaterThan(before.length);
      expect(after.slice(0, before.length)).toEqual(before);
    }
  });

  it('decided by two at once: the second is told, with what they typed, and nothing is lost', async () => {
    const other = signIn(app, 'admin@demo.example');
    const seenByOther = decisionFields((await other.get('/curate')).html);
    await decideShown(curator, 'agree');
    const late = await other.post('/curate/decide', [
      ...seenByOther.filter(([name]) => name !== 'reason'),
      ['reason', 'Not like this'],
      ['outcome', 'decline'],
    ]);
    expect(late.status).toBe(409);
    expect(late.html).toContain('Somebody was quicker.');
    expect(late.html).toContain('Not like this');
    expect(late.html).toContain('was approved, by Helen Calvert');
    expect(await titleOf(`/listings/${slug}`)).toContain('Help with our books');
    expect(await mailTo(charity)).toHaveLength(1);
  });

  it('changed by its author while a curator looks at it: the curator is shown the new version first', async () => {
    const seen = decisionFields((await curator.get('/curate')).html);
    submitChange(app, charity, slug, { title: '<script>alert(1)</script> buy pills' });
    const answer = await curator.post('/curate/decide', [...seen, ['outcome', 'agree']]);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('It has changed since you opened it.');
    expect(answer.html).toContain('buy pills');
    expect(answer.html).not.toContain('<script>alert(1)');
    expect(await titleOf(`/listings/${slug}`)).toContain('Somebody to keep our books');
  });

  it('posted again, a decision does nothing a second time', async () => {
    const page = await curator.get('/curate');
    const fields: [string, string][] = [...decisionFields(page.html), ['outcome', 'agree']];
    expect((await curator.post('/curate/decide', fields)).status).toBe(303);
    expect((await curator.post('/curate/decide', fields)).status).toBe(409);
    expect(await mailTo(charity)).toHaveLength(1);
    expect(listingBySlug(app, slug).version).toBe(2);
  });

  it('is given to a curator, and found among theirs', async () => {
    const page = await curator.get('/curate');
    const form = formsOf(page.html).find((each) => each.action === '/curate/assign');
    const me = app.services.accounts.findByEmail(app.database, 'curator@demo.example');
    const fields = (form?.fields ?? []).filter(([name]) => name !== 'assignee');
    const answer = await curator.post('/curate/assign', [...fields, ['assignee', me?.id ?? '']]);
    expect(answer.status).toBe(303);
    expect((await curator.get('/curate?whose=mine')).html).toContain('Help with our books');
    expect((await curator.get('/curate?whose=nobody')).html).toContain('Nothing in “To review”');
    const charityId = app.services.accounts.findByEmail(app.database, charity)?.id ?? '';
    expect((await curator.post('/curate/assign', [...fields, ['assignee', charityId]])).status).toBe(404);
  });

  it('is found by how long it has waited', async () => {
    expect((await curator.get('/curate?age=2')).html).toContain('Nothing in “To review”');
    app.clock.advance(2 * 86_400_000);
    expect((await curator.get('/curate?age=2')).html).toContain('Help with our books');
  });
});

describe('a new entry', () => {
  it('is nobody’s to see before it is approved, then found, and a draft again when that is undone', async () => {
    const id = submitNew(app, charity, 'cockerton-community-kitchen', { title: 'Zebra-striped tablecloths' });
    const found = async () =>
      (await (await app.get('/api/v1/search?q=zebra')).json()) as { total: number; hits: { slug: string }[] };
    expect((await found()).total).toBe(0);
    const done = await decideShown(curator, 'agree', '', `/curate?item=${id}`);
    const [hit] = (await found()).hits;
    expect(hit?.slug).toBe('zebra-striped-tablecloths');
    expect((await app.get('/listings/zebra-striped-tablecloths')).status).toBe(200);
    expect((await mailTo(charity))[0]?.subject).toBe('“Zebra-striped tablecloths” is in the directory');

    const page = await curator.get(done.location ?? '');
    const undo = formsOf(page.html).find((form) => form.action === '/curate/undo');
    await curator.post('/curate/undo', undo?.fields ?? []);
    expect((await found()).total).toBe(0);
    expect((await app.get('/listings/zebra-striped-tablecloths')).status).toBe(404);
    expect(listingBySlug(app, 'zebra-striped-tablecloths').state).toBe('draft');
    expect((await decideShown(curator, 'agree', '', `/curate?item=${id}`)).status).toBe(303);
    expect((await found()).total).toBe(1);
  });

  it('of an organisation that isn’t listed yet waits for the organisation', async () => {
    const id = submitNew(app, charity, 'cockerton-community-kitchen');
    app.database.$client
      .prepare("update organisations set state = 'waiting' where slug = 'cockerton-community-kitchen'")
      .run();
    expect((await curator.get(`/curate?item=${id}`)).html).toContain('Approve the organisation first');
    const answer = await decideShown(curator, 'agree', '', `/curate?item=${id}`);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Approve the organisation first: nothing of it is public yet');
  });
});

describe('several at once', () => {
  beforeEach(() => {
    for (const each of slugs.slice(0, 3)) submitChange(app, charity, each, { title: `New title of ${each}` });
  });

  it('are approved together, except what has changed, and undone together', async () => {
    const page = await curator.get('/curate');
    const ticked = boxes(page.html);
    expect(ticked).toHaveLength(3);
    const [, , overtaken = ''] = slugs;
    submitChange(app, charity, overtaken, { title: 'Again' });
    const form = formsOf(page.html).find((each) => each.action === '/curate/decide');
    const answer = await curator.post('/curate/decide', [
      ...(form?.fields ?? []),
      ...ticked.map((seen): [string, string] => ['item', seen]),
      ['outcome', 'agree'],
    ]);
    expect(answer.status).toBe(303);
    const after = await curator.get(answer.location ?? '');
    expect(after.html).toContain('2: approved.');
    expect(after.html).toContain('1 was left as it is');
    expect(listingBySlug(app, slugs[0] ?? '').title).toBe(`New title of ${slugs[0]}`);
    expect(listingBySlug(app, overtaken).title).not.toBe('Again');

    const undo = formsOf(after.html).find((each) => each.action === '/curate/undo');
    await curator.post('/curate/undo', undo?.fields ?? []);
    for (const each of slugs.slice(0, 3)) expect(listingBySlug(app, each).title).not.toContain('New title');
    expect((await curator.get('/curate')).html).toContain('To review <span class="count">3</span>');
  });

  it('are handed to another curator, found as theirs, and left where they are closed by then', async () => {
    const page = await curator.get('/curate');
    const ticked = boxes(page.html);
    await decideShown(curator, 'agree', '', `/curate?item=${ticked[2]?.split('~')[0]}`);
    app.database.$client.prepare("update accounts set is_curator = 1 where email like 'admin@%'").run();
    const admin = app.services.accounts.findByEmail(app.database, 'admin@demo.example');
    const form = formsOf(page.html).find((each) => each.action === '/curate/decide');
    const hand = (items: string[]) =>
      curator.post('/curate/assign', [
        ...(form?.fields ?? []).filter(([name]) => name !== 'assignee'),
        ...items.map((seen): [string, string] => ['item', seen]),
        ['assignee', admin?.id ?? ''],
      ]);
    const after = await curator.get((await hand(ticked)).location ?? '');
    expect(after.html).toContain('2 handed over.');
    expect(after.html).toContain('1 was left as it is');
    const theirs = await curator.get(`/curate?whose=${admin?.id}`);
    expect(theirs.html.match(/class="desk-row/g)).toHaveLength(2);
    expect(theirs.html).toContain('with Priya Nair');
    expect((await curator.get('/curate?whose=nobody')).html).toContain('Nothing in “To review”');
    const none = await hand([]);
    expect([none.status, none.html.includes('Tick what you want to hand over')]).toEqual([422, true]);
  });

  it('are found by what they are', async () => {
    submitNew(app, charity, 'cockerton-community-kitchen', { title: 'Tablecloths' });
    const rows = async (query: string) =>
      (await curator.get(`/curate${query}`)).html.match(/class="desk-row/g)?.length ?? 0;
    expect(await rows('')).toBe(4);
    expect(await rows('?type=new-listing')).toBe(1);
    expect(await rows('?type=changed-listing')).toBe(3);
    expect(await rows('?type=claim')).toBe(0);
    // What this list doesn't have narrows nothing.
    expect(await rows('?type=problem')).toBe(4);
  });

  it('stand among what was decided lately, where one’s own can be taken back as long as nothing has happened', async () => {
    const decided = async (client = curator) => (await client.get('/curate/decided')).html;
    expect(await decided()).toContain('Nothing has been decided yet');
    for (const each of slugs.slice(0, 2)) {
      await decideShown(curator, 'agree', `A word on ${each}`);
    }
    const html = await decided();
    expect(html).toContain(`A word on ${slugs[0]}`);
    expect(html).toContain('approved by Helen Calvert');
    const undoForms = (page: string) => formsOf(page).filter(({ action }) => action === '/curate/undo');
    expect(undoForms(html)).toHaveLength(2);
    expect(undoForms(await decided(signIn(app, 'admin@demo.example')))).toHaveLength(0);
    // The last is on top; the entry of the first moves on.
    submitChange(app, 'curator@demo.example', slugs[0] ?? '', { title: 'Moved on' });
    const [left, ...others] = undoForms(await decided());
    expect(others).toEqual([]);
    expect((await curator.post('/curate/undo', left?.fields ?? [])).status).toBe(303);
    expect(listingBySlug(app, slugs[1] ?? '').title).not.toContain('New title');
    expect(undoForms(await decided())).toHaveLength(0);
    // What was taken back doesn't stand there as if it held; the other one does.
    const after = await decided();
    expect(after.match(/Taken back by Helen Calvert, just now/g)).toHaveLength(1);
    // Decided again, that one stands and the one before is still marked.
    await decideShown(curator, 'agree');
    expect((await decided()).match(/Taken back by/g)).toHaveLength(1);
  });

  it('are sent back with words alone: without, nothing happens, the field says so and the ticks stay', async () => {
    const ticked = boxes((await curator.get('/curate')).html).slice(0, 2);
    const button = { name: 'outcome', value: 'decline' };
    const answer = await curator.submit('/curate', { item: ticked }, { ...decide, button });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#several-reason"');
    expect(answer.html).toMatch(/id="several-reason"[^>]*aria-invalid="true"/);
    expect(answer.html).not.toContain('somebody else was quicker');
    const checked = [...answer.html.matchAll(/<input[^>]* name="item"[^>]*>/g)].filter(([tag]) =>
      tag.includes('checked'),
    );
    expect(checked.map(([tag]) => /value="([^"]*)"/.exec(tag)?.[1])).toEqual(ticked);
    expect(await faults(answer.html)).toEqual([]);
    expect(boxes((await curator.get('/curate')).html)).toEqual(expect.arrayContaining(ticked));
  });

  it('need at least one tick', async () => {
    const answer = await curator.submit('/curate', { item: [] }, decide);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Tick what you want to decide');
  });
});

describe('trust', () => {
  it('lets small changes live at once, to be looked over and taken back', async () => {
    submitChange(app, charity, slug, { title: 'Help with our books' });
    const shown = await curator.get('/curate');
    const form = formsOf(shown.html).find((each) => each.action === '/curate/trust');
    const fields = (form?.fields ?? []).filter(([name]) => name !== 'reason');
    const without = await curator.post('/curate/trust', [...fields, ['reason', '']]);
    expect(without.status).toBe(422);
    const granted = await curator.post('/curate/trust', [...fields, ['reason', 'Known for years']]);
    expect(granted.status).toBe(303);
    await decideShown(curator, 'agree');

    expect(submitChange(app, charity, slug, { summary: 'A calm bookkeeper wanted.' })).toBe('publish');
    expect(submitChange(app, charity, slug, { summary: 'A calm, kind bookkeeper wanted.' })).toBe('publish');
    expect(submitChange(app, charity, slug, { title: 'Anything' })).toBe('wait');
    const list = await curator.get('/curate?list=look-over');
    expect(list.html).toContain('Look over <span class="count">1</span>');
    expect(marked(list.html, 'ins').join(' ')).toMatch(/kind.*wanted/);

    const back = await decideShown(curator, 'decline', 'Say who you are', '/curate?list=look-over');
    expect(back.status).toBe(303);
    expect(listingBySlug(app, slug).summary).toContain('Receipts in a biscuit tin');
    expect((await mailTo(charity))[0]?.subject).toContain('was taken back');

    const history = await curator.get('/organisations/cockerton-community-kitchen/history');
    expect(history.html).toContain('Trust granted: Known for years');
  });
});

describe('who may', () => {
  const paths = ['/curate', '/curate?list=reported'];
  it.each(['council@demo.example', charity, 'member@demo.example', 'newcomer@demo.example', undefined])(
    '%s can’t open the desk or post to it',
    async (email) => {
      submitChange(app, charity, slug, { title: 'Help with our books' });
      const fields = decisionFields((await curator.get('/curate')).html);
      const client = email === undefined ? signIn(app, charity) : signIn(app, email);
      if (email === undefined) client.setCookie('session', 'nonsense');
      for (const path of paths) expect([303, 403]).toContain((await client.get(path)).status);
      for (const path of ['/curate/decide', '/curate/undo', '/curate/assign', '/curate/trust']) {
        expect((await client.post(path, [...fields, ['outcome', 'agree']])).status).toBe(403);
      }
      expect(listingBySlug(app, slug).title).toContain('Somebody to keep');
    },
  );

  it('a form without its token, or with another session’s, does nothing', async () => {
    submitChange(app, charity, slug, { title: 'Help with our books' });
    const fields = decisionFields((await curator.get('/curate')).html);
    const admin = signIn(app, 'admin@demo.example');
    const bare = fields.filter(([name]) => name !== '_csrf');
    expect((await curator.post('/curate/decide', [...bare, ['outcome', 'agree']])).status).toBe(403);
    expect((await admin.post('/curate/decide', [...fields, ['outcome', 'agree']])).status).toBe(403);
    expect(listingBySlug(app, slug).title).toContain('Somebody to keep');
  });

  it('ids that were edited decide nothing', async () => {
    submitChange(app, charity, slug, { title: 'Help with our books' });
    const fields = decisionFields((await curator.get('/curate')).html).filter(([name]) => name !== 'item');
    for (const item of [
      '00000000-0000-7000-8000-000000000000~1-1',
      'nonsense',
      "'; drop table review_items; --~1-1",
    ]) {
      const answer = await curator.post('/curate/decide', [...fields, ['item', item], ['outcome', 'agree']]);
      expect([404, 422]).toContain(answer.status);
    }
    expect((await curator.get('/curate?item=00000000-0000-7000-8000-000000000000')).status).toBe(404);
    const undo = await curator.post('/curate/undo', [...fields, ['decided', '1-999999']]);
    expect(undo.status).toBe(404);
  });
});
