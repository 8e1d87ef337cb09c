import { sql } from 'drizzle-orm';
import { transaction } from '../../db/client.ts';
import { accounts, memberships } from '../../db/schema/accounts.ts';
import { organisations } from '../../db/schema/organisations.ts';
import { createRandom } from '../../seeds/scale/index.ts';
import { createPublishingGate } from '../../src/features/curation/index.ts';
import { contentOf, type Listing } from '../../src/features/listings/index.ts';
import type { Person } from '../../src/platform/actor.ts';
import { randomIds } from '../../src/platform/ids.ts';
import type { Services } from '../../src/services.ts';

/** People at work in a generated directory: the lead of a large body with many parts, a curator, and a full queue. */

export interface PeopleGiven {
  listings: number;
  /** Changes that wait in the queue. */
  items: number;
  /** Parts of the body that the lead acts for. */
  parts: number;
}

/** Session tokens. */
export interface PeopleReady {
  lead: string;
  curator: string;
  /** Entries of the lead's. */
  ownEntries: number;
}

const itemsPerTransaction = 50;

export function bringInPeople(services: Services, given: PeopleGiven): PeopleReady {
  const lead = addPerson(services, 'lead@bench.example', false);
  const curator = addPerson(services, 'curator@bench.example', true);
  // The organisations that come first have the most entries, so every seventh is a fair mixture.
  transaction(services.database, (tx) => {
    tx.update(organisations)
      .set({ parentRowId: 1 })
      .where(
        sql`${organisations.rowId} > 1 and ${organisations.rowId} % 7 = 0 and ${organisations.rowId} <= ${given.parts * 7}`,
      )
      .run();
    tx.insert(memberships)
      .values({
        accountRowId: lead.rowId,
        organisationRowId: 1,
        role: 'lead',
        createdAt: services.clock.now(),
      })
      .run();
  });
  const leadToken = begin(services, lead);
  const person = services.sessions.personOf(leadToken);
  if (!person) throw new Error('The lead is not signed in');
  fillQueue(services, given, person);
  return {
    lead: leadToken,
    curator: begin(services, curator),
    ownEntries: services.myPage.entriesOf(person, { withdrawn: false, offset: 0, limit: 1 }).total,
  };
}

/** Changes of listings all over the directory, as the form submits them. */
function fillQueue(services: Services, { listings, items }: PeopleGiven, actor: Person): void {
  const gate = createPublishingGate({ database: services.database, ledger: services.reviewLedger });
  const random = createRandom(items);
  const rowIds = new Set<number>();
  while (rowIds.size < Math.min(items, listings)) rowIds.add(random.between(1, listings));
  const all = [...services.listings.byRowIds([...rowIds]).values()];
  for (let next = 0; next < all.length; next += itemsPerTransaction) {
    transaction(services.database, (tx) => {
      for (const listing of all.slice(next, next + itemsPerTransaction)) {
        gate.submitted(tx, {
          actor,
          listing,
          before: contentOf(listing),
          after: changed(listing),
          siteRowIds: [],
        });
      }
    });
  }
}

function changed(listing: Listing) {
  return { ...contentOf(listing), summary: `${listing.summary.slice(0, 380)} And on Mondays.` };
}

function addPerson(services: Services, email: string, isCurator: boolean): { rowId: number } {
  const createdAt = services.clock.now();
  return transaction(services.database, (tx) =>
    tx
      .insert(accounts)
      .values({
        id: randomIds.next(createdAt),
        email,
        name: null,
        isCurator,
        isAdministrator: false,
        createdAt,
      })
      .returning({ rowId: accounts.rowId })
      .get(),
  );
}

function begin(services: Services, account: { rowId: number }): string {
  return services.sessions.begin(account, { userAgent: '', before: undefined }).token;
}
