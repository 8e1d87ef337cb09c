import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memberships } from '../../db/schema/accounts.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type Client, signIn } from '../support/client.ts';
import { addOrganisation } from '../support/factories.ts';
import { addPerson, openItems, rolesIn } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Taking somebody out of an organisation, and leaving it: said afterwards, and undone by a button. */

let app: TestApp;
let club: Organisation;
let lead: Client;
let member: Client;
let people: string;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

let number = 0;
beforeEach(() => {
  number += 1;
  club = addOrganisation(app.services, { name: `Rowing Club ${number}` });
  people = `/organisations/${club.slug}/people`;
  [lead, member] = (['lead', 'member'] as const).map((role) => {
    addPerson(app, address(role), { organisation: club, role });
    return signIn(app, address(role));
  }) as [Client, Client];
});

const address = (role: string) => `${role}-${number}@rowing.example`;
const idOf = (role: string) => app.services.accounts.findByEmail(app.database, address(role))?.id ?? '';
const sinceOf = () =>
  app.database
    .select()
    .from(memberships)
    .where(eq(memberships.organisationRowId, club.rowId))
    .all()
    .map(({ createdAt }) => createdAt.getTime());
const remove = () => lead.submit(people, { account: idOf('member') }, { action: /remove/ });
const leave = () => member.submit('/my/join', { organisation: club.id }, { action: /leave/ });
/** Posts what the page doesn't offer. */
async function post(client: Client, path: string, fields: Record<string, string>) {
  const { html } = await client.get('/my/join');
  const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
  return (await client.post(path, [['_csrf', token], ...Object.entries(fields)])).status;
}

it('says who was removed, and puts them back as they were', async () => {
  const since = sinceOf();
  app.clock.advance(1_000);
  const removed = await remove();
  expect(removed.status).toBe(303);
  const page = await lead.get(removed.location ?? '');
  expect(page.html).toContain(`${address('member')} doesn’t belong to ${club.name} any more.`);
  expect(Object.keys(rolesIn(app, club))).toEqual([address('lead')]);
  const back = await lead.submit(removed.location ?? '', {}, { action: /put-back/ });
  expect((await lead.get(back.location ?? '')).html).toContain(
    `${address('member')} is a member of ${club.name} now.`,
  );
  expect(rolesIn(app, club)).toEqual({ [address('lead')]: 'lead', [address('member')]: 'member' });
  expect(sinceOf()).toEqual(since);
  expect((await lead.get(removed.location ?? '')).html).not.toContain('any more');
});

it('says what was left, and leads back', async () => {
  const left = await leave();
  expect(left.status).toBe(303);
  const page = await member.get(left.location ?? '');
  expect(page.html).toContain(`You left ${club.name}.`);
  const back = await member.submit(left.location ?? '', {}, { action: /back/ });
  expect((await member.get(back.location ?? '')).html).toContain(`You belong to ${club.name} now.`);
  expect(rolesIn(app, club)).toHaveProperty([address('member')], 'member');
  expect((await member.get(left.location ?? '')).html).not.toContain('You left');
});

it('lets a lead who leaves by the page of its people come back as one', async () => {
  const left = await lead.submit(people, { account: idOf('lead') }, { action: /remove/ });
  expect((await lead.get(left.location ?? '')).html).toContain(`You left ${club.name}.`);
  await lead.submit(left.location ?? '', {}, { action: /back/ });
  expect(rolesIn(app, club)).toHaveProperty([address('lead')], 'lead');
});

describe('a lead who makes themselves a member', () => {
  const stepDown = () => lead.submit(people, { account: idOf('lead'), role: 'member' }, { action: /role/ });
  const open = () => openItems(app, club).map(({ type }) => type);

  it('is told before and after that nobody leads it then, and leads it again by one button', async () => {
    const since = sinceOf();
    expect((await lead.get(people)).html).toContain('If you leave or become a member, the CVS looks after');
    const lowered = await stepDown();
    expect(lowered.status).toBe(303);
    expect(rolesIn(app, club)).toHaveProperty([address('lead')], 'member');
    expect(open()).toEqual(['without-lead']);
    const page = await lead.get(lowered.location ?? '');
    expect(page.html).toContain(`You are a member of ${club.name} now, not a lead. Nobody leads it now`);

    const back = await lead.submit(lowered.location ?? '', {}, { action: /lead-again/ });
    expect((await lead.get(back.location ?? '')).html).toContain(`You are a lead of ${club.name} now.`);
    expect(rolesIn(app, club)).toEqual({ [address('lead')]: 'lead', [address('member')]: 'member' });
    expect(sinceOf()).toEqual(since);
    expect(open()).toEqual([]);
    expect((await lead.get(lowered.location ?? '')).html).not.toContain('not a lead');
  });

  it('doesn’t once the hour is over, and nobody else does by it', async () => {
    const lowered = await stepDown();
    const fields = { organisation: club.id };
    expect((await member.get(lowered.location ?? '')).html).not.toContain('not a lead');
    expect(await post(member, '/my/join/lead-again', fields)).toBe(404);
    expect(await post(signIn(app, 'newcomer@demo.example'), '/my/join/lead-again', fields)).toBe(404);
    app.clock.advance(3_600_001);
    expect((await lead.get(lowered.location ?? '')).html).not.toContain('not a lead');
    expect(await post(lead, '/my/join/lead-again', fields)).toBe(404);
    expect(rolesIn(app, club)).toHaveProperty([address('lead')], 'member');
  });

  it('doesn’t where somebody else has had the last word on it', async () => {
    await post(lead, `${people}/role`, { account: idOf('member'), role: 'lead' });
    await stepDown();
    await post(member, `${people}/role`, { account: idOf('lead'), role: 'lead' });
    await post(member, `${people}/role`, { account: idOf('lead'), role: 'member' });
    expect(await post(lead, '/my/join/lead-again', { organisation: club.id })).toBe(404);
    expect(rolesIn(app, club)).toHaveProperty([address('lead')], 'member');
  });
});

it('takes it off the curators’ list that nobody leads it, once somebody does again', async () => {
  const open = () => openItems(app, club).map(({ type }) => type);
  const left = await lead.submit(people, { account: idOf('lead') }, { action: /remove/ });
  expect(open()).toEqual(['without-lead']);
  await lead.submit(left.location ?? '', {}, { action: /back/ });
  expect(open()).toEqual([]);
  await lead.submit(people, { account: idOf('lead') }, { action: /remove/ });
  expect(open()).toEqual(['without-lead']);
  // A curator finds a new one.
  const curator = signIn(app, 'curator@demo.example');
  const email = address('successor');
  await curator.submit(people, { email, role: 'lead' }, { action: `${people}/invite` });
  addPerson(app, email);
  await signIn(app, email).submit('/my/join', {}, { action: '/my/join/accept' });
  expect(rolesIn(app, club)).toHaveProperty([email], 'lead');
  expect(open()).toEqual([]);
});

it('is undone within the hour alone', async () => {
  const removed = await remove();
  app.clock.advance(3_600_001);
  expect((await lead.get(removed.location ?? '')).html).not.toContain('any more');
  expect(await post(lead, `${people}/put-back`, { account: idOf('member') })).toBe(404);
});

it('is undone by nobody but whoever did it', async () => {
  await leave();
  expect((await lead.get(`${people}?removed=${idOf('member')}`)).html).not.toContain(address('member'));
  expect(await post(lead, `${people}/put-back`, { account: idOf('member') })).toBe(404);
  await post(member, '/my/join/back', { organisation: club.id });
  await remove();
  expect((await member.get(`/my/join?left=${club.slug}`)).html).not.toContain('You left');
  expect(await post(member, '/my/join/back', { organisation: club.id })).toBe(404);
  expect(await post(member, `${people}/put-back`, { account: idOf('member') })).toBe(403);
  const stranger = signIn(app, 'newcomer@demo.example');
  expect(await post(stranger, '/my/join/back', { organisation: club.id })).toBe(404);
  expect(Object.keys(rolesIn(app, club))).toEqual([address('lead')]);
});

it('puts nobody back who was never there, or is still', async () => {
  const stranger = app.services.accounts.findByEmail(app.database, 'newcomer@demo.example')?.id ?? '';
  for (const account of [stranger, idOf('lead'), '0191e2a0-0000-7000-8000-000000000000']) {
    expect(await post(lead, `${people}/put-back`, { account })).toBe(404);
    expect((await lead.get(`${people}?removed=${account}`)).status).toBe(200);
  }
  expect((await lead.get(`${people}?removed=nobody`)).status).toBe(200);
});
