import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import {
  contentOf,
  type Listing,
  type ListingKind,
  listingKinds,
} from '../../src/features/listings/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { type Answer, type Client, formsOf, newClient, signIn } from '../support/client.ts';
import { addListing, addOrganisation, aSite, someDetails } from '../support/factories.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** Changing what is listed: two at once, states, copies, and what strangers try. */

let app: TestApp;
let charity: Client;
let curator: Client;
let kitchen: Organisation;
let strangers: Organisation;
beforeAll(async () => {
  app = await openTestApp();
  charity = signIn(app, 'charity@demo.example');
  curator = signIn(app, 'curator@demo.example');
  kitchen = app.services.organisations.getBySlug('cockerton-community-kitchen');
  strangers = addOrganisation(app.services, { sites: [aSite()] });
});
afterAll(() => app.close());

type Typed = Record<string, string | string[] | undefined>;

const add = (kind: ListingKind = 'resource', organisation = kitchen): Listing =>
  addListing(app.services, organisation, { content: { kind, title: `Lamp lending ${kind}` } });
const now = (listing: Listing) => {
  const found = app.services.listings.byRowIds([listing.rowId]).get(listing.rowId);
  if (!found) throw new Error('It is gone');
  return found;
};
const open = async (client: Client, slug: string) => {
  const page = await client.get(`/listings/${slug}/edit`);
  return formOf(page);
};
function formOf(page: Answer) {
  const form = formsOf(page.html).find(({ action }) => action.endsWith('/edit'));
  if (!form) throw new Error(`No form to edit (${page.status})`);
  return form;
}
function changed(fields: [string, string][], change: Typed): [string, string][] {
  const others = fields.filter(([name]) => !(name in change));
  const given = Object.entries(change).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : (value ?? [])).map((one): [string, string] => [name, one]),
  );
  return [...others, ...given];
}

describe('two editors at once', () => {
  it('see both versions side by side; what only one changed is chosen, what both did has to be', async () => {
    const listing = add();
    const [one, other] = [await open(curator, listing.slug), await open(curator, listing.slug)];
    const first = changed(one.fields, { title: 'Lanterns', description: 'Brass ones.', areas: 'cockerton' });
    expect((await curator.post(one.action, first)).status).toBe(303);

    const second = changed(other.fields, { title: 'Torches', summary: 'Borrow a torch.' });
    const page = await curator.post(other.action, second);
    expect(page.status).toBe(409);
    expect(now(listing).title).toBe('Lanterns');
    const texts = ['Lanterns', 'Torches', 'Borrow a torch.', 'Brass ones.', 'Cockerton', 'Whole borough'];
    for (const text of texts) expect(page.html).toContain(text);
    // Sent as it is, it keeps what each changed alone, and asks what counts of the rest.
    const asked = await curator.post(formOf(page).action, formOf(page).fields);
    expect(asked.status).toBe(422);
    expect(asked.html.match(/href="#pick-[a-z]+"/g)).toEqual(['href="#pick-title"']);
    for (const text of texts) expect(asked.html).toContain(text);
    expect(now(listing).title).toBe('Lanterns');
    const chosen = changed(formOf(asked).fields, { 'pick-title': 'mine' });
    expect((await curator.post(formOf(asked).action, chosen)).status).toBe(303);
    expect(now(listing)).toMatchObject({
      title: 'Torches',
      summary: 'Borrow a torch.',
      description: 'Brass ones.',
      areas: ['cockerton'],
    });
  });

  it('are asked again where a third came between', async () => {
    const listing = add();
    const form = await open(curator, listing.slug);
    const publish = (title: string) =>
      transaction(app.database, (tx) => {
        app.services.listings.publishIn(tx, systemActor('test'), {
          listingRowId: listing.rowId,
          content: { ...contentOf(now(listing)), title },
          siteRowIds: [],
          reason: 'Another hand',
        });
      });
    publish('Second');
    const page = await curator.post(form.action, changed(form.fields, { title: 'Mine' }));
    publish('Third');
    const mine = changed(formOf(page).fields, { 'pick-title': 'mine' });
    const again = await curator.post(formOf(page).action, mine);
    expect(again.status).toBe(409);
    expect(again.html).toContain('Third');
    expect(again.html).toContain('Mine');
    expect(now(listing).title).toBe('Third');
  });

  it('are noticed when one of the changes waits', async () => {
    const listing = add('skill');
    const member = signIn(app, 'member@demo.example');
    const [one, other] = [await open(charity, listing.slug), await open(member, listing.slug)];
    await charity.post(one.action, changed(one.fields, { title: 'Payroll' }));
    const page = await member.post(other.action, changed(other.fields, { summary: 'An hour a month.' }));
    expect(page.status).toBe(409);
    expect(page.html).toContain('Payroll');
    // Each changed another field of what was public: both are sent to the CVS.
    expect((await member.post(formOf(page).action, formOf(page).fields)).status).toBe(303);
    const both = await charity.get(`/listings/${listing.slug}/edit`);
    expect(Object.fromEntries(formOf(both).fields)).toMatchObject({
      title: 'Payroll',
      summary: 'An hour a month.',
    });
  });

  it.each<[string, Typed]>([
    ['is missing', { baseVersion: undefined, baseWaiting: undefined }],
    ['is no version', { baseVersion: '1 or 2', baseWaiting: 'yesterday' }],
    ['never was', { baseVersion: '999999999' }],
  ])('are asked where what a form began from %s, and lose nothing', async (_name, base) => {
    const listing = add();
    const form = await open(curator, listing.slug);
    const mine = { title: 'Torches', summary: 'Borrow a torch.' };
    const page = await curator.post(form.action, changed(form.fields, { ...mine, ...base }));
    expect(page.status).toBe(409);
    expect(contentOf(now(listing))).toEqual(contentOf(listing));
    for (const text of ['Torches', 'Borrow a torch.', listing.title, listing.summary]) {
      expect(page.html).toContain(text);
    }
    // Nobody knows who changed what, so nothing is decided for anybody.
    const merge = formOf(page);
    const asked = await curator.post(merge.action, changed(merge.fields, { 'pick-title': 'theirs' }));
    expect(asked.html.match(/href="#pick-[a-z]+"/g)).toEqual(['href="#pick-summary"']);
    expect(contentOf(now(listing))).toEqual(contentOf(listing));
    // The page itself has begun from what is there now, so that the choice is taken.
    const chosen = changed(formOf(asked).fields, { 'pick-summary': 'mine' });
    expect((await curator.post(merge.action, chosen)).status).toBe(303);
    expect(now(listing)).toMatchObject({ title: listing.title, summary: 'Borrow a torch.' });
  });

  it('who wrote the same are not asked', async () => {
    const listing = add();
    const [one, other] = [await open(curator, listing.slug), await open(curator, listing.slug)];
    const change = { title: 'The same lanterns' };
    await curator.post(one.action, changed(one.fields, change));
    expect((await curator.post(other.action, changed(other.fields, change))).status).toBe(303);
  });
});

describe('a button', () => {
  const press = (client: Client, listing: Listing, label: RegExp, fields: Typed) =>
    client.submit(`/listings/${now(listing).slug}`, fields, { action: label });

  it.each<[ListingKind, string]>([
    ['resource', 'paused'],
    ['resource', 'taken'],
    ['need', 'met'],
    ['service', 'archived'],
  ])('makes a %s %s at once, and undoes it', async (kind, state) => {
    const listing = add(kind);
    const done = await press(charity, listing, /state/, { state });
    expect(done.location).toBe(`/listings/${listing.slug}?done=${state}&was=live`);
    expect(now(listing).state).toBe(state);
    const page = await charity.get(done.location ?? '');
    expect(page.html).toContain('Undo');
    const undo = formsOf(page.html).find(({ fields }) => fields.some(([, value]) => value === 'live'));
    await charity.post(undo?.action ?? '', undo?.fields ?? []);
    expect(now(listing).state).toBe('live');
    expect(now(listing).confirmedOn).toBe(listing.confirmedOn);
  });

  it('confirms', async () => {
    const listing = add();
    await press(charity, listing, /confirm/, {});
    expect(now(listing).confirmedOn).toBe('2026-11-23');
  });

  it('copies, without the days where it is repeated', async () => {
    const listing = addListing(app.services, kitchen, {
      content: {
        kind: 'need',
        title: 'Hands for the feast',
        availability: { dates: ['2026-12-12'], note: 'Wear boots' },
        details: { ...someDetails.need, by: '2026-12-12' },
      },
    });
    const copy = async (to: string) => {
      const answer = await press(charity, listing, /copy/, { to });
      const page = await charity.get(answer.location ?? '');
      return Object.fromEntries(formOf(page).fields);
    };
    expect(await copy('repeat')).toMatchObject({
      title: 'Hands for the feast',
      dates: '',
      by: '',
      whenNote: 'Wear boots',
    });
    expect(await copy('copy')).toMatchObject({ dates: '12 December 2026', by: '2026-12-12' });
    expect(now(listing)).toEqual(listing);
  });

  it('is shown to nobody else', async () => {
    const listing = add();
    const page = await (await app.get(`/listings/${listing.slug}?done=paused&was=met`)).text();
    expect(page).not.toContain('Undo');
    expect(page).not.toContain('/state');
  });
});

describe('a stranger', () => {
  it.each([
    ['state', { state: 'archived' }],
    ['confirm', {}],
    ['copy', { to: 'copy' }],
    ['take-back', {}],
    ['edit', { title: 'Mine now', summary: 'Mine', baseVersion: '1' }],
  ])('can’t post to %s of what belongs to others, nor of what isn’t public', async (part, fields) => {
    const token = Object.fromEntries((await open(charity, add().slug)).fields)._csrf ?? '';
    const post = (slug: string) =>
      charity.post(`/listings/${slug}/${part}`, [...Object.entries(fields), ['_csrf', token]]);
    const listing = add('resource', strangers);
    expect((await post(listing.slug)).status).toBe(403);
    const hidden = addListing(app.services, strangers, { state: 'archived' });
    expect((await post(hidden.slug)).status).toBe(404);
    expect([now(listing), now(hidden)]).toEqual([listing, hidden]);
  });

  it('gets nowhere with another organisation’s name, places or identifiers in the fields', async () => {
    const page = await charity.get('/listings/new?kind=skill');
    const form = formsOf(page.html).find(({ action }) => action.startsWith('/listings'));
    const foreign = add('skill', strangers);
    const [site] = app.services.organisations.sites(strangers);
    const typed = { title: 'Bookkeeping', summary: 'We do books.' };
    const post = (change: Typed) =>
      charity.post(form?.action ?? '', changed(form?.fields ?? [], { ...typed, ...change }));
    const rows = () => app.database.$client.prepare('select count(*) as n from listings').get();
    const before = rows();
    expect((await post({ organisation: strangers.slug })).status).toBe(403);
    expect((await post({ sites: site?.id })).status).toBe(403);
    expect((await post({ entry: foreign.id })).status).toBe(403);
    expect((await post({ entry: 'x' })).status).toBe(403);
    expect((await post({ _csrf: 'x' })).status).toBe(403);
    expect(rows()).toEqual(before);
    expect(now(foreign)).toEqual(foreign);
  });

  it('is told that there is no such kind, and is offered those that there are', async () => {
    const plain = await charity.get('/listings/new');
    const wrong = await charity.get('/listings/new?kind=nonsense');
    expect([plain.status, wrong.status]).toEqual([200, 400]);
    expect(wrong.html).toContain('That address names nothing that can be listed.');
    expect(wrong.html).toContain('href="/listings/new?kind=need"');
    expect(await faults(wrong.html)).toEqual([]);
  });

  it('is asked to sign in, or told that it isn’t theirs', async () => {
    const listing = add();
    const visitor = newClient(app);
    for (const path of ['/listings/new?kind=need', `/listings/${listing.slug}/edit`]) {
      expect([303, 403]).toContain((await visitor.get(path)).status);
      expect((await signIn(app, 'newcomer@demo.example').get(path)).status).toBe(403);
    }
  });
});

describe('script in every field', () => {
  const script = '<script>alert(1)</script>';
  it.each(['service', 'need', 'resource', 'skill', 'volunteering', 'shadowing'] as const)(
    'of a %s is text on every page that shows it',
    async (kind) => {
      const page = await curator.get(`/listings/new?kind=${kind}&organisation=${kitchen.slug}`);
      const form = formsOf(page.html).find(({ action }) => action.startsWith('/listings'));
      const textual = /type="text"|<textarea/;
      const names = [...page.html.matchAll(/<(?:input|textarea)\b[^>]*>/g)]
        .map(([tag]) => tag)
        .filter((tag) => textual.test(tag) && !/inputmode="decimal"|name="dates"/.test(tag))
        .map((tag) => /name="([^"]+)"/.exec(tag)?.[1] ?? '');
      expect(names).toContain('title');
      const typed: Typed = Object.fromEntries(names.map((name) => [name, `${script} ${name}`]));
      const numbers = kind === 'volunteering' ? { people: '3' } : {};
      const category = kind === 'need' || kind === 'resource' ? { category: 'people' } : {};
      const place = {
        'place-new-postcode': 'DL1 5QT',
        'place-new-ward': 'park-east',
        'place-new-visibility': 'address',
      };
      const fields = changed(form?.fields ?? [], { ...typed, ...numbers, ...category, ...place });
      const action = form?.action ?? '';
      const draft = await curator.post(action, [...fields, ['autosave', '1']]);
      const preview = await curator.post(action, [...fields, ['preview', '1']]);
      const published = await curator.post(action, fields);
      expect([draft.status, preview.status, published.status]).toEqual([200, 200, 303]);
      const slug = /listings\/([^?]+)/.exec(published.location ?? '')?.[1] ?? '';
      const shown = [
        draft,
        preview,
        ...(await Promise.all(
          [
            `/listings/${slug}`,
            `/listings/${slug}/edit`,
            '/my',
            `/organisations/${kitchen.slug}`,
            '/search?q=alert',
          ].map((path) => charity.get(path)),
        )),
      ];
      for (const { html } of shown) {
        expect(html).not.toContain('<script>alert');
      }
      expect(shown[3]?.html).toContain('&lt;script&gt;alert(1)');
    },
  );
});

it('is valid HTML in every state', async () => {
  const listing = add('need');
  const form = await open(curator, listing.slug);
  const both = changed(form.fields, { themes: ['older-people', 'food-essentials'], 'weekly-1-day': '1' });
  const whole = changed(both, { 'weekly-1-from': '10:00', 'weekly-1-to': '12:00' });
  const withdrawn = addListing(app.services, kitchen, { state: 'archived' });
  const pages: Record<string, () => Promise<Answer>> = {
    choice: () => charity.get('/listings/new'),
    ...Object.fromEntries(
      listingKinds.map((kind) => [kind, () => curator.get(`/listings/new?kind=${kind}&category=people`)]),
    ),
    change: () => charity.get(`/listings/${listing.slug}/edit`),
    errors: () => curator.post(form.action, both),
    preview: async () => {
      const { action, fields } = await open(curator, listing.slug);
      const times = { 'weekly-1-from': '10:00', 'weekly-1-to': '12:00' };
      return curator.post(action, [...changed(fields, times), ['preview', '1']]);
    },
    conflict: () => curator.post(form.action, changed(whole, { baseVersion: '0' })),
    'nothing chosen': async () => {
      const conflict = await curator.post(form.action, changed(whole, { baseVersion: '0' }));
      return curator.post(formOf(conflict).action, formOf(conflict).fields);
    },
    sent: () => charity.get(`/listings/${listing.slug}/sent`),
    own: () => charity.get(`/listings/${listing.slug}?done=live&was=paused`),
    withdrawn: () => charity.get(`/listings/${withdrawn.slug}?done=archived&was=live`),
    my: () => charity.get('/my'),
    newcomer: () => signIn(app, 'newcomer@demo.example').get('/my'),
  };
  const statuses: Record<string, number> = { errors: 422, conflict: 409, 'nothing chosen': 422 };
  for (const [name, asked] of Object.entries(pages)) {
    const { status, html } = await asked();
    // The checker has no word for hidden fields that carry the several values of one name.
    const found = (await faults(html)).filter(
      (fault) => !/^form-dup-name.*"(themes|skills|areas|sites)"/.test(fault),
    );
    expect([name, status, found]).toEqual([name, statuses[name] ?? 200, []]);
  }
});

describe('a draft that nobody wants', () => {
  const draft = async (title: string) => {
    const answer = await charity.submit(
      '/listings/new?kind=skill',
      { title },
      { action: /listings/, button: { name: 'draft', value: '1' } },
    );
    return answer.location?.split(/[/?]/)[2] ?? '';
  };
  const stateOf = (slug: string) => app.services.editing.findBySlug(slug)?.listing.state;

  it('is thrown away from its form, is off one’s page, and can be brought back', async () => {
    const slug = await draft('Half a <b>thought</b>');
    const gone = await charity.submit(`/listings/${slug}/edit`, {}, { action: /state$/ });
    expect(gone.location).toBe(`/my?thrownAway=${slug}`);
    const my = await charity.get(gone.location ?? '');
    expect(my.html).toContain('The draft “Half a &lt;b&gt;thought&lt;/b&gt;” is thrown away.');
    expect(my.html).not.toContain(`/listings/${slug}/edit`);
    expect(stateOf(slug)).toBe('archived');
    expect(await faults(my.html)).toEqual([]);
    await charity.submit(gone.location ?? '', {}, { action: new RegExp(`${slug}/state$`) });
    expect(stateOf(slug)).toBe('draft');
    const form = await charity.get(`/listings/${slug}/edit`);
    expect(form.html).toContain('value="Half a &lt;b&gt;thought&lt;/b&gt;"');
    expect(await faults(form.html)).toEqual([]);
  });

  it('is named to nobody else, and only where it was one', async () => {
    const slug = await draft('Not for your eyes');
    const says = async (client: Client, of = slug) =>
      (await client.get(`/my?thrownAway=${of}`)).html.includes('thrown away');
    expect(await says(charity)).toBe(false);
    await charity.submit(`/listings/${slug}/edit`, {}, { action: /state$/ });
    expect(await says(charity)).toBe(true);
    expect(await says(signIn(app, 'council@demo.example'))).toBe(false);
    expect(await says(charity, add().slug)).toBe(false);
  });

  it('is offered for drafts alone', async () => {
    const live = await charity.get(`/listings/${add('skill').slug}/edit`);
    const fresh = await charity.get('/listings/new?kind=skill');
    for (const page of [live, fresh]) expect(page.html).not.toContain('Throw this draft away');
  });
});

describe('days that have passed', () => {
  const passed = 'That day has passed. Enter today or a later day';
  /** Today is 23 November 2026. */
  it.each<[string, ListingKind, Typed, string, string]>([
    ['a day by which it is needed', 'need', { by: '2020-01-01' }, 'by', passed],
    ['a span', 'resource', { from: '2020-01-01', until: '2020-02-01' }, 'until', passed],
    ['a single date', 'volunteering', { dates: '22 November 2026' }, 'dates', passed],
    ['a span of a placement', 'shadowing', { until: '2026-11-22' }, 'until', passed],
    ['single dates', 'shadowing', { dates: '1/2/2020, 3/2/2020' }, 'dates', 'These days have passed.'],
  ])('are named in %s, for a draft and for a live entry', async (_name, kind, typed, field, message) => {
    const live = add(kind);
    const copy = await curator.submit(`/listings/${live.slug}`, { to: 'copy' }, { action: /copy$/ });
    const slugs = [live.slug, copy.location?.split(/[/?]/)[2] ?? ''];
    for (const slug of slugs) {
      // Kept first, as the script does while somebody writes: that makes a day no older.
      await curator.submit(`/listings/${slug}/edit`, typed, {
        action: /edit$/,
        button: { name: 'autosave', value: '1' },
      });
      const answer = await curator.submit(`/listings/${slug}/edit`, typed, { action: /edit$/ });
      expect([slug, answer.status]).toEqual([slug, 422]);
      expect(answer.html).toContain(`href="#${field}"`);
      expect(answer.html).toContain(message);
    }
    expect(now(live)).toMatchObject({ version: live.version, availability: live.availability });
  });

  it.each<[string, ListingKind, Typed]>([
    ['today', 'need', { by: '2026-11-23' }],
    ['a first day with no last', 'resource', { from: '2020-01-01' }],
    ['a span that goes on', 'resource', { from: '2020-01-01', until: '2026-11-23' }],
    ['single dates of which one is to come', 'resource', { dates: '1/2/2020\n24/11/2026' }],
  ])('are none in %s', async (_name, kind, typed) => {
    const listing = add(kind);
    const answer = await curator.submit(`/listings/${listing.slug}/edit`, typed, { action: /edit$/ });
    expect(answer.status).toBe(303);
  });

  it('are left alone where they have passed since, while something else is changed', async () => {
    const listing = addListing(app.services, kitchen, {
      content: {
        kind: 'need',
        title: 'Helpers for the fair',
        details: { urgency: 'soon', by: '2026-11-01' },
        availability: { from: '2026-10-01', until: '2026-11-01', dates: ['2026-10-05', '2026-10-06'] },
      },
    });
    const change = (typed: Typed) =>
      curator.submit(`/listings/${listing.slug}/edit`, typed, { action: /edit$/ });
    expect((await change({ title: 'Helpers for a fair', dates: '5/10/2026' })).status).toBe(303);
    expect(now(listing)).toMatchObject({
      title: 'Helpers for a fair',
      availability: { dates: ['2026-10-05'] },
    });
    const wrong = await change({ by: '2026-11-02' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#by"');
    expect(wrong.html).not.toContain('href="#until"');
  });
});

it('calls an entry and its organisation “Yours” for their people alone: a curator looks after them', async () => {
  for (const path of [`/listings/${add().slug}`, `/organisations/${kitchen.slug}`]) {
    expect((await charity.get(path)).html).toContain('>Yours</h2>');
    const seenByCurator = (await curator.get(path)).html;
    expect(seenByCurator).toContain('>Look after it</h2>');
    expect(seenByCurator).not.toContain('Yours');
  }
});
