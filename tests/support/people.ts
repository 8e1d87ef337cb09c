import { eq } from 'drizzle-orm';
import * as schema from '../../db/schema/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import type { TestApp } from './test-app.ts';

/** People for tests, without the mails that bring them in. */

let count = 0;

/** Adds somebody with an account, and to an organisation if one is given. */
export function addPerson(
  app: Pick<TestApp, 'database' | 'clock'>,
  email: string,
  belongs?: { organisation: Pick<Organisation, 'rowId'>; role: 'lead' | 'member' },
): typeof schema.accounts.$inferSelect {
  count += 1;
  const now = app.clock.now();
  const account = app.database
    .insert(schema.accounts)
    .values({
      id: `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`,
      email,
      name: null,
      isCurator: false,
      isAdministrator: false,
      createdAt: now,
    })
    .returning()
    .get();
  if (belongs) {
    app.database
      .insert(schema.memberships)
      .values({
        accountRowId: account.rowId,
        organisationRowId: belongs.organisation.rowId,
        role: belongs.role,
        createdAt: now,
      })
      .run();
  }
  return account;
}

/** Who belongs to an organisation in which role, by address. */
export function rolesIn(
  app: Pick<TestApp, 'database'>,
  organisation: Pick<Organisation, 'rowId'>,
): Record<string, string> {
  const rows = app.database
    .select({ email: schema.accounts.email, role: schema.memberships.role })
    .from(schema.memberships)
    .innerJoin(schema.accounts, eq(schema.accounts.rowId, schema.memberships.accountRowId))
    .where(eq(schema.memberships.organisationRowId, organisation.rowId))
    .orderBy(schema.accounts.email)
    .all();
  return Object.fromEntries(rows.map(({ email, role }) => [email ?? '', role]));
}

/** An organisation of the demonstration by its key. */
export function demonstrationOrganisation(app: Pick<TestApp, 'database'>, key: string): Organisation {
  const found = app.database
    .select()
    .from(schema.organisations)
    .where(eq(schema.organisations.sourceKey, `demonstration:${key}`))
    .get();
  if (!found) throw new Error(`The demonstration has no ${key}`);
  return found;
}
