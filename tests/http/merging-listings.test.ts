import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import type { Listing } from '../../src/features/listings/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type Answer, type Client, formsOf, signIn } from '../support/client.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { titlesFound } from '../support/memory-services.ts';
import { addPerson } from '../support/people.ts';
import { listingBySlug, personOf, submitChange } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** Two entries that are one: compared, merged and taken apart again. */

let app: TestApp;
let curator: Client;
let lantern: Organisation;
let kept: Listing;
let gone: Listing;
beforeEach(async () => {
  app = await openTestApp({ template: 'empty' });
  addCurator('curator@demo.example');
  curator = signIn(app, 'curator@demo.example');
  lantern = addOrganisation(app.services, {
    sites: [aSite(), aSite({ name: 'The annexe', postcode: 'DL3 9AA' })],
  });
  const [hall, annexe] = app.services.organisations.sites(lantern);
  kept = addListing(app.services, lantern, {
    sites: hall ? [hall] : [],
    confirmedOn: '2026-11-20',
    content: { title: 'Lamp lending', summary: 'Borrow a lamp for the winter.', themes: ['older-people'] },
  });
  gone = addListing(app.services, lantern, {
    sites: annexe ? [annexe] : [],
    confirmedOn: '2026-10-01',
    content: { title: 'Lending of lamps', summary: 'Borrow a lamp.', description: 'Oil ones too.' },
  });
});
afterEach(() => app.close());

function addCurator(email: string): void {
  const { rowId } = addPerson(app, email);
  app.database.$client.prepare('update accounts set is_curator = 1 where row_id = ?').run(rowId);
}

const comparePath = (one = kept, other = gone) => `/curate/merge/listing/${one.id}/${other.id}`;
const now = (listing: Listing) => listingBySlug(app, listing.slug);

/** Goes from the comparison through the preview, choosing; returns what merging answers. */
async function merge(
  choices: Record<string, string> = {},
  who = curator,
  path = comparePath(),
): Promise<Answer> {
  const query = new URLSearchParams(choices).toString();
  return who.submit(`${path}/preview?${query}`, {}, { action: path });
}

const statusOf = async (path: string) => (await curator.get(path)).status;

describe('comparing', () => {
  it('shows both side by side and suggests the better filled and the later confirmed', async () => {
    const { status, html } = await curator.get(comparePath());
    expect(status).toBe(200);
    const checked = [...html.matchAll(/name="(keep|take-\w+)" type="radio" value="(\w+)" checked/g)];
    expect(Object.fromEntries(checked.map(([, name, value]) => [name, value]))).toEqual({
      keep: 'one',
      'take-title': 'one',
      'take-summary': 'one',
      'take-description': 'other',
      'take-themes': 'one',
      'take-places': 'one',
    });
    expect(html).toContain('Oil ones too.');
  });

  it('is the same whichever comes first in the address', async () => {
    const { html } = await curator.get(comparePath(gone, kept));
    expect(html).toMatch(/name="keep" type="radio" value="other" checked/);
  });

  it.each([
    ['the same twice', () => comparePath(kept, kept)],
    ['an organisation as a listing', () => `/curate/merge/listing/${lantern.id}/${gone.id}`],
    ['no such type', () => `/curate/merge/account/${kept.id}/${gone.id}`],
    ['no identifiers', () => '/curate/merge/listing/1/2'],
    [
      'one that was archived',
      () => {
        archive(gone);
        return comparePath();
      },
    ],
  ])('knows nothing of %s', async (_name, path) => {
    expect(await statusOf(path())).toBe(404);
  });

  it('says of two that have been merged meanwhile by whom they were, wherever one comes from', async () => {
    addCurator('second@x.example');
    const second = signIn(app, 'second@x.example');
    const preview = `${comparePath()}/preview`;
    const stale = formsOf((await second.get(preview)).html).find(({ action }) => action === comparePath());
    const { location } = await merge();
    const answers = [
      await second.post(comparePath(), stale?.fields ?? []),
      await second.get(comparePath()),
      await second.get(comparePath(gone, kept)),
      await second.get(preview),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 200, 200, 200]);
    for (const { html } of answers) {
      expect(html).toContain('one of them has been merged already');
      expect(html).toMatch(/Merged by [^<]+, just now/);
      expect(html).toContain(`href="/listings/${kept.slug}"`);
      expect(await faults(html)).toEqual([]);
    }
    expect(answers[0]?.html).toContain('Nothing of yours was carried out.');
    // Taken apart again, they can be compared again.
    await curator.submit(location ?? '', {}, { action: location ?? '' });
    expect(await statusOf(comparePath())).toBe(200);
  });

  it('finds two by the addresses of their pages, and says where it can’t', async () => {
    const found = await curator.get(
      `/curate/duplicates?one=${encodeURIComponent(`https://x.example/listings/${kept.slug}?a=1`)}&other=${gone.slug}`,
    );
    expect(found.location).toBe(comparePath());
    const wrong = await curator.get(`/curate/duplicates?one=${kept.slug}&other=nothing`);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('Copy the address of a public page of the directory');
    expect((await curator.get(`/curate/duplicates?one=${kept.slug}&other=${kept.slug}`)).html).toContain(
      'That is the same page twice',
    );
  });

  it.each([
    [
      'nothing',
      () => ['', ''],
      ['Paste the address of the first page', 'Paste the address of the second page'],
    ],
    ['no second page', () => [`/listings/${kept.slug}`, ' '], ['Paste the address of the second page']],
    ['no first page', () => ['', gone.slug], ['Paste the address of the first page']],
    [
      'an entry and an organisation',
      () => [`/listings/${kept.slug}`, `/organisations/${lantern.slug}`],
      ['The first page is an entry. Paste the address of another entry, not of an organisation'],
    ],
    [
      'an organisation and an entry',
      () => [`/organisations/${lantern.slug}`, `/listings/${kept.slug}`],
      ['The first page is an organisation’s. Paste the address of another organisation, not of an entry'],
    ],
    ['what names no page', () => ['/', gone.slug], ['Copy the address of a public page of the directory']],
  ])('says beside the fields what is wrong with %s', async (_name, typed, messages) => {
    const [one = '', other = ''] = typed();
    const { status, html } = await curator.get(`/curate/duplicates?${new URLSearchParams({ one, other })}`);
    expect(status).toBe(422);
    const beside = [
      ...html.matchAll(/<p class="field-error"[^>]*>\s*<span[^>]*>Error: <\/span>\s*(.*?)\s*<\/p>/gs),
    ];
    expect(beside.map(([, message]) => message)).toEqual(messages);
    for (const text of [one, other]) expect(html).toContain(`value="${text.trim()}"`);
    expect(await faults(html)).toEqual([]);
  });
});

function archive(listing: Listing): void {
  transaction(app.database, (tx) => {
    app.services.listings.changeStateIn(tx, personOf(app, 'curator@demo.example'), {
      listingRowId: listing.rowId,
      state: 'archived',
      reason: 'Gone',
    });
  });
}

describe('merging', () => {
  it('says beforehand what goes where, and does nothing yet', async () => {
    const { html } = await curator.get(`${comparePath()}/preview?take-title=other`);
    expect(html).toContain('Before you merge “Lending of lamps” into “Lamp lending”');
    expect(html).toContain(`/listings/${gone.slug} leads to /listings/${kept.slug}`);
    expect(html).toMatch(/Lending of lamps<span class="merge-note">from the other one/);
    expect(now(gone).state).toBe('live');
  });

  it('keeps what was chosen, archives the other, and leads its addresses on', async () => {
    const answer = await merge({
      'take-title': 'other',
      'take-description': 'other',
      'take-places': 'other',
    });
    expect(answer.status).toBe(303);
    expect(now(kept)).toMatchObject({
      title: 'Lending of lamps',
      summary: 'Borrow a lamp for the winter.',
      description: 'Oil ones too.',
      themes: ['older-people'],
      confirmedOn: '2026-11-20',
      state: 'live',
      version: 2,
    });
    expect(now(gone)).toMatchObject({ state: 'archived', title: 'Lending of lamps' });
    expect(await titlesFound(app.services, 'lamps')).toEqual(['Lending of lamps']);

    const page = await app.get(`/listings/${gone.slug}`);
    expect([page.status, page.headers.get('Location')]).toEqual([301, `/listings/${kept.slug}`]);
    // It may be undone, so no browser may remember it for good.
    expect(page.headers.get('Cache-Control')).toBe('no-cache');
    for (const below of ['', '/matches']) {
      const api = await app.get(`/api/v1/listings/${gone.id}${below}`);
      expect([api.status, api.headers.get('Location')]).toEqual([301, `/api/v1/listings/${kept.id}${below}`]);
      expect(api.headers.get('Access-Control-Allow-Origin')).toBe('*');
    }
    // Its history is its own, and is kept; every other page below it leads on.
    expect(await statusOf(`/listings/${gone.slug}/history`)).toBe(200);
    for (const below of ['ask', 'report?type=problem', `matches/${kept.slug}`, 'nothing/of/the/sort']) {
      const { status, location } = await curator.get(`/listings/${gone.slug}/${below}`);
      expect([status, location]).toEqual([301, `/listings/${kept.slug}/${below}`]);
    }
    expect((await curator.get(`/listings/${gone.slug}/edit`)).location).toBe(`/listings/${gone.slug}`);
    expect(await statusOf('/listings/nothing/report')).toBe(404);
  });

  it('leads no more from an old address that tells a place which was hidden since', async () => {
    expect((await merge()).status).toBe(303);
    const [hall] = app.services.organisations.sitesOfListings([kept.rowId]).get(kept.rowId) ?? [];
    app.database
      .update(schema.sites)
      .set({ name: 'Lending of Lamps', visibility: 'hidden' })
      .where(eq(schema.sites.rowId, hall?.rowId ?? 0))
      .run();
    const old = `/listings/${gone.slug}`;
    expect([(await app.get(old)).status, (await app.get(`${old}/report`)).status]).toEqual([404, 404]);
  });

  it('leads on in one step however often what was kept is merged in its turn', async () => {
    await merge();
    const last = addListing(app.services, lantern, {
      confirmedOn: '2026-11-21',
      content: { title: 'All our lamps' },
    });
    expect((await merge({}, curator, comparePath(kept, last))).status).toBe(303);
    for (const slug of [gone.slug, kept.slug]) {
      expect((await app.get(`/listings/${slug}`)).headers.get('Location')).toBe(`/listings/${last.slug}`);
    }
    archive(last);
    expect((await app.get(`/listings/${gone.slug}`)).status).toBe(404);
  });

  it('says in the history of what went that going back lists it again, and not in that of what stays', async () => {
    await merge();
    const brings = async ({ slug }: Listing) =>
      (await curator.get(`/listings/${slug}/history`)).html.includes('It comes up in searches again');
    expect([await brings(gone), await brings(kept)]).toEqual([true, false]);
  });

  it('takes what was brought back from its history for what it is, whichever is merged next', async () => {
    await merge();
    const history = `/listings/${gone.slug}/history`;
    await curator.submit(history, { reason: 'It is another one' }, { action: history });
    expect(await statusOf(`/listings/${gone.slug}`)).toBe(200);
    expect((await merge({ keep: 'other' })).status).toBe(303);
    expect((await app.get(`/listings/${kept.slug}`)).headers.get('Location')).toBe(`/listings/${gone.slug}`);
    expect(await statusOf(`/listings/${gone.slug}`)).toBe(200);
  });

  it('is not taken apart by the source that an entry came from', async () => {
    await merge();
    const sourceKey = app.database
      .select({ sourceKey: schema.listings.sourceKey })
      .from(schema.listings)
      .where(eq(schema.listings.rowId, gone.rowId))
      .get()?.sourceKey;
    const again = addListing(app.services, lantern, {
      sourceKey: sourceKey ?? '',
      content: { title: 'Lending of lamps, new season' },
    });
    expect(again.rowId).toBe(kept.rowId);
    expect(now(gone).state).toBe('archived');
  });

  it('takes what readers reported along', async () => {
    const item = transaction(app.database, (tx) =>
      app.services.reviewLedger.openIn(
        tx,
        { kind: 'visitor' },
        {
          type: 'problem',
          subject: { type: 'listing', rowId: gone.rowId },
          proposal: { words: 'Closed on Mondays' },
        },
      ),
    ).item;
    expect((await curator.get(`${comparePath()}/preview`)).html).toContain(
      'What waits in the queue about it',
    );
    const merged = await merge();
    expect(app.services.reviews.get(item.id).item.subjectRowId).toBe(kept.rowId);
    await undo(merged);
    expect(app.services.reviews.get(item.id).item.subjectRowId).toBe(gone.rowId);
  });

  it('waits until a change of the one that goes is decided', async () => {
    addPerson(app, 'member@x.example', { organisation: lantern, role: 'member' });
    submitChange(app, 'member@x.example', gone.slug, { title: 'Other lamps' });
    const preview = await curator.get(`${comparePath()}/preview?keep=one`);
    expect(preview.html).toContain('waits in the queue (changed). Decide about that first.');
    expect(preview.html).not.toContain('Merge them');
  });

  it('refuses different kinds', async () => {
    const need = addListing(app.services, lantern, { content: { kind: 'need', title: 'Lamps wanted' } });
    const { html } = await curator.get(`${comparePath(kept, need)}/preview`);
    expect(html).toContain('They are of different kinds.');
  });

  it('doesn’t tell a hidden place by the words of another organisation', async () => {
    const refuge = addOrganisation(app.services, {
      name: 'Refuge',
      sites: [aSite({ visibility: 'hidden', address: '9 Quiet Close', name: 'Home' })],
    });
    const hidden = addListing(app.services, refuge, { content: { title: 'Lamps for lending' } });
    const telling = addListing(app.services, lantern, {
      confirmedOn: '2026-10-02',
      content: { title: 'Lamps of 9 Quiet Close' },
    });
    const answer = await merge({ keep: 'one', 'take-title': 'other' }, curator, comparePath(hidden, telling));
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('people could find the address that you keep hidden');
    expect(now(telling).state).toBe('live');
  });

  it('leaves places behind that are another organisation’s', async () => {
    const other = addOrganisation(app.services, { name: 'Beacon', sites: [aSite({ name: 'Beacon House' })] });
    const [house] = app.services.organisations.sites(other);
    const theirs = addListing(app.services, other, {
      sites: house ? [house] : [],
      content: { title: 'Lamp lending' },
    });
    const path = comparePath(kept, theirs);
    const { html } = await curator.get(`${path}/preview?keep=one&take-places=other`);
    expect(html).toContain('They are Beacon’s.');
    expect((await merge({ keep: 'one', 'take-places': 'other' }, curator, path)).status).toBe(303);
    const [site] = app.services.organisations.sitesOfListings([kept.rowId]).get(kept.rowId) ?? [];
    expect(site?.name).toBe('Lantern Hall');
  });
});

describe('two curators at once', () => {
  it('tells the second what has changed, with how it would be now', async () => {
    const path = comparePath();
    const { html } = await curator.get(`${path}/preview?keep=one`);
    const fields = formsOf(html).find((form) => form.action === path)?.fields ?? [];
    transaction(app.database, (tx) => {
      app.services.listings.changeStateIn(tx, personOf(app, 'curator@demo.example'), {
        listingRowId: kept.rowId,
        state: 'paused',
        reason: 'Holiday',
      });
    });
    const answer = await curator.post(path, fields);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('Somebody was quicker');
    expect(now(gone).state).toBe('live');

    expect((await merge({ keep: 'one' })).status).toBe(303);
    // What is paused stays so, and the second merge finds nothing to merge.
    expect(now(kept).state).toBe('paused');
    expect((await curator.post(path, fields)).status).toBe(409);
  });

  it('undoes once', async () => {
    const merged = await merge();
    await undo(merged);
    const again = await undo(merged);
    expect(again.status).toBe(409);
    expect(again.html).toContain('Somebody has undone it already.');
  });
});

/** Presses "Undo" on the page of a merge, or what stood there. */
async function undo(merged: Answer): Promise<Answer> {
  const path = merged.location ?? '';
  const { html } = await curator.get('/curate');
  const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
  return curator.post(path, [['_csrf', token]]);
}

describe('undoing', () => {
  it('restores both as they were, and their addresses', async () => {
    const before = [now(kept), now(gone)];
    const merged = await merge({ 'take-title': 'other', 'take-places': 'other' });
    expect((await curator.get(merged.location ?? '')).html).toContain('>Undo<');
    expect((await undo(merged)).location).toBe(merged.location);
    const still = ({ version: _version, updatedAt: _at, ...rest }: Listing) => rest;
    expect([now(kept), now(gone)].map(still)).toEqual(before.map(still));
    const sites = app.services.organisations.sitesOfListings([kept.rowId, gone.rowId]);
    expect([...sites.values()].flat().map(({ name }) => name)).toEqual(['Lantern Hall', 'The annexe']);
    expect(await statusOf(`/listings/${gone.slug}`)).toBe(200);
    expect((await app.get(`/api/v1/listings/${gone.id}`)).status).toBe(200);
    expect(await titlesFound(app.services, 'lamps')).toEqual(['Lamp lending', 'Lending of lamps']);
    expect((await curator.get(merged.location ?? '')).html).toContain('This merge was undone');
  });

  it('is told, as the merge is, in the history of what stays, also where nothing was taken over', async () => {
    const toldOf = async ({ slug }: Listing) =>
      [...(await curator.get(`/listings/${slug}/history`)).html.matchAll(/<h2>(.*?)<\/h2>/g)].map(
        ([, reason]) => reason,
      );
    const [first] = await toldOf(kept);
    const parts = ['title', 'summary', 'description', 'details', 'themes', 'places'];
    const merged = await merge(Object.fromEntries(parts.map((part) => [`take-${part}`, 'one'])));
    expect(await toldOf(kept)).toEqual(['Merged with “Lending of lamps”', first]);
    await undo(merged);
    expect(await toldOf(kept)).toEqual(['A merge was undone', 'Merged with “Lending of lamps”', first]);
    expect(now(kept)).toEqual(kept);
  });

  it('is refused with words once what it changed has been changed again', async () => {
    const merged = await merge({ 'take-title': 'other' });
    submitChange(app, 'curator@demo.example', kept.slug, { title: 'Lanterns' });
    const page = await curator.get(merged.location ?? '');
    expect(page.html).toContain('“Lanterns” has been changed since.');
    expect(page.html).not.toContain('>Undo<');
    const answer = await undo(merged);
    expect(answer.status).toBe(422);
    expect(now(gone).state).toBe('archived');
    expect(now(kept).title).toBe('Lanterns');
  });

  it('goes from the last merge back', async () => {
    const first = await merge();
    const last = addListing(app.services, lantern, {
      confirmedOn: '2026-11-21',
      content: { title: 'All lamps' },
    });
    const second = await merge({}, curator, comparePath(kept, last));
    expect((await undo(first)).html).toContain('was itself merged into “All lamps” since. Undo that first.');
    expect((await undo(second)).status).toBe(303);
    expect((await app.get(`/listings/${gone.slug}`)).headers.get('Location')).toBe(`/listings/${kept.slug}`);
    expect((await undo(first)).status).toBe(303);
    expect(await statusOf(`/listings/${gone.slug}`)).toBe(200);
  });

  it('lists the last merges with the way to them', async () => {
    const merged = await merge();
    expect((await curator.get('/curate/duplicates')).html).toContain(merged.location);
  });
});

it('is for curators alone', async () => {
  addPerson(app, 'lead@x.example', { organisation: lantern, role: 'lead' });
  const lead = signIn(app, 'lead@x.example');
  const merged = await merge();
  for (const path of [
    comparePath(),
    `${comparePath()}/preview`,
    '/curate/duplicates',
    merged.location ?? '',
  ]) {
    expect((await lead.get(path)).status).toBe(403);
  }
  const { html } = await lead.get('/my/account');
  const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
  expect((await lead.post(merged.location ?? '', [['_csrf', token]])).status).toBe(403);
  expect(now(gone).state).toBe('archived');
});
