import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createDelivery } from '../../src/platform/mail/delivery.ts';
import { localTransport } from '../../src/platform/mail/transports.ts';
import { type Client, linkIn, newClient, readMail, signIn } from '../support/client.ts';
import { addOrganisation } from '../support/factories.ts';
import { addPerson, rolesIn } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Members and invitations: who may, who may not, and links that are used twice, late or by somebody else. */

const dayMs = 86_400_000;
let app: TestApp;
let body: Organisation;
let team: Organisation;
let bodyLead: Client;
let lead: Client;
let member: Client;
let curator: Client;
let stranger: Client;
const paths = { people: '', invite: '', uninvite: '', remove: '', role: '' };

beforeAll(async () => {
  app = await openTestApp();
  body = addOrganisation(app.services, { name: 'Skerne Council' });
  team = addOrganisation(app.services, { name: 'Skerne Libraries', parentRowId: body.rowId });
  addPerson(app, 'body-lead@skerne.example', { organisation: body, role: 'lead' });
  addPerson(app, 'body-member@skerne.example', { organisation: body, role: 'member' });
  addPerson(app, 'lead@skerne.example', { organisation: team, role: 'lead' });
  addPerson(app, 'member@skerne.example', { organisation: team, role: 'member' });
  addPerson(app, 'stranger@elsewhere.example', {
    organisation: addOrganisation(app.services, { name: 'Elsewhere Club' }),
    role: 'lead',
  });
  [bodyLead, lead, member, stranger] = [
    signIn(app, 'body-lead@skerne.example'),
    signIn(app, 'lead@skerne.example'),
    signIn(app, 'member@skerne.example'),
    signIn(app, 'stranger@elsewhere.example'),
  ];
  curator = signIn(app, 'curator@demo.example');
  const people = `/organisations/${team.slug}/people`;
  Object.assign(paths, {
    people,
    invite: `${people}/invite`,
    uninvite: `${people}/uninvite`,
    remove: `${people}/remove`,
    role: `${people}/role`,
  });
});
afterAll(() => app.close());

/** Posts what no page of theirs offers, with a token of their own. */
async function post(client: Client, path: string, fields: Record<string, string>) {
  const { html } = await client.get('/my/join');
  const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
  return client.post(path, [['_csrf', token], ...Object.entries(fields)]);
}

function accountId(email: string): string {
  return app.services.accounts.findByEmail(app.database, email)?.id ?? '';
}

async function invite(email: string, role = 'member'): Promise<string> {
  const answer = await lead.submit(paths.people, { email, role }, { action: paths.invite });
  expect([answer.status, answer.location?.split('?')[0]]).toEqual([303, paths.people]);
  const { html } = await lead.get(answer.location ?? '');
  expect(html).toContain(`We are writing to ${email.toLowerCase()}.`);
  await app.services.deliverMail();
  const [mail] = await readMail(app, email.toLowerCase());
  return linkIn(mail, /^\/invitations\//);
}

describe('who may look after the people of an organisation', () => {
  it.each([
    ['lead@skerne.example', 200],
    ['body-lead@skerne.example', 200],
    ['curator@demo.example', 200],
    ['admin@demo.example', 200],
    ['member@skerne.example', 403],
    ['body-member@skerne.example', 403],
    ['stranger@elsewhere.example', 403],
    ['newcomer@demo.example', 403],
  ])('%s: %d', async (email, status) => {
    const { status: found, html } = await signIn(app, email).get(paths.people);
    expect(found).toBe(status);
    expect(html.includes('member@skerne.example')).toBe(status === 200);
  });

  it('nobody who leads a part leads the body above it', async () => {
    expect((await lead.get(`/organisations/${body.slug}/people`)).status).toBe(403);
  });

  it('nobody else gets in by posting, whatever the fields say', async () => {
    const before = rolesIn(app, team);
    const account = accountId('member@skerne.example');
    for (const client of [member, stranger]) {
      const answers = await Promise.all([
        post(client, paths.invite, { email: 'friend@elsewhere.example', role: 'lead' }),
        post(client, paths.remove, { account }),
        post(client, paths.role, { account, role: 'lead' }),
        post(client, paths.uninvite, { invitation: account }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    }
    expect(rolesIn(app, team)).toEqual(before);
    expect(app.database.select().from(schema.invitations).all()).toEqual([]);
  });

  it('a form without its token does nothing', async () => {
    const before = rolesIn(app, team);
    const account = accountId('member@skerne.example');
    for (const path of [paths.remove, paths.role, paths.invite]) {
      const { status } = await lead.post(
        path,
        Object.entries({ account, role: 'lead', email: 'x@y.example' }),
      );
      expect(status, path).toBe(403);
    }
    expect(rolesIn(app, team)).toEqual(before);
  });

  it('a member of another organisation can’t be changed through one’s own', async () => {
    const account = accountId('stranger@elsewhere.example');
    expect((await post(lead, paths.remove, { account })).status).toBe(404);
    expect((await post(lead, paths.role, { account, role: 'lead' })).status).toBe(404);
  });
});

describe('an invitation', () => {
  it('makes whoever was invited a member, by POST alone, once', async () => {
    addPerson(app, 'fresh@skerne.example');
    const link = await invite('Fresh@Skerne.example');
    const fresh = signIn(app, 'fresh@skerne.example');
    // Also to whoever isn't signed in: the address is a secret, which no other page and no cache on the way gets.
    for (const client of [newClient(app), fresh]) {
      const page = await client.get(link);
      expect([page.status, page.heading]).toEqual([200, 'Skerne Libraries invites you']);
      expect(page.headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(page.headers.get('Cache-Control')).toBe('private, no-store');
    }
    expect(rolesIn(app, team)).not.toHaveProperty('fresh@skerne.example');
    const taken = await fresh.submit(link, {}, { action: link });
    expect(taken.status).toBe(303);
    const joined = await fresh.get(taken.location ?? '');
    expect(joined.html).toContain('You belong to Skerne Libraries now.');
    expect(rolesIn(app, team)).toHaveProperty('fresh@skerne.example', 'member');

    // Nobody else learns from the link that is used up whom it invited, or where to.
    for (const client of [newClient(app), stranger]) {
      const used = await client.get(link);
      expect([used.status, used.heading]).toEqual([404, 'This invitation no longer works']);
      expect(used.html).not.toContain('Skerne Libraries');
    }
    // It is kept from here on for as long as the privacy page says, not from when it would have lapsed.
    const [used] = app.database.select().from(schema.invitations).all().slice(-1);
    expect([used?.email, used?.expiresAt]).toEqual(['fresh@skerne.example', used?.acceptedAt]);
    expect((await post(stranger, link, {})).status).toBe(404);
  });

  it('leads whoever took it up to where they belong when they press its link or button again', async () => {
    addPerson(app, 'twice@skerne.example');
    const link = await invite('twice@skerne.example');
    const twice = signIn(app, 'twice@skerne.example');
    const taken = await twice.submit(link, {}, { action: link });
    const revisions = () => app.database.select().from(schema.revisions).all().length;
    const before = revisions();

    const again = await twice.get(link);
    expect([again.status, again.heading]).toEqual([200, 'You belong to Skerne Libraries already']);
    expect(again.headers.get('Referrer-Policy')).toBe('no-referrer');
    const pressed = await post(twice, link, {});
    expect([pressed.status, pressed.location]).toEqual([303, taken.location]);
    const [invitation] = app.database.select().from(schema.invitations).all().slice(-1);
    const byId = await post(twice, '/my/join/accept', { invitation: invitation?.id ?? '' });
    expect([byId.status, byId.location]).toEqual([303, taken.location]);
    expect(revisions()).toBe(before);
    expect((await newClient(app).get(link)).html).toContain('If it was you who used it');

    await post(lead, paths.remove, { account: accountId('twice@skerne.example') });
    expect((await twice.get(link)).status).toBe(404);
    expect((await post(twice, link, {})).status).toBe(404);
    expect(rolesIn(app, team)).not.toHaveProperty('twice@skerne.example');
  });

  it('shows to visitors where to sign in, and hands on no secret', async () => {
    const link = await invite('later@skerne.example');
    const page = await newClient(app).get(link);
    expect(page.html).toContain('/sign-in?next=%2Fmy%2Fjoin');
    expect(page.html.replace(/<link[^>]*>/g, '')).not.toContain(link);
    addPerson(app, 'later@skerne.example');
    const later = signIn(app, 'later@skerne.example');
    const taken = await later.submit('/my/join', {}, { action: '/my/join/accept' });
    expect(taken.status).toBe(303);
    expect(rolesIn(app, team)).toHaveProperty('later@skerne.example', 'member');
    expect((await later.get(link)).heading).toBe('You belong to Skerne Libraries already');
  });

  it('serves nobody but the address that was invited', async () => {
    const link = await invite('bound@skerne.example', 'lead');
    const page = await stranger.get(link);
    expect(page.html).toContain('sent to a different address');
    expect(page.html).not.toContain('bound@skerne.example');
    expect((await post(stranger, link, {})).status).toBe(403);
    const [invitation] = app.database.select().from(schema.invitations).all().slice(-1);
    const byId = await post(stranger, '/my/join/accept', { invitation: invitation?.id ?? '' });
    expect(byId.status).toBe(404);
    expect(rolesIn(app, team)).not.toHaveProperty('stranger@elsewhere.example');
    expect((await newClient(app).get('/invitations/nonsense')).status).toBe(404);
  });

  it('is over after 14 days, when it is taken back, or replaced', async () => {
    addPerson(app, 'slow@skerne.example');
    const slow = signIn(app, 'slow@skerne.example');
    const first = await invite('slow@skerne.example');
    const second = await invite('slow@skerne.example');
    expect((await slow.get(first)).status).toBe(404);
    expect((await slow.get(second)).status).toBe(200);
    const taken = await lead.submit(paths.people, {}, { action: paths.uninvite });
    expect(taken.status).toBe(303);
    // The oldest that was open is taken back: that of `bound`.
    const page = await lead.get(taken.location ?? '');
    expect(page.html).toContain('The invitation to bound@skerne.example is taken back.');
    expect((await lead.get(paths.people)).html).not.toContain('bound@skerne.example');
    expect(page.html).toContain('slow@skerne.example');

    app.clock.advance(14 * dayMs - 1000);
    const again = signIn(app, 'slow@skerne.example');
    expect((await again.get(second)).status).toBe(200);
    app.clock.advance(1000);
    expect((await again.get(second)).status).toBe(404);
    expect((await again.get('/my/join')).html).not.toContain('You are invited');
    lead = signIn(app, 'lead@skerne.example');
    bodyLead = signIn(app, 'body-lead@skerne.example');
    curator = signIn(app, 'curator@demo.example');
    expect((await lead.get(paths.people)).html).not.toContain('slow@skerne.example');
  });

  it('is worth nothing once whoever sent it leads no more', async () => {
    addPerson(app, 'rogue@skerne.example', { organisation: team, role: 'lead' });
    const rogue = signIn(app, 'rogue@skerne.example');
    await rogue.submit(
      paths.people,
      { email: 'second-self@elsewhere.example', role: 'lead' },
      { action: paths.invite },
    );
    await app.services.deliverMail();
    const [mail] = await readMail(app, 'second-self@elsewhere.example');
    const link = linkIn(mail, /^\/invitations\//);
    expect((await newClient(app).get(link)).status).toBe(200);
    expect((await post(lead, paths.remove, { account: accountId('rogue@skerne.example') })).status).toBe(303);
    expect((await newClient(app).get(link)).status).toBe(404);
  });

  it.each(['waiting', 'archived'] as const)(
    'is worth nothing while the organisation isn’t listed (%s)',
    async (state) => {
      const club = addOrganisation(app.services, { name: `Former Club (${state})` });
      addPerson(app, `lead@${state}.example`, { organisation: club, role: 'lead' });
      const people = `/organisations/${club.slug}/people`;
      const email = `late@${state}.example`;
      await signIn(app, `lead@${state}.example`).submit(
        people,
        { email, role: 'lead' },
        { action: `${people}/invite` },
      );
      await app.services.deliverMail();
      const [mail] = await readMail(app, email);
      const link = linkIn(mail, /^\/invitations\//);
      addPerson(app, email);
      const late = signIn(app, email);
      expect((await late.get('/my/join')).html).toContain('You are invited');

      app.database
        .update(schema.organisations)
        .set({ state })
        .where(eq(schema.organisations.rowId, club.rowId))
        .run();
      expect((await late.get(link)).status).toBe(404);
      expect((await late.get('/my/join')).html).not.toContain('You are invited');
      expect((await post(late, link, {})).status).toBe(404);
      expect(rolesIn(app, club)).toEqual({ [`lead@${state}.example`]: 'lead' });
    },
  );

  it.each([
    ['no address', 'nobody', 'Enter an e-mail address like'],
    ['a header of its own', 'a@b.example\r\nBcc: c@d.example', 'Enter an e-mail address like'],
    ['a member', 'member@skerne.example', 'They belong to it already'],
  ])('is refused for %s, beside the field', async (_name, email, message) => {
    const { status, html } = await lead.submit(paths.people, { email }, { action: paths.invite });
    expect(status).toBe(422);
    expect(html).toContain('<a href="#email">');
    expect(html).toContain(message);
  });

  it('can’t be sent in numbers', async () => {
    const club = addOrganisation(app.services, { name: 'Busy Club' });
    addPerson(app, 'busy@skerne.example', { organisation: club, role: 'lead' });
    const busy = signIn(app, 'busy@skerne.example');
    const path = `/organisations/${club.slug}/people/invite`;
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1) {
      statuses.push((await post(busy, path, { email: `p${count}@x.example`, role: 'member' })).status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(303));
    expect(statuses[20]).toBe(429);
  });
});

describe('roles', () => {
  it('are changed by leads, leads of the body above, and curators', async () => {
    const account = accountId('member@skerne.example');
    for (const client of [lead, bodyLead, curator]) {
      expect((await post(client, paths.role, { account, role: 'lead' })).status).toBe(303);
      expect(rolesIn(app, team)).toHaveProperty('member@skerne.example', 'lead');
      const lowered = await post(client, paths.role, { account, role: 'member' });
      expect(lowered.status).toBe(303);
      expect((await client.get(lowered.location ?? '')).html).toContain(
        'member@skerne.example is a member of Skerne Libraries now.',
      );
      expect(rolesIn(app, team)).toHaveProperty('member@skerne.example', 'member');
    }
  });

  it('are raised by nobody for themselves, not even as lead of the body above or curator', async () => {
    for (const email of ['body-lead@skerne.example', 'curator@demo.example', 'member@skerne.example']) {
      const account = app.services.accounts.findByEmail(app.database, email);
      app.database
        .insert(schema.memberships)
        .values({
          accountRowId: account?.rowId ?? 0,
          organisationRowId: team.rowId,
          role: 'member',
          createdAt: app.clock.now(),
        })
        .onConflictDoNothing()
        .run();
      const client = signIn(app, email);
      const { status } = await post(client, paths.role, { account: account?.id ?? '', role: 'lead' });
      expect(status, email).toBe(403);
      expect(rolesIn(app, team)).toHaveProperty([email], 'member');
    }
  });

  it('know only the two', async () => {
    const account = accountId('member@skerne.example');
    expect((await post(lead, paths.role, { account, role: 'curator' })).status).toBe(404);
  });
});

describe('leaving', () => {
  it('works for everybody, and counts at once', async () => {
    const leaver = signIn(app, 'member@skerne.example');
    expect((await leaver.get('/my/account/delete')).html).not.toContain('only lead');
    const { status, location } = await post(leaver, '/my/join/leave', { organisation: team.id });
    expect(status).toBe(303);
    const { html } = await leaver.get(location ?? '');
    expect(html).toContain('You left Skerne Libraries.');
    expect(html).not.toContain('Nobody leads it');
    expect(rolesIn(app, team)).not.toHaveProperty('member@skerne.example');
    expect((await post(leaver, '/my/join/leave', { organisation: team.id })).status).toBe(404);
  });

  it('is noted for curators when nobody leads any more, and in the history without names', async () => {
    const leads = Object.entries(rolesIn(app, team)).filter(([, role]) => role === 'lead');
    expect(leads.map(([email]) => email)).toEqual(['lead@skerne.example']);
    const { html } = await lead.get(paths.people);
    expect(html).toContain('You are its only lead');
    expect((await lead.get('/my/account/delete')).html).toContain(
      'You are the only lead of Skerne Libraries.',
    );
    const left = await post(lead, paths.remove, { account: accountId('lead@skerne.example') });
    expect(left.status).toBe(303);
    expect((await lead.get(left.location ?? '')).html).toContain('Nobody leads it now');
    expect((await lead.get('/my/account/delete')).html).not.toContain('only lead');
    expect((await lead.get(paths.people)).status).toBe(403);
    const items = app.database.select().from(schema.reviewItems).all();
    expect(items.filter((item) => item.subjectRowId === team.rowId).map(({ type }) => type)).toEqual([
      'without-lead',
    ]);
    const revisions = app.database
      .select()
      .from(schema.revisions)
      .all()
      .filter((revision) => revision.subjectId === team.id);
    expect(revisions.map(({ reason }) => reason)).toContain('Took up an invitation');
    expect(JSON.stringify(revisions)).not.toContain('@skerne.example');
  });
});

describe('an invitation that waited for the mail server', () => {
  it('isn’t sent any more once it is over', async () => {
    const invited = 'waited@elsewhere.example';
    // What others wait for goes out first, so that this one’s turn comes.
    while ((await app.services.deliverMail()) > 0);
    const { status } = await signIn(app, 'admin@demo.example').submit(
      paths.people,
      { email: invited, role: 'member' },
      { action: paths.invite },
    );
    expect(status).toBe(303);
    const { clock, database } = app;
    const late = { now: () => new Date(clock.now().getTime() + 14 * dayMs) };
    const transport = localTransport;
    expect(await createDelivery({ database, transport, clock: late, logger: silentLogger })()).toBe(0);
    await app.services.deliverMail();
    expect(await readMail(app, invited)).toEqual([]);
  });
});
