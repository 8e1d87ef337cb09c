import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { listRevisions } from '../../src/features/revisions/index.ts';
import { type Answer, type Client, signIn } from '../support/client.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { titlesFound } from '../support/memory-services.ts';
import { addPerson, rolesIn } from '../support/people.ts';
import { listingBySlug, personOf, submitChange } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Two organisations that are one: all that hangs on the one goes to the other, and back again. */

let app: TestApp;
let curator: Client;
beforeEach(async () => {
  app = await openTestApp({ template: 'empty' });
  const { rowId } = addPerson(app, 'curator@demo.example');
  app.database.$client.prepare('update accounts set is_curator = 1 where row_id = ?').run(rowId);
  curator = signIn(app, 'curator@demo.example');
});
afterEach(() => app.close());

/** A charity that is there twice, each with entries, places and people. */
function addBoth() {
  const kept = addOrganisation(app.services, {
    name: 'Lantern Trust',
    charityNumber: null,
    phone: '01632 960001',
    sites: [aSite()],
  });
  const gone = addOrganisation(app.services, {
    name: 'The Lantern Trust Ltd',
    charityNumber: '1000003',
    phone: '01632 960002',
    description: 'Light.',
    sites: [
      aSite({ name: 'Lantern Hall (front)', address: '12 Lantern Row' }),
      aSite({ name: 'Safe house', address: '9 Quiet Close', postcode: 'DL1 5QT', visibility: 'hidden' }),
      aSite({ name: 'Shop', address: '3 High Row', postcode: 'DL3 7QQ', visibility: 'area' }),
    ],
  });
  const [hall, house, shop] = app.services.organisations.sites(gone);
  if (!hall || !house || !shop) throw new Error('It has three places');
  const own = addListing(app.services, kept, { content: { title: 'Lamp lending' } });
  const atHall = addListing(app.services, gone, { sites: [hall], content: { title: 'Lamp repairs' } });
  const atHouse = addListing(app.services, gone, { sites: [house], content: { title: 'Quiet nights' } });
  const atShop = addListing(app.services, gone, {
    sites: [shop],
    state: 'paused',
    content: { title: 'Lamp shop' },
  });
  addPerson(app, 'lead@x.example', { organisation: gone, role: 'lead' });
  addPerson(app, 'keeper@x.example', { organisation: kept, role: 'lead' });
  const both = addPerson(app, 'both@x.example', { organisation: kept, role: 'member' });
  app.database
    .insert(schema.memberships)
    .values({
      accountRowId: both.rowId,
      organisationRowId: gone.rowId,
      role: 'lead',
      createdAt: app.clock.now(),
    })
    .run();
  const team = addOrganisation(app.services, { name: 'Lantern youth team', parentRowId: gone.rowId });
  app.database
    .insert(schema.invitations)
    .values({
      id: 'an-invitation',
      organisationRowId: gone.rowId,
      email: 'guest@x.example',
      role: 'member',
      invitedByRowId: both.rowId,
      createdAt: app.clock.now(),
      expiresAt: app.clock.now(),
    })
    .run();
  return { kept, gone, own, atHall, atHouse, atShop, team, hall, house, shop };
}

type Both = ReturnType<typeof addBoth>;

const pathOf = ({ kept, gone }: Pick<Both, 'kept' | 'gone'>) =>
  `/curate/merge/organisation/${kept.id}/${gone.id}`;

function merge(both: Pick<Both, 'kept' | 'gone'>, choices: Record<string, string> = {}): Promise<Answer> {
  const path = pathOf(both);
  const query = new URLSearchParams({ keep: 'one', ...choices }).toString();
  return curator.submit(`${path}/preview?${query}`, {}, { action: path });
}

function setParent({ rowId }: { rowId: number }, parentRowId: number): void {
  app.database
    .update(schema.organisations)
    .set({ parentRowId })
    .where(eq(schema.organisations.rowId, rowId))
    .run();
}

const parentOf = ({ rowId }: { rowId: number }) =>
  app.services.organisations.byRowIds([rowId]).get(rowId)?.parentRowId;

function undo(merged: Answer): Promise<Answer> {
  return curator.submit(merged.location ?? '', {}, { action: merged.location ?? '' });
}

/** Who has what now, as people see it and as it is kept. */
function picture({ kept, gone, atHall, atHouse, atShop, team, own }: Both) {
  const { database, services } = app;
  const organisations = services.organisations.byRowIds([kept.rowId, gone.rowId, team.rowId]);
  const rowIds = [own, atHall, atHouse, atShop].map(({ rowId }) => rowId);
  const sites = services.organisations.sitesOfListings(rowIds);
  return {
    organisations: [...organisations.values()].map(({ updatedAt: _at, ...rest }) => rest),
    listings: [...services.listings.byRowIds(rowIds).values()].map(({ organisationRowId, state }) => ({
      organisationRowId,
      state,
    })),
    places: [...sites.values()].flat().map(({ rowId, visibility }) => ({ rowId, visibility })),
    sites: database.select().from(schema.sites).all(),
    people: [rolesIn(app, kept), rolesIn(app, gone)],
    invitations: database.select().from(schema.invitations).all(),
  };
}

describe('merging', () => {
  it('lists exactly what goes where before it does anything', async () => {
    const both = addBoth();
    const before = picture(both);
    const { html } = await curator.get(`${pathOf(both)}/preview?keep=one`);
    for (const words of [
      'Before you merge “The Lantern Trust Ltd” into “Lantern Trust”',
      'Entries <span class="count">3</span>',
      '<li>Lamp repairs</li>',
      '<li>Lamp shop (paused)</li>',
      'Places <span class="count">2</span>',
      '<li>Safe house, DL1 5QT (hidden)</li>',
      'Places that both have <span class="count">1</span>',
      '<li>lead (lead)</li>',
      'People who lead both from now on <span class="count">1</span>',
      '<li>guest@x.example</li>',
      '<li>Lantern youth team</li>',
    ]) {
      expect(html).toContain(words);
    }
    expect(picture(both)).toEqual(before);
  });

  it('moves everything, keeps what was chosen, and leads the old addresses on', async () => {
    const both = addBoth();
    const { kept, gone, own, atHall, atHouse, atShop, team } = both;
    expect((await merge(both, { 'take-charity': 'other', 'take-phone': 'one' })).status).toBe(303);
    const now = picture(both);
    expect(now.organisations[0]).toMatchObject({
      name: 'Lantern Trust',
      charityNumber: '1000003',
      phone: '01632 960001',
      state: 'live',
    });
    expect(now.organisations[1]).toMatchObject({ state: 'archived', charityNumber: '1000003' });
    expect(now.organisations[2]).toMatchObject({ parentRowId: kept.rowId });
    expect(now.listings).toEqual(
      ['live', 'live', 'live', 'paused'].map((state) => ({ organisationRowId: kept.rowId, state })),
    );
    expect(now.people).toEqual([
      { 'both@x.example': 'lead', 'keeper@x.example': 'lead', 'lead@x.example': 'lead' },
      { 'both@x.example': 'lead' },
    ]);
    expect(app.services.organisations.sites(kept).map(({ name }) => name)).toEqual([
      'Lantern Hall',
      'Safe house',
      'Shop',
    ]);
    // What took place at the front of the hall does so at the hall.
    const [place] = app.services.organisations.sitesOfListings([atHall.rowId]).get(atHall.rowId) ?? [];
    expect(place?.name).toBe('Lantern Hall');
    expect(now.invitations[0]?.organisationRowId).toBe(kept.rowId);
    expect(await titlesFound(app.services, 'lantern')).toEqual([
      'Lamp lending',
      'Lamp repairs',
      'Quiet nights',
    ]);

    for (const listing of [own, atHall, atHouse, atShop]) {
      expect((await app.get(`/listings/${listing.slug}`)).status).toBe(200);
    }
    const page = await app.get(`/organisations/${gone.slug}`);
    expect([page.status, page.headers.get('Location')]).toEqual([301, `/organisations/${kept.slug}`]);
    const api = await app.get(`/api/v1/organisations/${gone.id}`);
    expect([api.status, api.headers.get('Location')]).toEqual([301, `/api/v1/organisations/${kept.id}`]);
    const { snapshot, reason } = listRevisions(app.database, 'listing', atHall.id).at(-1) ?? {};
    expect(reason).toBe('Merged: “The Lantern Trust Ltd” is part of “Lantern Trust” now');
    expect(snapshot).toMatchObject({ organisationRowId: kept.rowId, title: 'Lamp repairs' });
    expect((await signIn(app, 'lead@x.example').get(`/organisations/${team.slug}/history`)).status).toBe(200);
  });

  it('leads no more from an old address that tells a place which was hidden since', async () => {
    const both = addBoth();
    await merge(both);
    const { gone, kept, shop } = both;
    const old = `/organisations/${gone.slug}`;
    expect((await app.get(old)).status).toBe(301);
    app.database
      .update(schema.sites)
      .set({ name: 'The Lantern Trust', visibility: 'hidden' })
      .where(eq(schema.sites.rowId, shop.rowId))
      .run();
    expect([(await app.get(old)).status, (await app.get(`${old}/report`)).status]).toEqual([404, 404]);
    // An identifier tells nothing.
    const api = await app.get(`/api/v1/organisations/${gone.id}`);
    expect(api.headers.get('Location')).toBe(`/api/v1/organisations/${kept.id}`);
  });

  it('keeps hidden what is hidden', async () => {
    const both = addBoth();
    await merge(both);
    for (const path of [
      `/organisations/${both.kept.slug}`,
      `/api/v1/organisations/${both.kept.id}`,
      `/listings/${both.atHouse.slug}`,
      `/api/v1/listings/${both.atHouse.id}`,
      '/api/v1/search?q=quiet&near=DL1+5QT',
    ]) {
      expect(await (await app.get(path)).text()).not.toMatch(/Quiet Close|Safe house|DL1 ?5QT(?!")/);
    }
  });

  it.each<[string, (both: Both) => void, RegExp]>([
    [
      'one shows what the other hides',
      ({ hall }) => {
        app.database
          .update(schema.sites)
          .set({ visibility: 'hidden' })
          .where(eq(schema.sites.rowId, hall.rowId))
          .run();
      },
      /One of the two hides the place/,
    ],
    [
      'an entry of the one names what the other hides',
      ({ kept }) => {
        addListing(app.services, kept, { content: { title: 'Tea', summary: 'Near 9 Quiet Close' } });
      },
      /“Tea” tells where a place is that the other one hides/,
    ],
    [
      'the address of an entry of the one names what the other hides',
      ({ kept }) => {
        const { rowId } = addListing(app.services, kept, { content: { title: 'Tea at 9 Quiet Close' } });
        app.database
          .update(schema.listings)
          .set({ title: 'Tea' })
          .where(eq(schema.listings.rowId, rowId))
          .run();
      },
      /The address of the page of “Tea” tells where a place is that the other one hides/,
    ],
    [
      'its facts wait to be changed',
      ({ gone }) => {
        const { name, sector, parentRowId, charityNumber, companyNumber } = gone;
        transaction(app.database, (tx) => {
          app.services.joiningDesk.factsProposed(tx, {
            actor: personOf(app, 'lead@x.example'),
            organisation: gone,
            facts: { name: `${name}!`, sector, parentRowId, charityNumber, companyNumber },
          });
        });
      },
      /waits in the queue \(organisation changed\)\. Decide about that first/,
    ],
    [
      'it would become part of itself',
      ({ kept, gone }) => {
        setParent(kept, gone.rowId);
      },
      /“Lantern Trust” is part of “The Lantern Trust Ltd”\. Keep “The Lantern Trust Ltd” instead/,
    ],
  ])('waits while %s', async (_name, arrange, words) => {
    const both = addBoth();
    arrange(both);
    const before = picture(both);
    const { html } = await curator.get(`${pathOf(both)}/preview?keep=one`);
    expect(html).toMatch(words);
    expect(html).not.toContain('Merge them');
    // Nor by a form that is made up: the sight that it would need is nowhere on the page.
    const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const forged = await curator.post(pathOf(both), [
      ['_csrf', token],
      ['keep', 'one'],
      ['sight', 'x'],
    ]);
    expect(forged.status).toBe(409);
    expect(picture(both)).toEqual(before);
  });

  it('makes a part of a whole of it without a knot', async () => {
    const both = addBoth();
    const { kept, gone } = both;
    setParent(gone, kept.rowId);
    expect((await merge(both, { 'take-parent': 'other' })).status).toBe(303);
    expect(parentOf(kept)).toBeNull();
  });

  it('never makes a whole part of one of its parts, whose lead would then act for it', async () => {
    const both = addBoth();
    const { kept, gone, team } = both;
    // What goes is part of a branch of the one that stays.
    setParent(team, kept.rowId);
    setParent(gone, team.rowId);
    addPerson(app, 'part@x.example', { organisation: team, role: 'lead' });
    const { html } = await curator.get(`${pathOf(both)}?keep=one`);
    expect(html).toContain('name="take-charity"');
    expect(html).not.toContain('name="take-parent"');
    // By an address that is made up, too.
    expect((await merge(both, { 'take-parent': 'other' })).status).toBe(303);
    expect([parentOf(kept), parentOf(team)]).toEqual([null, kept.rowId]);
    expect((await signIn(app, 'part@x.example').get(`/organisations/${kept.slug}/edit`)).status).toBe(403);
  });

  it('asks again where what it would become part of becomes part of it while the curator looks', async () => {
    const both = addBoth();
    const { kept, gone, team } = both;
    const far = addOrganisation(app.services, { name: 'Far', email: null });
    setParent(team, kept.rowId);
    setParent(gone, far.rowId);
    const path = pathOf(both);
    const page = await curator.get(`${path}/preview?keep=one&take-parent=other`);
    const { fields } = formOf(page, path);
    expect(fields).toContainEqual(['take-parent', 'other']);
    setParent(far, team.rowId);
    const answer = await curator.post(path, fields);
    expect(answer.status).toBe(409);
    expect(formOf(answer, path).fields).not.toContainEqual(['take-parent', 'other']);
    expect(parentOf(kept)).toBeNull();
    expect((await curator.post(path, formOf(answer, path).fields)).status).toBe(303);
    expect([parentOf(kept), parentOf(far)]).toEqual([null, team.rowId]);
  });

  it('offers no parent that isn’t listed', async () => {
    const both = addBoth();
    const closed = addOrganisation(app.services, { name: 'Closed', email: null });
    setParent(both.gone, closed.rowId);
    expect((await curator.get(`${pathOf(both)}?keep=one`)).html).toContain('name="take-parent"');
    app.database
      .update(schema.organisations)
      .set({ state: 'archived' })
      .where(eq(schema.organisations.rowId, closed.rowId))
      .run();
    expect((await curator.get(`${pathOf(both)}?keep=one`)).html).not.toContain('name="take-parent"');
  });

  it('asks again where something was added while the curator looked', async () => {
    const both = addBoth();
    const path = pathOf(both);
    const page = await curator.get(`${path}/preview?keep=one`);
    const { fields = [] } = formOf(page, path);
    addListing(app.services, both.gone, { content: { title: 'Lamp oil' } });
    const answer = await curator.post(path, fields);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('<li>Lamp oil</li>');
  });

  it('moves thousands of entries in sets', async () => {
    const both = addBoth();
    const { kept, gone } = both;
    app.database.$client
      .prepare(
        `with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)
         insert into listings (id, slug, organisation_row_id, kind, title, summary, description, themes, skills,
           areas, details, state, version, created_at, updated_at)
         select 'many-' || i, 'many-' || i, ?, 'service', 'Entry ' || i, '', '', '[]', '[]', '[]', '{}', 'draft', 1, 0, 0
         from n`,
      )
      .run(gone.rowId);
    const preview = await curator.get(`${pathOf(both)}/preview?keep=one`);
    expect(preview.html).toContain('and 1,803 more');
    expect(preview.html.length).toBeLessThan(100_000);
    const merged = await merge(both);
    const count = (rowId: number) =>
      app.database.$client
        .prepare('select count(*) from listings where organisation_row_id = ?')
        .pluck()
        .get(rowId);
    expect([count(kept.rowId), count(gone.rowId)]).toEqual([2004, 0]);
    await undo(merged);
    expect([count(kept.rowId), count(gone.rowId)]).toEqual([1, 2003]);
  });
});

describe('how much is written at once', () => {
  /** Live entries that say next to nothing, so that an organisation has more of them than a merge may write. */
  function addLive(organisationRowId: number, count: number) {
    app.database.$client
      .prepare(
        `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
         insert into listings (id, slug, organisation_row_id, kind, title, summary, description, themes, skills,
           areas, details, state, published_at, version, created_at, updated_at)
         select 'live-' || i, 'live-' || i, ?, 'service', 'Entry ' || i, 'x', '', '[]', '[]', '["whole-borough"]', '{}',
           'live', 0, 1, 0, 0
         from n`,
      )
      .run(count, organisationRowId);
  }
  const changesLogged = () =>
    Number(app.database.$client.prepare('select max(sequence) from search_changes').pluck().get());

  it('has a limit, which is said before anybody merges', async () => {
    const both = addBoth();
    addLive(both.gone.rowId, 399);
    const preview = await curator.get(`${pathOf(both)}/preview?keep=one`);
    expect(preview.html).toContain('401 entries would have to be written anew for search, and at most 400');
    expect(app.services.organisations.getById(both.gone.id).state).toBe('live');
  });

  it('doesn’t count what stays as it is, however much an organisation has', async () => {
    const both = addBoth();
    addLive(both.kept.rowId, 500);
    const before = changesLogged();
    const merged = await merge(both, { 'take-name': 'one' });
    // The two that move; what was there keeps its place in the index.
    expect(changesLogged() - before).toBe(2);
    expect(await titlesFound(app.services, 'lantern repairs')).toEqual(['Lamp repairs']);
    await undo(merged);
    expect(changesLogged() - before).toBe(4);
  });

  it('counts everything where the name changes that everything is found by', async () => {
    const both = addBoth();
    addLive(both.kept.rowId, 500);
    const preview = await curator.get(`${pathOf(both)}/preview?keep=one&take-name=other`);
    expect(preview.html).toContain('Keep name and sector as they are, or pause some of them first');
  });
});

function formOf(page: Answer, action: string) {
  const [form] = [...page.html.matchAll(/<form\b[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].filter(
    ([, to]) => to === action,
  );
  const fields = [...(form?.[2] ?? '').matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  return { fields };
}

describe('undoing', () => {
  /** The two, each part of another one. */
  function addWholes() {
    const both = addBoth();
    const whole = addOrganisation(app.services, { name: 'Old whole', email: null });
    const far = addOrganisation(app.services, { name: 'Far', email: null });
    setParent(both.kept, whole.rowId);
    setParent(both.gone, far.rowId);
    return { ...both, whole, far };
  }

  it('restores who had what, exactly', async () => {
    const both = addBoth();
    const before = picture(both);
    const found = await titlesFound(app.services, 'lantern');
    const merged = await merge(both, { 'take-charity': 'other', 'take-name': 'other' });
    expect(picture(both)).not.toEqual(before);
    expect((await undo(merged)).status).toBe(303);
    expect(picture(both)).toEqual(before);
    expect(await titlesFound(app.services, 'lantern')).toEqual(found);
    expect((await app.get(`/organisations/${both.gone.slug}`)).status).toBe(200);
  });

  it('leaves with the one that stays what came to it since', async () => {
    const both = addBoth();
    const merged = await merge(both);
    const later = addListing(app.services, both.kept, { content: { title: 'Later' } });
    submitChange(app, 'curator@demo.example', both.atHall.slug, { summary: 'Changed since' });
    expect((await undo(merged)).status).toBe(303);
    expect(listingBySlug(app, later.slug).organisationRowId).toBe(both.kept.rowId);
    expect(listingBySlug(app, both.atHall.slug)).toMatchObject({
      organisationRowId: both.gone.rowId,
      summary: 'Changed since',
    });
  });

  it.each<[string, (both: ReturnType<typeof addWholes>) => void, string]>([
    [
      'a field that it changed was changed again',
      ({ kept }) => {
        app.database
          .update(schema.organisations)
          .set({ charityNumber: '7654321' })
          .where(eq(schema.organisations.rowId, kept.rowId))
          .run();
      },
      'Charity number of “Lantern Trust” has been changed since.',
    ],
    [
      'an entry of the one takes place at the other’s since',
      ({ own, shop }) => {
        app.database
          .insert(schema.listingSites)
          .values({ listingRowId: own.rowId, siteRowId: shop.rowId })
          .run();
      },
      '“Lamp lending” has another place since, which the other one doesn’t have.',
    ],
    [
      'it was brought back by other means',
      ({ gone }) => {
        app.database
          .update(schema.organisations)
          .set({ state: 'live' })
          .where(eq(schema.organisations.rowId, gone.rowId))
          .run();
      },
      '“The Lantern Trust Ltd” was brought back since.',
    ],
    [
      'what the one that stays was part of is part of it since',
      ({ kept, whole }) => setParent(whole, kept.rowId),
      '“Old whole” would be part of “Lantern Trust” and “Lantern Trust” part of it. Change that first.',
    ],
    [
      'what the one that went is part of is part of what goes back to it',
      ({ far, team }) => setParent(far, team.rowId),
      '“Far” would be part of “The Lantern Trust Ltd” and “The Lantern Trust Ltd” part of it. Change that',
    ],
  ])('is refused with words where %s', async (_name, change, words) => {
    const both = addWholes();
    const merged = await merge(both, { 'take-charity': 'other', 'take-parent': 'other' });
    expect(parentOf(both.kept)).toBe(both.far.rowId);
    const offered = await curator.get(merged.location ?? '');
    const { fields } = formOf(offered, merged.location ?? '');
    change(both);
    const before = picture(both);
    const answer = await curator.post(merged.location ?? '', fields);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(words);
    expect(picture(both)).toEqual(before);
    expect((await curator.get(merged.location ?? '')).html).not.toContain('>Undo<');
  });
});
