import { transaction } from '../../db/client.ts';
import { accounts } from '../../db/schema/accounts.ts';
import { alerts, publishedEntries } from '../../db/schema/notifications.ts';
import { createRandom } from '../../seeds/scale/index.ts';
import { randomIds } from '../../src/platform/ids.ts';
import { answerParent, readUsage, type Usage } from './child.ts';
import { openDirectory } from './directory.ts';

/** The morning on which everybody's daily digest is due, alone in a process. */

export interface DigestGiven {
  databaseFile: string;
  /** People, each with one saved search that is due. */
  people: number;
  /** Entries published since they were last told. */
  entries: number;
  listings: number;
}

export type DigestMethods = {
  /** Opens a database, and makes the people, what they follow and what is new. */
  prepare(given: DigestGiven): void;
  /** Tells everybody; the milliseconds of each person, and how many mails went into the queue. */
  tellAll(given: null): { milliseconds: number[]; mails: number; statements: number };
  usage(given: null): Usage;
};

let services: ReturnType<typeof openDirectory> | undefined;
const dayMs = 86_400_000;

const queries = [
  'theme=food-essentials',
  'theme=mental-health&kind=need',
  'area=cockerton',
  'kind=volunteering',
  'category=equipment',
  'q=training',
  'q=room+hire&kind=resource',
  'q=older+people',
  'q=book+keping',
  'near=DL1+5QT&within=2',
];

answerParent<DigestMethods>({
  prepare({ databaseFile, people, entries, listings }) {
    services = openDirectory(databaseFile);
    // Reads what the index keeps in memory.
    services.engine.weigh([]);
    const now = new Date('2026-03-02T09:00:00Z');
    const yesterday = new Date(now.getTime() - dayMs);
    const random = createRandom(11);
    const rows = new Set<number>();
    while (rows.size < entries) rows.add(random.between(1, listings));
    transaction(services.database, (tx) => {
      for (const listingRowId of rows) {
        tx.insert(publishedEntries).values({ listingRowId, publishedAt: yesterday, isMatched: true }).run();
      }
      for (let at = 0; at < people; at += 1) {
        const { rowId } = tx
          .insert(accounts)
          .values({
            id: randomIds.next(now),
            email: `person${at}@digest.example`,
            name: null,
            isCurator: false,
            isAdministrator: false,
            createdAt: yesterday,
          })
          .returning({ rowId: accounts.rowId })
          .get();
        const subject = queries[at % queries.length] ?? '';
        tx.insert(alerts)
          .values({
            id: randomIds.next(now),
            accountRowId: rowId,
            type: 'search',
            subject,
            name: `Search ${at}`,
            frequency: 'daily',
            seenPosition: 0,
            dueAt: yesterday,
            since: new Date(0),
          })
          .run();
      }
    });
  },
  tellAll() {
    if (!services) throw new Error('Asked before it was prepared');
    const { database, digests } = services;
    const queued = database.$client.prepare<[], number>('SELECT count(*) FROM mail_messages').pluck();
    const before = queued.get() ?? 0;
    const milliseconds: number[] = [];
    let statements = 0;
    const prepare = database.$client.prepare.bind(database.$client);
    database.$client.prepare = ((source: string) => {
      statements += 1;
      return prepare(source);
    }) as typeof database.$client.prepare;
    for (;;) {
      const start = performance.now();
      if (!digests.step()) break;
      milliseconds.push(performance.now() - start);
    }
    database.$client.prepare = prepare as typeof database.$client.prepare;
    return { milliseconds, mails: (queued.get() ?? 0) - before, statements };
  },
  usage: readUsage,
});
