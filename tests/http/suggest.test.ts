import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { suggestionKinds } from '../../src/features/search/suggest/suggestion.model.ts';
import { submitNew } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What the search box offers while somebody types. */

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const answer = z.strictObject({
  suggestions: z.array(
    z.strictObject({
      kind: z.enum(suggestionKinds),
      label: z.string().min(1),
      detail: z.string(),
      href: z.string().startsWith('/'),
    }),
  ),
});

async function offered(q: string) {
  const { status, body } = await app.json(`/search/suggest?${new URLSearchParams({ q })}`, answer);
  expect(status).toBe(200);
  return body.suggestions;
}
const labels = async (q: string) => (await offered(q)).map(({ label }) => label);

it.each([
  [
    'a title',
    'volunteer dr',
    { kind: 'entry', label: 'Volunteer drop-in', href: '/listings/volunteer-drop-in' },
  ],
  ['a word within a title', 'pyjamas', { kind: 'entry', label: 'New pyjamas and underwear, all sizes' }],
  [
    'an organisation',
    'borough lib',
    { kind: 'organisation', label: 'Borough Libraries', href: '/organisations/borough-libraries' },
  ],
  ['a theme', 'mental', { kind: 'theme', label: 'Mental health', href: '/themes/mental-health' }],
  ['a skill', 'bookk', { kind: 'skill', label: 'Bookkeeping', href: '/search?skill=bookkeeping' }],
  ['a skill by its everyday name', 'doing the books', { kind: 'skill', label: 'Bookkeeping' }],
  ['what was meant', 'pyjmas', { kind: 'entry', label: 'New pyjamas and underwear, all sizes' }],
  ['what was meant, of two words', 'volunter dro', { kind: 'entry', label: 'Volunteer drop-in' }],
])('offers %s for “%s”', async (_name, q, expected) => {
  expect(await offered(q)).toContainEqual(expect.objectContaining(expected));
});

it.each([
  '',
  ' ',
  'a',
  '🐕',
  '"',
  '*',
  'zzqqxx',
  "x' OR 1=1 --",
  'NEAR(a zzx)',
  'title: AND',
  '\u0000',
  'x'.repeat(500),
])('offers nothing for “%s”, and minds nothing', async (q) => expect(await offered(q)).toEqual([]));

it('is bounded, and leads only to pages that are there', async () => {
  for (const q of ['co', 'food', 'community', 'the', 'da']) {
    const found = await offered(q);
    expect(found.length).toBeLessThanOrEqual(8);
    for (const { href } of found) expect((await app.get(href)).status, href).toBe(200);
  }
});

it('refuses what is longer than anybody types', async () => {
  expect(await offered('food '.repeat(400))).toEqual([]);
});

it('is kept by the browser alone, and open to nobody’s log', async () => {
  const response = await app.get('/search/suggest?q=food');
  expect(response.headers.get('Cache-Control')).toBe('private, max-age=60');
  expect(response.headers.getSetCookie()).toEqual([]);
});

describe('searches that many made', () => {
  const days = ['2026-11-18', '2026-11-20', '2026-11-22'];
  const search = (words: string, on: readonly string[], results = 3) =>
    app.database
      .insert(schema.searches)
      .values(on.map((searchedOn) => ({ words, filters: '', results, searchedOn })))
      .run();

  it('are offered once they were made on several days and found something', async () => {
    search('jumble sale helpers', days);
    search('jumble for joan smith', ['2026-11-22', '2026-11-22', '2026-11-22', '2026-11-22']);
    search('jumble with nothing', days, 0);
    search('jumble of last spring', ['2026-03-01', '2026-03-02', '2026-03-03']);
    app.services.popularSearches.refresh();
    expect((await offered('jumb')).filter(({ kind }) => kind === 'search')).toEqual([
      {
        kind: 'search',
        label: 'jumble sale helpers',
        detail: 'Search',
        href: '/search?q=jumble+sale+helpers',
      },
    ]);
    // What is typed whole need not be offered.
    expect(await labels('jumble sale helpers')).not.toContain('jumble sale helpers');
  });
});

describe('what isn’t public', () => {
  it('is never offered: drafts, what waits, what was withdrawn', async () => {
    submitNew(app, 'charity@demo.example', 'cockerton-community-kitchen', { title: 'Xylophone lessons' });
    expect(await labels('xylophone')).toEqual([]);
    expect(await labels('volunteer drop')).toContain('Volunteer drop-in');
    const listing = app.services.listings.getPublicBySlug('volunteer-drop-in');
    transaction(app.database, (tx) => app.services.engine.remove(tx, listing.rowId));
    expect(await labels('volunteer drop')).not.toContain('Volunteer drop-in');
  });

  it.each(['waiting', 'archived'] as const)('an organisation that is %s', async (state) => {
    const named = (to: 'live' | typeof state) =>
      app.database
        .update(schema.organisations)
        .set({ state: to })
        .where(eq(schema.organisations.slug, 'borough-libraries'))
        .run();
    named(state);
    expect(await labels('borough lib')).not.toContain('Borough Libraries');
    named('live');
  });

  it('nothing of a hidden site', async () => {
    const hidden = app.database
      .select()
      .from(schema.sites)
      .where(eq(schema.sites.visibility, 'hidden'))
      .all();
    expect(hidden.length).toBeGreaterThan(0);
    for (const { address, postcode } of hidden) {
      for (const text of [address, postcode]) if (text) expect(await offered(text)).toEqual([]);
    }
  });
});
