import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { capturedLog } from '../support/captured-log.ts';
import { signIn } from '../support/client.ts';
import { addListing, addOrganisation } from '../support/factories.ts';
import { addPerson } from '../support/people.ts';
import { publishEntry } from '../support/publishing.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What can't be done in the background for one keeps nobody else from their turn, and is done once it can be. */

const dayMs = 86_400_000;
/** Somebody for whom no letter can be made while {@link spoil} lasts. */
const trouble = 'trouble@x.example';

let app: TestApp;
let lines: Record<string, unknown>[];
beforeEach(async () => {
  const log = capturedLog();
  lines = log.lines;
  app = await openTestApp({ template: 'empty', logger: log.logger });
});
afterEach(() => app.close());

async function pass(milliseconds: number): Promise<void> {
  app.clock.advance(milliseconds);
  await app.services.worker.processAll();
}

/** As a fault of ours would: it fails for one address, and says more than a log may hold. */
const spoil = () =>
  app.database.$client.exec(
    `create trigger spoilt before insert on mail_messages when new.recipient = '${trouble}'
     begin select raise(abort, 'Lamps of ${trouble}'); end`,
  );
const mend = () => app.database.$client.exec('drop trigger spoilt');

const subjectsTo = (recipient: string) =>
  app.database
    .select()
    .from(schema.mailMessages)
    .where(eq(schema.mailMessages.recipient, recipient))
    .all()
    .map(({ subject }) => subject);

const failures = () => lines.filter(({ msg }) => String(msg).includes('tried again'));

function owned(name: string, reviewDueOn: string) {
  const organisation = addOrganisation(app.services, { name, email: `${name}@x.example` });
  const listing = addListing(app.services, organisation, {
    content: { kind: 'skill', title: name },
    confirmedOn: '2026-10-01',
    reviewDueOn,
  });
  return { organisation, listing };
}

describe('the letter that asks an owner', () => {
  it('goes to all others where one can’t be made, and to that one when it can', async () => {
    const { organisation } = owned('trouble', '2026-11-20');
    owned('others', '2026-11-21');
    spoil();
    await pass(0);
    expect(subjectsTo('others@x.example')).toEqual(['Is “others” still correct?']);
    expect(subjectsTo(trouble)).toEqual([]);
    expect(failures()).toMatchObject([{ organisation: organisation.id, error: 'SQLITE_CONSTRAINT_TRIGGER' }]);
    expect(JSON.stringify(lines)).not.toMatch(/x\.example|Lamps/);

    // It isn't tried again and again, and the second letters go out beside it.
    await pass(3_600_000);
    expect(failures()).toHaveLength(1);
    for (let day = 0; day < 15; day += 1) await pass(dayMs);
    expect(failures()).toHaveLength(16);
    expect(subjectsTo('others@x.example')).toHaveLength(2);

    mend();
    await pass(dayMs);
    expect(subjectsTo(trouble)).toEqual(['Is “trouble” still correct?']);
    expect(failures()).toHaveLength(16);
  });

  it('goes to all others where somebody’s title has a sign that no header takes', async () => {
    const { listing } = owned('trouble', '2026-11-20');
    owned('others', '2026-11-21');
    app.database
      .update(schema.listings)
      .set({ title: 'Lamps\0' })
      .where(eq(schema.listings.rowId, listing.rowId))
      .run();
    await pass(0);
    expect(subjectsTo('others@x.example')).toHaveLength(1);
  });

  it('is nobody’s own trouble where the database can’t be written to', async () => {
    owned('first', '2026-11-20');
    app.database.$client.pragma('query_only = on');
    expect(() => app.services.freshness.step()).toThrow();
    app.database.$client.pragma('query_only = off');
    expect(failures()).toEqual([]);
    await pass(0);
    expect(subjectsTo('first@x.example')).toHaveLength(1);
  });
});

describe('a digest', () => {
  const other = 'other@x.example';

  it.each(['at-once', 'daily', 'weekly'])('that is wanted %s goes to all others', async (frequency) => {
    const shop = addOrganisation(app.services, { name: 'Shop', email: null });
    addPerson(app, 'shop@x.example', { organisation: shop, role: 'lead' });
    const like = addListing(app.services, shop, { content: { kind: 'skill', title: 'Chairs' } });
    const { id } = addPerson(app, trouble);
    addPerson(app, other);
    for (const email of [trouble, other]) {
      const asked = { name: 'Lamps', frequency };
      await signIn(app, email).submit('/my/alerts/new?q=lamps', asked, { action: /^\/my\/alerts\/new/ });
    }
    spoil();
    publishEntry(app, 'shop@x.example', shop.slug, { like, change: { title: 'Lamps' } });
    await pass(60_000);
    await pass(7 * dayMs);
    expect(subjectsTo(other)).toEqual(['1 new: Lamps']);
    expect(subjectsTo(trouble)).toEqual([]);
    expect(failures()[0]).toMatchObject({ account: id, error: 'SQLITE_CONSTRAINT_TRIGGER' });
    expect(JSON.stringify(lines)).not.toMatch(/x\.example|Lamps/);
    const before = failures().length;
    await pass(3_600_000);
    expect(failures()).toHaveLength(before);

    // What they weren't told is kept for them.
    mend();
    await pass(dayMs);
    expect(subjectsTo(trouble)).toEqual(['1 new: Lamps']);
    expect(subjectsTo(other)).toHaveLength(1);
    expect(failures()).toHaveLength(before);
  });
});

describe('after the letter', () => {
  /** A fault that one row meets as often as `event` happens to it. */
  const fail = (event: string) =>
    app.database.$client.exec(
      `create trigger spoilt before ${event} begin select raise(abort, 'Lamps of ${trouble}'); end`,
    );
  let one: ReturnType<typeof owned>;
  let others: ReturnType<typeof owned>[];
  beforeEach(async () => {
    one = owned('trouble', '2026-11-19');
    others = [owned('second', '2026-11-20'), owned('third', '2026-11-21')];
    await pass(0);
  });

  it('all others are rung up whose address takes no mail', async () => {
    const rung = () =>
      app.database
        .select()
        .from(schema.reviewItems)
        .all()
        .filter(({ type }) => type === 'call')
        .map(({ subjectRowId }) => subjectRowId);
    app.database
      .update(schema.mailMessages)
      .set({ bouncedAt: app.clock.now(), failedAt: app.clock.now(), sentAt: null })
      .run();
    fail(`insert on review_items when new.subject_row_id = ${one.organisation.rowId}`);
    await pass(3_600_000);
    expect(rung()).toEqual(others.map(({ organisation }) => organisation.rowId));
    await pass(3_600_000);
    expect(failures()).toMatchObject([{ error: 'SQLITE_CONSTRAINT_TRIGGER' }]);
    expect(JSON.stringify(lines)).not.toMatch(/x\.example|Lamps/);

    mend();
    await pass(dayMs);
    expect(rung()).toContain(one.organisation.rowId);
  });

  it('all others lapse for which nobody answered', async () => {
    const stateOf = ({ listing }: ReturnType<typeof owned>) =>
      app.services.listings.byRowIds([listing.rowId]).get(listing.rowId)?.state;
    fail(`update on listings when new.row_id = ${one.listing.rowId} and new.state = 'lapsed'`);
    await pass(14 * dayMs);
    for (let day = 0; day < 15; day += 1) await pass(dayMs);
    expect([one, ...others].map(stateOf)).toEqual(['live', 'lapsed', 'lapsed']);
    expect(failures()[0]).toMatchObject({ listing: one.listing.id, error: 'SQLITE_CONSTRAINT_TRIGGER' });
    expect(JSON.stringify(lines)).not.toMatch(/x\.example|Lamps/);

    mend();
    await pass(dayMs);
    expect(stateOf(one)).toBe('lapsed');
  });
});

describe('a new entry for which no matches can be looked for', () => {
  it('keeps nobody from hearing of all others, and is told of once it had its turn', async () => {
    const shop = addOrganisation(app.services, { name: 'Shop', email: null });
    addPerson(app, 'shop@x.example', { organisation: shop, role: 'lead' });
    const like = addListing(app.services, shop, { content: { kind: 'skill', title: 'Chairs' } });
    addPerson(app, 'reader@x.example');
    await signIn(app, 'reader@x.example').submit(
      '/my/alerts/new?q=lamps',
      { name: 'Lamps', frequency: 'daily' },
      { action: /^\/my\/alerts\/new/ },
    );
    const first = publishEntry(app, 'shop@x.example', shop.slug, { like, change: { title: 'Lamps' } });
    publishEntry(app, 'shop@x.example', shop.slug, { like, change: { title: 'Other lamps' } });
    app.database.$client.exec(
      `create trigger spoilt before update on published_entries when old.listing_row_id = ${first.rowId}
       begin select raise(abort, 'Lamps of ${trouble}'); end`,
    );
    await pass(60_000);
    await pass(dayMs);
    const told = () =>
      app.database
        .select()
        .from(schema.mailMessages)
        .where(eq(schema.mailMessages.recipient, 'reader@x.example'))
        .all()
        .map(({ subject, text }) => [subject, text.includes(`/listings/${first.slug}`)]);
    expect(told()).toEqual([['1 new: Lamps', false]]);
    expect(failures()[0]).toMatchObject({ listing: first.id, error: 'SQLITE_CONSTRAINT_TRIGGER' });
    expect(JSON.stringify(lines)).not.toMatch(/x\.example|Lamps/);

    mend();
    for (let day = 0; day < 2; day += 1) await pass(dayMs);
    expect(told()).toEqual([
      ['1 new: Lamps', false],
      ['1 new: Lamps', true],
    ]);
  });
});
