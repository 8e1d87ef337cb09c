import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type Answer, type Client, formsOf, newClient, readMail, signIn } from '../support/client.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { addPerson, decideAll, openItems, rolesIn } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Claims, registrations that could be one that is listed, and what follows when a curator has decided. */

let app: TestApp;
let count = 0;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** Somebody new, so that what one test asks for is not in the way of another. */
function somebody(): { email: string; client: Client } {
  count += 1;
  const email = `joiner${count}@skerne.example`;
  addPerson(app, email);
  return { email, client: signIn(app, email) };
}

function register(client: Client, fields: Record<string, string>): Promise<Answer> {
  return client.submit(
    '/my/join/register',
    {
      name: 'Skerne Club',
      sector: 'third-sector',
      type: 'Community group',
      description: 'We meet.',
      words: 'I chair it.',
      ...fields,
    },
    { action: '/my/join/register' },
  );
}

function organisationNamed(name: string): Organisation {
  const found = app.database
    .select()
    .from(schema.organisations)
    .all()
    .find((each) => each.name === name);
  if (!found) throw new Error(`No organisation ${name}`);
  return found;
}

/** A club that somebody claims who then comes to belong to it by other means. */
async function claimed(role: 'lead' | 'member' | null, isLed: boolean) {
  const { email, client } = somebody();
  const club = addOrganisation(app.services, { name: `Claimed Club ${count}` });
  const path = `/my/join/claim/${club.slug}`;
  await client.submit(path, { words: 'I help.' }, { action: path });
  if (isLed) addPerson(app, `leader${count}@skerne.example`, { organisation: club, role: 'lead' });
  if (role !== null) {
    const accountRowId = app.services.accounts.findByEmail(app.database, email)?.rowId ?? 0;
    app.database
      .insert(schema.memberships)
      .values({ accountRowId, organisationRowId: club.rowId, role, createdAt: app.clock.now() })
      .run();
  }
  return { email, club };
}

/** Has the curator take back what was decided last. */
async function takeBackLast(): Promise<void> {
  const curator = signIn(app, 'curator@demo.example');
  const { html } = await curator.get('/curate/decided');
  const undo = formsOf(html).find((form) => form.action === '/curate/undo');
  const answer = await curator.post('/curate/undo', undo?.fields ?? []);
  expect((await curator.get(answer.location ?? '')).html).toContain('Taken back.');
}

describe('a claim', () => {
  it('waits for a curator with the person’s words, and makes a lead where there is none', async () => {
    const club = addOrganisation(app.services, { name: 'Unclaimed Club' });
    const { email, client } = somebody();
    const path = `/my/join/claim/${club.slug}`;
    const wordless = await client.submit(path, { words: ' ' }, { action: path });
    expect(wordless.status).toBe(422);
    expect(wordless.html).toContain('<a href="#words">Say what you do there');
    const asked = await client.submit(path, { words: 'I keep the books.' }, { action: path });
    expect([asked.status, asked.location]).toEqual([303, '/my/join#requests']);
    expect(rolesIn(app, club)).toEqual({});
    expect((await client.get(`/organisations/${club.slug}/edit`)).status).toBe(403);
    const [item] = openItems(app, club);
    expect(item).toMatchObject({ type: 'claim', proposal: { words: 'I keep the books.' } });

    await client.submit(path, { words: 'I keep the books and the keys.' }, { action: path });
    expect(openItems(app, club)).toMatchObject([{ proposal: { words: 'I keep the books and the keys.' } }]);
    await decideAll(app, club, 'agree');
    expect(rolesIn(app, club)).toEqual({ [email]: 'lead' });
    expect((await client.get(`/organisations/${club.slug}/edit`)).status).toBe(200);
    expect((await client.get(path)).location).toBe('/my/join');
    expect((await client.get('/my/join')).html).not.toContain('What you asked for');
  });

  it('makes a member where somebody leads it already', async () => {
    const club = addOrganisation(app.services, { name: 'Led Club' });
    addPerson(app, 'leader@skerne.example', { organisation: club, role: 'lead' });
    const { email, client } = somebody();
    const path = `/my/join/claim/${club.slug}`;
    await client.submit(path, { words: 'I help.' }, { action: path });
    await decideAll(app, club, 'agree');
    expect(rolesIn(app, club)).toMatchObject({ [email]: 'member' });
  });

  it('comes back with a reason, and can be sent again or taken back', async () => {
    const club = addOrganisation(app.services, { name: 'Doubtful Club' });
    const { email, client } = somebody();
    const path = `/my/join/claim/${club.slug}`;
    await client.submit(path, { words: 'Me.' }, { action: path });
    await decideAll(app, club, 'decline', 'Who asked you to?');
    expect(rolesIn(app, club)).toEqual({});
    const page = await client.get('/my/join');
    expect(page.html).toContain('Who asked you to?');
    const empty = await client.submit('/my/join', { words: '' }, { action: '/my/join/again' });
    expect(empty.status).toBe(422);
    expect(empty.html).toContain(`<a href="#words-${club.id}">Say what you do there`);
    const again = await client.submit('/my/join', { words: 'The chair did.' }, { action: '/my/join/again' });
    expect(again.status).toBe(303);
    expect(openItems(app, club)).toMatchObject([{ proposal: { words: 'The chair did.' } }]);
    expect((await client.submit('/my/join', {}, { action: '/my/join/withdraw' })).status).toBe(303);
    expect(openItems(app, club)).toEqual([]);
    expect(rolesIn(app, club)).not.toHaveProperty(email);
  });

  it('is refused for good, with a reason, until that is taken back', async () => {
    const club = addOrganisation(app.services, { name: 'Closed Club' });
    const { email, client } = somebody();
    const path = `/my/join/claim/${club.slug}`;
    const form = (await client.get(path)).html;
    await client.submit(path, { words: 'Me.' }, { action: path });
    await decideAll(app, club, 'refuse', 'You don’t work there.');
    expect((await readMail(app, email))[0]?.text).toContain('That is for good');
    const page = await client.get(path);
    expect(page.html).toContain('You don’t work there.');
    expect(page.html).not.toContain('name="words"');
    const fields = formsOf(form).find(({ action }) => action === path)?.fields ?? [];
    expect((await client.post(path, [...fields, ['words', 'Me again.']])).status).toBe(403);
    expect(openItems(app, club)).toEqual([]);

    await takeBackLast();
    expect(openItems(app, club)).toMatchObject([{ type: 'claim', proposal: { words: 'Me.' } }]);
    expect((await client.get(path)).html).toContain('name="words"');
  });

  it.each<[string, 'lead' | 'member' | null, led: boolean, approved: string, after: string | undefined]>([
    ['goes again who came by it', null, false, 'lead', undefined],
    ['stays a lead who was invited as one meanwhile', 'lead', false, 'lead', 'lead'],
    ['is a member again who was one before it', 'member', false, 'lead', 'member'],
    ['stays a member whom it gave nothing', 'member', true, 'member', 'member'],
  ])('is taken back: %s', async (_what, before, isLed, approved, after) => {
    const { club, email } = await claimed(before, isLed);
    await decideAll(app, club, 'agree');
    expect(rolesIn(app, club)[email]).toBe(approved);
    await takeBackLast();
    expect(rolesIn(app, club)[email]).toBe(after);
    expect(openItems(app, club)).toMatchObject([{ type: 'claim' }]);
  });

  it('ends the search for a lead, which goes on once that is taken back', async () => {
    const { client } = somebody();
    const club = addOrganisation(app.services, { name: 'Leaderless Club' });
    const leader = `leaderless${count}@skerne.example`;
    addPerson(app, leader, { organisation: club, role: 'lead' });
    await signIn(app, leader).submit('/my/join', {}, { action: '/my/join/leave' });
    expect(openItems(app, club)).toMatchObject([{ type: 'without-lead' }]);
    const path = `/my/join/claim/${club.slug}`;
    await client.submit(path, { words: 'I chair it now.' }, { action: path });
    await decideAll(app, club, 'agree', '', 'claim');
    expect(openItems(app, club)).toEqual([]);
    await takeBackLast();
    expect(openItems(app, club).map(({ type }) => type)).toEqual(['claim', 'without-lead']);
  });

  it('is taken back without bringing in again who was taken out since, or raising who was lowered', async () => {
    const left = await claimed('member', false);
    await decideAll(app, left.club, 'agree');
    app.database
      .delete(schema.memberships)
      .where(eq(schema.memberships.organisationRowId, left.club.rowId))
      .run();
    await takeBackLast();
    expect(rolesIn(app, left.club)).toEqual({});

    const lowered = await claimed('lead', false);
    await decideAll(app, lowered.club, 'agree');
    app.database
      .update(schema.memberships)
      .set({ role: 'member' })
      .where(eq(schema.memberships.organisationRowId, lowered.club.rowId))
      .run();
    await takeBackLast();
    expect(rolesIn(app, lowered.club)).toEqual({ [lowered.email]: 'member' });
  });

  it('is for what is listed, by people who are signed in, with their own form, and not without end', async () => {
    const { client } = somebody();
    expect((await client.get('/my/join/claim/no-such-thing')).status).toBe(404);
    const clubs = [1, 2, 3, 4, 5, 6].map((n) => addOrganisation(app.services, { name: `Club ${n}` }));
    const first = `/my/join/claim/${clubs[0]?.slug}`;
    expect((await client.post(first, [['words', 'I help.']])).status).toBe(403);
    expect((await newClient(app).post(first, [['words', 'I help.']])).status).toBe(403);
    const statuses: number[] = [];
    for (const { slug } of clubs) {
      const path = `/my/join/claim/${slug}`;
      statuses.push((await client.submit(path, { words: 'I help.' }, { action: path })).status);
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
  });
});

describe('“Is it one of these?”', () => {
  it.each<[string, Record<string, string>]>([
    ['name', { name: 'The Northgate Lantern Trust' }],
    ['charity number', { name: 'Something Else', charity_number: '1 234 567' }],
    ['company number', { name: 'Something Else', company_number: '1234567' }],
    ['website', { name: 'Something Else', website: 'northgate-lantern.example/about' }],
  ])('is asked by %s before anything is written', async (_by, fields) => {
    if (
      !app.database
        .select()
        .from(schema.organisations)
        .all()
        .some((each) => each.slug === 'northgate-lantern')
    ) {
      addOrganisation(app.services, {
        name: 'Northgate Lantern',
        charityNumber: '1234567',
        companyNumber: '01234567',
        website: 'https://www.northgate-lantern.example',
        email: null,
      });
    }
    const { client } = somebody();
    const before = app.database.select().from(schema.organisations).all().length;
    const answer = await register(client, fields);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Is it one of these?');
    expect(answer.html).toContain('/my/join/claim/northgate-lantern"');
    expect(app.database.select().from(schema.organisations).all()).toHaveLength(before);

    const { id } = organisationNamed('Northgate Lantern');
    const guessed = await register(client, { ...fields, not_these: '00000000-0000-7000-8000-000000000000' });
    expect(guessed.status).toBe(422);
    const insisted = await register(client, { ...fields, not_these: id });
    expect(insisted.status).toBe(303);
    const made = app.database.select().from(schema.organisations).all().at(-1);
    expect(made).toMatchObject({ name: fields.name, state: 'waiting' });
    const [item] = made ? openItems(app, made) : [];
    expect(item?.proposal).toMatchObject({ similarRowIds: [organisationNamed('Northgate Lantern').rowId] });
    const file = JSON.parse((await client.get('/my/account/data.json')).html) as { requests: unknown[] };
    expect(file.requests).toMatchObject([{ words: { similarTo: ['Northgate Lantern'] } }]);
    await client.submit('/my/join', {}, { action: '/my/join/withdraw' });
  });

  it('never tells by a postcode where a place is that isn’t public', async () => {
    for (const [name, visibility] of [
      ['Quiet House', 'hidden'],
      ['Quiet Rooms', 'area'],
      ['Open House', 'address'],
    ] as const) {
      const postcode = 'DL1 5QT';
      addOrganisation(app.services, {
        name,
        email: null,
        sites: [aSite({ visibility, postcode, name: 'x' })],
      });
    }
    const { client } = somebody();
    const fields = { 'place-new-postcode': 'DL1 5QT', 'place-new-ward': 'park-east' };
    const reasonsOf = async (name: string) =>
      [...(await register(client, { name, ...fields })).html.matchAll(/· (A similar name.*?)<\/p>/g)].map(
        ([, reasons]) => reasons,
      );
    expect(await reasonsOf('Open Hause')).toEqual(['A similar name, the same postcode']);
    expect(await reasonsOf('Quiet Hause')).toEqual(['A similar name']);
    expect(await reasonsOf('Quiet Raoms')).toEqual(['A similar name']);
  });

  it('does not show what waits itself', async () => {
    await register(somebody().client, { name: 'Twice Told Tales' });
    const second = await register(somebody().client, { name: 'Twice Told Tales' });
    expect(second.status).toBe(303);
  });
});

describe('a registration', () => {
  it('is public once a curator agrees, and its lead can invite', async () => {
    const { email, client } = somebody();
    await register(client, { name: 'Approved Club' });
    const club = organisationNamed('Approved Club');
    const people = `/organisations/${club.slug}/people`;
    expect((await client.get(people)).html).not.toContain('Send the invitation');
    await decideAll(app, club, 'agree');
    expect((await newClient(app).get(`/organisations/${club.slug}`)).status).toBe(200);
    expect(rolesIn(app, club)).toEqual({ [email]: 'lead' });
    expect((await client.get(people)).html).toContain('Send the invitation');
    const revisions = app.database
      .select()
      .from(schema.revisions)
      .all()
      .filter(({ subjectId }) => subjectId === club.id);
    expect(revisions.map(({ reason }) => reason)).toEqual([
      'Registered',
      'Whoever registers it leads it',
      'Registration approved',
    ]);
  });

  it('brings nothing back that it listed, once the approval was taken back', async () => {
    const { client } = somebody();
    const name = `Hasty Club ${count}`;
    await register(client, { name });
    await decideAll(app, organisationNamed(name), 'agree');
    const { slug, id } = addListing(app.services, organisationNamed(name), {
      content: { kind: 'service', title: `Hasty chess ${count}` },
    });
    const { html } = await client.get('/my/account');
    const press = (state: string) =>
      client.post(`/listings/${slug}/state`, [
        ['_csrf', /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''],
        ['state', state],
      ]);
    expect((await press('archived')).status).toBe(303);
    await takeBackLast();
    expect(organisationNamed(name).state).toBe('waiting');
    const back = await press('live');
    expect((await app.get(`/api/v1/listings/${id}`)).status).toBe(404);
    expect(await (await app.get('/api/v1/search?q=hasty+chess')).text()).toContain('"total":0');
    expect(back.status).toBe(422);
  });

  it('is refused for good, and can’t be registered again by the same person under the same name', async () => {
    const { client } = somebody();
    await register(client, { name: 'Refused Fishing' });
    const club = organisationNamed('Refused Fishing');
    await decideAll(app, club, 'refuse', 'It is a shop in Leeds.');
    expect((await client.get('/my/join')).html).not.toContain('Refused Fishing');
    const again = await register(client, { name: 'The Refused Fishing Club' });
    expect(again.status).toBe(422);
    expect(again.html).toContain('The CVS has decided not to list Refused Fishing');
    expect((await register(client, { name: 'Another Matter' })).status).toBe(303);
    expect((await register(somebody().client, { name: 'Refused Fishing' })).status).toBe(303);

    await takeBackLast();
    expect((await client.get('/my/join')).html).toContain('Refused Fishing');
    expect(openItems(app, club)).toMatchObject([{ type: 'registration' }]);
  });

  it('comes back with a reason to be corrected, and stays out of sight meanwhile', async () => {
    const { client } = somebody();
    await register(client, { name: 'Corrected Club' });
    const club = organisationNamed('Corrected Club');
    await decideAll(app, club, 'decline', 'Say where you meet.');
    const edit = `/organisations/${club.slug}/edit`;
    const page = await client.get('/my/join');
    expect(page.html).toContain('Say where you meet.');
    expect(page.html).toContain(edit);
    const saved = await client.submit(edit, { description: 'We meet in the hall.' }, { action: edit });
    expect([saved.status, saved.location]).toEqual([303, '/my/join#requests']);
    expect((await newClient(app).get(`/organisations/${club.slug}`)).status).toBe(404);
    await client.submit('/my/join', { words: 'Done.' }, { action: '/my/join/again' });
    await decideAll(app, club, 'agree');
    const { html } = await newClient(app).get(`/organisations/${club.slug}`);
    expect(html).toContain('We meet in the hall.');
  });
});

it('shows a script that somebody stored as text, wherever it is shown', async () => {
  const script = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
  const { client } = somebody();
  const fields = {
    name: `Odd ${script}`,
    type: script.slice(0, 50),
    description: script,
    words: script,
    website: 'https://odd.example/?q="><script>alert(1)</script>',
    'place-new-postcode': 'DL1 5QT',
    'place-new-ward': 'park-east',
    'place-new-visibility': 'address',
    'place-new-address': script,
    'place-new-name': script,
  };
  // Wrong first, so that the page gives everything back; then right.
  const wrong = await register(client, { ...fields, sector: script });
  expect(wrong.status).toBe(422);
  const done = await register(client, fields);
  expect(done.status).toBe(303);
  const odd = organisationNamed(`Odd ${script}`);
  const curator = signIn(app, 'curator@demo.example');
  const desk = await curator.get(`/curate?item=${openItems(app, odd)[0]?.id}`);
  const mine = await client.get('/my/join');
  const edit = await client.get(`/organisations/${odd.slug}/edit`);
  await decideAll(app, odd, 'agree');
  const shown = await newClient(app).get(`/organisations/${odd.slug}`);
  const found = await client.get('/my/join?q=odd');
  const people = await client.get(`/organisations/${odd.slug}/people`);
  const claim = await somebody().client.get(`/my/join/claim/${odd.slug}`);
  const pages = { wrong, desk, mine, edit, shown, found, people, claim };
  for (const [name, { html }] of Object.entries(pages)) {
    expect(html, name).not.toMatch(/<script>|<img src=x/);
    expect(html, name).toContain('Odd &lt;script&gt;');
  }
});
