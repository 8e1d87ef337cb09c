import { and, eq } from 'drizzle-orm';
import * as schema from '../../db/schema/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { formsOf, signIn } from './client.ts';
import type { TestApp } from './test-app.ts';

/** People for tests, without the mails that bring them in. */

let count = 0;

/** Adds somebody with an account, and to an organisation if one is given. */
export function addPerson(
  app: Pick<TestApp, 'database'> & { clock: Clock },
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

/** What waits at the curators' desk about an organisation. */
export function openItems(
  app: Pick<TestApp, 'database'>,
  organisation: Pick<Organisation, 'rowId'>,
): (typeof schema.reviewItems.$inferSelect)[] {
  return app.database
    .select()
    .from(schema.reviewItems)
    .where(
      and(
        eq(schema.reviewItems.subjectType, 'organisation'),
        eq(schema.reviewItems.subjectRowId, organisation.rowId),
        eq(schema.reviewItems.state, 'open'),
      ),
    )
    .all();
}

/** Has the demonstration's curator decide about all that waits about an organisation, or all of a type, at the desk. */
export async function decideAll(
  app: TestApp,
  organisation: Pick<Organisation, 'rowId'>,
  outcome: 'agree' | 'decline' | 'refuse',
  reason = '',
  only?: string,
): Promise<void> {
  const curator = signIn(app, 'curator@demo.example');
  for (const { id, type } of openItems(app, organisation)) {
    if (only !== undefined && type !== only) continue;
    const { html } = await curator.get(`/curate?item=${id}`);
    const form = formsOf(html).findLast((each) => each.action === '/curate/decide');
    if (!form) throw new Error(`Nothing to decide about ${id}`);
    const kept = form.fields.filter(([name]) => name !== 'reason');
    const answer = await curator.post('/curate/decide', [...kept, ['reason', reason], ['outcome', outcome]]);
    if (answer.status !== 303) throw new Error(`Deciding about ${id} was answered ${answer.status}`);
  }
}
