import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { type Listing, type ListingKind, reviewDueOn } from '../../src/features/listings/index.ts';
import { wholeDirectory } from '../../src/features/search/index.ts';
import { addDays, type IsoDate, londonDay, startOfLondonDay } from '../../src/platform/clock.ts';
import { MailRefusedError } from '../../src/platform/mail/mail.ts';
import { addListing, addOrganisation } from '../support/factories.ts';
import { addPerson } from '../support/people.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** A year of a directory in seconds: every letter, every call and every state, on its day. */

/** How the people behind an entry behave. */
const owners = ['prompt', 'late', 'silent', 'bounced', 'without an address'] as const;
type Owner = (typeof owners)[number];
const kinds = ['service', 'need', 'skill', 'resource', 'volunteering'] as const satisfies ListingKind[];

const firstDay = '2026-11-24';
const lastDay = '2027-11-24';

/** What happened to an entry: "2026-12-01 letter". */
type Log = string[];

/** What is to happen to an entry that is due on a day, worked out without a database. */
function expected(owner: Owner, kind: ListingKind, firstDue: IsoDate): Log {
  const log: [IsoDate, string][] = [];
  for (let due = firstDue; due <= lastDay; ) {
    const after = (days: number) => addDays(due, days);
    const lapse = (): [IsoDate, string] => [after(kind === 'service' ? 84 : 28), 'lapsed'];
    if (owner === 'prompt') {
      log.push([due, 'letter'], [due, 'confirmed']);
      due = reviewDueOn(kind, due, null);
      continue;
    }
    if (owner === 'late') {
      log.push([due, 'letter'], [after(14), 'letter'], [after(14), 'confirmed']);
      due = reviewDueOn(kind, after(14), null);
      continue;
    }
    if (owner === 'silent') {
      log.push([due, 'letter'], [after(14), 'letter']);
      if (kind === 'service') log.push([after(28), 'call']);
    } else log.push([due, 'call']);
    log.push(lapse());
    break;
  }
  return log.filter(([day]) => day <= lastDay).map(([day, what]) => `${day} ${what}`);
}

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({
    template: 'empty',
    surroundings: {
      mail: {
        forgetsWords: false,
        send: async ({ to }) => {
          if (to.startsWith('bounced')) throw new MailRefusedError('no such mailbox');
        },
      },
    },
  });
});
afterEach(() => app.close());

it('goes as it should', async () => {
  const { services, database, clock } = app;
  // Nobody pulls the plug here.
  database.$client.pragma('synchronous = OFF');
  const entries: { listing: Listing; owner: Owner; kind: ListingKind; due: IsoDate; log: Log }[] = [];
  for (const [position, owner] of owners.entries()) {
    for (const [place, kind] of kinds.entries()) {
      for (let turn = 0; turn < 6; turn += 1) {
        const name = `${owner}${place}${turn}`.replaceAll(' ', '-');
        const isMailbox = turn % 2 === 0 && owner !== 'without an address';
        const organisation = addOrganisation(services, {
          name,
          email: isMailbox ? `${name}@x.example` : null,
        });
        if (!isMailbox && owner !== 'without an address') {
          addPerson(app, `${name}@x.example`, { organisation, role: turn === 1 ? 'lead' : 'member' });
        }
        // Spread over a year, so that each step falls on ends of months and on both changes of the clock.
        const due = addDays(firstDay, (position * 7 + place * 61 + turn * 23) % 360);
        const listing = addListing(services, organisation, {
          confirmedOn: '2026-11-20',
          reviewDueOn: due,
          content: { kind, title: name },
        });
        entries.push({ listing, owner, kind, due, log: [] });
      }
    }
  }
  const byName = new Map(entries.map((entry) => [entry.listing.title, entry]));
  let lastMail = 0;
  let seen = states();

  /** What can be seen of each entry from outside, by row. */
  function states() {
    const { listings, reviewItems } = schema;
    const rows = database
      .select({
        rowId: listings.rowId,
        state: listings.state,
        confirmedOn: listings.confirmedOn,
        organisationRowId: listings.organisationRowId,
      })
      .from(listings)
      .all();
    const items = database
      .select({ subjectRowId: reviewItems.subjectRowId })
      .from(reviewItems)
      .where(and(eq(reviewItems.type, 'call'), eq(reviewItems.state, 'open')))
      .all();
    const calls = new Set(items.map(({ subjectRowId }) => subjectRowId));
    return new Map(
      rows.map(({ rowId, state, confirmedOn, organisationRowId }) => [
        rowId,
        { state, confirmedOn, isToRing: state === 'live' && calls.has(organisationRowId) },
      ]),
    );
  }

  /** Reads the mail that has come, answers as each owner does, and says whom it went to. */
  function readMail(): string[] {
    const { rowId, sentAt } = schema.mailMessages;
    const mails = database
      .select()
      .from(schema.mailMessages)
      .where(and(isNotNull(sentAt), gt(rowId, lastMail)))
      .orderBy(asc(rowId))
      .all();
    return mails.map((mail) => {
      lastMail = mail.rowId;
      const name = mail.recipient.split('@')[0] ?? '';
      const token = /\/confirm\/([\w-]+)/.exec(mail.text)?.[1] ?? '';
      const isSecond = mail.subject.startsWith('Second time');
      const answers = name.startsWith('prompt') || (name.startsWith('late') && isSecond);
      if (answers) expect(services.confirmLinks.answer(token, 'confirm', 'all'), name).toBe(1);
      return name;
    });
  }

  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    // Just after midnight in London, when a day is most easily taken for another.
    clock.advance(startOfLondonDay(day).getTime() + 60_000 - clock.now().getTime());
    await services.worker.processAll();
    while ((await services.deliverMail()) > 0);
    for (const name of readMail()) byName.get(name)?.log.push(`${day} letter`);
    while (services.freshness.step());
    const now = states();
    for (const { listing, log } of entries) {
      const [before, after] = [seen.get(listing.rowId), now.get(listing.rowId)];
      if (after?.confirmedOn !== before?.confirmedOn) log.push(`${day} confirmed`);
      if (after?.isToRing && !before?.isToRing) log.push(`${day} call`);
      if (after?.state !== before?.state) log.push(`${day} ${after?.state}`);
    }
    seen = now;
  }
  await services.worker.processAll();

  for (const { listing, owner, kind, due, log } of entries) {
    expect(log, `${listing.title}, ${kind}, due ${due}`).toEqual(expected(owner, kind, due));
  }
  // Everybody finds what is live, and nothing else; the rest has a page that says why.
  const live = entries.filter(({ listing }) => seen.get(listing.rowId)?.state === 'live');
  const found = await services.engine.search({ ...wholeDirectory, perPage: 100 });
  expect(found.total).toBe(live.length);
  const lapsed = entries.find(({ listing }) => seen.get(listing.rowId)?.state === 'lapsed');
  const page = await (await app.get(`/listings/${lapsed?.listing.slug}`)).text();
  expect(page).toContain('Nobody has confirmed this for a long time');
  expect(londonDay(clock.now())).toBe(lastDay);
  // All that lapsed stands on the curators' list, once; nothing is left on the call list that has lapsed.
  const open = database
    .select()
    .from(schema.reviewItems)
    .all()
    .filter(({ state }) => state === 'open');
  const lapsedRows = [...seen].filter(([, { state }]) => state === 'lapsed').map(([rowId]) => rowId);
  expect(
    open
      .filter(({ type }) => type === 'lapsed')
      .map((item) => item.subjectRowId)
      .toSorted(),
  ).toEqual(lapsedRows.toSorted());
  const toRing = entries.filter(({ listing }) => seen.get(listing.rowId)?.isToRing);
  expect(open.filter(({ type }) => type === 'call')).toHaveLength(toRing.length);
});
