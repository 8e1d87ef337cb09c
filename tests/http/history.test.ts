import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import { revisions } from '../../db/schema/revisions.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { noteSuccessor } from '../../src/features/revisions/index.ts';
import { type Client, formsOf, newClient, signIn } from '../support/client.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { listingBySlug, personOf, submitChange } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** Histories of records, and going back. */

const charity = 'charity@demo.example';
const organisation = '/organisations/cockerton-community-kitchen';

let app: TestApp;
let curator: Client;
let slug: string;
let history: string;

beforeEach(async () => {
  app = await openTestApp({ emptyDesk: true });
  curator = signIn(app, 'curator@demo.example');
  const { rowId } = app.services.organisations.getBySlug('cockerton-community-kitchen');
  slug = app.services.listings.liveOf(rowId, 1)[0]?.slug ?? '';
  history = `/listings/${slug}/history`;
});
afterEach(() => app.close());

/** Has a change written by the charity and approved by the curator. */
async function change(title: string): Promise<void> {
  app.clock.advance(60_000);
  submitChange(app, charity, slug, { title });
  const page = await curator.get('/curate');
  const fields = formsOf(page.html).findLast((form) => form.action === '/curate/decide')?.fields ?? [];
  const given = fields.filter(([name]) => name !== 'reason');
  await curator.post('/curate/decide', [...given, ['reason', 'Fine by us'], ['outcome', 'agree']]);
}

/** The forms that go back, newest revision first. */
async function goingBack(path = history): Promise<[string, string][][]> {
  const { html } = await curator.get(path);
  return formsOf(html)
    .filter((form) => form.action === path)
    .map((form) => form.fields.filter(([name]) => name !== 'reason'));
}

describe('the history of a listing', () => {
  it('tells who wrote and who approved what, when and why, with every word that changed', async () => {
    await change('<b>Books</b> to keep');
    const { html } = await curator.get(history);
    expect(html).toContain('Approved: Fine by us');
    expect(html).toContain('written by Grace Okafor, approved by Helen Calvert, just now');
    expect(html).toContain('&lt;b&gt;Books');
    expect(html).toContain('What it said at first');
  });

  it('lets a curator go back, with a reason, and forth again', async () => {
    const first = listingBySlug(app, slug).title;
    await change('Second title');
    const [toFirst = []] = await goingBack();
    expect((await curator.post(history, [...toFirst, ['reason', '']])).status).toBe(422);
    expect((await curator.post(history, [...toFirst, ['reason', 'It was right']])).status).toBe(303);
    expect(listingBySlug(app, slug).title).toBe(first);
    expect((await curator.get(`${history}?restored=yes`)).html).toContain('Restored: It was right');

    const [toSecond = []] = await goingBack();
    await curator.post(history, [...toSecond, ['reason', 'Or was it?']]);
    expect(listingBySlug(app, slug).title).toBe('Second title');
  });

  it('shows beforehand what going back would change of what it says now, not of what came right after', async () => {
    await change('Second title');
    await change('Third title');
    const { html } = await curator.get(history);
    const forms = [...html.matchAll(/<summary>Go back to this<\/summary>.*?<\/form>/gs)].map(
      ([form]) => form,
    );
    const changes = forms.map((form) =>
      [...form.matchAll(/<(del|ins)><span class="visually-hidden">[^<]*<\/span>([^<]*)/g)].map(
        ([, mark, words = '']) => `${mark} ${words}`,
      ),
    );
    expect(changes[0]).toEqual(['del Third', 'ins Second']);
    expect(changes).toHaveLength(2);
    expect(changes[1]?.[0]).toMatch(/^del Third/);
    expect(html.match(/This would change what it says now:/g)).toHaveLength(2);
  });

  it('shows to whoever comes second what was done meanwhile, and lets them go on with their words', async () => {
    const first = listingBySlug(app, slug).title;
    await change('Second title');
    const [stale = []] = await goingBack();
    await change('Third title');
    const late = await curator.post(history, [...stale, ['reason', 'It <was> right']]);
    expect(late.status).toBe(409);
    expect(late.heading).toContain('History of');
    expect(late.html).toContain(
      '“Approved: Fine by us” (written by Grace Okafor, approved by Helen Calvert, just now)',
    );
    expect(late.html).toContain('<q class="kept-words">It &lt;was&gt; right</q>');
    expect(await faults(late.html)).toEqual([]);
    expect(listingBySlug(app, slug).title).toBe('Third title');

    const again = formsOf(late.html).find(({ fields }) =>
      fields.some(([name, value]) => name === 'reason' && value === 'It <was> right'),
    );
    expect((await curator.post(again?.action ?? '', again?.fields ?? [])).status).toBe(303);
    expect(listingBySlug(app, slug).title).toBe(first);
  });

  it('comes back to the page of older states that the form stood on', async () => {
    for (let position = 0; position < 21; position += 1) await change(`Title ${position}`);
    const older = `${history}?page=2`;
    const form = formsOf((await curator.get(older)).html).find(({ action }) => action === older);
    const given = (form?.fields ?? []).filter(([name]) => name !== 'reason');
    const wrong = await curator.post(older, [...given, ['reason', 'x'.repeat(1001)]]);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('Use 1000 characters or fewer');
    expect(wrong.html).toContain('x'.repeat(1001));
  });

  it('is refused a revision of another record', async () => {
    await change('Second title');
    const [fields = []] = await goingBack();
    const others = app.database.select().from(revisions).limit(3).all();
    for (const { rowId } of others) {
      const edited = fields.map(([name, value]): [string, string] => [
        name,
        name === 'revision' ? String(rowId) : value,
      ]);
      expect((await curator.post(history, [...edited, ['reason', 'Try']])).status).toBe(404);
    }
    expect(listingBySlug(app, slug).title).toBe('Second title');
  });

  it('is its own people’s and the curators’ to see, and the curators’ to change', async () => {
    await change('Second title');
    const own = await signIn(app, 'member@demo.example').get(history);
    expect(own.status).toBe(200);
    expect(own.html).toContain('written by Grace Okafor, approved by the CVS');
    expect(own.html).not.toContain('Helen Calvert');
    expect(formsOf(own.html).some((form) => form.action === history)).toBe(false);
    expect((await signIn(app, 'council@demo.example').get(history)).status).toBe(403);
    expect((await signIn(app, 'newcomer@demo.example').get(history)).status).toBe(403);
    expect([303, 403]).toContain((await newClient(app).get(history)).status);

    const [fields = []] = await goingBack();
    const member = signIn(app, charity);
    const token = formsOf((await member.get(history)).html)[0]?.fields.find(([name]) => name === '_csrf');
    const theirs = fields.map(([name, value]): [string, string] => [
      name,
      name === '_csrf' ? (token?.[1] ?? '') : value,
    ]);
    expect((await member.post(history, [...theirs, ['reason', 'Mine']])).status).toBe(403);
  });

  it('names nobody later who was a curator then, once the role is gone', async () => {
    await change('Second title');
    app.clock.advance(1_000);
    app.services.people.setRoles(personOf(app, 'admin@demo.example'), {
      accountId: app.services.accounts.findByEmail(app.database, 'curator@demo.example')?.id ?? '',
      seen: { isCurator: true, isAdministrator: false },
      roles: { isCurator: false, isAdministrator: false },
      reason: 'Has moved on',
    });
    const own = await signIn(app, 'member@demo.example').get(history);
    expect(own.html).toContain('written by Grace Okafor, approved by the CVS');
    expect(own.html).not.toContain('Helen Calvert');
  });

  it('names no administrator to an organisation’s people either', async () => {
    const admin = signIn(app, 'admin@demo.example');
    await admin.submit('/my/account', { name: 'Ada Minster' }, { action: '/my/account/name' });
    await change('Second title');
    const { html } = await admin.get(history);
    const back = formsOf(html).findLast((form) => form.action === history)?.fields ?? [];
    const fields = [...back.filter(([name]) => name !== 'reason'), ['reason', 'It was right'] as const];
    expect((await admin.post(history, fields)).status).toBe(303);
    expect((await curator.get(history)).html.includes('Ada Minster')).toBe(true);
    const own = await signIn(app, 'member@demo.example').get(history);
    expect(own.html.includes('Restored: It was right')).toBe(true);
    expect(own.html.includes('Ada Minster')).toBe(false);
  });

  it('calls those who have left former members', async () => {
    await change('Second title');
    const account = app.services.accounts.findByEmail(app.database, charity);
    app.database.$client
      .prepare('update accounts set name = null, email = null, left_at = 1 where row_id = ?')
      .run(account?.rowId);
    const { html } = await curator.get(history);
    expect(html).toContain('written by a former member');
    expect(html).not.toContain('Grace Okafor');
  });
});

describe('the history of an organisation', () => {
  it('lets a curator go back to what it said, keeping its places', async () => {
    const path = `${organisation}/history`;
    const { organisations } = app.services;
    const before = organisations.getBySlug('cockerton-community-kitchen');
    const sites = organisations.sites(before);
    const desk = await (async () => {
      submitChange(app, charity, slug, { title: 'Any' });
      return curator.get('/curate');
    })();
    const trust = formsOf(desk.html).find((form) => form.action === '/curate/trust')?.fields ?? [];
    await curator.post('/curate/trust', [
      ...trust.filter(([name]) => name !== 'reason'),
      ['reason', 'Known'],
    ]);
    app.database.$client
      .prepare("update organisations set description = 'Defaced' where row_id = ?")
      .run(before.rowId);
    const back = (await goingBack(path)).at(-1) ?? [];
    expect((await curator.post(path, [...back, ['reason', 'Defaced']])).status).toBe(303);
    const after = organisations.getBySlug('cockerton-community-kitchen');
    expect(after.description).toBe(before.description);
    expect(after.isTrusted).toBe(true);
    expect(organisations.sites(after).map((site) => site.rowId)).toEqual(sites.map((site) => site.rowId));
  });

  it('never shows a place again that has been hidden since', async () => {
    const { organisations } = app.services;
    // Its words tell nothing of where it is, so that they can come back.
    const before = addOrganisation(app.services, { description: 'Soup.', sites: [aSite()] });
    const path = `/organisations/${before.slug}/history`;
    app.clock.advance(60_000);
    const edit = `/organisations/${before.slug}/edit`;
    await curator.submit(edit, { description: 'Soup, and company.' }, { action: edit });
    app.database.$client
      .prepare("update sites set visibility = 'hidden' where organisation_row_id = ?")
      .run(before.rowId);
    const back = (await goingBack(path)).at(-1) ?? [];
    expect((await curator.post(path, [...back, ['reason', 'It was right']])).status).toBe(303);
    const after = organisations.getBySlug(before.slug);
    expect(after.description).toBe(before.description);
    expect(organisations.sites(after).map(({ visibility }) => visibility)).toEqual(
      organisations.sites(before).map(() => 'hidden'),
    );
  });

  it.each([
    ['was given another name as it was hidden', { name: 'Kept back' }],
    ['was given another postcode as it was hidden', { postcode: 'DL1 5QT', ward: 'park-east' }],
    ['was taken away after it was hidden', null],
  ] as const)('shows no place again that %s', async (_what, change) => {
    const path = `${organisation}/history`;
    const edit = `${organisation}/edit`;
    const { organisations } = app.services;
    const kitchen = organisations.getBySlug('cockerton-community-kitchen');
    const first = {
      name: 'Woodland Hall',
      address: '7 Woodland Road',
      postcode: 'DL3 7BJ',
      ward: 'cockerton',
      visibility: 'address',
    };
    const fields = (key: string, place: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(place).map(([name, value]) => [`place-${key}-${name}`, value]));
    const save = async (changed: Record<string, string>) => {
      app.clock.advance(60_000);
      const answer = await curator.submit(edit, changed, { action: edit });
      expect(answer.status).toBe(303);
    };
    const page = async () => (await newClient(app).get(organisation)).html;
    await save(fields('new', first));
    expect(await page()).toContain('7 Woodland Road');
    const { id = '' } = organisations.sites(kitchen).find(({ name }) => name === first.name) ?? {};
    await save(fields(id, { visibility: 'hidden', ...change }));
    if (change === null) await save(fields(id, { remove: 'yes' }));
    const tells = (text: string) => /Woodland|DL3 7BJ/.test(text);
    expect(tells(await page())).toBe(false);

    const back = (await goingBack(path))[change === null ? 1 : 0] ?? [];
    expect((await curator.post(path, [...back, ['reason', 'It was right']])).status).toBe(303);
    expect(organisations.sites(kitchen).map(({ address }) => address)).toContain(first.address);
    expect(tells(await page())).toBe(false);
    expect(tells(await (await app.get(`/api/v1/organisations/${kitchen.id}`)).text())).toBe(false);
  });

  it.each([
    ['shows a place that was hidden for a while and is shown there again', {}, 'address'],
    [
      'keeps hidden where a place was that is shown somewhere else by now',
      { address: '1 Loft Lane', postcode: 'DL1 5QT', ward: 'park-east' },
      'hidden',
    ],
    ['keeps it hidden where only its address is another one by now', { address: '1 Loft Lane' }, 'hidden'],
    ['keeps it hidden where only its postcode is another one by now', { postcode: 'DL3 9AD' }, 'hidden'],
    ['keeps it hidden where only its ward is another one by now', { ward: 'park-east' }, 'hidden'],
  ] as const)('%s', async (_what, moved, visibility) => {
    const { organisations } = app.services;
    const before = addOrganisation(app.services, { description: 'Soup.', sites: [aSite()] });
    const [{ id } = { id: '' }] = organisations.sites(before);
    const [edit, path] = [`/organisations/${before.slug}/edit`, `/organisations/${before.slug}/history`];
    for (const change of [{ visibility: 'hidden' }, { ...moved, visibility: 'address' }]) {
      app.clock.advance(60_000);
      const fields = Object.entries(change).map(([name, value]) => [`place-${id}-${name}`, value]);
      expect((await curator.submit(edit, Object.fromEntries(fields), { action: edit })).status).toBe(303);
    }
    const back = (await goingBack(path)).at(-1) ?? [];
    expect((await curator.post(path, [...back, ['reason', 'It was right']])).status).toBe(303);
    expect(organisations.sites(before)).toMatchObject([{ address: aSite().address, visibility }]);
  });

  it.each([
    ['under another name', { name: 'The house', address: '12 LANTERN ROW, Darlington', postcode: 'dl39ab' }],
    ['without its street', { name: 'Lantern Hall', address: '', postcode: 'DL3 9AB' }],
  ])('shows no place again that was written anew as a hidden one, %s', async (_how, said) => {
    const { organisations } = app.services;
    const before = addOrganisation(app.services, { description: 'Soup.', sites: [aSite()] });
    const [{ id } = { id: '' }] = organisations.sites(before);
    const [edit, path] = [`/organisations/${before.slug}/edit`, `/organisations/${before.slug}/history`];
    const anew = { ...said, ward: 'cockerton', visibility: 'hidden' };
    const fields = Object.entries(anew).map(([name, value]) => [`place-new-${name}`, value]);
    app.clock.advance(60_000);
    const change = { ...Object.fromEntries(fields), [`place-${id}-remove`]: 'yes' };
    expect((await curator.submit(edit, change, { action: edit })).status).toBe(303);
    const back = (await goingBack(path)).at(-1) ?? [];
    expect((await curator.post(path, [...back, ['reason', 'It was right']])).status).toBe(303);
    expect(organisations.sites(before)).toMatchObject([{ name: 'Lantern Hall', visibility: 'hidden' }]);
    for (const page of [`/organisations/${before.slug}`, `/api/v1/organisations/${before.id}`]) {
      expect(await (await app.get(page)).text()).not.toMatch(/12 Lantern Row|DL3 ?9AB/);
    }
  });

  it('shows beforehand all that going back would change of a place', async () => {
    const before = addOrganisation(app.services, { description: 'Soup.', sites: [aSite()] });
    const [{ id } = { id: '' }] = app.services.organisations.sites(before);
    const edit = `/organisations/${before.slug}/edit`;
    const moves = [
      { name: 'Loft Hall' },
      { address: '1 Loft Lane' },
      { postcode: 'DL3 9AD' },
      { visibility: 'area' },
    ];
    for (const move of moves) {
      app.clock.advance(60_000);
      const fields = Object.entries(move).map(([name, value]) => [`place-${id}-${name}`, value]);
      expect((await curator.submit(edit, Object.fromEntries(fields), { action: edit })).status).toBe(303);
    }
    const { html } = await curator.get(`/organisations/${before.slug}/history`);
    const forms = [...html.matchAll(/<summary>Go back to this<\/summary>.*?<\/form>/gs)];
    const lines = (mark: string) =>
      [...(forms.at(-1)?.[0] ?? '').matchAll(new RegExp(`<${mark}>(?:<span[^>]*>[^<]*</span>)?([^<]*)`, 'g'))]
        .map(([, words = '']) => words.trim())
        .filter((words) => words !== '');
    expect(lines('ins')).toEqual(['Lantern', '12 Lantern Row', 'Cockerton,', '9AB', 'address']);
    expect(lines('del')).toEqual(['Loft', '1 Loft Lane', '9AD', 'ward']);
  });

  it('keeps what entries lose with a place, and gives them back where it was', async () => {
    const { organisations } = app.services;
    const trust = addOrganisation(app.services, { name: 'Lantern Trust', sites: [aSite()] });
    const [hall] = organisations.sites(trust);
    if (!hall) throw new Error('It has a place');
    const entry = addListing(app.services, trust, { sites: [hall], content: { title: 'Lamp lending' } });
    const edit = `/organisations/${trust.slug}/edit`;
    const remove = async (id: string) => {
      app.clock.advance(60_000);
      const gone = { [`place-${id}-remove`]: 'yes' };
      expect((await curator.submit(edit, gone, { action: edit })).status).toBe(303);
    };
    const entryHistory = `/listings/${entry.slug}/history`;
    const goBack = async (path: string) => {
      app.clock.advance(60_000);
      const first = (await goingBack(path)).at(-1) ?? [];
      const answer = await curator.post(path, [...first, ['reason', 'As it was']]);
      expect(answer.status).toBe(303);
      return (await curator.get(answer.headers.get('location') ?? '')).html;
    };
    const placesOfEntry = () => organisations.sitesOfListings([entry.rowId]).get(entry.rowId) ?? [];
    const shown = async () => (await newClient(app).get(`/listings/${entry.slug}`)).html;

    await remove(hall.id);
    expect((await curator.get(entryHistory)).html).toContain('took away where it took place: “Lantern Hall”');
    expect(await goBack(entryHistory)).toContain('is without that place');
    expect(placesOfEntry()).toEqual([]);

    await goBack(`/organisations/${trust.slug}/history`);
    expect(organisations.sites(trust).map(({ id, rowId }) => ({ id, rowId }))).toEqual([
      { id: hall.id, rowId: hall.rowId },
    ]);
    expect(await goBack(entryHistory)).not.toContain('is without that place');
    expect(placesOfEntry()).toEqual([hall]);
    expect(await shown()).toContain('12 Lantern Row');

    // The same place on another row, since somebody wrote it anew.
    await remove(hall.id);
    const { name, address, postcode, wardSlug, visibility } = hall;
    const anew = { name, address: address ?? '', postcode: postcode ?? '', ward: wardSlug ?? '', visibility };
    const fields = Object.fromEntries(
      Object.entries(anew).map(([field, value]) => [`place-new-${field}`, value]),
    );
    app.clock.advance(60_000);
    expect((await curator.submit(edit, fields, { action: edit })).status).toBe(303);
    await goBack(entryHistory);
    expect(placesOfEntry().map((site) => [site.name, site.rowId === hall.rowId])).toEqual([
      ['Lantern Hall', false],
    ]);
  });

  it('never makes a whole part of one of its parts again', async () => {
    const { organisations } = app.services;
    const [first, second, third] = ['First', 'Second', 'Third'].map((name) =>
      addOrganisation(app.services, { name, email: null }),
    );
    if (!first || !second || !third) throw new Error('There are three');
    const become = async (part: Organisation, whole: string) => {
      const path = `/organisations/${part.slug}/edit`;
      app.clock.advance(60_000);
      expect((await curator.submit(path, { parent: whole }, { action: path })).status).toBe(303);
    };
    await become(first, second.name);
    await become(first, '');
    await become(third, first.name);
    await become(second, third.name);
    const path = `/organisations/${first.slug}/history`;
    // The one but newest: part of the second.
    const [asPart = []] = await goingBack(path);
    const answer = await curator.post(path, [...asPart, ['reason', 'As it was']]);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('It was part of “Second” then, which is part of it now.');
    expect(answer.html).toContain('>As it was</textarea>');
    expect(organisations.getBySlug(first.slug).parentRowId).toBeNull();

    await become(second, '');
    expect((await curator.post(path, [...asPart, ['reason', 'As it was']])).status).toBe(303);
    expect(organisations.getBySlug(first.slug).parentRowId).toBe(second.rowId);
  });

  it('leads to what its whole was merged into since, and is refused where that isn’t listed', async () => {
    const { organisations } = app.services;
    const whole = addOrganisation(app.services, { name: 'Whole', email: null });
    const kept = addOrganisation(app.services, { name: 'Kept', email: null });
    const part = addOrganisation(app.services, { name: 'Part', email: null, parentRowId: whole.rowId });
    const edit = `/organisations/${part.slug}/edit`;
    app.clock.advance(60_000);
    await curator.submit(edit, { parent: '' }, { action: edit });
    app.database.$client
      .prepare("update organisations set state = 'archived' where row_id = ?")
      .run(whole.rowId);
    const path = `/organisations/${part.slug}/history`;
    const [asPart = []] = await goingBack(path);
    const refused = await curator.post(path, [...asPart, ['reason', 'As it was']]);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('It was part of “Whole” then, which isn’t listed any more');
    transaction(app.database, (tx) => noteSuccessor(tx, 'organisation', whole.rowId, kept.rowId));
    expect((await curator.post(path, [...asPart, ['reason', 'As it was']])).status).toBe(303);
    expect(organisations.getBySlug(part.slug).parentRowId).toBe(kept.rowId);
  });
});
