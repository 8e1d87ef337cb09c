import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import * as schema from '../../db/schema/index.ts';
import { type Client, linkIn, newClient, readMail, signIn } from '../support/client.ts';
import { conversationsIn } from '../support/conversations.ts';
import { addListing, addOrganisation } from '../support/factories.ts';
import { addPerson } from '../support/people.ts';
import { personOf } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What becomes of conversations when their entry or one of their organisations is merged, and when that is undone. */

const dayMs = 86_400_000;
let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  app.database.delete(schema.settings).where(like(schema.settings.key, 'demonstration%')).run();
});
afterAll(() => app.close());

const { twoSides, addMember, ask, act, row, sweep } = conversationsIn(() => app);

/** Signed in anew each time, since days go by. */
const curator = () => signIn(app, 'curator@demo.example');

/** Merges one record into another as a curator; returns where that can be undone. */
async function merge(type: 'listing' | 'organisation', kept: { id: string }, gone: { id: string }) {
  const page = `/curate/merge/${type}/${kept.id}/${gone.id}`;
  const { status, location } = await curator().submit(`${page}/preview?keep=one`, {}, { action: page });
  expect(status).toBe(303);
  return location ?? '';
}

async function undo(page: string) {
  expect((await curator().submit(page, {}, { action: page })).status).toBe(303);
}

/** Whether each of some people get in to a conversation. */
async function statuses(path: string, people: readonly Client[]) {
  return Promise.all(people.map(async (each) => (await each.get(path)).status));
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

describe('an entry whose question waits too long', () => {
  /** Five working days and one more, with a weekend and what holidays there may be. */
  const mostDays = 15;
  const since = ({ rowId }: { rowId: number }) =>
    app.services.listings.byRowIds([rowId]).get(rowId)?.unansweredSince ?? null;

  async function letWait(sides: ReturnType<typeof twoSides>) {
    const path = await ask(sides);
    for (let day = 0; day < mostDays && since(sides.listing) === null; day += 1) await sweep(dayMs);
    expect(since(sides.listing)).not.toBeNull();
    return path;
  }

  it('hands that on to the one that it is merged into, and has it back when that is undone', async () => {
    const sides = twoSides();
    const path = await letWait(sides);
    const kept = addEntry(sides.owner, 'Lamp repair');
    const page = await merge('listing', kept, sides.listing);
    expect(row(path)?.listingRowId).toBe(kept.rowId);
    expect([since(sides.listing), since(kept)]).toEqual([null, expect.any(String)]);
    await undo(page);
    expect([since(sides.listing), since(kept)]).toEqual([expect.any(String), null]);
  });

  it('hands it on also where an earlier version left that to the task', async () => {
    const sides = twoSides();
    const path = await letWait(sides);
    const kept = addEntry(sides.owner, 'Lamp repair, early');
    await merge('listing', kept, sides.listing);
    app.database
      .update(schema.enquiries)
      .set({ listingRowId: sides.listing.rowId })
      .where(eq(schema.enquiries.rowId, row(path)?.rowId ?? 0))
      .run();
    app.database
      .update(schema.listings)
      .set({ unansweredSince: null })
      .where(eq(schema.listings.rowId, kept.rowId))
      .run();
    await sweep();
    expect(row(path)).toMatchObject({ state: 'asked', listingRowId: kept.rowId });
    expect(since(kept)).not.toBeNull();
  });

  it('says so no more once its asker has left', async () => {
    const sides = twoSides();
    const path = await letWait(sides);
    app.database
      .update(schema.organisations)
      .set({ state: 'archived' })
      .where(eq(schema.organisations.rowId, sides.asker.rowId))
      .run();
    await sweep();
    expect([row(path)?.state, since(sides.listing)]).toEqual(['cancelled', null]);
  });

  it('says so no more when it was withdrawn and is shown again', async () => {
    const sides = twoSides();
    const path = await letWait(sides);
    const person = personOf(app, sides.ownerEmail);
    const put = (state: 'archived' | 'live') =>
      transaction(app.database, (tx) =>
        app.services.listings.changeStateIn(tx, person, {
          listingRowId: sides.listing.rowId,
          state,
          reason: 'Tried out',
        }),
      );
    put('archived');
    await sweep();
    put('live');
    expect([row(path)?.state, since(sides.listing)]).toEqual(['cancelled', null]);
  });
});

describe('a merge that is undone', () => {
  it('of the owner: the question is with its people at once, both times, and strangers are out', async () => {
    const sides = twoSides();
    const path = await ask(sides);
    const kept = addNamed('Quite another');
    const stranger = signIn(app, addMember(kept, 'stranger1'));
    const page = await merge('organisation', kept, sides.owner);
    expect(await statuses(path, [sides.owning, stranger, sides.asking])).toEqual([200, 200, 200]);
    await sweep();
    // Asked in between, of what comes to be somebody else's again.
    const second = twoSides();
    const asked = await ask({ asking: second.asking, about: sides.about });
    await undo(page);
    for (const each of [path, asked]) {
      expect(await statuses(each, [sides.owning, stranger])).toEqual([200, 404]);
    }
    await sweep();
    expect(row(path)).toMatchObject({ state: 'asked', ownerOrganisationRowId: sides.owner.rowId });
    expect((await act(sides.owning, path, 'accept')).status).toBe(303);
  });

  it('of the asker: their own questions come back, and those of the other one stay', async () => {
    const [sides, other] = [twoSides(), twoSides()];
    const [path, ofOther] = [await ask(sides), await ask(other)];
    const page = await merge('organisation', other.asker, sides.asker);
    await sweep();
    expect(row(path)?.askerOrganisationRowId).toBe(other.asker.rowId);
    // What was answered in between comes back, too.
    await act(sides.owning, path, 'decline', { wording: 'gone', decline_words: 'It is lent' });
    await undo(page);
    expect(await statuses(path, [sides.asking, other.asking])).toEqual([200, 404]);
    expect(await statuses(ofOther, [sides.asking, other.asking])).toEqual([404, 200]);
  });

  it('of entries of two organisations: a question goes back to its own, other questions stay', async () => {
    const sides = twoSides();
    const kept = addNamed('Quite another, too');
    const stranger = signIn(app, addMember(kept, 'stranger2'));
    const keptEntry = addEntry(kept, 'Lamp mending');
    const path = await ask(sides);
    const page = await merge('listing', keptEntry, sides.listing);
    expect(await statuses(path, [sides.owning, stranger])).toEqual([404, 200]);
    const about = `/listings/${keptEntry.slug}`;
    const asked = await ask({ asking: twoSides().asking, about });
    await sweep();
    await undo(page);
    expect(await statuses(path, [sides.owning, stranger])).toEqual([200, 404]);
    expect(await statuses(asked, [sides.owning, stranger])).toEqual([404, 200]);
    await sweep();
    expect(row(path)).toMatchObject({ state: 'asked', listingRowId: sides.listing.rowId });
  });

  it('ends the links that the other one’s role mailbox was sent, and no others', async () => {
    const sides = twoSides();
    const owner = addOrganisation(app.services, { name: 'Lamps by mail', email: 'lamps@lamps.example' });
    const entry = addEntry(owner, 'Lamps mended by mail');
    const path = await ask({ asking: sides.asking, about: `/listings/${entry.slug}` });
    const linkOf = async (mailbox: string) => {
      await app.services.deliverMail();
      return linkIn((await readMail(app, mailbox))[0], /^\/answer\//);
    };
    const own = await linkOf('lamps@lamps.example');
    const kept = addOrganisation(app.services, { name: 'Another mailbox', email: 'other@lamps.example' });
    app.clock.advance(1000);
    const page = await merge('organisation', kept, owner);
    await act(sides.asking, path, 'write', { words: 'It is the big one' });
    const others = await linkOf('other@lamps.example');
    expect(await statuses(others, [newClient(app)])).toEqual([200]);
    await undo(page);
    expect(await statuses(others, [newClient(app)])).toEqual([404]);
    expect(await statuses(own, [newClient(app)])).toEqual([200]);
  });

  it('lets the other side be reached where it was one and the same, and nothing is left to ask', async () => {
    const sides = twoSides();
    const path = await ask(sides);
    await undo(await merge('organisation', sides.owner, sides.asker));
    await sweep();
    expect(row(path)).toMatchObject({ state: 'asked', askerOrganisationRowId: sides.asker.rowId });
  });

  it('gives followers back to the organisation that they followed', async () => {
    const [kept, gone] = [addNamed('Other body'), addNamed('Followed body')];
    const follow = (email: string, followed: readonly (typeof kept)[]) => {
      addPerson(app, email);
      const owner = app.services.alerts.ownerOf(personOf(app, email));
      for (const { id, name } of followed) {
        app.services.alerts.follow(owner, { type: 'organisation', subject: id, name, frequency: 'daily' });
      }
      return () =>
        app.services.alerts.list(owner).flatMap((each) => (each.endedAt === null ? [each.subject] : []));
    };
    const [ofOne, ofBoth] = [follow('fan@lamps.example', [gone]), follow('fans@lamps.example', [kept, gone])];
    const page = await merge('organisation', kept, gone);
    await sweep();
    expect([ofOne(), ofBoth()]).toEqual([[kept.id], [kept.id]]);
    await undo(page);
    await sweep();
    expect([ofOne(), ofBoth()]).toEqual([[gone.id], [kept.id, gone.id]]);
  });
});
