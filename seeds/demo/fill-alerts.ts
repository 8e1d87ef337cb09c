import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { accounts } from '../../db/schema/accounts.ts';
import { alerts } from '../../db/schema/notifications.ts';
import { organisations } from '../../db/schema/organisations.ts';
import { demonstrationSource } from '../../src/features/listings/index.ts';
import {
  type Frequency,
  markDemonstrationAlerts,
  newestPosition,
  nextLook,
} from '../../src/features/notifications/index.ts';
import { countingIds } from '../../src/platform/ids.ts';

/** What a person of the demonstration borough follows: a search by its query, or an organisation by its key. */
interface DemoAlert {
  name: string;
  about: { search: string } | { organisation: string };
  frequency: Frequency;
}

/** What `charity@demo.example` follows. */
const followed: readonly DemoAlert[] = [
  { name: 'A minibus for outings', about: { search: 'q=minibus' }, frequency: 'at-once' },
  { name: 'Food and essentials', about: { search: 'theme=food-essentials' }, frequency: 'weekly' },
  {
    name: 'Rooms in Cockerton',
    about: { search: 'kind=resource&category=space&area=cockerton' },
    frequency: 'daily',
  },
  { name: 'Borough Libraries', about: { organisation: 'council-libraries' }, frequency: 'weekly' },
];
const follower = 'charity@demo.example';

const identifierNamespace = 5;
const idsCountFrom = new Date('2026-01-01T00:00:00Z');

/** Adds what the demonstration's people follow, from now on: nothing that is there already is told to them. */
export function fillAlerts(tx: Transaction, at: Date): void {
  const ids = countingIds(identifierNamespace);
  const account = tx.select().from(accounts).where(eq(accounts.email, follower)).get();
  markDemonstrationAlerts(tx);
  // Whoever has deleted this account in a demonstration of theirs has nobody to follow anything.
  if (!account) return;
  for (const { name, about, frequency } of followed) {
    tx.insert(alerts)
      .values({
        id: ids.next(idsCountFrom),
        accountRowId: account.rowId,
        type: 'search' in about ? 'search' : 'organisation',
        subject: 'search' in about ? about.search : organisationId(tx, about.organisation),
        name,
        frequency,
        seenPosition: newestPosition(tx),
        dueAt: nextLook(frequency, at),
        since: at,
        lastToldAt: null,
        endedAt: null,
        endedBecause: null,
      })
      .run();
  }
}

function organisationId(tx: Transaction, key: string): string {
  const sourceKey = `${demonstrationSource}:${key}`;
  const organisation = tx.select().from(organisations).where(eq(organisations.sourceKey, sourceKey)).get();
  if (!organisation) throw new Error(`The demonstration has no organisation ${key}`);
  return organisation.id;
}
