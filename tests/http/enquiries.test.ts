import { and, eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { type Client, linkIn, mailTo, newClient, signIn } from '../support/client.ts';
import { addPerson } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** Asking, answering, agreeing and closing, through the pages and the links in mails. */

const offer = '/listings/an-independent-examiner-for-small-accounts';
const need = '/listings/a-commercial-fridge-upright-working';
const dayMs = 86_400_000;

let app: TestApp;
let charity: Client;
let council: Client;
beforeEach(async () => {
  app = await openTestApp();
  charity = signIn(app, 'charity@demo.example');
  council = signIn(app, 'council@demo.example');
});
afterEach(() => app.close());

const words = 'Could somebody look at our accounts in January?';

/** Asks about the council's offer as the charity; returns the address of the conversation. */
async function ask(client = charity, about = offer, change: Record<string, string> = {}): Promise<string> {
  const { location } = await client.submit(`${about}/ask`, { words, ...change }, { action: `${about}/ask` });
  return (location ?? '').replace(/\?.*/, '');
}

/** Fills in one of a conversation's forms; the others on the page post to the same address. */
async function act(client: Client, path: string, move: string, fields: Record<string, string> = {}) {
  const { html } = await client.get(path);
  const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
  const turn = /name="turn" value="(\d+)"/.exec(html)?.[1] ?? '';
  const given = { _csrf: token, turn, move, ...fields };
  return client.post(path, Object.entries(given));
}

const row = (path: string) =>
  app.database
    .select()
    .from(schema.enquiries)
    .where(eq(schema.enquiries.id, path.split('/').at(-1) ?? ''))
    .get();
const listingOf = (path: string) =>
  app.database
    .select()
    .from(schema.listings)
    .where(eq(schema.listings.slug, path.split('/').at(-1) ?? ''))
    .get();

/** What came of a conversation. */
const exchangeOf = (path: string) =>
  app.database
    .select()
    .from(schema.exchanges)
    .where(eq(schema.exchanges.enquiryRowId, row(path)?.rowId ?? 0))
    .get();

describe('the whole story', () => {
  it('goes from a question over an answer by mail to an exchange that both speak of', async () => {
    const path = await ask();
    expect(path).toMatch(/^\/enquiries\/[0-9a-f-]{36}$/);
    expect(row(path)).toMatchObject({ state: 'asked', waitsFor: 'owner', answerDueOn: '2026-11-30' });
    expect((await charity.get(path)).html).not.toContain('finance@');

    const [asked] = await mailTo(app, 'council@demo.example');
    expect(asked?.subject).toBe(
      'Cockerton Community Kitchen asks about “An independent examiner for small accounts”',
    );
    expect(asked?.text).toContain(words);
    const link = linkIn(asked, /^\/answer\//);

    // Without an account, in a browser of its own; opening it changes nothing.
    const mailbox = newClient(app);
    expect((await mailbox.get(link)).html).toContain(words);
    expect(row(path)?.state).toBe('asked');
    expect((await act(mailbox, link, 'write', { words: 'Which month would suit you?' })).status).toBe(303);
    expect(row(path)).toMatchObject({ state: 'answered', waitsFor: 'asker' });
    expect((await act(charity, path, 'write', { words: 'January, please.' })).status).toBe(303);
    expect((await act(mailbox, link, 'accept', { accept_words: 'Gladly.' })).status).toBe(303);
    expect(row(path)?.state).toBe('accepted');

    // Both now know how to reach each other, by mail and on the page.
    const [told] = await mailTo(app, 'charity@demo.example');
    expect(told?.text).toMatch(/You reach .+ by .+@/);
    const [confirmed] = await mailTo(app, 'council@demo.example');
    expect(confirmed?.text).toMatch(/You reach Cockerton Community Kitchen by /);
    expect((await charity.get(path)).html).toContain('Reach them');

    const arranged = { starts: '2027-01-16', ends: '2027-02-06', repeats: 'weekly', quantity: '4' };
    expect((await act(charity, path, 'arrange', arranged)).status).toBe(303);
    expect((await council.get(path)).html).toContain(
      'Every Saturday from 16 January 2027 to 6 February 2027, 4 times · 4 sessions',
    );
    expect(row(path)).toMatchObject({ state: 'arranged', nextStepOn: '2027-02-07' });

    const went = {
      helpful: '5',
      hours: '8',
      items: '4',
      sentence: 'Signed at last.',
      publish: 'yes',
      names: 'yes',
    };
    expect((await act(charity, path, 'report', went)).status).toBe(303);
    expect(row(path)).toMatchObject({ state: 'done', waitsFor: 'owner' });
    // The link that was there before still lets the other side say how it went, once; then it opens nothing.
    expect((await mailbox.get(link)).html).not.toContain('Signed at last.');
    const closed = await act(mailbox, link, 'report', { helpful: '4', hours: '9' });
    expect(closed.status).toBe(200);
    expect(closed.html).toContain('Signed at last.');
    expect((await mailbox.get(link)).status).toBe(404);
    expect(row(path)).toMatchObject({ state: 'done', waitsFor: 'nobody' });
    const events = app.database
      .select()
      .from(schema.enquiryEvents)
      .where(eq(schema.enquiryEvents.enquiryRowId, row(path)?.rowId ?? 0))
      .all();
    expect(events.map(({ type, side }) => `${side} ${type}`)).toEqual([
      'asker asked',
      'owner answered',
      'asker wrote',
      'owner accepted',
      'asker arranged',
      'asker done',
      'owner reported',
    ]);
  });

  it('meets a need, wholly or in part, from several offers', async () => {
    const path = await ask(council, need);
    expect(row(path)).toMatchObject({ askerGives: true });
    const second = addPerson(app, 'second@demo.example', {
      organisation: organisation('demo:supermarket'),
      role: 'lead',
    });
    const market = signIn(app, second.email ?? '');
    const other = await ask(market, need);
    expect((await charity.get(path)).html).toContain('Others ask about it too');

    for (const each of [path, other]) await act(charity, each, 'accept');
    await act(charity, path, 'report', { helpful: '4', items: '1', need_met: 'partly' });
    expect(listingOf(need)?.state).toBe('live');
    expect((await newClient(app).get(need)).html).toContain('Met in part: 2 exchanges agreed.');
    // Whoever gives isn't asked whether the need is met, and can't say so.
    const given = await act(market, other, 'report', { helpful: '4', items: '1', need_met: 'wholly' });
    expect(given.status).toBe(303);
    expect(exchangeOf(other)).toMatchObject({ outcome: 'done', needMet: null });
    expect(listingOf(need)?.state).toBe('live');
    await act(charity, other, 'report', { helpful: '5', items: '1', need_met: 'wholly' });
    expect(listingOf(need)?.state).toBe('met');
  });

  it('ends kindly, with a reason that only one’s own side reads', async () => {
    const path = await ask();
    const refused = await act(council, path, 'decline', {
      wording: 'gone',
      reason: 'They never paid last time',
    });
    expect(refused.status).toBe(303);
    const theirs = (await charity.get(path)).html;
    expect(theirs).toContain('It has found somebody else already.');
    expect(theirs).not.toContain('never paid');
    expect((await council.get(path)).html).toContain('never paid');
    const [mail] = await mailTo(app, 'charity@demo.example');
    expect(mail?.text).toContain('It has found somebody else already.');
    expect(mail?.text).not.toContain('never paid');
  });
});

function organisation(sourceKey: string) {
  const found = app.database
    .select()
    .from(schema.organisations)
    .where(eq(schema.organisations.sourceKey, sourceKey))
    .get();
  if (!found) throw new Error(sourceKey);
  return found;
}

describe('wrong input', () => {
  it.each([
    [{ words: '' }, 'Write a sentence or two'],
    [{ words: 'a'.repeat(2001) }, 'Use 2000 characters or fewer'],
    [{ words, linked: 'no-such' }, 'Choose one of the entries'],
    [{ words, organisation: 'x' }, 'Choose which organisation asks'],
  ])('of a question comes back with what was typed: %j', async (fields, message) => {
    const answer = await charity.submit(`${offer}/ask`, fields, { action: `${offer}/ask` });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(message);
    expect(answer.html).toContain(fields.words.slice(0, 40));
  });

  it('of a sentence for everybody that tells where a hidden place of the other side is comes back', async () => {
    const kitchen = app.services.organisations.getBySlug('cockerton-community-kitchen');
    const [place] = app.services.organisations.sites(kitchen);
    app.database
      .update(schema.sites)
      .set({ address: '4 Mill Row, Cockerton', visibility: 'hidden' })
      .where(eq(schema.sites.rowId, place?.rowId ?? 0))
      .run();
    const path = await ask();
    await act(council, path, 'accept');
    const went = { helpful: '5', sentence: 'We met at 4 Mill Row' };
    const answer = await act(council, path, 'report', { ...went, publish: 'yes' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('<a href="#sentence">Leave out “4 Mill Row”');
    expect(row(path)?.state).toBe('accepted');
    // Between the two of them it is nobody else's business.
    expect((await act(council, path, 'report', went)).status).toBe(303);
  });

  it.each([
    ['write', { words: ' ' }, 'Write what you want to say'],
    ['decline', { wording: '', decline_words: 'kept words' }, 'Choose what they will read'],
    ['report', { sentence: 'kept words', helpful: '' }, 'Choose how helpful it was'],
    ['report', { sentence: 'kept words', helpful: '5', hours: 'many' }, 'Enter a whole number up to 100,000'],
    ['arrange', { arrange_words: 'kept words', repeats: 'once', starts: '2026-02-30' }, 'Enter a day like'],
    [
      'arrange',
      { arrange_words: 'kept words', repeats: 'once', starts: '2026-12-09', ends: '2026-12-08' },
      'The last day can’t be before the first',
    ],
  ])('of “%s” comes back with what was typed: %j', async (move, fields, message) => {
    const path = await ask();
    const isAgreed = move === 'report' || move === 'arrange';
    if (isAgreed) await act(council, path, 'accept');
    const before = row(path);
    const answer = await act(council, path, move, fields);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(message);
    if (move !== 'write') expect(answer.html).toContain('kept words');
    expect(row(path)).toEqual(before);
  });

  it('that is no form of ours leads nowhere', async () => {
    const path = await ask();
    expect((await act(council, path, 'explode')).status).toBe(404);
    expect((await act(council, path, 'accept', { turn: 'x' })).status).toBe(404);
  });
});

describe('two at once', () => {
  it('tells whoever decides on what has changed, and keeps their words', async () => {
    const path = await ask();
    const { html } = await council.get(path);
    const stale = /name="turn" value="(\d+)"/.exec(html)?.[1] ?? '';
    await act(charity, path, 'cancel', { cancel_words: 'We have found somebody.' });
    const late = await act(council, path, 'accept', { turn: stale, accept_words: 'Yes, gladly, in January' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('This has moved on since you opened the page');
    expect(late.html).toContain('Yes, gladly, in January');
    expect(row(path)?.state).toBe('cancelled');
  });

  it('tells whoever writes into a conversation that was closed, and keeps their words', async () => {
    const path = await ask();
    const { turn } = row(path) ?? {};
    await act(council, path, 'decline', { wording: 'gone' });
    const late = await charity.get(path);
    const token = /name="_csrf" value="([^"]*)"/.exec(late.html)?.[1] ?? '';
    const fields = { _csrf: token, move: 'write', turn: String(turn), words: 'One more thing' };
    const answer = await charity.post(path, Object.entries(fields));
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('closed in the meantime');
    expect(answer.html).toContain('One more thing');
    expect(await faults(answer.html)).toEqual([]);
  });

  it('keeps the words of whoever answers by a link that has just ended', async () => {
    const path = await ask();
    const link = linkIn((await mailTo(app, 'council@demo.example'))[0], /^\/answer\//);
    const mailbox = newClient(app);
    const { html, headers } = await mailbox.get(link);
    // The address is a secret, which no other page and no cache on the way gets.
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Cache-Control')).toBe('private, no-store');
    const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
    await act(charity, path, 'cancel');
    const fields = { _csrf: token, move: 'accept', turn: '1', accept_words: 'Come on Monday' };
    const answer = await mailbox.post(link, Object.entries(fields));
    expect(answer.status).toBe(404);
    expect(answer.html).toContain('Come on Monday');
    expect(row(path)?.state).toBe('cancelled');
  });

  it('accepts once, and lets a message cross another', async () => {
    const path = await ask();
    const turn = String(row(path)?.turn);
    await act(council, path, 'write', { words: 'One', turn });
    await act(charity, path, 'write', { words: 'Two', turn });
    expect((await council.get(path)).html).toContain('Two');
    await act(council, path, 'accept');
    const { turn: after } = row(path) ?? {};
    // The same button again, from the page as it was.
    expect((await act(council, path, 'accept', { turn: String((after ?? 1) - 1) })).status).toBe(303);
    expect(row(path)?.turn).toBe(after);
    const exchanges = app.database
      .select()
      .from(schema.exchanges)
      .where(eq(schema.exchanges.enquiryRowId, row(path)?.rowId ?? 0))
      .all();
    expect(exchanges).toHaveLength(1);
  });

  it('asks once for two clicks, and goes on in the same conversation', async () => {
    const path = await ask();
    expect(await ask()).toBe(path);
    const again = await charity.submit(
      `${offer}/ask`,
      { words: 'Something else' },
      { action: `${offer}/ask` },
    );
    expect(again.status).toBe(422);
    expect(again.html).toContain(`href="${path}"`);
  });
});

describe('who gets in', () => {
  it('only the two organisations do', async () => {
    const path = await ask();
    addPerson(app, 'other@demo.example', { organisation: organisation('demo:supermarket'), role: 'lead' });
    const other = signIn(app, 'other@demo.example');
    expect((await other.get(path)).status).toBe(404);
    expect((await act(other, path, 'accept')).status).toBe(404);
    expect((await signIn(app, 'newcomer@demo.example').get(path)).status).toBe(403);
    expect((await newClient(app).get(path)).location).toMatch(/^\/sign-in/);
    expect((await signIn(app, 'member@demo.example').get(path)).status).toBe(200);
  });

  it('nobody asks for an organisation of others, links an entry of others, or asks themselves', async () => {
    const foreign = organisation('demo:supermarket').id;
    expect(
      (await charity.submit(`${offer}/ask`, { words, organisation: foreign }, { action: `${offer}/ask` }))
        .status,
    ).toBe(403);
    const theirs = listingOf('/listings/new-pyjamas-and-underwear-all-sizes')?.id ?? '';
    const linked = await charity.submit(
      `${offer}/ask`,
      { words, linked: theirs },
      { action: `${offer}/ask` },
    );
    expect(linked.status).toBe(422);
    const ownEntry = (await charity.get(`${need}/ask`)).html;
    expect(ownEntry).toContain('This is your own organisation’s entry');
    expect(ownEntry).not.toContain('Find or register yours');
    expect((await signIn(app, 'newcomer@demo.example').get(`${need}/ask`)).html).toContain(
      'Find or register yours',
    );
    const own = organisation('demo:cockerton-kitchen').id;
    const { html } = await charity.get(`${offer}/ask`);
    const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const self = await charity.post(
      `${need}/ask`,
      Object.entries({ _csrf: token, organisation: own, words }),
    );
    expect(self.status).toBe(422);
  });

  it('a side can’t make the other side’s moves', async () => {
    const path = await ask();
    expect((await act(charity, path, 'accept')).status).toBe(409);
    expect((await act(council, path, 'cancel')).status).toBe(409);
    expect((await act(council, path, 'arrange', { repeats: 'once' })).status).toBe(409);
    expect(row(path)?.state).toBe('asked');
  });

  it('a curator reads after saying so, and both sides see it', async () => {
    const path = await ask();
    const curator = signIn(app, 'curator@demo.example');
    const before = await curator.get(path);
    expect(before.html).not.toContain(words);
    expect(before.heading).toBe('A conversation of others');
    expect((await charity.get(path)).html).not.toContain('read this conversation');
    expect((await curator.submit(path, {}, { action: `${path}/read` })).status).toBe(303);
    expect((await curator.get(path)).html).toContain(words);
    for (const side of [charity, council]) {
      expect((await side.get(path)).html).toContain('Helen Calvert of the CVS');
    }
    app.database.$client.exec(
      "update accounts set name = null, email = 'h.calvert@x.example' where is_curator",
    );
    for (const side of [charity, council]) {
      const { html } = await side.get(path);
      expect(html).toContain('A curator of the CVS');
      expect(html).not.toContain('h.calvert');
    }
    expect((await act(curator, path, 'accept')).status).toBe(403);
    app.clock.advance(dayMs - 1);
    expect((await curator.get(path)).html).toContain(words);
    app.clock.advance(2);
    expect((await curator.get(path)).html).not.toContain(words);
  });

  it('a link opens one enquiry for one recipient, and nothing once they have left', async () => {
    const path = await ask();
    const link = linkIn((await mailTo(app, 'council@demo.example'))[0], /^\/answer\//);
    expect((await newClient(app).get(`${link}x`)).status).toBe(404);
    // A mail scanner that posts what it finds has no token of a page of ours.
    expect(
      (
        await newClient(app).post(link, [
          ['move', 'accept'],
          ['turn', '1'],
        ])
      ).status,
    ).toBe(403);
    expect(row(path)?.state).toBe('asked');
    const account = app.services.accounts.findByEmail(app.database, 'council@demo.example');
    transaction(app.database, (tx) => {
      tx.delete(schema.memberships)
        .where(eq(schema.memberships.accountRowId, account?.rowId ?? 0))
        .run();
    });
    expect((await newClient(app).get(link)).status).toBe(404);
  });

  it.each(['waiting', 'archived'] as const)(
    'an organisation that the CVS lists no more (%s) goes on with nothing, and nobody agrees with it',
    async (state) => {
      const path = await ask();
      const asked = linkIn((await mailTo(app, 'council@demo.example'))[0], /^\/answer\//);
      await act(council, path, 'write', { words: 'When would it be?' });
      const link = linkIn((await mailTo(app, 'charity@demo.example'))[0], /^\/answer\//);
      app.database
        .update(schema.organisations)
        .set({ state })
        .where(eq(schema.organisations.rowId, organisation('demo:cockerton-kitchen').rowId))
        .run();
      const before = row(path);

      expect((await newClient(app).get(link)).status).toBe(404);
      const tried = await act(charity, path, 'write', { words: 'On Monday' });
      expect(tried.status).toBe(state === 'waiting' ? 422 : 403);
      // Nor does it ask anything else.
      const another = '/listings/new-pyjamas-and-underwear-all-sizes/ask';
      const { html } = await charity.get('/my/account');
      const question = await charity.post(another, [
        ...Object.entries({ organisation: organisation('demo:cockerton-kitchen').id, words }),
        ['_csrf', /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? ''],
      ]);
      expect(question.status).toBe(403);
      for (const [client, by] of [
        [council, path],
        [newClient(app), asked],
      ] as const) {
        const accepted = await act(client, by, 'accept');
        expect(accepted.status).toBe(422);
        expect(accepted.html).toContain('The CVS doesn’t list Cockerton Community Kitchen any more');
      }
      expect(row(path)).toEqual(before);
      expect((await act(council, path, 'decline', { wording: 'not-now' })).status).toBe(303);
    },
  );

  it('an organisation that asks too much waits', async () => {
    const offers = app.database
      .select()
      .from(schema.listings)
      .where(and(eq(schema.listings.state, 'live'), eq(schema.listings.kind, 'skill')))
      .limit(25)
      .all()
      .filter(({ organisationRowId }) => organisationRowId !== organisation('demo:cockerton-kitchen').rowId);
    const statuses: number[] = [];
    for (const { slug } of offers.slice(0, 21)) {
      const about = `/listings/${slug}/ask`;
      statuses.push((await charity.submit(about, { words }, { action: about })).status);
    }
    expect(statuses.filter((status) => status === 303)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('the five-working-day clock', () => {
  // Moving the demonstration's dates day by day is another test's business.
  beforeEach(() => {
    app.database.delete(schema.settings).where(like(schema.settings.key, 'demonstration%')).run();
  });
  const subjects = async (to: string) => (await mailTo(app, to)).map(({ subject }) => subject).reverse();

  it('reminds on the third and the fifth day, then tells the asker, the curators and search', async () => {
    const path = await ask();
    for (const days of [1, 1, 1, 1, 1, 1, 1]) {
      app.clock.advance(days * dayMs);
      await app.services.worker.processAll();
    }
    expect(await subjects('council@demo.example')).toEqual([
      expect.stringContaining('asks about'),
      expect.stringContaining('still waits'),
      expect.stringContaining('still waits'),
    ]);
    expect(row(path)?.nextStepOn).toBe('2026-12-01');
    app.clock.advance(dayMs);
    await app.services.worker.processAll();
    await app.services.worker.processAll();
    expect(await subjects('charity@demo.example')).toEqual([expect.stringContaining('No answer yet')]);
    expect(listingOf(offer)?.unansweredSince).toBe('2026-11-30');
    expect((await newClient(app).get(offer)).html).toContain('should have been answered by 30 November');
    const desk = (await signIn(app, 'curator@demo.example').get('/curate/overdue')).html;
    expect(desk).toContain(path);
    // Answering puts all of that right.
    await act(council, path, 'write', { words: 'Sorry!' });
    expect(listingOf(offer)?.unansweredSince).toBe(null);
    expect((await signIn(app, 'curator@demo.example').get('/curate/overdue')).html).not.toContain(path);
  });

  it('asks both how it went when the last day is over', async () => {
    const path = await ask();
    await act(council, path, 'accept');
    await act(charity, path, 'arrange', { starts: '2026-12-01', repeats: 'once' });
    app.clock.advance(9 * dayMs);
    await app.services.worker.processAll();
    expect((await subjects('charity@demo.example')).at(-1)).toMatch(/^How did it go/);
    expect((await subjects('council@demo.example')).at(-1)).toMatch(/^How did it go/);
    expect(row(path)).toMatchObject({ state: 'arranged', waitsFor: 'both', nextStepOn: null });
  });
});

it('every page and state of it is valid HTML', async () => {
  const path = await ask();
  const curator = signIn(app, 'curator@demo.example');
  const link = linkIn((await mailTo(app, 'council@demo.example'))[0], /^\/answer\//);
  const shown: [string, string][] = [
    ['asking', (await charity.get(`${offer}/ask`)).html],
    ['offering', (await council.get(`${need}/ask`)).html],
    [
      'asking wrongly',
      (await charity.submit(`${offer}/ask`, { words: '' }, { action: `${offer}/ask` })).html,
    ],
    ['about one’s own', (await charity.get(`${need}/ask`)).html],
    ['without an organisation', (await signIn(app, 'newcomer@demo.example').get(`${offer}/ask`)).html],
    ['asked, asker', (await charity.get(`${path}?done=asked`)).html],
    ['asked, owner', (await council.get(path)).html],
    ['by link', (await newClient(app).get(link)).html],
    ['a link that is over', (await newClient(app).get(`${link}x`)).html],
    ['wrong answer', (await act(council, path, 'decline', { decline_words: 'x' })).html],
    ['moved on', (await act(council, path, 'accept', { turn: '99' })).html],
    ['unread', (await curator.get(path)).html],
    ['all', (await charity.get('/enquiries')).html],
    ['none', (await curator.get('/enquiries')).html],
    ['overdue', (await curator.get('/curate/overdue')).html],
    ['an entry with a question', (await council.get(offer)).html],
  ];
  await act(council, path, 'accept');
  shown.push(['accepted', (await charity.get(path)).html]);
  await act(charity, path, 'report', { helpful: '5', sentence: 'Good' });
  shown.push(['done', (await charity.get(path)).html], ['to report', (await council.get(path)).html]);
  const wrong: string[] = [];
  for (const [name, html] of shown) wrong.push(...(await faults(html)).map((fault) => `${name}: ${fault}`));
  expect(wrong).toEqual([]);
});

describe('what goes away meanwhile', () => {
  it('closes what asks about an entry that was withdrawn, and tells both', async () => {
    const path = await ask();
    const id = listingOf(offer)?.rowId ?? 0;
    app.database
      .update(schema.listings)
      .set({ state: 'archived' })
      .where(eq(schema.listings.rowId, id))
      .run();
    app.clock.advance(3_600_000);
    await app.services.worker.processAll();
    expect(row(path)).toMatchObject({ state: 'cancelled', waitsFor: 'nobody' });
    for (const to of ['charity@demo.example', 'council@demo.example']) {
      expect((await mailTo(app, to))[0]?.subject).toMatch(/^Called off/);
    }
    expect((await charity.get(path)).html).toContain('closed it');
  });

  it('follows an entry that was merged into another by a version that left that to the sweep', async () => {
    const path = await ask();
    const gone = listingOf(offer);
    const kept = listingOf('/listings/payroll-for-your-first-employee');
    transaction(app.database, (tx) => {
      tx.update(schema.listings)
        .set({ state: 'archived' })
        .where(eq(schema.listings.rowId, gone?.rowId ?? 0))
        .run();
      tx.insert(schema.successors)
        .values({ subjectType: 'listing', goneRowId: gone?.rowId ?? 0, keptRowId: kept?.rowId ?? 0 })
        .run();
    });
    app.clock.advance(3_600_000);
    await app.services.worker.processAll();
    expect(row(path)).toMatchObject({ state: 'asked', listingRowId: kept?.rowId });
  });

  it('keeps the words of somebody who is erased, without their name', async () => {
    const path = await ask();
    await act(council, path, 'accept');
    expect((await council.get(path)).html).toContain('Grace Okafor');
    const account = app.services.accounts.findByEmail(app.database, 'charity@demo.example');
    const session = app.services.sessions.begin(account ?? never(), { userAgent: '', before: undefined });
    const leaver = newClient(app);
    leaver.setCookie('session', session.token);
    const left = await leaver.submit('/my/account/delete', { confirm: 'yes' }, { action: /delete/ });
    expect(left.status).toBe(303);
    const { html } = await council.get(path);
    expect(html).toContain('a former member');
    expect(html).toContain(words);
    expect(html).not.toContain('Grace Okafor');
  });
});

function never(): never {
  throw new Error('No such account');
}
