import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listings } from '../../db/schema/listings.ts';
import { organisations } from '../../db/schema/organisations.ts';
import { type Client, signIn } from '../support/client.ts';
import { addListing, addOrganisation } from '../support/factories.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What somebody may not know of is answered as what isn't there: not by another page, and not by a refusal. */

let app: TestApp;
let other: Client;
let ofWaiting: Client;
let curator: Client;
beforeAll(async () => {
  app = await openTestApp();
  other = signIn(app, 'charity@demo.example');
  ofWaiting = signIn(app, 'daniel.kaur@demo.example');
  curator = signIn(app, 'curator@demo.example');
});
afterAll(() => app.close());

const waiting = 'north-road-night-owls';
const nothing = 'no-such-thing';

/** Status and heading of a page, as somebody sees it. */
async function seen(client: Client, path: string): Promise<[status: number, heading: string]> {
  const { status, heading } = await client.get(path);
  return [status, heading];
}

describe('an organisation that waits for the CVS', () => {
  it.each([
    (slug: string) => `/organisations/${slug}`,
    (slug: string) => `/organisations/${slug}/history`,
    (slug: string) => `/organisations/${slug}/people`,
    (slug: string) => `/organisations/${slug}/edit`,
    (slug: string) => `/listings/new?kind=need&organisation=${slug}`,
    (slug: string) => `/my/join/claim/${slug}`,
    (slug: string) => `/my/alerts/new?organisation=${slug}`,
  ])('is nothing to others', async (pathOf) => {
    expect(await seen(other, pathOf(waiting))).toEqual(await seen(other, pathOf(nothing)));
  });

  it('shows its history to its own people and to curators', async () => {
    for (const client of [ofWaiting, curator]) {
      expect((await client.get(`/organisations/${waiting}/history`)).status).toBe(200);
    }
  });
});

describe('what was withdrawn, or never shown', () => {
  it('has a history for curators, and is nothing to others, where it is an entry', async () => {
    const { database, services } = app;
    const lamp = addListing(services, addOrganisation(services));
    const history = `/listings/${lamp.slug}/history`;
    expect((await other.get(history)).status).toBe(403);
    for (const state of ['archived', 'draft'] as const) {
      database.update(listings).set({ state }).where(eq(listings.rowId, lamp.rowId)).run();
      expect(await seen(other, history)).toEqual(await seen(other, `/listings/${nothing}/history`));
      expect((await curator.get(history)).status).toBe(200);
    }
  });

  it('the same where it is an organisation', async () => {
    const { database, services } = app;
    const { slug, rowId } = addOrganisation(services, { name: 'Gone Trust' });
    database.update(organisations).set({ state: 'archived' }).where(eq(organisations.rowId, rowId)).run();
    const history = (of: string) => `/organisations/${of}/history`;
    expect(await seen(other, history(slug))).toEqual(await seen(other, history(nothing)));
    expect((await curator.get(history(slug))).status).toBe(200);
  });
});
