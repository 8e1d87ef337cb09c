import type { Router } from 'express';
import type { z } from 'zod';
import type { PlacesService } from '#features/places/index.ts';
import type { Actor, Person } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { ForbiddenError, NotFoundError, RuleError } from '#platform/errors.ts';
import type { Done } from '#web/components/index.ts';
import { noInput, type Parsed, type RawInput, typedText } from '#web/input.ts';
import { sitePaths, withQuery } from '#web/paths.ts';
import { type HtmlReply, html, type InputError, redirect, secretAddress } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import type { InvitationService } from './invitation.service.ts';
import {
  acceptForm,
  againForm,
  anyFields,
  claimForm,
  joinInput,
  registerForm,
  requestForm,
  slugInput,
  tokenInput,
} from './joining.input.ts';
import { toInvitationRow, toOwnOrganisationRow, toRequestRow, toSimilarRow } from './joining.presenter.ts';
import type { JoiningService } from './joining.service.ts';
import { toJoined, toLeft, toSteppedDown } from './member.presenter.ts';
import type { MembershipService } from './membership.service.ts';
import { organisationPaths } from './organisation.paths.ts';
import { toOrganisationRow } from './organisation.presenter.ts';
import { checkDraft, readDraft } from './organisation-draft.ts';
import { emptyPlace, newPlace } from './place-draft.ts';
import { ClaimPage } from './views/claim-page.tsx';
import { InvitationPage } from './views/invitation-page.tsx';
import { JoinPage, type JoinPageProps } from './views/join-page.tsx';
import { RegisterPage, type RegisterPageProps } from './views/register-page.tsx';

/** How people come to belong to an organisation: `/my/join` and the link of an invitation. */
export function joiningRoutes(
  router: Router,
  given: {
    joining: JoiningService;
    invitations: InvitationService;
    memberships: MembershipService;
    places: PlacesService;
    clock: Clock;
  },
): void {
  const { joining, invitations, memberships, places, clock } = given;
  const own = { permission: 'account.own' } as const;

  function joinPage(site: Site, person: Person, change: Partial<JoinPageProps> = {}) {
    const today = londonDay(clock.now());
    const requests = joining.requestsOf(person);
    const asked = new Set(requests.map((request) => request.organisationRowId));
    return (
      <JoinPage
        site={site}
        invitations={invitations.listFor(person).map((each) => toInvitationRow(each, today))}
        requests={requests.map((each) => toRequestRow(each, today))}
        own={memberships
          .organisationsOf(person)
          .filter(({ organisation }) => !asked.has(organisation.rowId))
          .map(toOwnOrganisationRow)}
        words=""
        found={[]}
        isNearly={false}
        done={null}
        errors={[]}
        again={null}
        {...change}
      />
    );
  }

  /** What has just been done that the page of joining tells of. */
  function doneLately(
    person: Person,
    asked: Pick<z.infer<typeof joinInput>, 'left' | 'lowered' | 'joined'>,
  ): Done | null {
    const left = asked.left === undefined ? undefined : memberships.findLeft(person, asked.left);
    if (left) return toLeft(left);
    const lowered =
      asked.lowered === undefined ? undefined : memberships.findSteppedDown(person, asked.lowered);
    if (lowered) return toSteppedDown(lowered);
    const joined = memberships
      .organisationsOf(person)
      .find(({ organisation }) => organisation.slug === asked.joined);
    return joined ? toJoined(joined.organisation) : null;
  }

  page(
    router,
    { ...own, path: organisationPaths.join, input: joinInput, log: 'join' },
    ({ input, actor, site }) => {
      const words = input.ok ? input.value.q : '';
      const { found, isNearly } = words === '' ? { found: [], isNearly: false } : joining.search(words);
      const rows = found.map(toOrganisationRow);
      const done = doneLately(personOf(actor), input.ok ? input.value : {});
      return html(joinPage(site, personOf(actor), { words, found: rows, isNearly, done }));
    },
  );

  page(
    router,
    { ...own, path: organisationPaths.register, input: noInput, log: 'register an organisation' },
    ({ site }) => html(<RegisterPage {...registerProps(site, {}, places)} />),
  );

  action(
    router,
    {
      ...own,
      path: organisationPaths.register,
      input: noInput,
      form: registerForm,
      log: 'register an organisation',
    },
    ({ form, actor, site }) => {
      const props = registerProps(site, form.raw, places);
      const checked = checkDraft(props.draft, [], places);
      const errors = [...(checked.ok ? [] : checked.errors), ...(form.ok ? [] : form.errors)];
      if (!checked.ok || !form.ok) {
        const wardChoices = checked.ok ? undefined : checked.wardChoices.get(newPlace);
        return html(<RegisterPage {...props} errors={errors} wardChoices={wardChoices} />, { status: 422 });
      }
      const registered = answerRules(() =>
        joining.register(personOf(actor), {
          fields: { ...checked.fields, parentRowId: null },
          sites: checked.sites,
          words: form.value.words,
          notThese: form.value.not_these,
        }),
      );
      if ('errors' in registered) {
        return html(<RegisterPage {...props} errors={registered.errors} />, { status: 422 });
      }
      if (registered.value.outcome === 'registered') return redirect(`${organisationPaths.join}#requests`);
      const question: InputError = {
        parameter: 'not_these',
        message: 'Say whether yours is one of the organisations below',
      };
      return html(
        <RegisterPage {...props} errors={[question]} similar={registered.value.similar.map(toSimilarRow)} />,
        { status: 422 },
      );
    },
  );

  page(
    router,
    { ...own, path: organisationPaths.claimPattern, input: slugInput, log: 'claim an organisation' },
    ({ input, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such organisation');
      const organisation = joining.getClaimable(input.value.slug);
      const { slug, name, rowId } = organisation;
      const belongs = memberships
        .organisationsOf(personOf(actor))
        .some(({ organisation }) => organisation.rowId === rowId);
      if (belongs) return redirect(organisationPaths.join);
      const refusal = joining.findRefusal(personOf(actor), organisation);
      return html(<ClaimPage site={site} slug={slug} name={name} refusal={refusal} words="" errors={[]} />);
    },
  );

  action(
    router,
    {
      ...own,
      path: organisationPaths.claimPattern,
      input: slugInput,
      form: claimForm,
      log: 'claim an organisation',
    },
    ({ input, form, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such organisation');
      const organisation = joining.getClaimable(input.value.slug);
      if (!form.ok) {
        const { slug, name } = organisation;
        return html(
          <ClaimPage
            site={site}
            slug={slug}
            name={name}
            refusal={undefined}
            words={typedText(form.raw, 'words')}
            errors={form.errors}
          />,
          { status: 422 },
        );
      }
      joining.claim(personOf(actor), { organisation, words: form.value.words });
      return redirect(`${organisationPaths.join}#requests`);
    },
  );

  action(
    router,
    { ...own, path: organisationPaths.sendAgain, input: noInput, form: againForm, log: 'send again' },
    ({ form, actor, site }) => {
      const person = personOf(actor);
      if (form.ok) {
        const { organisation, words } = form.value;
        joining.sendAgain(person, { organisationId: organisation, words });
        return redirect(`${organisationPaths.join}#requests`);
      }
      const organisationId = typedText(form.raw, 'organisation');
      const errors = form.errors.map(({ parameter, message }) => ({
        parameter: parameter === 'words' ? `words-${organisationId}` : parameter,
        message,
      }));
      const again = { organisationId, words: typedText(form.raw, 'words') };
      return html(joinPage(site, person, { errors, again }), { status: 422 });
    },
  );

  action(
    router,
    { ...own, path: organisationPaths.withdraw, input: noInput, form: requestForm, log: 'take back' },
    ({ form, actor }) => {
      if (!form.ok) throw new NotFoundError('No such request');
      joining.withdraw(personOf(actor), { organisationId: form.value.organisation });
      return redirect(organisationPaths.join);
    },
  );

  action(
    router,
    { ...own, path: organisationPaths.leave, input: noInput, form: requestForm, log: 'leave' },
    ({ form, actor }) => {
      const person = personOf(actor);
      const membership = memberships
        .organisationsOf(person)
        .find(({ organisation }) => form.ok && organisation.id === form.value.organisation);
      if (!membership) throw new NotFoundError('You don’t belong to such an organisation');
      const { organisation } = membership;
      memberships.remove(person, { organisation, accountId: person.accountId });
      return redirect(organisationPaths.joinAfterLeaving(organisation.slug));
    },
  );

  action(
    router,
    { ...own, path: organisationPaths.comeBack, input: noInput, form: requestForm, log: 'come back' },
    ({ form, actor }) => {
      if (!form.ok) throw new NotFoundError('No such organisation');
      const { slug } = memberships.comeBack(personOf(actor), form.value.organisation);
      return redirect(organisationPaths.joinAfterAccepting(slug));
    },
  );

  action(
    router,
    { ...own, path: organisationPaths.leadAgain, input: noInput, form: requestForm, log: 'lead again' },
    ({ form, actor }) => {
      if (!form.ok) throw new NotFoundError('No such organisation');
      const person = personOf(actor);
      const { slug } = memberships.leadAgain(person, form.value.organisation);
      return redirect(organisationPaths.peopleChanged(slug, person.accountId));
    },
  );

  action(
    router,
    { ...own, path: organisationPaths.acceptInvitation, input: noInput, form: acceptForm, log: 'join' },
    ({ form, actor }) => {
      if (!form.ok) throw new NotFoundError('No such invitation');
      const { slug } = invitations.accept(personOf(actor), form.value.invitation);
      return redirect(organisationPaths.joinAfterAccepting(slug));
    },
  );

  const invitationRoute = {
    path: organisationPaths.invitationPattern,
    permission: 'email-link',
    input: tokenInput,
    log: 'invitation',
  } as const;

  /** What a link shows that leads into nothing any more: to whoever took it up, where it has led. */
  function invitationOver(site: Site, actor: Actor, input: Parsed<{ token: string }>): HtmlReply {
    const joined = input.ok ? invitations.findJoined(actor, input.value.token) : undefined;
    if (joined) {
      const { name, slug, state } = joined;
      const href = state === 'live' ? organisationPaths.show(slug) : null;
      return html(<InvitationPage site={site} state="joined" name={name} href={href} />, {
        headers: secretAddress,
      });
    }
    const signInHref = actor.kind === 'person' ? null : withQuery(sitePaths.signIn, { next: sitePaths.my });
    return html(<InvitationPage site={site} state="over" signInHref={signInHref} />, {
      status: 404,
      headers: secretAddress,
    });
  }

  page(router, invitationRoute, ({ input, actor, site }) => {
    const found = input.ok ? invitations.findByToken(input.value.token) : undefined;
    if (!input.ok || !found) return invitationOver(site, actor, input);
    return html(
      <InvitationPage
        site={site}
        state={actor.kind !== 'person' ? 'sign-in' : found.isFor(actor) ? 'open' : 'other-address'}
        invitation={toInvitationRow(found, londonDay(clock.now()))}
        action={organisationPaths.invitation(input.value.token)}
        // After signing in the invitation shows on that page: the link itself is not handed on.
        signInHref={withQuery(sitePaths.signIn, { next: organisationPaths.join })}
      />,
      { headers: secretAddress },
    );
  });

  action(router, { ...invitationRoute, form: anyFields }, ({ input, actor, site }) => {
    if (actor.kind !== 'person') {
      return redirect(withQuery(sitePaths.signIn, { next: organisationPaths.join }));
    }
    const { token } = input.ok ? input.value : { token: '' };
    if (!invitations.findByToken(token) && !invitations.findJoined(actor, token)) {
      return invitationOver(site, actor, input);
    }
    const { slug } = invitations.acceptByToken(actor, token);
    return redirect(organisationPaths.joinAfterAccepting(slug));
  });
}

/** What a form of registering shows, from what was typed so far. */
function registerProps(site: Site, raw: RawInput, places: PlacesService): RegisterPageProps {
  const draft = readDraft(raw, [newPlace]);
  const isFresh = Object.keys(raw).length === 0;
  return {
    site,
    draft: isFresh ? { ...draft, places: [emptyPlace()] } : draft,
    words: typedText(raw, 'words'),
    errors: [],
    wards: places.wards(),
    wardChoices: undefined,
    similar: [],
  };
}

/** Runs a use case; a business rule that it breaks becomes an error beside its field. */
export function answerRules<Value>(run: () => Value): { value: Value } | { errors: InputError[] } {
  try {
    return { value: run() };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { errors: [{ parameter: error.field, message: error.message }] };
  }
}

/** The person behind a call whose permission only people have. */
export function personOf(actor: Actor): Person {
  if (actor.kind !== 'person') throw new ForbiddenError('Only for somebody who is signed in');
  return actor;
}
