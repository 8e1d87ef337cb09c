import { rmSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, restoreBackup } from '../../db/backup.ts';
import { openDatabase } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { applyErasures, applyRetention, erasureListOf } from '../../src/features/accounts/index.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { type Client, newClient, readMail, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

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

  it.each(['', ' ', 'x'.repeat(81), 'Ann\u202eGrace'])('keeps the name as it was for %j', async (name) => {
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
    const answer = await client.get('/my/account/data.json');
    expect(answer.headers.get('Content-Disposition')).toContain('attachment');
    expect(answer.headers.get('Cache-Control')).toContain('no-store');
    expect(JSON.parse(answer.html)).toMatchObject({
      account: { email: 'charity@demo.example', name: 'Grace Okafor', curator: false },
      organisations: [{ organisation: 'Cockerton Community Kitchen', role: 'lead' }],
      sessions: [{ device: 'A browser' }],
    });
    // What lets people in is not among it.
    expect(answer.html).not.toMatch(/hash|token/i);
  });
});

describe('leaving', () => {
  it('erases the person, ends all sessions, and leaves a former member', async () => {
    const client = signIn(app, 'member@demo.example');
    const other = signIn(app, 'member@demo.example');
    const before = accountOf('member@demo.example');
    await newClient(app).submit('/sign-in', { email: 'member@demo.example' });
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
      expect(emails()).not.toContainEqual({ email: 'member@demo.example' });
      expect(applyErasures(restored, erasureListOf(restored), app.clock.now())).toBe(0);
    } finally {
      restored.$client.close();
      rmSync(restoredFile);
    }
  });
});

describe('what has been kept long enough', () => {
  it('is forgotten by the worker, and the privacy page says when', async () => {
    const person = signIn(app, 'curator@demo.example');
    await newClient(app).submit('/sign-in', { email: 'ann@ash.example' });
    await newClient(app).get('/dev/mail.json');
    const newAccount = app.services.people.appoint(systemActor('test'), {
      email: 'once@demo.example',
      roles: { isCurator: false, isAdministrator: false },
      reason: '',
    });
    const count = (
      table: typeof schema.sessions | typeof schema.signInRequests | typeof schema.mailMessages,
    ) => app.database.select().from(table).all().length;
    const state = () => [count(schema.signInRequests), count(schema.sessions), count(schema.mailMessages)];
    const forget = () =>
      applyRetention({ database: app.database, clock: app.clock, erasures: erasureListOf(app.database) });
    forget();
    expect(state()).toEqual([1, 1, 1]);
    app.clock.advance(dayMs + 1);
    forget();
    expect(state()).toEqual([0, 1, 1]);
    app.clock.advance(14 * dayMs);
    forget();
    expect(state()).toEqual([0, 0, 1]);
    app.clock.advance(16 * dayMs);
    forget();
    expect(state()).toEqual([0, 0, 0]);
    expect(await isIn(person)).toBe(false);
    app.clock.advance(700 * dayMs);
    forget();
    expect(app.services.accounts.byRowIds([newAccount.rowId]).get(newAccount.rowId)?.leftAt).toEqual(
      app.clock.now(),
    );
    // Members, curators and administrators stay.
    expect(accountOf('member@demo.example')).toBeDefined();
    expect(accountOf('curator@demo.example')).toBeDefined();
    const privacy = await newClient(app).get('/privacy');
    expect(privacy.html).toContain('14 days after the last use, at most 60 days');
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
