import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import type { Listing } from '../../src/features/listings/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type Client, formsOf, linkIn, newClient, readMail, signIn } from '../support/client.ts';
import { addListing, addOrganisation } from '../support/factories.ts';
import { breakTable, everything } from '../support/memory-services.ts';
import { addPerson } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** The letter that asks an owner, and the link in it. */

const dayMs = 86_400_000;
const due = { confirmedOn: '2026-05-01', reviewDueOn: '2026-11-23' };
const fresh = { confirmedOn: '2026-11-20', reviewDueOn: '2027-05-20' };

let app: TestApp;
let trust: Organisation;
let reader: Client;
beforeEach(async () => {
  app = await openTestApp({ template: 'empty' });
  trust = addOrganisation(app.services, { email: 'office@lantern.example' });
  reader = newClient(app);
});
afterEach(() => app.close());

const list = (title: string, change: Parameters<typeof addListing>[2] = {}, organisation = trust) =>
  addListing(app.services, organisation, { ...due, ...change, content: { ...change.content, title } });
const read = ({ rowId }: Listing) => app.services.listings.byRowIds([rowId]).get(rowId) as Listing;
const look = (listing: Listing) => {
  const { state, confirmedOn } = read(listing);
  return [state, confirmedOn];
};

/** Does what is due, and returns the newest letter to an address. */
async function letterTo(address = 'office@lantern.example') {
  while (app.services.freshness.step());
  const [mail] = await readMail(app, address);
  return mail;
}

/** The path of the page that the newest letter's link opens. */
async function linkTo(address?: string): Promise<string> {
  return linkIn(await letterTo(address), /^\/confirm\/[^?]+$/);
}

const press = (path: string, name: 'confirm' | 'withdraw', value: string, client = reader) =>
  client.submit(path, {}, { action: path.split('?')[0] ?? '', button: { name, value } });

describe('the letter', () => {
  it('names all that is due to an address, over all its organisations, and nothing else', async () => {
    const guild = addOrganisation(app.services, { name: 'Lamp Guild', email: null });
    const lead = addPerson(app, 'lead@x.example', { organisation: guild, role: 'lead' });
    app.database
      .insert(schema.memberships)
      .values({
        accountRowId: lead.rowId,
        organisationRowId: trust.rowId,
        role: 'lead',
        createdAt: app.clock.now(),
      })
      .run();
    addPerson(app, 'member@x.example', { organisation: guild, role: 'member' });
    addPerson(app, 'other@x.example', { organisation: trust, role: 'lead' });
    list('Lamps to lend');
    list('Wicks <b>&</b> oil', { reviewDueOn: '2026-11-01' });
    list('Due on Sunday', { reviewDueOn: '2026-11-29' });
    list('Due on Monday', { reviewDueOn: '2026-11-30' });
    list('Just confirmed, for a few days', { confirmedOn: '2026-11-20', reviewDueOn: '2026-11-25' });
    list('Fresh', fresh);
    list('Resting', { state: 'paused' });
    list('A guild’s', {}, guild);

    const letter = await letterTo('lead@x.example');
    expect(letter?.subject).toBe('Are your 4 entries still correct?');
    const titles = [...(letter?.text ?? '').matchAll(/^\* (.*) \(/gm)].map(([, title]) => title);
    expect(titles).toEqual(['Wicks <b>&</b> oil', 'Lamps to lend', 'A guild’s', 'Due on Sunday']);
    expect(letter?.html).toContain('Wicks &lt;b&gt;&amp;&lt;/b&gt; oil');
    expect(letter?.text).toContain('/listings/lamps-to-lend/edit');
    // It is no subscription that one could end.
    expect(letter?.headers).toEqual({});
    const all = await readMail(app);
    expect(all.map(({ to, subject }) => [to, subject]).toSorted()).toEqual([
      ['lead@x.example', 'Are your 4 entries still correct?'],
      ['other@x.example', 'Are your 3 entries still correct?'],
    ]);
    // Each has a link of their own.
    expect(new Set(all.map((mail) => linkIn(mail, /confirm/))).size).toBe(2);
  });

  it.each<[string, { email: string | null; people: [string, 'lead' | 'member'][] }, string[]]>([
    [
      'leads',
      {
        email: 'box@x.example',
        people: [
          ['a@x.example', 'lead'],
          ['b@x.example', 'member'],
          ['c@x.example', 'lead'],
        ],
      },
      ['a@x.example', 'c@x.example'],
    ],
    ['else members', { email: 'box@x.example', people: [['b@x.example', 'member']] }, ['b@x.example']],
    ['else the mailbox', { email: 'box@x.example', people: [] }, ['box@x.example']],
    ['else the leads of the body', { email: null, people: [] }, ['head@x.example']],
  ])('goes to the %s', async (_whom, { email, people }, expected) => {
    const body = addOrganisation(app.services, { name: 'Council', email: 'council@x.example' });
    addPerson(app, 'head@x.example', { organisation: body, role: 'lead' });
    const team = addOrganisation(app.services, { name: 'Team', email, parentRowId: body.rowId });
    for (const [address, role] of people) addPerson(app, address, { organisation: team, role });
    list('A desk', {}, team);
    await letterTo();
    expect((await readMail(app)).map(({ to }) => to).toSorted()).toEqual(expected);
  });

  it('is written once, however often the day is gone through, and not at all where it can’t be queued', async () => {
    list('Lamps to lend');
    const mend = breakTable(app.database, 'mail_messages');
    const before = everything(app.database);
    app.services.freshness.step();
    expect(everything(app.database)).toEqual(before);
    mend();
    // Whoever couldn't be asked is passed over for a day.
    app.clock.advance(dayMs);
    await letterTo();
    for (let again = 0; again < 3; again += 1) {
      app.clock.advance(dayMs);
      await app.services.worker.processAll();
    }
    expect(await readMail(app)).toHaveLength(1);
  });

  it('is about what people see: nothing of an organisation that isn’t listed', async () => {
    list('Lamps to lend');
    app.database.update(schema.organisations).set({ state: 'archived' }).run();
    expect(await letterTo()).toBeUndefined();
  });

  it('names 80 entries at most, and leads to all of them', async () => {
    for (let number = 1; number <= 83; number += 1) list(`Lamp ${number}`);
    const letter = await letterTo();
    expect(letter?.subject).toBe('Are your 83 entries still correct?');
    expect(letter?.text.match(/^\* /gm)).toHaveLength(80);
    expect(letter?.text).toContain('3 more are due than fit in this e-mail');
    expect((letter?.html ?? '').length).toBeLessThan(100_000);
    const path = linkIn(letter, /^\/confirm/);
    const page = await reader.get(path);
    expect(page.html.length).toBeLessThan(100_000);
    expect(page.html).toContain('These 80 are still correct');
    expect(await readMail(app)).toHaveLength(1);

    const last = await reader.get(`${path}?page=2`);
    expect(last.html.match(/name="withdraw"/g)).toHaveLength(3);
    const fields = formsOf(last.html).find(({ action }) => action === path)?.fields ?? [];
    const answered = await reader.post(path, [...fields, ['confirm', 'all']]);
    expect((await reader.get(answered.location ?? '')).html).toContain('3 entries noted as correct today');
    expect((await reader.get(path)).html).toContain('All 80 are still correct');
  });
});

describe('the link', () => {
  it('does nothing when it is only opened, whatever it says, and tells nobody its address', async () => {
    const lamps = list('Lamps to lend');
    const letter = await letterTo();
    const links = [...(letter?.text ?? '').matchAll(/https:\/\/exchange\.example(\/confirm\S*)/g)];
    expect(links).toHaveLength(3);
    const before = everything(app.database);
    for (const [, path = ''] of links) {
      const page = await newClient(app).get(path);
      expect(page.status).toBe(200);
      expect(page.headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(page.headers.get('Cache-Control')).toContain('no-store');
      expect(page.html).toContain('content="noindex');
    }
    const path = links[0]?.[1] ?? '';
    expect((await reader.post(path, [['confirm', 'all']])).status).toBe(403);
    expect(
      (
        await reader.post(path, [
          ['confirm', 'all'],
          ['_csrf', 'made-up'],
        ])
      ).status,
    ).toBe(403);
    expect(everything(app.database)).toEqual(before);
    expect(look(lamps)).toEqual(['live', '2026-05-01']);
  });

  it('confirms one, withdraws one, confirms the rest, each once', async () => {
    const [one, two, three, four] = [list('One'), list('Two'), list('Three'), list('Four')];
    const path = await linkTo();
    const confirmed = await press(path, 'confirm', one.id);
    expect(confirmed.location).toBe(`${path}?done=confirm&count=1`);
    expect(look(one)).toEqual(['live', '2026-11-23']);
    expect(read(one).reviewDueOn).toBe('2027-05-23');
    const page = await reader.get(confirmed.location ?? '');
    expect(page.html).toContain('Thank you. Noted as correct today.');
    expect(page.heading).toBe('Are these still correct?');

    // The letter's link for one of them puts it first; pressing it acts on that one.
    await press(`${path}?entry=${two.id}&to=withdraw`, 'withdraw', two.id);
    expect(look(two)).toEqual(['archived', '2026-05-01']);
    expect((await press(path, 'confirm', 'all')).location).toContain('count=2');
    expect([look(three), look(four)]).toEqual([
      ['live', '2026-11-23'],
      ['live', '2026-11-23'],
    ]);
    // What happened to it is written down, without a name.
    const revisions = app.database
      .select({ actor: schema.revisions.actor, reason: schema.revisions.reason })
      .from(schema.revisions)
      .where(eq(schema.revisions.subjectId, two.id))
      .all();
    expect(revisions.at(-1)).toEqual({
      actor: 'link:confirm',
      reason: 'Withdrawn, by the link in the e-mail',
    });
    const types = app.database
      .select({ type: schema.outbox.type })
      .from(schema.outbox)
      .where(eq(schema.outbox.subjectId, one.id))
      .all();
    expect(types.at(-1)?.type).toBe('listing.confirmed');

    // All again: what has been answered is answered.
    const before = everything(app.database);
    const { html } = await reader.get(path);
    expect(html).toContain('nothing is left to answer');
    const token = /name="_csrf" value="([^"]*)"/.exec((await reader.get('/sign-in')).html)?.[1] ?? '';
    for (const fields of [
      ['confirm', 'all'],
      ['confirm', two.id],
      ['withdraw', one.id],
    ] as const) {
      const again = await reader.post(path, [fields, ['_csrf', token]]);
      expect(again.location).toContain('count=0');
    }
    expect((await reader.get(`${path}?done=confirm&count=0`)).html).toContain('answered already');
    expect(everything(app.database)).toEqual(before);
  });

  it('acts on its own entries alone, whatever a form was made to say', async () => {
    list('Mine');
    const theirs = list(
      'Theirs',
      {},
      addOrganisation(app.services, { name: 'Other', email: 'other@x.example' }),
    );
    const fine = list('Fine', fresh);
    const path = await linkTo();
    for (const [name, value] of [
      ['confirm', theirs.id],
      ['withdraw', theirs.id],
      ['withdraw', fine.id],
      ['withdraw', 'all'],
      ['confirm', 'nonsense'],
    ] as const) {
      const answer = await press(path, name, value);
      expect(answer.status).toBe(303);
    }
    expect([look(theirs), look(fine)]).toEqual([
      ['live', '2026-05-01'],
      ['live', '2026-11-20'],
    ]);
  });

  it('is replaced by the next letter, and over after half a year', async () => {
    const lamps = list('Lamps to lend', { content: { kind: 'skill' } });
    const first = await linkTo();
    app.clock.advance(14 * dayMs);
    const second = await linkTo();
    expect(second).not.toBe(first);
    expect((await reader.get(first)).status).toBe(410);
    expect((await reader.get(second)).status).toBe(200);
    // Whoever had the page open when the letter came.
    const { html } = await reader.get(second);
    const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(
      (
        await reader.post(first, [
          ['confirm', 'all'],
          ['_csrf', token],
        ])
      ).status,
    ).toBe(410);
    app.clock.advance(100 * dayMs);
    await app.services.worker.processAll();
    expect(read(lamps).state).toBe('lapsed');
    expect((await reader.get(second)).status).toBe(200);
    app.clock.advance(81 * dayMs);
    expect((await reader.get(second)).status).toBe(410);
    expect((await postTo(second)).status).toBe(410);
    expect(read(lamps).state).toBe('lapsed');

    function postTo(path: string) {
      return reader.post(path, [
        ['confirm', 'all'],
        ['_csrf', token],
      ]);
    }
  });

  it('brings a lapsed entry back with one click', async () => {
    const lamps = list('Lamps to lend', { content: { kind: 'skill' } });
    await letterTo();
    app.clock.advance(14 * dayMs);
    const path = await linkTo();
    app.clock.advance(14 * dayMs);
    while (app.services.freshness.step());
    expect(read(lamps).state).toBe('lapsed');
    await press(path, 'confirm', lamps.id);
    expect(look(lamps)).toEqual(['live', '2026-12-21']);
  });

  it('has nothing to say any more of what was changed, confirmed or rested meanwhile', async () => {
    const [changed, confirmed, met] = [
      list('Changed'),
      list('Confirmed'),
      list('Met', { content: { kind: 'need' } }),
    ];
    const still = list('Still due');
    const path = await linkTo();
    const { listings } = app.services;
    const actor = { kind: 'system', name: 'test' } as const;
    transaction(app.database, (tx) => {
      const { category, kind, title, description, themes, skills, areas, availability, details } =
        read(changed);
      const content = {
        category,
        kind,
        title,
        description,
        themes,
        skills,
        areas,
        availability,
        details,
        summary: 'Anew',
      };
      listings.publishIn(tx, actor, {
        listingRowId: changed.rowId,
        content,
        siteRowIds: [],
        reason: 'Changed',
        vouchedOn: '2026-11-23',
      });
      listings.confirmIn(tx, actor, { listingRowIds: [confirmed.rowId], reason: 'Still correct' });
      listings.changeStateIn(tx, actor, { listingRowId: met.rowId, state: 'met', reason: 'Met' });
    });
    const page = await reader.get(path);
    expect(page.heading).toBe('Is this still correct?');
    expect((await press(path, 'confirm', 'all')).location).toContain('count=1');
    expect(read(still).confirmedOn).toBe('2026-11-23');
    expect(read(met).state).toBe('met');
  });

  it('is nothing for somebody who has left the organisation, or a mailbox that isn’t its any more', async () => {
    const guild = addOrganisation(app.services, { name: 'Lamp Guild', email: null });
    addPerson(app, 'lead@x.example', { organisation: guild, role: 'lead' });
    const [ours, theirs] = [list('Ours', {}, guild), list('Theirs')];
    const [lead, mailbox] = [await linkTo('lead@x.example'), await linkTo()];
    app.database.delete(schema.memberships).run();
    app.database.update(schema.organisations).set({ email: 'new@lantern.example' }).run();
    for (const [path, entry] of [
      [lead, ours],
      [mailbox, theirs],
    ] as const) {
      expect((await reader.get(path)).html).not.toContain(entry.title);
      const token = /name="_csrf" value="([^"]*)"/.exec((await reader.get('/sign-in')).html)?.[1] ?? '';
      await reader.post(path, [
        ['confirm', 'all'],
        ['_csrf', token],
      ]);
      expect(look(entry)).toEqual(['live', '2026-05-01']);
    }
  });

  it('keeps no token, and reads a letter of many in as many questions as one of few', async () => {
    list('One');
    list('Two');
    const path = await linkTo();
    const token = path.split('/')[2] ?? '';
    const kept = app.database.select({ hash: schema.emailLinks.tokenHash }).from(schema.emailLinks).all();
    expect(JSON.stringify(kept)).not.toContain(token);
    const few = questions(() => app.services.confirmLinks.look(token));
    for (let number = 1; number <= 60; number += 1) list(`Lamp ${number}`);
    const many = await linkTo();
    expect(app.services.confirmLinks.look(many.split('/')[2] ?? '')).toHaveLength(62);
    expect(questions(() => app.services.confirmLinks.look(many.split('/')[2] ?? ''))).toBe(few);
  });

  /** How many statements are prepared meanwhile. */
  function questions(work: () => unknown): number {
    const { $client: client } = app.database;
    const prepare = client.prepare.bind(client);
    let count = 0;
    client.prepare = ((source: string) => {
      count += 1;
      return prepare(source);
    }) as typeof client.prepare;
    work();
    client.prepare = prepare as typeof client.prepare;
    return count;
  }

  it('leads to signing in where something is to be changed, and is valid HTML in each state', async () => {
    const signs = '<script>alert("1")</script> & "quotes"';
    const [one, two] = [list(signs, { content: { summary: signs } }), list('Two')];
    const path = await linkTo();
    const pages = [
      await reader.get(path),
      await reader.get(`${path}?entry=${one.id}&to=withdraw`),
      await reader.get(`${path}?entry=${two.id}&to=confirm`),
      await reader.get(`${path}?entry=nonsense&to=nonsense&done=x&count=-1`),
      await reader.get((await press(path, 'confirm', one.id)).location ?? ''),
      await reader.get((await press(path, 'withdraw', two.id)).location ?? ''),
      await reader.get('/confirm/nothing'),
    ];
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 410]);
    for (const page of pages) expect(await faults(page.html)).toEqual([]);
    const change = /href="(\/listings\/[^"]*\/edit)"/.exec(pages[0]?.html ?? '')?.[1] ?? '';
    expect((await reader.get(change)).location).toContain('/sign-in?next=');
    addPerson(app, 'stranger@x.example');
    expect((await signIn(app, 'stranger@x.example').get(change)).status).toBe(403);
  });
});
