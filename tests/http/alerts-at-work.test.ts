import { rmSync } from 'node:fs';
import path from 'node:path';
import { eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../../db/client.ts';
import { listings } from '../../db/schema/listings.ts';
import { mailMessages } from '../../db/schema/mail.ts';
import { alerts, newMatches, publishedEntries } from '../../db/schema/notifications.ts';
import { organisations } from '../../db/schema/organisations.ts';
import { noteSuccessor } from '../../src/features/revisions/index.ts';
import { importReal } from '../../src/features/transfer/index.ts';
import { appendEvent } from '../../src/platform/events/outbox.ts';
import { MailRefusedError } from '../../src/platform/mail/mail.ts';
import { newClient, signIn } from '../support/client.ts';
import { addOrganisation } from '../support/factories.ts';
import { writeImportFiles } from '../support/import-folder.ts';
import { publishEntry } from '../support/publishing.ts';
import { listingBySlug, personOf } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What the worker does with alerts: nothing for imports, matches, organisations that go, people who leave or bounce. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const newcomer = 'newcomer@demo.example';
const kitchen = 'charity@demo.example';

let app: TestApp;
let refused: string | null = null;
beforeAll(async () => {
  app = await openTestApp({
    surroundings: {
      mail: {
        forgetsWords: false,
        send: ({ to }) =>
          to === refused ? Promise.reject(new MailRefusedError('Nobody there')) : Promise.resolve(),
      },
    },
  });
  await pass(0);
});
afterAll(() => app.close());

async function pass(milliseconds: number): Promise<void> {
  app.clock.advance(milliseconds);
  await app.services.worker.processAll();
}

function bookkeeping(title: string) {
  const like = listingBySlug(app, 'bookkeeping-two-days-a-month-from-the-finance-team');
  const { slug } = app.services.organisations
    .byRowIds([like.organisationRowId])
    .get(like.organisationRowId) ?? {
    slug: '',
  };
  return publishEntry(app, 'council@demo.example', slug, { like, change: { title } });
}

const follow = (email: string, query: string, frequency = 'at-once') =>
  signIn(app, email).submit(`/my/alerts/new?${query}`, { frequency }, { action: /^\/my\/alerts\/new/ });

/** Digests queued for somebody, oldest first, whether they got through or not. */
const digests = (email: string) =>
  app.database
    .select()
    .from(mailMessages)
    .where(eq(mailMessages.recipient, email))
    .orderBy(mailMessages.rowId)
    .all()
    .filter(({ causeKey }) => causeKey.startsWith('alerts:'));

const accountRow = (email: string) => app.services.accounts.findByEmail(app.database, email)?.rowId ?? 0;
const alertsOf = (email: string) =>
  app.database
    .select()
    .from(alerts)
    .where(eq(alerts.accountRowId, accountRow(email)))
    .orderBy(alerts.rowId)
    .all();

describe('no storm comes', () => {
  beforeAll(() => follow(newcomer, ''));

  it('of the demonstration, of an import, of thousands of events, of a new index, of synonyms', async () => {
    const positions = app.database.select().from(publishedEntries).all().length;

    const folder = path.join(path.dirname(app.database.$client.name), 'import');
    writeImportFiles(folder);
    const summary = await importReal(
      { ...app.services, vocabulary: () => app.services.vocabularies.load() },
      folder,
    );
    rmSync(folder, { recursive: true });
    const imported = summary.sources.reduce((sum, source) => sum + source.listings.created, 0);
    expect(imported).toBeGreaterThan(200);
    // As many events as an import of five thousand leaves behind.
    const known = app.database
      .select({ id: listings.id })
      .from(listings)
      .where(isNotNull(listings.sourceKey))
      .all();
    transaction(app.database, (tx) => {
      for (let index = 0; index < 5_000; index += 1) {
        appendEvent(tx, 'listing.published', known[index % known.length]?.id ?? '', app.clock.now());
      }
      appendEvent(tx, 'synonyms.changed', 'a-group', app.clock.now());
    });
    app.services.rebuildIndex();
    await pass(8 * dayMs);
    expect([digests(newcomer).length, digests(kitchen).length]).toEqual([0, 0]);
    expect(app.database.select().from(publishedEntries).all()).toHaveLength(positions);
  });

  it('while what one person writes is told, once, even where it is killed in between', async () => {
    bookkeeping('Bookkeeping for allotments');
    // A process that dies with its disk while it queues the mail: nothing of that transaction is there.
    app.database.$client.function('killed', () => {
      throw Object.assign(new Error('killed'), { code: 'SQLITE_IOERR' });
    });
    app.database.$client.exec(
      'create temp trigger killed before insert on mail_messages begin select killed(); end',
    );
    await expect(pass(minuteMs)).rejects.toThrow('killed');
    app.database.$client.exec('drop trigger killed');
    expect(digests(newcomer)).toHaveLength(0);
    // What failed runs again when its time comes.
    await pass(minuteMs);
    expect(digests(newcomer)).toHaveLength(1);
    await pass(2 * hourMs);
    expect(digests(newcomer)).toHaveLength(1);
  });
});

describe('matches for one’s own entries', () => {
  it('are in the digest once, with the entry that they go with, but for those that were put away', async () => {
    // Members are told weekly unless they say otherwise.
    const own = alertsOf(kitchen).find(({ type }) => type === 'matches');
    expect(own?.frequency).toBe('weekly');
    const need = listingBySlug(app, 'somebody-to-keep-our-books-half-a-day-a-month');
    const offer = bookkeeping('Books kept for you, half a day a month');
    const other = bookkeeping('Somebody to keep your books each month');
    await pass(minuteMs);
    const pairs = app.database.select().from(newMatches).all();
    expect(pairs.filter(({ otherRowId }) => otherRowId === need.rowId).length).toBeGreaterThan(1);
    const client = signIn(app, kitchen);
    const away = `/listings/${need.slug}/matches/${other.slug}`;
    expect((await client.submit(away, { reason: 'too-far' }, { action: away })).status).toBe(303);
    await pass(8 * dayMs);
    const [mail, ...more] = digests(kitchen).filter(({ text }) => text.includes('MATCHES FOR YOUR ENTRIES'));
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^\d+ new match(es)? for your entries$/);
    // Nobody asked for these: the mail says where they come from.
    expect(mail?.text).toContain('could go with what you have listed.');
    expect(mail?.text).toContain('You get this because you have listed something');
    expect(mail?.text).toContain(`${offer.title}\n`);
    expect(mail?.text).toContain(`goes with your need “${need.title}”`);
    expect(mail?.text).not.toContain(other.title);
  });

  it('stop where somebody wants none, and that is remembered', async () => {
    const matches = alertsOf(kitchen).find(({ type }) => type === 'matches');
    const button = { name: 'stop', value: matches?.id ?? '' };
    await signIn(app, kitchen).submit('/my/alerts', {}, { action: '/my/alerts', button });
    const before = digests(kitchen).length;
    bookkeeping('Bookkeeping on Tuesdays');
    await pass(8 * dayMs);
    expect(digests(kitchen)).toHaveLength(before);
    expect(alertsOf(kitchen).filter(({ type }) => type === 'matches')).toMatchObject([
      { endedBecause: 'stopped' },
    ]);
  });
});

describe('organisations that are followed', () => {
  it('are followed as their successors, and no more when they are gone', async () => {
    const [kept, gone, closed] = ['Kept', 'Gone', 'Closed'].map((name) =>
      addOrganisation(app.services, { name }),
    );
    if (!kept || !gone || !closed) throw new Error('There are three');
    for (const { slug } of [gone, closed]) await follow(newcomer, `organisation=${slug}`, 'daily');
    await follow('ruth.alderson@demo.example', `organisation=${gone.slug}`, 'daily');
    await follow('ruth.alderson@demo.example', `organisation=${kept.slug}`, 'weekly');
    transaction(app.database, (tx) => {
      for (const { rowId, id } of [gone, closed]) {
        tx.update(organisations).set({ state: 'archived' }).where(eq(organisations.rowId, rowId)).run();
        appendEvent(tx, 'organisation.changed', id, app.clock.now());
      }
      noteSuccessor(tx, 'organisation', gone.rowId, kept.rowId);
    });
    await pass(0);
    const of = (email: string) =>
      alertsOf(email)
        .filter(({ type }) => type === 'organisation')
        .map(({ subject, endedBecause }) => [subject, endedBecause]);
    expect(of(newcomer)).toEqual([
      [kept.id, null],
      [closed.id, 'gone'],
    ]);
    // Who follows both has the one that stays.
    expect(of('ruth.alderson@demo.example')).toEqual([
      [gone.id, 'gone'],
      [kept.id, null],
    ]);
    const { html } = await signIn(app, newcomer).get('/my/alerts');
    expect(html.includes('it isn’t in the directory any more')).toBe(true);
    const old = await signIn(app, newcomer).get(`/my/alerts/new?organisation=${gone.slug}`);
    expect(old.heading).toBe('You follow Kept');
    // Nobody begins again with what is gone, nor anew with what goes on.
    const before = alertsOf(newcomer);
    app.clock.advance(dayMs);
    for (const { id } of before) {
      const again = await signIn(app, newcomer).submit(
        '/my/alerts',
        { resume: id },
        { action: '/my/alerts' },
      );
      expect(again.location).toBe('/my/alerts');
    }
    expect(alertsOf(newcomer)).toEqual(before);
  });
});

describe('people', () => {
  it('whose mail came back aren’t written to until something gets through again', async () => {
    await follow('joan.fairless@demo.example', 'q=saxophone');
    refused = 'joan.fairless@demo.example';
    bookkeeping('A saxophone');
    await pass(minuteMs);
    // It is queued in one round of the worker and sent in the next.
    await pass(minuteMs);
    expect(digests(refused).map(({ bouncedAt }) => bouncedAt !== null)).toEqual([true]);
    bookkeeping('Another saxophone');
    await pass(2 * dayMs);
    expect(digests(refused)).toHaveLength(1);
    // A mail to sign in is asked for by whoever holds the address, and gets through.
    refused = null;
    await newClient(app).submit('/sign-in', { email: 'joan.fairless@demo.example' });
    await pass(minuteMs);
    await pass(2 * dayMs);
    expect(digests('joan.fairless@demo.example').at(-1)?.text).toContain('Another saxophone');
  });

  it('find what they follow in the file of their data, and take it along when they leave', async () => {
    await follow('daniel.kaur@demo.example', 'q=harmonium&near=DL1+5QT', 'daily');
    const client = signIn(app, 'daniel.kaur@demo.example');
    const held = JSON.parse((await client.get('/my/account/data.json')).html) as { follows: unknown };
    expect(held.follows).toMatchObject([
      { about: 'matches' },
      { about: 'search', subject: 'q=harmonium&near=DL1+5QT', howOften: 'daily' },
    ]);
    const { accountRowId } = personOf(app, 'daniel.kaur@demo.example');
    await client.submit('/my/account/delete', {}, { action: '/my/account/delete' });
    expect(app.database.select().from(alerts).where(eq(alerts.accountRowId, accountRowId)).all()).toEqual([]);
  });
});
