import { rmSync } from 'node:fs';
import path from 'node:path';
import { eq, is, isNull } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, restoreBackup } from '../../db/backup.ts';
import { type Database, openDatabase, transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import {
  applyErasures,
  endRestoredSessions,
  erasureListOf,
  retentionTable,
} from '../../src/features/accounts/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { listRevisions } from '../../src/features/revisions/index.ts';
import { type Person, systemActor } from '../../src/platform/actor.ts';
import { queueMail } from '../../src/platform/mail/mail.ts';
import { type Client, newClient, readMail, signIn } from '../support/client.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { addPerson } from '../support/people.ts';
import { personOf, submitChange } from '../support/submissions.ts';
import { openTestApp, type TestApp, testBaseUrl } from '../support/test-app.ts';

/** One's own account, leaving, what is kept how long, and who gives roles. */

const dayMs = 86_400_000;
let app: TestApp;
beforeEach(async () => {
  app = await openTestApp();
});
afterEach(() => app.close());

const accountOf = (email: string) => app.services.accounts.findByEmail(app.database, email);
const isIn = async (client: Client) => (await client.get('/my/account')).status === 200;
const postTo = (action: string) => ({ action });

describe('one’s own account', () => {
  it('takes a name, and nothing else that a form could hold', async () => {
    const client = signIn(app, 'newcomer@demo.example');
    const before = accountOf('newcomer@demo.example');
    const saved = await client.submit(
      '/my/account',
      {
        name: '  Sana   M ',
        email: 'admin@demo.example',
        isAdministrator: 'true',
        isCurator: '1',
        administrator: 'on',
        accountId: accountOf('admin@demo.example')?.id ?? '',
        rowId: '1',
      },
      postTo('/my/account/name'),
    );
    expect(saved.status).toBe(303);
    expect((await client.get(saved.location ?? '')).html).toContain('Your name is saved');
    const { lastSeenAt: _seen, ...rest } = { ...before, name: 'Sana M' };
    expect(accountOf('newcomer@demo.example')).toMatchObject(rest);
    expect((await client.get('/admin')).status).toBe(403);
  });

  it.each(['', ' ', '\u202e', 'x'.repeat(81)])('keeps the name as it was for %j', async (name) => {
    const client = signIn(app, 'newcomer@demo.example');
    const answer = await client.submit('/my/account', { name }, postTo('/my/account/name'));
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#name"');
    expect(accountOf('newcomer@demo.example')?.name).toBe('Sana Malik');
  });

  it('shows a name as words, whatever it looks like', async () => {
    const client = signIn(app, 'newcomer@demo.example');
    await client.submit('/my/account', { name: '<script>alert(1)</script>' }, postTo('/my/account/name'));
    const people = await signIn(app, 'admin@demo.example').submit('/admin/people', { q: 'newcomer' });
    for (const html of [(await client.get('/my/account')).html, people.html]) {
      expect(html).toContain('&lt;script&gt;');
      expect(html).not.toContain('<script>alert');
    }
  });

  it('lists where one is signed in, and ends sessions one by one or all', async () => {
    const [one, two] = [signIn(app, 'member@demo.example'), signIn(app, 'member@demo.example')];
    const stranger = signIn(app, 'charity@demo.example');
    const page = await one.get('/my/account');
    const [other = ''] =
      /\/my\/account\/sessions\/[^/"]+\/end/.exec(page.html.replace('sessions/end', '')) ?? [];
    expect(page.html.match(/Sign out there/g)).toHaveLength(1);
    const tried = await stranger.submit('/my/account', {}, postTo('/my/account/sessions/end'));
    expect(tried.status).toBe(303);
    // Somebody else's session is none that one may know of.
    const again = signIn(app, 'charity@demo.example');
    const token = /name="_csrf" value="([^"]*)"/.exec((await again.get('/my/account')).html)?.[1] ?? '';
    expect((await again.post(other, [['_csrf', token]])).status).toBe(404);
    expect(await isIn(two)).toBe(true);
    expect((await one.submit('/my/account', {}, postTo(other))).status).toBe(303);
    expect([await isIn(one), await isIn(two)]).toEqual([true, false]);
    const three = signIn(app, 'member@demo.example');
    expect((await one.submit('/my/account', {}, postTo('/my/account/sessions/end'))).location).toBe('/');
    expect([await isIn(one), await isIn(three)]).toEqual([false, false]);
  });

  it('comes as a file with everything that is held', async () => {
    const client = signIn(app, 'charity@demo.example');
    const rowId = accountOf('charity@demo.example')?.rowId ?? 0;
    tie(app, accountOf('charity@demo.example')?.id ?? '', rowId);
    const answer = await client.get('/my/account/data.json');
    expect(answer.headers.get('Content-Disposition')).toContain('attachment');
    expect(answer.headers.get('Cache-Control')).toContain('no-store');
    const file = JSON.parse(answer.html) as Record<string, unknown[]>;
    expect(file).toMatchObject({
      account: { email: 'charity@demo.example', name: 'Grace Okafor', curator: false },
      organisations: [{ organisation: 'Cockerton Community Kitchen', role: 'lead' }],
      sessions: [{ device: 'A browser' }],
    });
    expect(columnsAboutPeople()).toEqual(Object.keys(sectionOf).toSorted());
    const empty = Object.values(sectionOf).filter((name) => !Array.isArray(file[name]) || !file[name].length);
    expect(empty).toEqual([]);
    // What lets people in is not among it.
    expect(answer.html).not.toMatch(/hash|token/i);
  });

  it('comes with names in the file where rows stand inside', async () => {
    const [whole, trust] = [
      addOrganisation(app.services, { name: 'Lantern Council', email: null }),
      addOrganisation(app.services, {
        name: 'Lantern Trust',
        sites: [
          aSite(),
          aSite({ name: 'The house', address: '3 Wick Lane', postcode: 'DL1 1AA', visibility: 'hidden' }),
        ],
      }),
    ];
    const { sites } = app.services.organisations;
    const entry = addListing(app.services, trust, { sites: sites(trust) });
    addPerson(app, 'keeper@lantern.example', { organisation: trust, role: 'lead' });
    expect(submitChange(app, 'keeper@lantern.example', entry.slug, { title: 'Lamps to borrow' })).toBe(
      'wait',
    );
    const client = signIn(app, 'keeper@lantern.example');
    const edit = `/organisations/${trust.slug}/edit`;
    await client.submit(edit, { parent: whole.name }, { action: edit });

    const wordsOf = async () => {
      const { html } = await client.get('/my/account/data.json');
      expect(html).not.toMatch(/row_?ids?"/i);
      const { requests } = JSON.parse(html) as { requests: { about: string; words: unknown }[] };
      return new Map(requests.map(({ about, words }) => [about, words]));
    };
    expect((await wordsOf()).get('changed-listing')).toMatchObject({
      content: { title: 'Lamps to borrow' },
      places: ['Lantern Hall', 'The house'],
    });
    expect((await wordsOf()).get('organisation-facts')).toMatchObject({
      facts: { name: 'Lantern Trust', partOf: 'Lantern Council' },
    });
    // What is hidden by now is named to its own people alone.
    const { memberships } = schema;
    app.database.delete(memberships).where(eq(memberships.organisationRowId, trust.rowId)).run();
    expect((await wordsOf()).get('changed-listing')).toMatchObject({ places: ['Lantern Hall'] });
  });
});

/** In which part of the file stands what is kept under each column that points to a person. */
const sectionOf: Record<string, string> = {
  'alerts.account_row_id': 'follows',
  'email_links.subject_id': 'linksSent',
  'enquiry_events.account_row_id': 'conversations',
  'enquiry_recipients.account_row_id': 'toldOfConversations',
  'exchange_reports.account_row_id': 'exchangesReported',
  'invitations.email': 'invitations',
  'invitations.invited_by_row_id': 'invitationsSent',
  'listing_drafts.account_row_id': 'unfinishedChanges',
  'listings.created_by_row_id': 'entriesBegun',
  'mail_messages.recipient': 'mail',
  'match_dismissals.actor': 'matchesPutAway',
  'memberships.account_row_id': 'organisations',
  'merges.actor': 'merges',
  'review_events.actor': 'decisions',
  'review_items.assignee_row_id': 'looksAfter',
  'review_items.opened_by_row_id': 'requests',
  'revisions.actor': 'changes',
  'revisions.subject_id': 'rolesGiven',
  'sessions.account_row_id': 'sessions',
  'sign_in_requests.email': 'signInRequests',
};

/** Every column that refers to an account, or may hold an address or a reference of one. */
function columnsAboutPeople(): string[] {
  const references = new Set(['actor', 'email', 'recipient', 'subject_id']);
  /** An organisation's published mailbox, the account itself, and events that name records alone. */
  const others = new Set(['organisations.email', 'accounts.email', 'outbox.subject_id']);
  return Object.values(schema)
    .filter((each) => is(each, SQLiteTable))
    .flatMap((table) => {
      const { name, columns, foreignKeys } = getTableConfig(table);
      const toAccounts = foreignKeys
        .map((key) => key.reference())
        .filter(({ foreignTable }) => foreignTable === schema.accounts)
        .flatMap((key) => key.columns.map((column) => column.name));
      const named = columns.map((column) => column.name).filter((column) => references.has(column));
      return [...toAccounts, ...named].map((column) => `${name}.${column}`);
    })
    .filter((column) => !others.has(column))
    .toSorted();
}

/** Lets something of each sort be a person's that the demonstration has of others, or doesn't have. */
function tie({ database, clock }: TestApp, id: string, rowId: number): void {
  const actor = `account:${id}`;
  const email = 'charity@demo.example';
  const now = clock.now().getTime();
  const { $client: client } = database;
  for (const table of ['listings', 'review_items', 'enquiry_events', 'exchange_reports', 'review_events']) {
    const column = {
      listings: 'created_by_row_id = :rowId',
      review_items: 'opened_by_row_id = :rowId, assignee_row_id = :rowId',
      review_events: 'actor = :actor',
    }[table];
    client
      .prepare(
        `update ${table} set ${column ?? 'account_row_id = :rowId'} where row_id = (select min(row_id) from ${table})`,
      )
      .run(column?.includes(':actor') ? { actor } : { rowId });
  }
  const insert = (table: string, values: Record<string, string | number>) =>
    client
      .prepare(
        `insert into ${table} (${Object.keys(values)}) values (${Object.keys(values).map((name) => `:${name}`)})`,
      )
      .run(values);
  const revision = { reason: 'Cover', snapshot: '{}', recorded_at: now };
  insert('revisions', { subject_type: 'account', subject_id: id, actor, ...revision });
  insert('merges', {
    id: 'm',
    subject_type: 'listing',
    kept_row_id: 1,
    gone_row_id: 2,
    undo: '{}',
    actor,
    merged_at: now,
  });
  insert('match_dismissals', {
    organisation_row_id: 1,
    listing_row_id: 1,
    other_row_id: 2,
    reason: 'other',
    words: '',
    actor,
    dismissed_at: now,
  });
  insert('email_links', { token_hash: 'h', purpose: 'confirm', subject_id: actor, created_at: now });
  insert('enquiry_recipients', { id: 'r', enquiry_row_id: 1, side: 'asker', account_row_id: rowId });
  insert('listing_drafts', {
    listing_row_id: 1,
    account_row_id: rowId,
    typed: '{}',
    base_version: 1,
    saved_at: now,
  });
  insert('invitations', {
    id: 'i',
    organisation_row_id: 1,
    email,
    role: 'member',
    invited_by_row_id: rowId,
    created_at: now,
    expires_at: now,
  });
  insert('sign_in_requests', {
    id: 's',
    email,
    token_hash: 'h',
    code_hash: 'h',
    browser_hash: 'h',
    network_hash: 'h',
    next_path: '/my',
    tries: 0,
    requested_at: now,
    expires_at: now,
  });
  insert('mail_messages', {
    id: 'mail',
    cause_key: 'mail',
    recipient: email,
    subject: 'Hello',
    text: '',
    html: '',
    headers: '{}',
    queued_at: now,
    next_try_at: now,
    attempts: 0,
  });
}

describe('leaving', () => {
  it('erases the person, ends all sessions, and leaves a former member', async () => {
    const client = signIn(app, 'member@demo.example');
    const other = signIn(app, 'member@demo.example');
    const before = accountOf('member@demo.example');
    const claim = '/my/join/claim/borough-libraries';
    await client.submit(claim, { words: 'I am Tom Hewitt’s stand-in.' }, postTo(claim));
    const [asked] = app.services.joining.requestsOf(personOf(app, 'member@demo.example'));
    expect(asked?.state).toBe('waits');
    await newClient(app).submit('/sign-in', { email: 'member@demo.example' });
    const people = '/organisations/borough-libraries/people';
    const invited = await signIn(app, 'curator@demo.example').submit(
      people,
      { email: 'member@demo.example', role: 'member' },
      postTo(`${people}/invite`),
    );
    expect(invited.status).toBe(303);
    expect((await client.get('/my/account/delete')).html).toContain('Delete my account');
    const left = await client.submit('/my/account/delete', {}, postTo('/my/account/delete'));
    expect(left.location).toBe('/my/account/deleted');
    expect((await client.get('/my/account/deleted')).heading).toBe('Your account is deleted');
    expect([await isIn(client), await isIn(other)]).toEqual([false, false]);
    const row = app.database
      .select()
      .from(schema.accounts)
      .where(eq(schema.accounts.id, before?.id ?? ''))
      .get();
    expect(row).toMatchObject({ email: null, name: null, externalSubject: null, leftAt: app.clock.now() });
    const reference = `account:${before?.id}`;
    expect(app.services.accounts.describeActors([reference]).get(reference)).toBe('a former member');
    // What they asked for waits no longer, and what they said of themselves for it is gone.
    const claims = app.database
      .select()
      .from(schema.reviewItems)
      .where(eq(schema.reviewItems.openedByRowId, before?.rowId ?? 0))
      .all();
    expect(claims.map(({ type, state, proposal }) => ({ type, state, proposal }))).toContainEqual({
      type: 'claim',
      state: 'withdrawn',
      proposal: { words: '' },
    });
    const file = app.database.$client.serialize().toString('latin1');
    for (const trace of ['member@demo.example', 'Tom Hewitt'])
      expect(file.includes(trace), trace).toBe(false);
  });

  it('makes a new account for whoever comes back', async () => {
    const client = signIn(app, 'member@demo.example');
    const before = accountOf('member@demo.example')?.id;
    await client.submit('/my/account/delete', {}, postTo('/my/account/delete'));
    const again = newClient(app);
    const asked = await again.submit('/sign-in', { email: 'member@demo.example' });
    const [mail] = await readMail(app, 'member@demo.example');
    await again.submit(asked.location ?? '', { code: /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? '' });
    expect(await isIn(again)).toBe(true);
    expect(accountOf('member@demo.example')?.id).not.toBe(before);
    expect((await again.get('/my/account/data.json')).html).toContain('"organisations": []');
  });

  it('is refused to the only administrator, not to one of two', async () => {
    const client = signIn(app, 'admin@demo.example');
    const asked = await client.get('/my/account/delete');
    expect(asked.html).toContain('You are the only administrator');
    const token = /name="_csrf" value="([^"]*)"/.exec(asked.html)?.[1] ?? '';
    expect((await client.post('/my/account/delete', [['_csrf', token]])).status).toBe(422);
    expect(await isIn(client)).toBe(true);
    app.services.people.appoint(systemActor('test'), {
      email: 'second@demo.example',
      roles: { isCurator: false, isAdministrator: true },
      reason: '',
    });
    expect((await client.post('/my/account/delete', [['_csrf', token]])).status).toBe(303);
  });

  it('holds when a backup from before is put back', async () => {
    const file = app.database.$client.name;
    const backup = path.join(path.dirname(file), 'backup.db');
    const client = signIn(app, 'member@demo.example');
    const about = '/my/alerts/new?q=harmonium';
    expect((await client.submit(about, {}, postTo(about))).status).toBe(303);
    const mosque = app.services.organisations.getBySlug('noor-community-mosque');
    const person = personOf(app, 'member@demo.example');
    app.services.joining.claim(person, { organisation: mosque, words: 'I am the treasurer' });
    const registered = register(person);
    await newClient(app).submit('/sign-in', { email: 'stranger@x.example' }, postTo('/sign-in'));
    const waiting = (database: Database) =>
      database
        .select({ to: schema.mailMessages.recipient })
        .from(schema.mailMessages)
        .where(isNull(schema.mailMessages.sentAt))
        .all()
        .map(({ to }) => to);
    transaction(app.database, (tx) =>
      queueMail(tx, letterTo('council@demo.example'), 'enquiry:1', app.clock.now()),
    );
    expect(waiting(app.database)).toContain('stranger@x.example');
    await backUp(app.database, backup);
    await client.submit('/my/account/delete', {}, postTo('/my/account/delete'));
    const restoredFile = path.join(path.dirname(file), 'restored.db');
    restoreBackup(backup, restoredFile);
    const restored = openDatabase(restoredFile);
    try {
      const emails = () => restored.select({ email: schema.accounts.email }).from(schema.accounts).all();
      const followed = () =>
        restored.select().from(schema.alerts).where(eq(schema.alerts.subject, 'q=harmonium')).all().length;
      expect(emails()).toContainEqual({ email: 'member@demo.example' });
      expect(followed()).toBe(1);
      expect(applyErasures(restored, erasureListOf(restored), app.clock.now())).toBe(1);
      expect(followed()).toBe(0);
      // Nothing of theirs waits for a curator any more, and each says how it ended.
      expect(requestsIn(restored, person.accountRowId)).toEqual(
        requestsIn(app.database, person.accountRowId),
      );
      expect(requestsIn(restored, person.accountRowId)).toEqual([
        'claim withdrawn withdrawn',
        'registration withdrawn withdrawn',
      ]);
      const { rowId } = registered;
      const [organisation] = restored
        .select()
        .from(schema.organisations)
        .where(eq(schema.organisations.rowId, rowId))
        .all();
      expect(organisation?.state).toBe('archived');
      expect(listRevisions(restored, 'organisation', registered.id).at(-1)).toMatchObject({
        actor: `account:${person.accountId}`,
        reason: 'Registration taken back',
        snapshot: { name: 'Harmonium Circle', state: 'archived' },
      });
      expect(emails()).not.toContainEqual({ email: 'member@demo.example' });
      expect(applyErasures(restored, erasureListOf(restored), app.clock.now())).toBe(0);
      // What lets nobody in any more isn't sent; what waits for an answer is.
      endRestoredSessions(restored);
      expect(waiting(restored)).toEqual(['council@demo.example']);
    } finally {
      restored.$client.close();
      rmSync(restoredFile);
    }
  });
});

describe('what has been kept long enough', () => {
  it('is forgotten by the worker, rule by rule, no sooner than the privacy page says', async () => {
    await app.close();
    app = await openTestApp({ template: 'empty' });
    const { database, clock } = app;
    const { $client: client } = database;
    const start = clock.now().getTime();
    const member = addPerson(app, 'member@x.example', {
      organisation: addOrganisation(app.services),
      role: 'member',
    });
    const account = member.rowId;
    addPerson(app, 'once@x.example');
    const gone = addOrganisation(app.services, { name: 'Gone Trust' });
    addPerson(app, 'of-one-that-is-gone@x.example', { organisation: gone, role: 'lead' });
    client.exec(`update organisations set state = 'archived' where row_id = ${gone.rowId}`);
    client.exec(`update accounts set last_seen_at = ${start + 800 * dayMs} where row_id = ${account}`);
    // Of no organisation, but with a role, or used since.
    const lasting = ['curates@x.example', 'administers@x.example', 'back-again@x.example'];
    for (const email of lasting) addPerson(app, email);
    client.exec(`
      update accounts set is_curator = 1 where email = 'curates@x.example';
      update accounts set is_administrator = 1 where email = 'administers@x.example';
      update accounts set last_seen_at = ${start + 700 * dayMs} where email = 'back-again@x.example';
    `);
    addListing(
      app.services,
      app.services.organisations.list({ offset: 0, limit: 1 }).organisations[0] as Organisation,
    );
    const mail = `'x@x.example', '', '', '', '{}', ${start}, ${start}, 0`;
    const alert = `'', '', 'daily', 0, ${start}, ${start}, ${start}, 'stopped'`;
    client.exec(`
      insert into sign_in_requests values (1, 'r', 'x@x.example', 'h', 'h', 'h', 'h', '/my', 0, ${start}, ${start}, null);
      insert into sessions values (1, 'idle', 'h', ${account}, '', ${start}, ${start}, ${start + 60 * dayMs});
      insert into sessions values (2, 'used', 'i', ${account}, '', ${start}, ${start + 59 * dayMs}, ${start + 60 * dayMs});
      insert into mail_messages (id, cause_key, recipient, subject, text, html, headers, queued_at, next_try_at, attempts,
        sent_at, failed_at) values ('sent', 'a', ${mail}, ${start}, null), ('failed', 'b', ${mail}, null, ${start});
      insert into invitations values (1, 'i', 1, 'x@x.example', 'member', ${account}, ${start}, ${start}, null);
      insert into email_links (token_hash, purpose, subject_id, created_at, expires_at, ended_at)
        values ('a', 'confirm', '', ${start}, null, ${start}), ('b', 'answer', '', ${start}, ${start}, null),
          ('lasting', 'alerts', '', ${start}, null, null);
      insert into searches (words, filters, results, chosen_id, searched_on) values ('a', '', 0, null, '2026-11-23');
      insert into listing_drafts values (1, 1, ${account}, '{}', 1, null, ${start});
      insert into alerts (id, account_row_id, type, subject, name, frequency, seen_position, due_at, since, ended_at,
        ended_because) values ('a', ${account}, 'search', ${alert}), ('b', ${account}, 'matches', ${alert});
      insert into enquiries (id, listing_row_id, asker_organisation_row_id, owner_organisation_row_id, asker_gives, state,
        turn, waits_for, asked_at, last_moved_at, closed_at, answer_due_on)
        values ('e', 1, 1, 1, 0, 'declined', 1, 'nobody', ${start}, ${start}, ${start}, '2026-11-30');
      insert into enquiry_events (enquiry_row_id, type, side, account_row_id, words, private_reason, at)
        values (1, 'asked', 'asker', ${account}, 'Words', 'Between us', ${start});
      insert into exchanges (id, enquiry_row_id, giver_organisation_row_id, receiver_organisation_row_id, giver_sector,
        receiver_sector, subject, themes, agreed_on, repeats, outcome)
        values ('x', 1, 1, 1, 'third-sector', 'third-sector', 'space', '[]', '2026-11-23', 'once', 'done');
      insert into exchange_reports (exchange_row_id, side, helpful, sentence, is_sentence_public, agrees_to_names, at)
        values (1, 'giver', 4, 'Between the two', 0, 0, ${start}), (1, 'receiver', 4, 'For all', 1, 0, ${start});
      insert into review_items (id, type, subject_type, subject_row_id, proposal, opened_at, state)
        values ('done', 'problem', 'page', 0, '{"words":"Read it to me","reach":"01325 999 111"}', ${start}, 'done'),
          ('open', 'problem', 'page', 0, '{"words":"And to me","reach":"01325 999 222"}', ${start}, 'open');
      insert into review_events (item_row_id, type, actor, reason, at)
        values ((select row_id from review_items where id = 'done'), 'done', 'visitor', '', ${start});
    `);
    /** What is left of each, and the first and last day on which it is there. */
    const hasReach = "json_extract(proposal, '$.reach') is not null";
    const lasts: [what: string, left: string, days: number][] = [
      ['Requests to sign in', 'select id from sign_in_requests', 1],
      ['Where you are signed in', "select id from sessions where id = 'idle'", 14],
      ['That we sent you an e-mail', "select id from mail_messages where id = 'sent'", 30],
      ['Invitations to an organisation', 'select id from invitations', 30],
      ['Links in e-mails', "select row_id from email_links where token_hash in ('a', 'b')", 30],
      ['How to reach you', `select id from review_items where id = 'done' and ${hasReach}`, 30],
      ['Changes of public entries', 'select row_id from listing_drafts', 30],
      ['What you follow', "select id from alerts where type = 'search'", 30],
      ['Where you are signed in', 'select id from sessions', 60],
      ['E-mails that didn’t get through', "select id from mail_messages where id = 'failed'", 180],
      // By the day in London: until midnight.
      ['What was searched for', 'select row_id from searches', 395 + 14 / 24],
      ['Your account', "select id from accounts where email = 'once@x.example'", 730],
      ['Your account', "select id from accounts where email like 'of-one-that-is-gone@%'", 730],
      [
        'What organisations write',
        "select row_id from enquiry_events where words || private_reason <> ''",
        730,
      ],
      ['What organisations write', "select row_id from exchange_reports where sentence like 'Between%'", 730],
    ];
    const rules = retentionTable.filter(({ forget }) => forget).map(({ what }) => what);
    expect(rules.filter((what) => !lasts.some(([begins]) => what.startsWith(begins)))).toEqual([]);
    const isLeft = (query: string) => client.prepare(query).all().length > 0;
    for (const day of [...new Set(lasts.map(([, , days]) => days))]) {
      for (const [hours, isOver] of [
        [-1, false],
        [3, true],
      ] as const) {
        clock.advance(start + day * dayMs + hours * 3_600_000 - clock.now().getTime());
        await app.services.worker.processAll();
        const found = lasts.map(([what, query]) => [what, isLeft(query)]);
        expect([day, found]).toEqual([
          day,
          lasts.map(([what, , days]) => [what, days > day || (days === day && !isOver)]),
        ]);
      }
    }
    // What must stay: members, whoever has a role or was here since, the links that work for good, that somebody wants to hear of no matches.
    for (const email of ['member@x.example', ...lasting]) expect(accountOf(email), email).toBeDefined();
    expect(isLeft("select row_id from email_links where token_hash = 'lasting'")).toBe(true);
    expect(isLeft("select id from alerts where type = 'matches'")).toBe(true);
    expect(isLeft("select row_id from exchange_reports where sentence = 'For all'")).toBe(true);
    expect(isLeft(`select id from review_items where id = 'open' and ${hasReach}`)).toBe(true);
    expect(isLeft("select id from review_items where proposal like '%Read it to me%'")).toBe(true);
    const privacy = await newClient(app).get('/privacy');
    for (const { what, kept } of retentionTable) {
      expect(privacy.html).toContain(what);
      expect(privacy.html).toContain(kept);
    }
  });
});

describe('giving roles', () => {
  const idOf = (email: string) => accountOf(email)?.id ?? '';

  it('finds people, makes and unmakes curators at once, and remembers who did it and why', async () => {
    const admin = signIn(app, 'admin@demo.example');
    const newcomer = signIn(app, 'newcomer@demo.example');
    expect((await admin.get('/admin/people')).html).toContain('curator@demo.example');
    const found = await admin.submit('/admin/people', { q: 'malik' });
    expect(found.html).toContain('newcomer@demo.example');
    expect(found.html).not.toContain('curator@demo.example');
    const page = `/admin/people/${idOf('newcomer@demo.example')}`;
    const may = () => newcomer.get('/admin/roles').then(({ status }) => status);
    expect(await may()).toBe(403);
    await admin.submit(page, { administrator: 'on', reason: 'Holiday cover' }, postTo(page));
    expect(await may()).toBe(200);
    await admin.submit(page, { administrator: undefined, curator: 'on' }, postTo(page));
    expect(await may()).toBe(403);
    expect(accountOf('newcomer@demo.example')).toMatchObject({ isCurator: true, isAdministrator: false });
    const { html } = await admin.get(page);
    expect(html).toMatch(/administrator, by Priya Nair\. Holiday cover/);
    const snapshots = app.database
      .select()
      .from(schema.revisions)
      .where(eq(schema.revisions.subjectType, 'account'))
      .all();
    expect(JSON.stringify(snapshots)).not.toMatch(/Malik|@/);
  });

  it('shows since when mail waits, and that no backup was made', async () => {
    const told = async () => {
      const { html } = await signIn(app, 'admin@demo.example').get('/admin');
      return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    };
    while ((await app.services.deliverMail()) > 0);
    expect(await told()).toContain('Nothing waits');
    transaction(app.database, (tx) =>
      queueMail(
        tx,
        { to: 'a@ash.example', subject: 'Hello', text: 'Hello', html: 'Hello' },
        'test:waits',
        new Date('2026-11-20T14:05:00Z'),
      ),
    );
    expect(await told()).toContain('Waits to be sent 1 The oldest, since 20 November 2026 at 2:05pm');
    expect(await told()).toContain('There is none in the folder “backups”');
    await app.services.deliverMail();
  });

  it('shows how the directory is set up, and by which name each is changed', async () => {
    const { html } = await signIn(app, 'admin@demo.example').get('/admin');
    const [, setUp = ''] = html.split('How it is set up');
    const facts = [...setUp.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/gs)].map(([, label, value = '']) => [
      label,
      value.replace(/<[^>]*>/g, ''),
    ]);
    expect(Object.fromEntries(facts)).toEqual({
      Place: 'Darlington PLACE_NAME',
      Address: `${testBaseUrl} BASE_URL`,
      'Sign-in': 'By e-mail OIDC_ISSUER',
      Search: 'The embedded engine MEILI_URL',
      Entries: 'The demonstration borough, invented',
    });
  });

  it('leaves the last administrator', async () => {
    const admin = signIn(app, 'admin@demo.example');
    const page = `/admin/people/${idOf('admin@demo.example')}`;
    const refused = await admin.submit(page, { administrator: undefined, curator: 'on' }, postTo(page));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Somebody has to stay administrator');
    expect(accountOf('admin@demo.example')).toMatchObject({ isAdministrator: true, isCurator: false });
    await admin.submit(
      '/admin/people',
      { email: 'Second@demo.example', role: 'administrator' },
      postTo('/admin/people/add'),
    );
    expect((await admin.submit(page, { administrator: undefined }, postTo(page))).status).toBe(303);
    expect((await admin.get('/admin')).status).toBe(403);
  });

  it.each([
    [{ email: 'nobody', role: 'curator' }, 'Enter an e-mail address'],
    [{ email: 'a@b.example', role: 'lead' }, 'Choose a role'],
    [{ email: 'a@b.example' }, 'Choose a role'],
  ])('says what is wrong with %j', async (fields, message) => {
    const admin = signIn(app, 'admin@demo.example');
    const answer = await admin.submit('/admin/people', fields, postTo('/admin/people/add'));
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(message);
  });

  it.each(['curator@demo.example', 'charity@demo.example', 'newcomer@demo.example'])(
    'is not for %s, whatever is posted',
    async (email) => {
      const client = signIn(app, email);
      const token = /name="_csrf" value="([^"]*)"/.exec((await client.get('/my/account')).html)?.[1] ?? '';
      for (const path of [`/admin/people/${idOf(email)}`, '/admin/people/add', '/admin/people']) {
        const answer = await client.post(path, [
          ['_csrf', token],
          ['administrator', 'on'],
          ['role', 'administrator'],
          ['email', email],
        ]);
        expect(answer.status).toBe(403);
      }
      expect(accountOf(email)?.isAdministrator).toBe(false);
      expect(await isIn(client)).toBe(true);
    },
  );
});

const letterTo = (to: string) => ({ to, subject: 'A question', text: 'Words', html: '<p>Words</p>' });

/** Registers an organisation, which waits for a curator. */
function register(person: Person): Organisation {
  const outcome = app.services.joining.register(person, {
    fields: {
      name: 'Harmonium Circle',
      sector: 'third-sector',
      type: 'Community group',
      parentRowId: null,
      description: 'Music.',
      charityNumber: null,
      companyNumber: null,
      email: null,
      phone: null,
      website: null,
    },
    sites: [],
    words: 'I founded it',
    notThese: [],
  });
  if (outcome.outcome !== 'registered') throw new Error('Nothing is like it');
  return outcome.organisation;
}

/** What somebody asked for: its type, its state, and what happened to it last. */
function requestsIn(database: Database, accountRowId: number): string[] {
  return database
    .select()
    .from(schema.reviewItems)
    .where(eq(schema.reviewItems.openedByRowId, accountRowId))
    .all()
    .filter(({ type }) => type === 'claim' || type === 'registration')
    .map(({ rowId, type, state }) => {
      const events = database
        .select()
        .from(schema.reviewEvents)
        .where(eq(schema.reviewEvents.itemRowId, rowId))
        .all();
      return `${type} ${state} ${events.at(-1)?.type}`;
    });
}
