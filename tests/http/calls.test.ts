import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import type { Listing } from '../../src/features/listings/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { MailRefusedError } from '../../src/platform/mail/mail.ts';
import { type Answer, type Client, formsOf, newClient, readMail, signIn } from '../support/client.ts';
import { addListing, addOrganisation } from '../support/factories.ts';
import { addPerson, openItems } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** Whom the curators ring, what has lapsed, and how often an entry is to be confirmed. */

const dayMs = 86_400_000;
const due = { confirmedOn: '2026-05-01', reviewDueOn: '2026-11-23' };

let app: TestApp;
let curator: Client;
/** Nobody belongs to it, and it has published a telephone number alone. */
let club: Organisation;
let bounces: Set<string>;
beforeEach(async () => {
  bounces = new Set();
  app = await openTestApp({
    template: 'empty',
    surroundings: {
      mail: {
        forgetsWords: false,
        send: async ({ to }) => {
          if (bounces.has(to)) throw new MailRefusedError('no such mailbox');
        },
      },
    },
  });
  const { rowId } = addPerson(app, 'curator@x.example');
  app.database.$client.prepare('UPDATE accounts SET is_curator = 1 WHERE row_id = ?').run(rowId);
  curator = signIn(app, 'curator@x.example');
  club = addOrganisation(app.services, { name: 'Chess Club', email: null, phone: '01325 496 0000' });
});
afterEach(() => app.close());

const list = (title: string, change: Parameters<typeof addListing>[2] = {}, organisation = club) =>
  addListing(app.services, organisation, { ...due, ...change, content: { ...change.content, title } });
const read = ({ rowId }: Listing) => app.services.listings.byRowIds([rowId]).get(rowId) as Listing;
const look = (listing: Listing) => {
  const { state, confirmedOn } = read(listing);
  return [state, confirmedOn];
};
const step = () => {
  while (app.services.freshness.step());
};
const open = (type: string) =>
  app.database
    .select()
    .from(schema.reviewItems)
    .all()
    .filter((item) => item.type === type && item.state === 'open');

/** Posts the form of the item that the desk shows. */
async function decide(path: string, outcome: 'agree' | 'decline', reason = ''): Promise<Answer> {
  const { html } = await curator.get(path);
  const form = formsOf(html).findLast((each) => each.action === '/curate/decide');
  const kept = (form?.fields ?? []).filter(([name]) => name !== 'reason');
  return curator.post('/curate/decide', [...kept, ['reason', reason], ['outcome', outcome]]);
}

async function undo(answer: Answer): Promise<Answer> {
  const page = await curator.get(answer.location ?? '');
  const form = formsOf(page.html).find((each) => each.action === '/curate/undo');
  return curator.post('/curate/undo', form?.fields ?? []);
}

describe('the call list', () => {
  it('shows owners without an address from the day on which something of theirs is due', async () => {
    list('Chess on Mondays');
    list('Chess sets', { content: { kind: 'resource' } });
    list('Fresh', { confirmedOn: '2026-11-20', reviewDueOn: '2027-05-20' });
    step();
    expect(await readMail(app)).toEqual([]);
    expect(openItems(app, club).map(({ type }) => type)).toEqual(['call']);
    const { html } = await curator.get('/curate?list=calls');
    expect(html).toContain('We have no e-mail address to write to.');
    expect(html).toContain('href="tel:013254960000"');
    expect(html).toContain('Chess on Mondays');
    expect(html).not.toContain('Fresh');
    // Each call is one of its own: several at once can be handed over, not answered.
    expect(html).not.toContain('telephone <span class="visually-hidden">those ticked');
    expect(await faults(html)).toEqual([]);
    // Nothing happens twice.
    app.clock.advance(dayMs);
    step();
    expect(open('call')).toHaveLength(1);
  });

  it('shows those whose mail comes back, at once, and not where somebody else can be written to', async () => {
    const guild = addOrganisation(app.services, { name: 'Guild', email: null });
    const trust = addOrganisation(app.services, { name: 'Trust', email: 'office@x.example' });
    addPerson(app, 'gone@x.example', { organisation: guild, role: 'lead' });
    addPerson(app, 'there@x.example', { organisation: guild, role: 'lead' });
    bounces = new Set(['gone@x.example', 'office@x.example']);
    list('A guild’s', {}, guild);
    const lamps = list('A trust’s', {}, trust);
    step();
    await app.services.deliverMail();
    step();
    expect(openItems(app, guild)).toEqual([]);
    expect(openItems(app, trust).map(({ proposal }) => proposal)).toEqual([{ why: 'bounced' }]);
    // From now on it isn't written to, until something gets through again.
    app.clock.advance(14 * dayMs);
    step();
    await app.services.deliverMail();
    expect((await readMail(app)).map(({ to }) => to)).toEqual(['there@x.example', 'there@x.example']);
    expect(read(lamps).secondAskedAt).toBeNull();
  });

  it('lets a curator note all as confirmed by telephone, with a word, and take that back', async () => {
    const entries = [list('Chess on Mondays'), list('Chess sets')];
    step();
    const before = entries.map(read);
    const done = await decide('/curate?list=calls', 'agree', 'They moved to Tuesdays');
    expect(done.status).toBe(303);
    expect(entries.map(look)).toEqual([
      ['live', '2026-11-23'],
      ['live', '2026-11-23'],
    ]);
    const reasons = app.database.select({ reason: schema.revisions.reason }).from(schema.revisions).all();
    expect(reasons.at(-1)?.reason).toBe('Confirmed by telephone: They moved to Tuesdays');
    expect((await curator.get(done.location ?? '')).html).toContain('“Chess Club”: confirmed by telephone.');
    await undo(done);
    for (const [position, entry] of entries.entries()) {
      expect({ ...read(entry), updatedAt: null }).toEqual({ ...before[position], updatedAt: null });
    }
    expect(open('call')).toHaveLength(1);
  });

  it('lets a curator say that nobody was reached: all lapses, and comes back when that is undone', async () => {
    const entry = list('Chess on Mondays');
    step();
    const done = await decide('/curate?list=calls', 'decline');
    expect(look(entry)).toEqual(['lapsed', '2026-05-01']);
    await app.services.worker.processAll();
    expect(open('lapsed').map(({ subjectRowId }) => subjectRowId)).toEqual([entry.rowId]);
    await undo(done);
    await app.services.worker.processAll();
    expect(look(entry)).toEqual(['live', '2026-05-01']);
    expect([open('lapsed').length, open('call').length]).toEqual([0, 1]);
  });

  it('confirms nothing that fell due or was changed since the desk was opened, and shows it first', async () => {
    const entry = list('Chess on Mondays');
    step();
    const opened = async () => {
      const { html } = await curator.get('/curate?list=calls');
      return formsOf(html).findLast((each) => each.action === '/curate/decide')?.fields ?? [];
    };
    const press = (fields: readonly [string, string][]) =>
      curator.post('/curate/decide', [
        ...fields.filter(([name]) => name !== 'reason'),
        ['reason', 'They said yes'],
        ['outcome', 'agree'],
      ]);
    const before = await opened();
    const later = list('Nobody asked about this');
    const refused = await press(before);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('It has changed since you opened it.');
    expect(refused.html).toContain('Nobody asked about this');
    expect(refused.html).toContain('They said yes');
    const seenBoth = await opened();
    app.database
      .update(schema.listings)
      .set({ title: 'Chess on Tuesdays', version: entry.version + 1 })
      .where(eq(schema.listings.rowId, entry.rowId))
      .run();
    expect((await press(seenBoth)).status).toBe(409);
    expect([entry, later].map(look)).toEqual([
      ['live', '2026-05-01'],
      ['live', '2026-05-01'],
    ]);
    expect((await press(await opened())).status).toBe(303);
    expect([entry, later].map(look)).toEqual([
      ['live', '2026-11-23'],
      ['live', '2026-11-23'],
    ]);
  });

  it('doesn’t take back what somebody has confirmed since', async () => {
    const entry = list('Chess on Mondays');
    step();
    const done = await decide('/curate?list=calls', 'decline');
    app.clock.advance(1_000);
    await curator.post(`/listings/${entry.slug}/confirm`, [['_csrf', await tokenOf(curator)]]);
    const after = await undo(done);
    expect((await curator.get(after.location ?? '')).html).toContain('left as it is');
    expect(look(entry)).toEqual(['live', '2026-11-23']);
  });

  it('loses an organisation once all of it is confirmed elsewhere, withdrawn or changed', async () => {
    const [one, two] = [list('One'), list('Two')];
    step();
    const post = (entry: Listing, what: string, fields: [string, string][] = []) =>
      tokenOf(curator).then((token) =>
        curator.post(`/listings/${entry.slug}/${what}`, [...fields, ['_csrf', token]]),
      );
    await post(one, 'confirm');
    await app.services.worker.processAll();
    expect(open('call')).toHaveLength(1);
    await post(two, 'state', [['state', 'archived']]);
    await app.services.worker.processAll();
    expect(open('call')).toEqual([]);
    const item = app.database
      .select()
      .from(schema.reviewItems)
      .all()
      .find(({ type }) => type === 'call');
    const { html } = await curator.get(`/curate?item=${item?.id}`);
    expect(html).toContain('Nothing of it is due any more');
    expect(html).not.toContain('All confirmed by telephone');
  });

  it('has a page for one call, entry by entry', async () => {
    const [one, two, three] = [list('One'), list('Two'), list('Three')];
    step();
    const path = '/curate/calls/chess-club';
    const form = { action: path };
    const page = await curator.get(path);
    expect(page.heading).toBe('Ring Chess Club');
    await curator.submit(
      path,
      { note: 'Rang on Monday' },
      { ...form, button: { name: 'answer', value: `confirm:${one.id}` } },
    );
    const withdrawn = await curator.submit(
      path,
      {},
      { ...form, button: { name: 'answer', value: `withdraw:${two.id}` } },
    );
    expect([look(one), look(two), look(three)]).toEqual([
      ['live', '2026-11-23'],
      ['archived', '2026-05-01'],
      ['live', '2026-05-01'],
    ]);
    const tooLong = await curator.submit(
      path,
      { note: `<b>${'x'.repeat(500)}` },
      { ...form, button: { name: 'answer', value: `confirm:${three.id}` } },
    );
    const wrong = await curator.submit(
      path,
      { note: 'Kept' },
      { ...form, button: { name: 'answer', value: 'sell:all' } },
    );
    expect([tooLong.status, wrong.status]).toEqual([422, 422]);
    expect(tooLong.html).toContain('&lt;b&gt;xxx');
    expect(wrong.html).toContain('value="Kept"');
    expect(look(three)).toEqual(['live', '2026-05-01']);
    const pages = [page, await curator.get(withdrawn.location ?? ''), tooLong, wrong];
    await curator.submit(path, {}, { ...form, button: { name: 'answer', value: `confirm:${three.id}` } });
    pages.push(await curator.get(path));
    expect(pages.at(-1)?.html).toContain('Nothing of it is due');
    for (const each of pages) expect(await faults(each.html)).toEqual([]);
    // Entries of others are none of this call's.
    const theirs = list('Theirs', {}, addOrganisation(app.services, { name: 'Other' }));
    const token = await tokenOf(curator);
    await curator.post(path, [
      ['answer', `withdraw:${theirs.id}`],
      ['_csrf', token],
    ]);
    expect(look(theirs)).toEqual(['live', '2026-05-01']);
    expect((await curator.get('/curate/calls/nobody')).status).toBe(404);
  });

  it('says to whoever comes second what was done meanwhile, and keeps the words', async () => {
    const entry = list('One');
    step();
    const path = '/curate/calls/chess-club';
    const form = formsOf((await curator.get(path)).html).find(({ action }) => action === path);
    const press = (answer: string, note: string) =>
      curator.post(path, [
        ...(form?.fields ?? []).filter(([name]) => name !== 'note'),
        ['note', note],
        ['answer', answer],
      ]);
    expect((await press(`confirm:${entry.id}`, 'On Tuesdays now')).status).toBe(303);
    for (const answer of [`withdraw:${entry.id}`, 'confirm:all']) {
      const second = await press(answer, 'They <closed>');
      expect(second.status).toBe(409);
      expect(second.html).toContain('Somebody was quicker.');
      expect(second.html).toContain('<q class="kept-words">They &lt;closed&gt;</q>');
      expect(await faults(second.html)).toEqual([]);
      if (answer !== 'confirm:all') {
        expect(second.html).toContain('“Confirmed by telephone: On Tuesdays now” (');
      }
    }
    // Where another entry still waits, the words are in the field as well.
    list('Two');
    expect((await press(`withdraw:${entry.id}`, 'They closed')).html).toContain('value="They closed"');
    expect(look(entry)).toEqual(['live', '2026-11-23']);
  });

  it('confirms of all only what the sheet showed and what still waits, and says how many that were', async () => {
    const [one, two, three] = [list('One'), list('Two'), list('Three')];
    step();
    const path = '/curate/calls/chess-club';
    const form = formsOf((await curator.get(path)).html).find(({ action }) => action === path);
    // Meanwhile one of them is withdrawn, and another falls due.
    await curator.submit(path, {}, { action: path, button: { name: 'answer', value: `withdraw:${one.id}` } });
    const later = list('Nobody asked about this');
    const all = await curator.post(path, [...(form?.fields ?? []), ['answer', 'confirm:all']]);
    expect(all.status).toBe(303);
    expect([one, two, three, later].map(look)).toEqual([
      ['archived', '2026-05-01'],
      ['live', '2026-11-23'],
      ['live', '2026-11-23'],
      ['live', '2026-05-01'],
    ]);
    const { html } = await curator.get(all.location ?? '');
    expect(html).toContain('2 noted as confirmed by telephone today. 1 was left as it is: somebody changed');
    expect(html).toContain('Nobody asked about this');
    expect(await faults(html)).toEqual([]);
  });

  it('is nobody else’s, not even for their own organisation', async () => {
    const entry = list('Chess on Mondays');
    step();
    addPerson(app, 'lead@x.example', { organisation: club, role: 'lead' });
    const lead = signIn(app, 'lead@x.example');
    const token = await tokenOf(lead);
    const path = '/curate/calls/chess-club';
    expect((await lead.get(path)).status).toBe(403);
    expect(
      (
        await lead.post(path, [
          ['answer', 'confirm:all'],
          ['_csrf', token],
        ])
      ).status,
    ).toBe(403);
    const interval = `/listings/${entry.slug}/interval`;
    expect(
      (
        await lead.post(interval, [
          ['months', '24'],
          ['_csrf', token],
        ])
      ).status,
    ).toBe(403);
    expect((await newClient(app).get(path)).location).toContain('/sign-in');
    expect(look(entry)).toEqual(['live', '2026-05-01']);
  });
});

describe('what has lapsed', () => {
  let entry: Listing;
  beforeEach(() => {
    entry = list('Chess sets', { content: { kind: 'resource' } });
    step();
    app.clock.advance(28 * dayMs);
    step();
    expect(read(entry).state).toBe('lapsed');
    // A session that isn't used for so long is over.
    curator = signIn(app, 'curator@x.example');
  });

  it('leaves the search, keeps a page that says so, and stands on the curators’ list', async () => {
    const found = await (await app.get('/search?q=chess')).text();
    expect(found).toContain('0 entries');
    const page = await (await app.get(`/listings/${entry.slug}`)).text();
    expect(page).toContain('Nobody has confirmed this for a long time');
    const { html } = await curator.get('/curate?list=lapsed');
    expect(html).toContain('Chess sets');
    expect(await faults(html)).toEqual([]);
  });

  it('comes back with one click, of a curator or its people, and off the list; undone, it has lapsed again', async () => {
    const done = await decide('/curate?list=lapsed', 'agree');
    expect(look(entry)).toEqual(['live', '2026-12-21']);
    await undo(done);
    expect(look(entry)).toEqual(['lapsed', '2026-05-01']);
    addPerson(app, 'lead@x.example', { organisation: club, role: 'lead' });
    const lead = signIn(app, 'lead@x.example');
    await lead.submit('/my', {}, { action: `/listings/${entry.slug}/confirm` });
    expect(look(entry)).toEqual(['live', '2026-12-21']);
    await app.services.worker.processAll();
    expect(open('lapsed')).toEqual([]);
  });

  it('can be withdrawn for good, and that undone', async () => {
    const done = await decide('/curate?list=lapsed', 'decline', 'The club is closed');
    expect(read(entry).state).toBe('archived');
    await undo(done);
    expect(read(entry).state).toBe('lapsed');
    expect(open('lapsed')).toHaveLength(1);
  });
});

describe('how often', () => {
  it.each([
    // Confirmed on 1 September, usually due in March.
    ['12', '2026-09-01', '2027-09-01'],
    ['1', '2026-09-01', '2026-10-01'],
    ['usual', '2026-09-01', '2027-03-01'],
    // Nobody has confirmed it: its day is brought forward, not put off.
    ['1', null, '2026-12-23'],
    ['24', null, '2027-05-05'],
  ])('every %s months, confirmed on %s: due on %s', async (months, confirmedOn, dueOn) => {
    const entry = list('Chess', {
      confirmedOn,
      reviewDueOn: confirmedOn === null ? '2027-05-05' : '2027-03-01',
    });
    const path = `/listings/${entry.slug}/interval`;
    const answer = await curator.submit(path, { months }, { action: path });
    expect(answer.status).toBe(303);
    expect(read(entry).reviewDueOn).toBe(dueOn);
    const { html } = await curator.get(answer.location ?? '');
    expect(html).toContain('Saved.');
    expect(html).toContain(`value="${months}" checked`);
    expect(await faults(html)).toEqual([]);
    // It counts from the next confirmation on.
    await curator.post(`/listings/${entry.slug}/confirm`, [['_csrf', await tokenOf(curator)]]);
    const next = { 1: '2026-12-23', 12: '2027-11-23', 24: '2028-11-23', usual: '2027-05-23' }[months];
    expect(read(entry).reviewDueOn).toBe(next);
  });

  it.each(['0', '25', '-1', '1.5', 'often', ''])('not %j', async (months) => {
    const entry = list('Chess');
    const path = `/listings/${entry.slug}/interval`;
    const answer = await curator.submit(path, { months }, { action: path });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Choose how often');
    expect(await faults(answer.html)).toEqual([]);
    expect(read(entry).reviewDueOn).toBe(due.reviewDueOn);
  });

  it('takes an entry that is good for longer off what is waited for', async () => {
    const entry = list('Chess', { confirmedOn: '2026-05-01' });
    step();
    const path = `/listings/${entry.slug}/interval`;
    await curator.submit(path, { months: '24' }, { action: path });
    await app.services.worker.processAll();
    expect(open('call')).toEqual([]);
    app.clock.advance(90 * dayMs);
    step();
    expect(read(entry).state).toBe('live');
  });
});

describe('the demonstration', () => {
  it('shows a letter, calls and lapsed entries from its start, and never writes by itself', async () => {
    const demonstration = await openTestApp();
    const { services, clock, database } = demonstration;
    await services.worker.processAll();
    const [letter] = await readMail(demonstration, 'charity@demo.example');
    expect(letter?.subject).toMatch(/still correct\?$/);
    const desk = signIn(demonstration, 'curator@demo.example');
    for (const tab of ['Call list', 'Lapsed']) {
      expect((await desk.get('/curate')).html).toMatch(new RegExp(`${tab} <span class="count">[1-9]`));
    }
    const states = () =>
      database
        .select({ state: schema.listings.state })
        .from(schema.listings)
        .orderBy(schema.listings.rowId)
        .all();
    const before = states();
    const letters = () =>
      database
        .select()
        .from(schema.emailLinks)
        .all()
        .filter(({ purpose }) => purpose === 'confirm').length;
    const lettersBefore = letters();
    expect(lettersBefore).toBeGreaterThan(0);
    const items = () =>
      database
        .select()
        .from(schema.reviewItems)
        .all()
        .filter(({ type }) => type === 'call' || type === 'lapsed')
        .map(({ rowId, state }) => [rowId, state]);
    const itemsBefore = items();
    for (let turn = 0; turn < 3; turn += 1) {
      clock.advance(45 * dayMs);
      await services.worker.processAll();
    }
    expect(states()).toEqual(before);
    expect(items()).toEqual(itemsBefore);
    const mails = await readMail(demonstration);
    expect(mails.filter(({ subject }) => subject.includes('still correct'))).toHaveLength(0);
    expect(letters()).toBe(lettersBefore);
    await demonstration.close();
  });
});

async function tokenOf(client: Client): Promise<string> {
  const { html } = await client.get('/my/account');
  return /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
}
