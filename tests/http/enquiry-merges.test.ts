import { like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { type Client, signIn } from '../support/client.ts';
import { conversationsIn } from '../support/conversations.ts';
import { addListing, addOrganisation } from '../support/factories.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What becomes of conversations when their entry or one of their organisations is merged, and when that is undone. */

let app: TestApp;
let curator: Client;
beforeAll(async () => {
  app = await openTestApp();
  app.database.delete(schema.settings).where(like(schema.settings.key, 'demonstration%')).run();
  curator = signIn(app, 'curator@demo.example');
});
afterAll(() => app.close());

const { twoSides, ask, act, row, sweep } = conversationsIn(() => app);

/** Merges one record into another as a curator; returns where that can be undone. */
async function merge(type: 'listing' | 'organisation', kept: { id: string }, gone: { id: string }) {
  const page = `/curate/merge/${type}/${kept.id}/${gone.id}`;
  const { status, location } = await curator.submit(`${page}/preview?keep=one`, {}, { action: page });
  expect(status).toBe(303);
  return location ?? '';
}

const addNamed = (name: string) => addOrganisation(app.services, { name, email: null });
const addEntry = (owner: Parameters<typeof addListing>[1], title: string) =>
  addListing(app.services, owner, { content: { kind: 'skill', title } });

describe('three duplicates merged one after the other', () => {
  it('organisations: a question goes on with the last of them', async () => {
    const sides = twoSides();
    const path = await ask(sides);
    const [second, third] = [addNamed('Lamps, second'), addNamed('Lamps, third')];
    await merge('organisation', second, sides.owner);
    await merge('organisation', third, second);
    await sweep();
    expect(row(path)).toMatchObject({ state: 'asked', ownerOrganisationRowId: third.rowId });
    expect((await act(sides.owning, path, 'accept')).status).toBe(303);
  });

  it('entries: a question is about the last of them', async () => {
    const sides = twoSides();
    const path = await ask(sides);
    const second = addEntry(sides.owner, 'Lamps mended, second');
    const third = addEntry(sides.owner, 'Lamps mended, third');
    await merge('listing', second, sides.listing);
    await merge('listing', third, second);
    await sweep();
    expect(row(path)).toMatchObject({ state: 'asked', listingRowId: third.rowId });
  });
});
