import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type Client, formsOf, newClient, signIn } from '../support/client.ts';
import { addListing, addOrganisation, aSite, someDetails } from '../support/factories.ts';
import { addPerson, decideAll, openItems } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** An organisation's own entry, changed by those who lead it. */

let app: TestApp;
let trust: Organisation;
let path: string;
let lead: Client;
let other: Client;
let curator: Client;
let count = 0;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

beforeEach(() => {
  count += 1;
  const parent = addOrganisation(app.services, { name: `Skerne Council ${count}` });
  trust = addOrganisation(app.services, {
    name: `Lantern Trust ${count}`,
    parentRowId: parent.rowId,
    website: `https://lantern${count}.example`,
    sites: [
      aSite(),
      aSite({
        name: 'Loft',
        address: '4 Mill Row',
        postcode: 'DL1 5QT',
        wardSlug: 'park-east',
        visibility: 'area',
      }),
    ],
  });
  path = `/organisations/${trust.slug}/edit`;
  addPerson(app, `lead${count}@skerne.example`, { organisation: trust, role: 'lead' });
  addPerson(app, `parent${count}@skerne.example`, { organisation: parent, role: 'lead' });
  addPerson(app, `member${count}@skerne.example`, { organisation: trust, role: 'member' });
  lead = signIn(app, `lead${count}@skerne.example`);
  other = signIn(app, `parent${count}@skerne.example`);
  curator = signIn(app, 'curator@demo.example');
});

const current = () => app.services.organisations.byRowIds([trust.rowId]).get(trust.rowId) ?? trust;
const sitesNow = () => app.services.organisations.sites(trust);
const siteId = (name: string) => sitesNow().find((site) => site.name === name)?.id ?? '';
const fieldOf = (name: string, field: string) => `place-${siteId(name)}-${field}`;
const save = (client: Client, fields: Record<string, string>) =>
  client.submit(path, fields, { action: path });
const publicPage = async () => (await newClient(app).get(`/organisations/${trust.slug}`)).html;
function revisionsOf(organisation: Organisation) {
  return app.database
    .select()
    .from(schema.revisions)
    .where(eq(schema.revisions.subjectId, organisation.id))
    .all();
}

it.each([
  ['lead', 200],
  ['parent', 200],
  ['member', 403],
] as const)('opens for a %s with %d', async (who, status) => {
  const client = signIn(app, `${who}${count}@skerne.example`);
  expect((await client.get(path)).status).toBe(status);
  const { html } = await client.get('/my/join');
  const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
  const version = String(current().updatedAt.getTime());
  const answer = await client.post(path, [
    ['_csrf', token],
    ['version', version],
    ['description', 'Mine now'],
  ]);
  expect(answer.status).toBe(status === 200 ? 422 : 403);
  expect((await client.post(path, [['version', version]])).status).toBe(403);
});

it('opens for curators, and for nobody of another organisation', async () => {
  expect((await curator.get(path)).status).toBe(200);
  expect((await signIn(app, 'charity@demo.example').get(path)).status).toBe(403);
  expect((await newClient(app).get(path)).location).toMatch(/^\/sign-in/);
});

describe('what a lead changes', () => {
  it('shows at once where others don’t rely on it, and is kept as a revision', async () => {
    const before = revisionsOf(trust).length;
    const answer = await save(lead, {
      description: 'Light,\r\n\r\nday and night.',
      type: 'Social enterprise',
      phone: '01325 123 456',
      website: 'lantern.example/new',
    });
    expect([answer.status, answer.location]).toEqual([303, `/organisations/${trust.slug}`]);
    expect(current()).toMatchObject({
      description: 'Light,\n\nday and night.',
      type: 'Social enterprise',
      phone: '01325 123 456',
      website: 'https://lantern.example/new',
      parentRowId: trust.parentRowId,
    });
    expect(sitesNow().map(({ name }) => name)).toEqual(['Lantern Hall', 'Loft']);
    expect(revisionsOf(trust)).toHaveLength(before + 1);
    expect(await publicPage()).toContain('01325 123 456');
  });

  it('is not written again where nothing differs', async () => {
    const before = revisionsOf(trust).length;
    expect((await save(lead, {})).status).toBe(303);
    expect(revisionsOf(trust)).toHaveLength(before);
    expect(current().updatedAt).toEqual(trust.updatedAt);
  });

  it.each([
    ['name', { name: 'Golden Trust' }, 'Name: Lantern Trust \\d+ becomes Golden Trust'],
    ['sector', { sector: 'business' }, 'Sector: Third sector becomes Business'],
    ['charity number', { charity_number: '1234567' }, 'Charity number: 1234567'],
    ['company number', { company_number: '1234567' }, 'Company number: 01234567'],
    ['body above', { parent: '' }, 'Part of: Skerne Council \\d+ becomes nothing'],
  ] as const)(
    'waits for a curator where it is the %s, and the author sees it',
    async (_name, fields, words) => {
      const answer = await save(lead, { ...fields, phone: '01325 999 999' });
      expect([answer.status, answer.location]).toEqual([303, path]);
      const { rowId: _row, ...unheld } = { ...trust, phone: '01325 999 999', updatedAt: current().updatedAt };
      expect(current()).toMatchObject(unheld);
      const page = await lead.get(path);
      expect(page.html).toContain('This waits for the CVS');
      expect(page.html).toMatch(new RegExp(words));

      // Saving something else does not take it back.
      await save(lead, { phone: '01325 888 888' });
      expect(openItems(app, trust)).toHaveLength(1);
      await decideAll(app, trust, 'agree');
      expect(current().phone).toBe('01325 888 888');
      expect((await lead.get(path)).html).not.toContain('This waits for the CVS');
      const [field = 'name', value = ''] = Object.entries(fields)[0] ?? [];
      const shown = await lead.get(path);
      if (value !== '' && field !== 'sector') {
        expect(shown.html).toContain(`value="${field === 'company_number' ? `0${value}` : value}"`);
      }
    },
  );

  it('can be taken back while it waits, or written back to what it was', async () => {
    await save(lead, { name: 'Golden Trust' });
    const taken = await lead.submit(path, {}, { action: `${path}/withdraw` });
    expect(taken.status).toBe(303);
    expect(openItems(app, trust)).toEqual([]);
    await save(lead, { name: 'Silver Trust' });
    await save(lead, { name: trust.name });
    expect(openItems(app, trust)).toEqual([]);
    expect((await lead.get(path)).html).not.toContain('Silver Trust');
  });

  it('comes back with the reason, and what is public stays', async () => {
    await save(lead, { name: 'Golden Trust' });
    await decideAll(app, trust, 'decline', 'That is another one’s name.');
    const { html } = await lead.get(path);
    expect(html).toContain('The CVS sent this back');
    expect(html).toContain('That is another one’s name.');
    expect(html).toContain(`value="${trust.name}"`);
    expect(await publicPage()).toContain(trust.name);
  });

  it('is neither state nor trust nor origin, whatever hidden fields say', async () => {
    await save(lead, {
      state: 'archived',
      isTrusted: 'on',
      is_trusted: 'on',
      slug: 'mine',
      id: 'mine',
      phone: '01325 111 111',
    });
    expect(current()).toMatchObject({ state: 'live', isTrusted: false, slug: trust.slug, id: trust.id });
  });
});

describe('what a curator changes', () => {
  it('counts at once, all of it', async () => {
    const answer = await save(curator, {
      name: `Golden Trust ${count}`,
      parent: '',
      charity_number: '1234567',
    });
    expect(answer.location).toBe(`/organisations/${trust.slug}`);
    expect(current()).toMatchObject({
      name: `Golden Trust ${count}`,
      parentRowId: null,
      charityNumber: '1234567',
    });
    expect(openItems(app, trust)).toEqual([]);
  });

  it('never makes a body a part of itself or of its own parts', async () => {
    const parent = app.services.organisations.byRowIds([trust.parentRowId ?? 0]).get(trust.parentRowId ?? 0);
    const edit = `/organisations/${parent?.slug}/edit`;
    for (const name of [trust.name, parent?.name ?? '', parent?.name.toUpperCase() ?? '']) {
      const { status, html } = await curator.submit(edit, { parent: name }, { action: edit });
      expect(status).toBe(422);
      expect(html).toContain('<a href="#parent">It can’t be part of itself');
    }
    const { html } = await curator.submit(edit, { parent: 'Nobody in particular' }, { action: edit });
    expect(html).toContain('<a href="#parent">No organisation has this name');
  });
});

describe('places', () => {
  it('are added, changed and taken away, and keep what points to them', async () => {
    const [hall] = sitesNow();
    const listing = addListing(app.services, trust, { sites: hall ? [hall] : [] });
    const answer = await save(lead, {
      [fieldOf('Lantern Hall', 'name')]: 'Lantern House',
      [fieldOf('Loft', 'remove')]: 'on',
      'place-new-postcode': 'dl1 1aa',
      'place-new-ward': 'outside',
      'place-new-address': '1 Far Away',
      'place-new-visibility': 'address',
    });
    expect(answer.status).toBe(303);
    expect(sitesNow().map(({ name, postcode, wardSlug }) => [name, postcode, wardSlug])).toEqual([
      ['Lantern House', 'DL3 9AB', 'cockerton'],
      ['1 Far Away', 'DL1 1AA', null],
    ]);
    expect(sitesNow()[0]).toMatchObject({ id: hall?.id, location: { precision: 'exact' } });
    const page = await newClient(app).get(`/listings/${listing.slug}`);
    expect(page.html).toContain('Lantern House');
  });

  it('of others are never reached by their ids', async () => {
    const others = addOrganisation(app.services, { name: 'Others', sites: [aSite({ name: 'Their hall' })] });
    const [theirs] = app.services.organisations.sites(others);
    const before = sitesNow();
    for (const fields of [
      {
        [`place-${theirs?.id}-postcode`]: 'DL1 5QT',
        [`place-${theirs?.id}-ward`]: 'park-east',
        [`place-${theirs?.id}-visibility`]: 'area',
      },
      { [`place-${theirs?.id}-postcode`]: '', [`place-${theirs?.id}-remove`]: 'on' },
    ]) {
      await save(lead, fields);
      expect(app.services.organisations.sites(others)).toEqual([theirs]);
    }
    expect(sitesNow()).toEqual(expect.arrayContaining(before));
  });

  it('stay where a form leaves them out', async () => {
    const version = String(current().updatedAt.getTime());
    const token = /name="_csrf" value="([^"]*)"/.exec((await lead.get(path)).html)?.[1] ?? '';
    const { name, sector, type, description, website } = trust;
    const fields = {
      _csrf: token,
      version,
      name,
      sector,
      type,
      description,
      website: website ?? '',
      email: 'a@b.example',
    };
    const parent = `Skerne Council ${count}`;
    const answer = await lead.post(path, Object.entries({ ...fields, parent }));
    expect(answer.status).toBe(303);
    expect(sitesNow().map((site) => site.name)).toEqual(['Lantern Hall', 'Loft']);
  });

  it('that are hidden are on no page, and no words of the entry may tell them', async () => {
    const hide = { [fieldOf('Loft', 'visibility')]: 'hidden' };
    const told = await save(lead, { ...hide, description: 'Ring the bell at 4 Mill Row.' });
    expect(told.status).toBe(422);
    expect(told.html).toContain('<a href="#description">Leave out “4 Mill Row”');
    expect(told.html).toContain('Ring the bell at 4 Mill Row.');
    expect(await publicPage()).toContain('Park East');
    expect((await save(lead, hide)).status).toBe(303);
    expect(await publicPage()).not.toMatch(/Park East|Mill Row|DL1 5QT/);
  });

  it.each([
    ['type', 'Charity at 4 Mill Row'],
    ['website', 'https://lantern.example/find/4-mill-row'],
    ['email', '4millrow@lantern.example'],
  ])('that are hidden are told by no other field either: %s', async (field, words) => {
    const hide = { [fieldOf('Loft', 'visibility')]: 'hidden' };
    const told = await save(lead, { ...hide, [field]: words });
    expect(told.status).toBe(422);
    expect(told.html).toContain(`<a href="#${field}">Leave out “4 Mill Row”`);
    expect(sitesNow().map(({ visibility }) => visibility)).toEqual(['address', 'area']);
  });

  it('can’t be hidden while an entry says over two lines, or beside its times, where they are', async () => {
    const hide = { [fieldOf('Loft', 'visibility')]: 'hidden' };
    const sees = addListing(app.services, trust, {
      content: {
        kind: 'shadowing',
        title: 'A day',
        details: { ...someDetails.shadowing, sees: '4 Mill\nRow' },
      },
    });
    expect((await save(lead, hide)).html).toContain('“A day” tells where that place is');
    app.database
      .update(schema.listings)
      .set({ state: 'archived' })
      .where(eq(schema.listings.rowId, sees.rowId))
      .run();
    addListing(app.services, trust, {
      content: { title: 'An evening', availability: { note: 'At 4 Mill Row' } },
    });
    expect((await save(lead, hide)).html).toContain('“An evening” tells where that place is');
  });

  it('can’t be hidden while what is listed tells them', async () => {
    const loft = sitesNow().filter((site) => site.name === 'Loft');
    addListing(app.services, trust, {
      sites: loft,
      content: { title: 'Open evening', areas: ['park-east'] },
    });
    const hide = { [fieldOf('Loft', 'visibility')]: 'hidden' };
    const refused = await save(lead, hide);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('<a href="#places">“Open evening” tells where that place is');
    expect(sitesNow().map(({ visibility }) => visibility)).toEqual(['address', 'area']);
  });

  it('that were hidden while an entry that tells them was withdrawn are not told by bringing it back', async () => {
    const evening = addListing(app.services, trust, {
      content: { title: 'Attic evening', description: 'Up the stairs at 4 Mill Row.' },
    });
    const press = (state: string) =>
      curator.post(`/listings/${evening.slug}/state`, [
        ['_csrf', /name="_csrf" value="([^"]+)"/.exec(curatorPage)?.[1] ?? ''],
        ['state', state],
      ]);
    const { html: curatorPage } = await curator.get('/my/account');
    expect((await press('archived')).status).toBe(303);
    expect((await save(lead, { [fieldOf('Loft', 'visibility')]: 'hidden' })).status).toBe(303);
    const back = await press('live');
    expect([back.status, back.html.includes('a place is that you have hidden since')]).toEqual([422, true]);
    expect((await app.get(`/listings/${evening.slug}`)).status).toBe(404);
  });

  it('can’t be hidden while the address of an entry’s page tells them, which gets another one as it comes back', async () => {
    const title = `Evenings ${count} at 4 Mill Row`;
    const evening = addListing(app.services, trust, { content: { title } });
    expect(evening.slug).toContain('4-mill-row');
    app.database.$client
      .prepare('update listings set title = ? where row_id = ?')
      .run(`Evenings ${count}`, evening.rowId);
    const hide = { [fieldOf('Loft', 'visibility')]: 'hidden' };
    const refused = await save(lead, hide);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('<a href="#places">The address of the page of “Evenings');
    const { html } = await lead.get('/my/account');
    const press = (state: string) =>
      lead.post(`/listings/${evening.slug}/state`, [
        ['_csrf', /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''],
        ['state', state],
      ]);
    expect((await press('archived')).status).toBe(303);
    expect((await save(lead, hide)).status).toBe(303);
    const back = await press('live');
    expect(back.location).toMatch(new RegExp(`^/listings/evenings-${count}\\?`));
    expect((await app.get(`/listings/evenings-${count}`)).status).toBe(200);
    expect((await app.get(`/listings/${evening.slug}`)).status).toBe(404);
    expect(await publicPage()).not.toMatch(/mill-row/i);
  });

  it('that are hidden are told by the organisation’s own address no more, once it has another name', async () => {
    const house = addOrganisation(app.services, {
      name: `Mill Row House ${count}`,
      sites: [
        aSite({
          name: `Mill Row House ${count}`,
          address: `Mill Row House ${count}, 4 Mill Row`,
          postcode: 'DL1 5QT',
        }),
      ],
    });
    expect(house.slug).toBe(`mill-row-house-${count}`);
    const [site] = app.services.organisations.sites(house);
    const edit = `/organisations/${house.slug}/edit`;
    const fields = { name: `Safe House ${count}`, [`place-${site?.id}-visibility`]: 'hidden' };
    const { location } = await curator.submit(edit, fields, { action: edit });
    expect(location).toBe(`/organisations/safe-house-${count}`);
    expect((await app.get(location ?? '')).status).toBe(200);
    expect((await app.get(`/organisations/${house.slug}`)).status).toBe(404);
  });

  it.each([
    ['postcode', 'DL1', 'Enter a postcode like DL1 5QT'],
    ['ward', 'atlantis', 'Choose a ward from the list'],
    ['visibility', 'sometimes', 'Choose how much of it people see'],
    ['step_free', 'maybe', 'Choose from the list'],
  ])('are refused with a wrong %s, and nothing changes', async (field, value, message) => {
    const { status, html } = await save(lead, { [fieldOf('Loft', field)]: value, phone: '01325 000 000' });
    expect(status).toBe(422);
    expect(html).toContain(`<a href="#${fieldOf('Loft', field)}">${message}`);
    expect(html).toContain('value="01325 000 000"');
    expect(current().phone).toBeNull();
  });
});

describe('two editors at once', () => {
  it('the second sees both versions side by side, chooses, and loses nothing', async () => {
    const opened = { version: String(current().updatedAt.getTime()) };
    await save(other, {
      phone: '01325 222 222',
      type: 'Their type',
      [fieldOf('Loft', 'name')]: 'Their loft',
    });
    const mine = { ...opened, phone: '01325 333 333', email: 'mine@lantern.example', type: 'Charity' };
    const page = await save(lead, { ...mine, [fieldOf('Their loft', 'name')]: 'Loft' });
    expect([page.status, page.heading]).toEqual([409, `Two of you changed ${trust.name}`]);
    expect(current()).toMatchObject({ phone: '01325 222 222', email: 'hello@lantern.example' });
    for (const words of [
      '01325 222 222',
      '01325 333 333',
      'mine@lantern.example',
      'Their type',
      'Their loft',
    ]) {
      expect(page.html).toContain(words);
    }
    const form = formsOf(page.html).find((each) => each.action === path);
    const fields = Object.fromEntries(form?.fields ?? []);
    // What only one has changed is chosen from the outset; of the rest somebody has to say.
    expect(fields).toMatchObject({ 'pick-type': 'theirs', 'pick-email': 'mine' });
    expect(fields).not.toHaveProperty('pick-phone');
    const asked = await lead.post(path, form?.fields ?? []);
    expect([asked.status, asked.html.match(/href="#pick-[a-z]+"/g)]).toEqual([422, ['href="#pick-phone"']]);
    expect(current()).toMatchObject({ phone: '01325 222 222', email: 'hello@lantern.example' });
    const saved = await lead.post(path, Object.entries({ ...fields, 'pick-phone': 'theirs' }));
    expect(saved.status).toBe(303);
    expect(current()).toMatchObject({
      phone: '01325 222 222',
      email: 'mine@lantern.example',
      type: 'Their type',
    });
    expect(sitesNow().map(({ name }) => name)).toEqual(['Lantern Hall', 'Their loft']);
  });

  it('whoever says the same as the other is simply done', async () => {
    const version = String(current().updatedAt.getTime());
    await save(other, { phone: '01325 222 222' });
    expect((await save(lead, { version, phone: '01325 222 222' })).status).toBe(303);
  });

  it('a version that never was is taken for an old one', async () => {
    const { status } = await save(lead, { version: 'x', phone: '01325 333 333' });
    expect(status).toBe(409);
    expect(current().phone).toBeNull();
  });

  it('a place that the other took away, and I changed, is kept if I say so', async () => {
    const version = String(current().updatedAt.getTime());
    const loft = siteId('Loft');
    await save(other, { [`place-${loft}-remove`]: 'on' });
    const page = await lead.get(path);
    const token = /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
    const own = formsOf(page.html).find((form) => form.action === path)?.fields ?? [];
    const mine = {
      ...Object.fromEntries(own),
      _csrf: token,
      version,
      [`place-${loft}-name`]: 'My loft',
      [`place-${loft}-address`]: '4 Mill Row',
      [`place-${loft}-postcode`]: 'DL1 5QT',
      [`place-${loft}-ward`]: 'park-east',
      [`place-${loft}-visibility`]: 'area',
      [`place-${loft}-step_free`]: '',
    };
    const both = await lead.post(path, Object.entries(mine));
    expect(both.status).toBe(409);
    expect(both.html).toContain('Taken away');
    const form = formsOf(both.html).find((each) => each.action === path);
    const chosen: [string, string][] = [...(form?.fields ?? []), [`pick-place-${loft}`, 'mine']];
    expect((await lead.post(path, chosen)).status).toBe(303);
    expect(sitesNow().map(({ name }) => name)).toEqual(['Lantern Hall', 'My loft']);
  });
});
