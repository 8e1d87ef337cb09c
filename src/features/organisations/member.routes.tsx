import type { Router } from 'express';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import type { Done } from '#web/components/index.ts';
import { type Parsed, typedText } from '#web/input.ts';
import { html, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import type { InvitationService } from './invitation.service.ts';
import { invitationForm, inviteForm, memberForm, peopleInput, roleForm, slugInput } from './joining.input.ts';
import { answerRules, personOf } from './joining.routes.tsx';
import {
  leadNote,
  toInvited,
  toMemberRow,
  toOpenInvitationRow,
  toRemoved,
  toRoleChanged,
  toUninvited,
} from './member.presenter.ts';
import type { MembershipService } from './membership.service.ts';
import type { Organisation } from './organisation.model.ts';
import { organisationPaths } from './organisation.paths.ts';
import type { OrganisationService } from './organisation.service.ts';
import { MembersPage, type MembersPageProps } from './views/members-page.tsx';

/** `/organisations/:slug/people`: who belongs to an organisation, and who is invited. */
export function memberRoutes(
  router: Router,
  given: {
    organisations: OrganisationService;
    memberships: MembershipService;
    invitations: InvitationService;
    clock: Clock;
  },
): void {
  const { organisations, memberships, invitations, clock } = given;
  const led = { permission: 'organisation.lead', input: slugInput } as const;

  function getLed(actor: Actor, input: Parsed<{ slug: string }>): Organisation {
    if (!input.ok) throw new NotFoundError('No such organisation');
    return organisations.getLedBySlug(actor, input.value.slug);
  }

  function membersPage(
    site: Site,
    actor: Actor,
    organisation: Organisation,
    change: Partial<MembersPageProps> = {},
  ) {
    const today = londonDay(clock.now());
    const person = personOf(actor);
    const members = memberships.members(person, organisation);
    return (
      <MembersPage
        site={site}
        slug={organisation.slug}
        name={organisation.name}
        members={members.map((member) => toMemberRow(member, person, today))}
        invitations={invitations
          .listOpen(person, organisation)
          .map((each) => toOpenInvitationRow(each, today))}
        note={leadNote(members, person)}
        mayInvite={organisation.state === 'live'}
        done={null}
        errors={[]}
        email=""
        chosenRole="member"
        {...change}
      />
    );
  }

  /** What has just been done on the page. */
  function doneLately(
    actor: Actor,
    organisation: Organisation,
    input: Parsed<z.infer<typeof peopleInput>>,
  ): Done | null {
    if (!input.ok) return null;
    const {
      removed: accountId,
      invited: invitationId,
      uninvited: takenBackId,
      changed: changedId,
    } = input.value;
    if (accountId !== undefined) {
      const removed = memberships.findTakenOut(actor, { organisation, accountId });
      return removed ? toRemoved(removed, organisation) : null;
    }
    if (changedId !== undefined) {
      const changed = memberships
        .members(actor, organisation)
        .find((member) => member.accountId === changedId);
      return changed ? toRoleChanged(changed, personOf(actor), organisation) : null;
    }
    if (takenBackId !== undefined) {
      const takenBack = invitations.findTakenBack(actor, { organisation, invitationId: takenBackId });
      return takenBack ? toUninvited(takenBack) : null;
    }
    const invited = invitations.listOpen(actor, organisation).find(({ id }) => id === invitationId);
    return invited ? toInvited(invited) : null;
  }

  page(
    router,
    { ...led, input: peopleInput, path: organisationPaths.peoplePattern, log: 'people of an organisation' },
    ({ input, actor, site }) => {
      const organisation = getLed(actor, input);
      return html(membersPage(site, actor, organisation, { done: doneLately(actor, organisation, input) }));
    },
  );

  action(
    router,
    { ...led, path: organisationPaths.invitePattern, form: inviteForm, log: 'invite' },
    ({ input, form, actor, site }) => {
      const organisation = getLed(actor, input);
      const invited = form.ok
        ? answerRules(() => invitations.invite(personOf(actor), { organisation, ...form.value }))
        : { errors: form.errors };
      if (!('errors' in invited)) {
        return redirect(organisationPaths.peopleInvited(organisation.slug, invited.value.id));
      }
      const typed = { email: typedText(form.raw, 'email'), chosenRole: typedText(form.raw, 'role') };
      return html(membersPage(site, actor, organisation, { errors: invited.errors, ...typed }), {
        status: 422,
      });
    },
  );

  action(
    router,
    { ...led, path: organisationPaths.uninvitePattern, form: invitationForm, log: 'take an invitation back' },
    ({ input, form, actor }) => {
      const organisation = getLed(actor, input);
      if (!form.ok) throw new NotFoundError('No such invitation');
      const invitationId = form.value.invitation;
      invitations.takeBack(actor, { organisation, invitationId });
      return redirect(organisationPaths.peopleUninvited(organisation.slug, invitationId));
    },
  );

  action(
    router,
    { ...led, path: organisationPaths.removeMemberPattern, form: memberForm, log: 'remove a member' },
    ({ input, form, actor }) => {
      const organisation = getLed(actor, input);
      if (!form.ok) throw new NotFoundError('No such member');
      const accountId = form.value.account;
      memberships.remove(actor, { organisation, accountId });
      const isSelf = personOf(actor).accountId === accountId;
      return redirect(
        isSelf
          ? organisationPaths.joinAfterLeaving(organisation.slug)
          : organisationPaths.peopleWithout(organisation.slug, accountId),
      );
    },
  );

  action(
    router,
    { ...led, path: organisationPaths.putBackPattern, form: memberForm, log: 'put a member back' },
    ({ input, form, actor }) => {
      const organisation = getLed(actor, input);
      if (!form.ok) throw new NotFoundError('No such member');
      const accountId = form.value.account;
      memberships.putBack(actor, { organisation, accountId });
      return redirect(organisationPaths.peopleChanged(organisation.slug, accountId));
    },
  );

  action(
    router,
    { ...led, path: organisationPaths.changeRolePattern, form: roleForm, log: 'change a member’s role' },
    ({ input, form, actor }) => {
      const organisation = getLed(actor, input);
      if (!form.ok) throw new NotFoundError('No such member');
      const { account, role } = form.value;
      memberships.changeRole(actor, { organisation, accountId: account, role });
      const isSelf = personOf(actor).accountId === account;
      return redirect(
        isSelf
          ? organisationPaths.joinAfterSteppingDown(organisation.slug)
          : organisationPaths.peopleChanged(organisation.slug, account),
      );
    },
  );
}
