import { expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { findLink } from '#platform/mail/email-links.ts';
import { bouncedAmong } from '#platform/mail/mail.ts';
import { emptyDatabase } from '../../../tests/support/memory-database.ts';
import * as queries from './freshness.queries.ts';

/** Everything that the calendar asks is found by an index, however many entries there are. */

/** What SQLite does for the statements that some work prepares. */
function plansOf({ $client: client }: Database, work: () => unknown): string[] {
  const prepare = client.prepare.bind(client);
  const asked: string[] = [];
  client.prepare = ((source: string) => {
    asked.push(source);
    return prepare(source);
  }) as typeof client.prepare;
  work();
  client.prepare = prepare as typeof client.prepare;
  return asked.flatMap((source) => {
    const parameters = source.replace(/'[^']*'/g, '').match(/\?/g) ?? [];
    return (
      prepare(`EXPLAIN QUERY PLAN ${source}`).all(parameters.map(() => '1')) as { detail: string }[]
    ).map(({ detail }) => detail);
  });
}

const waiting = {
  organisationRowIds: [1],
  today: '2026-11-23',
  takeAlong: true,
  withDemonstration: false,
  limit: 9,
};

it.each<[string, (database: Database) => unknown, RegExp]>([
  [
    'whose turn it is',
    (db) => queries.findOwnerToAsk(db, '2026-11-23'),
    /INDEX listings_to_ask.*INDEX listings_asked/s,
  ],
  [
    'whose turn it is but for some',
    (db) => queries.findOwnerToAsk(db, '2026-11-23', [1, 2]),
    /INDEX listings_to_ask.*INDEX listings_asked/s,
  ],
  ['what nobody answered for', (db) => queries.listUnanswered(db, '2026-11-23', 20), /INDEX listings_asked/],
  ['what waits', (db) => queries.listWaiting(db, waiting), /INDEX listings_by_organisation/],
  [
    'whether anything waits',
    (db) => queries.isAnyWaiting(db, 1, '2026-11-23'),
    /INDEX listings_by_organisation/,
  ],
  ['who belongs to it', (db) => queries.listMemberAddresses(db, [1]), /INDEX memberships_by_organisation/],
  [
    'what else they look after',
    (db) => queries.listOrganisationsAround(db, { accountRowIds: [1], mailboxes: ['a@b.example'] }, 9),
    /INDEX organisations_by_email/,
  ],
  ['whose address bounced', (db) => bouncedAmong(db, ['a@b.example']), /INDEX mail_by_recipient/],
  ['which letters came back', (db) => queries.listBouncedLinks(db, 20), /INDEX mail_bounced|SEARCH/],
  ['a link', (db) => findLink(db, 'confirm', 'token', new Date(0)), /INDEX email_links_token_hash/],
  ['what a link covers', (db) => queries.listLinkEntries(db, [1]), /SEARCH confirm_link_entries/],
])('%s is found by an index', (_name, work, index) => {
  const database = emptyDatabase();
  const plans = plansOf(database, () => work(database));
  expect(plans.join('\n')).toMatch(index);
  expect(plans.filter((plan) => /^SCAN (?!json_each|value|\(subquery|\d)/.test(plan))).toEqual([]);
  database.$client.close();
});
