import type { Router } from 'express';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { ConflictError, RuleError } from '#platform/errors.ts';
import { mailState, mailWaitsSince } from '#platform/mail/mailbox.ts';
import { noInput, typedText } from '#web/input.ts';
import { html, type InputError, redirect } from '#web/replies.ts';
import { action, type Call, page } from '#web/routing.tsx';
import { appointForm, rolesForm, searchForm } from './account.input.ts';
import { accountPaths } from './account.paths.ts';
import type { AccountService } from './account.service.ts';
import {
  rolesConflictText,
  toBackupText,
  toMailFacts,
  toPersonPage,
  toPersonRow,
  toRolesView,
} from './people.presenter.ts';
import type { PeopleService, Roles } from './people.service.ts';
import { PeoplePage, PersonPage, RolesPage } from './views/admin-pages.tsx';
import { AdminPage, type SetUp } from './views/administration-page.tsx';

const personInput = z.object({
  id: z.string().max(60),
  done: z.literal('roles').optional().catch(undefined),
});

/** People and their roles, for administrators. */
export function administrationRoutes(
  router: Router,
  given: { database: Database; people: PeopleService; accounts: AccountService },
  setUp: SetUp,
): void {
  const { people, accounts } = given;
  const administer = { permission: 'administration.people', input: noInput } as const;

  page(router, { ...administer, path: accountPaths.admin, log: 'admin' }, ({ site }) =>
    html(
      <AdminPage
        site={site}
        setUp={setUp}
        mail={toMailFacts(mailState(given.database), mailWaitsSince(given.database))}
        lastBackup={toBackupText(setUp.lastBackup())}
      />,
    ),
  );

  page(router, { ...administer, path: accountPaths.roles, log: 'admin-roles' }, ({ site }) =>
    html(<RolesPage site={site} view={toRolesView()} />),
  );

  function showPeople(
    { actor, site }: Call<unknown>,
    given: { letters?: string; email?: string; errors?: InputError[] } = {},
  ) {
    const { letters = '', errors = [] } = given;
    const found = people.search(actor, letters);
    return html(
      <PeoplePage
        site={site}
        letters={letters}
        rows={found.people.map(toPersonRow)}
        hasMore={found.hasMore}
        email={given.email ?? ''}
        errors={errors}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    );
  }

  page(router, { ...administer, path: accountPaths.people, log: 'admin-people' }, (call) => showPeople(call));

  // A search for a person is posted, so that no address of a page tells whom somebody looked for.
  action(
    router,
    { ...administer, path: accountPaths.people, form: searchForm, log: 'admin-people-search' },
    (call) =>
      call.form.ok
        ? showPeople(call, { letters: call.form.value.q })
        : showPeople(call, {
            errors: call.form.errors.map((error) => ({ ...error, parameter: 'people-search' })),
          }),
  );

  action(
    router,
    { ...administer, path: accountPaths.addPerson, form: appointForm, log: 'admin-people-add' },
    (call) => {
      const { form } = call;
      if (!form.ok) {
        const typed = form.raw.email;
        return showPeople(call, {
          email: (Array.isArray(typed) ? typed.at(-1) : typed) ?? '',
          errors: form.errors,
        });
      }
      const { email, role, reason } = form.value;
      const before = accounts.findByEmail(given.database, email);
      const account = people.appoint(call.actor, {
        email,
        roles: {
          isCurator: role === 'curator' || before?.isCurator === true,
          isAdministrator: role === 'administrator' || before?.isAdministrator === true,
        },
        reason,
      });
      return redirect(`${accountPaths.person(account.id)}?done=roles`);
    },
  );

  function showPerson(
    { actor, site }: Call<unknown>,
    accountId: string,
    given: {
      isDone?: boolean;
      typed?: Roles;
      reason?: string;
      errors?: InputError[];
      isOvertaken?: boolean;
    } = {},
  ) {
    const { account, history } = people.get(actor, accountId);
    const names = accounts.describeActors(history.map((change) => change.actor));
    const view = toPersonPage(account, history, (reference) => names.get(reference) ?? reference);
    const { errors = [], typed, isOvertaken = false } = given;
    return html(
      <PersonPage
        site={site}
        view={{ ...view, ...typed }}
        conflict={isOvertaken && typed ? rolesConflictText(account, typed) : undefined}
        reason={given.reason ?? ''}
        isDone={given.isDone ?? false}
        errors={errors}
      />,
      { status: isOvertaken ? 409 : errors.length > 0 ? 422 : 200 },
    );
  }

  page(
    router,
    { ...administer, path: accountPaths.personPattern, input: personInput, log: 'admin-person' },
    (call) =>
      showPerson(call, call.input.ok ? call.input.value.id : '', {
        isDone: call.input.ok && call.input.value.done !== undefined,
      }),
  );

  action(
    router,
    {
      ...administer,
      path: accountPaths.personPattern,
      input: personInput,
      form: rolesForm,
      log: 'admin-person-roles',
    },
    (call) => {
      const { form, input, actor } = call;
      const id = input.ok ? input.value.id : '';
      if (!form.ok) {
        const typed = { isCurator: 'curator' in form.raw, isAdministrator: 'administrator' in form.raw };
        return showPerson(call, id, { typed, reason: typedText(form.raw, 'reason'), errors: form.errors });
      }
      const { curator, administrator, seen, reason } = form.value;
      const roles = { isCurator: curator, isAdministrator: administrator };
      try {
        people.setRoles(actor, { accountId: id, seen, roles, reason });
      } catch (error) {
        if (error instanceof ConflictError) {
          return showPerson(call, id, { typed: roles, reason, isOvertaken: true });
        }
        if (!(error instanceof RuleError)) throw error;
        return showPerson(call, id, {
          typed: roles,
          reason,
          errors: [{ parameter: error.field, message: error.message }],
        });
      }
      return redirect(`${accountPaths.person(id)}?done=roles`);
    },
  );
}
