import { eq } from 'drizzle-orm';
import type { Transaction } from '../../db/client.ts';
import { accounts, memberships } from '../../db/schema/accounts.ts';
import { organisations } from '../../db/schema/organisations.ts';
import { demonstrationSource } from '../../src/features/listings/index.ts';
import { countingIds } from '../../src/platform/ids.ts';

/** Somebody of the demonstration borough whom one can sign in as. */
export interface DemoAccount {
  email: string;
  name: string;
  /** What one sees as them; the start prints it. */
  what: string;
  isCurator?: true;
  isAdministrator?: true;
  /** Key of an organisation of the demonstration. */
  organisation?: string;
  role?: 'lead' | 'member';
}

/** One account a role, at the addresses that product.md fixes. All of them are invented. */
export const demonstrationAccounts: readonly DemoAccount[] = [
  { email: 'admin@demo.example', name: 'Priya Nair', what: 'administrator', isAdministrator: true },
  { email: 'curator@demo.example', name: 'Helen Calvert', what: 'curator at the CVS', isCurator: true },
  {
    email: 'council@demo.example',
    name: 'Owen Bradley',
    what: 'lead of the council’s finance service',
    organisation: 'council-finance',
    role: 'lead',
  },
  {
    email: 'charity@demo.example',
    name: 'Grace Okafor',
    what: 'lead of a charity, Cockerton Community Kitchen',
    organisation: 'cockerton-kitchen',
    role: 'lead',
  },
  {
    email: 'member@demo.example',
    name: 'Tom Hewitt',
    what: 'member of that charity',
    organisation: 'cockerton-kitchen',
    role: 'member',
  },
  { email: 'newcomer@demo.example', name: 'Sana Malik', what: 'no organisation yet' },
];

/** Others who only turn up in what waits for the curators. One can sign in as them too. */
export const queuePeople: readonly Omit<DemoAccount, 'what'>[] = [
  {
    email: 'marion.teasdale@demo.example',
    name: 'Marion Teasdale',
    organisation: 'skerneside-foodbank',
    role: 'lead',
  },
  { email: 'joan.fairless@demo.example', name: 'Joan Fairless', organisation: 'dene-keepers', role: 'lead' },
  { email: 'kofi.mensah@demo.example', name: 'Kofi Mensah', organisation: 'mend-it', role: 'lead' },
  { email: 'ruth.alderson@demo.example', name: 'Ruth Alderson' },
  { email: 'daniel.kaur@demo.example', name: 'Daniel Kaur' },
];

const idsCountFrom = new Date('2026-01-01T00:00:00Z');
const identifierNamespace = 3;

/** Adds the people of the demonstration borough to a database that nobody has an account in. */
export function fillAccounts(tx: Transaction, at: Date): void {
  const ids = countingIds(identifierNamespace);
  for (const { email, name, isCurator, isAdministrator, organisation, role } of [
    ...demonstrationAccounts,
    ...queuePeople,
  ]) {
    const account = tx
      .insert(accounts)
      .values({
        id: ids.next(idsCountFrom),
        email,
        name,
        isCurator: isCurator ?? false,
        isAdministrator: isAdministrator ?? false,
        createdAt: at,
      })
      .returning()
      .get();
    if (organisation === undefined) continue;
    const found = tx
      .select({ rowId: organisations.rowId })
      .from(organisations)
      .where(eq(organisations.sourceKey, `${demonstrationSource}:${organisation}`))
      .get();
    if (!found) throw new Error(`${email} belongs to ${organisation}, which the demonstration doesn't have`);
    tx.insert(memberships)
      .values({
        accountRowId: account.rowId,
        organisationRowId: found.rowId,
        role: role ?? 'member',
        createdAt: at,
      })
      .run();
  }
}
