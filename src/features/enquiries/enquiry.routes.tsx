import type { Router } from 'express';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import type { ListingService, PublicListing } from '#features/listings/index.ts';
import type { OrganisationService } from '#features/organisations/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { ForbiddenError, NotFoundError, RuleError } from '#platform/errors.ts';
import { formatDate } from '#platform/formats.ts';
import { type Parsed, type RawInput, single, typedText } from '#web/input.ts';
import { html, type InputError, type PageReply, redirect, secretAddress } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { type Entrance, ownOrganisations } from './enquiry.access.ts';
import {
  askForm,
  idInput,
  listInput,
  type StepForm,
  slugInput,
  stepForm,
  tokenInput,
  toStep,
  wordsField,
} from './enquiry.input.ts';
import { answerDueOn } from './enquiry.model.ts';
import { enquiryPaths } from './enquiry.paths.ts';
import { doneText, toConversationView, toEnquiryRow, toOverdueRow } from './enquiry.presenter.ts';
import { findOpenAbout, readConversation, readEnquiriesOf, readOverdue } from './enquiry.reader.ts';
import { type EnquiryService, MovedOnError } from './enquiry.service.ts';
import { AskPage } from './views/ask-page.tsx';
import { ConversationPage, LinkOverPage } from './views/conversation-page.tsx';
import { EnquiriesPage, OverduePage, UnreadPage } from './views/enquiries-page.tsx';

interface Given {
  database: Database;
  clock: Clock;
  enquiries: EnquiryService;
  listings: Pick<ListingService, 'getPublicBySlug'>;
  organisations: Pick<OrganisationService, 'byRowIds'>;
}

const perPage = 30;

const conversationInput = idInput.extend({
  done: single(z.enum(['asked', 'sent']).optional().catch(undefined)),
});
const anyFields = z.looseObject({});

/** Asking, answering, and the list of what waits. */
export function enquiryRoutes(router: Router, given: Given): void {
  askRoutes(router, given);
  conversationRoutes(router, given);
  answerRoutes(router, given);

  page(
    router,
    { path: enquiryPaths.list, permission: 'enquiry.read', input: listInput, log: 'enquiries' },
    ({ input, actor, site }) => {
      const number = input.ok ? input.value.page : 1;
      const own = ownOrganisations(actor);
      const { listed, total } = readEnquiriesOf(given.database, own, {
        which: 'all',
        offset: (number - 1) * perPage,
        limit: perPage,
      });
      const now = given.clock.now();
      const shown = listed.map((each) => toEnquiryRow(each, own, now));
      const totalPages = Math.ceil(total / perPage);
      return html(<EnquiriesPage site={site} rows={shown} page={number} totalPages={totalPages} />);
    },
  );

  page(
    router,
    {
      path: enquiryPaths.overdue,
      permission: 'curation.work',
      input: z.object({}),
      log: 'overdue enquiries',
    },
    ({ site }) => {
      const today = londonDay(given.clock.now());
      const overdue = readOverdue(given.database, today);
      return html(<OverduePage site={site} rows={overdue.map((each) => toOverdueRow(each, today))} />);
    },
  );
}

function askRoutes(router: Router, given: Given): void {
  const { enquiries, clock } = given;
  const route = { path: enquiryPaths.askPattern, input: slugInput } as const;

  function listingOf(input: Parsed<{ slug: string }>): PublicListing {
    if (!input.ok) throw new NotFoundError('No such listing');
    const listing = given.listings.getPublicBySlug(input.value.slug);
    if (listing.state !== 'live') throw new NotFoundError('This entry takes no questions now');
    return listing;
  }

  function ask(
    site: Site,
    actor: Actor,
    listing: PublicListing,
    raw: RawInput = {},
    errors: readonly InputError[] = [],
  ): PageReply {
    const { own, linkable } = enquiries.beforeAsking(actor, listing);
    const owner = given.organisations.byRowIds([listing.organisationRowId]).get(listing.organisationRowId);
    if (owner?.state !== 'live') throw new NotFoundError('Its organisation is gone');
    const today = londonDay(clock.now());
    const [first] = own;
    const asking = own.find(({ id }) => id === typedText(raw, 'organisation')) ?? first;
    const existing =
      asking &&
      findOpenAbout(
        given.database,
        listing,
        [asking.rowId],
        // Of what was refused, the very conversation that stands in its way.
        errors.length === 0
          ? undefined
          : (linkable.find(({ id }) => id === typedText(raw, 'linked')) ?? null),
      );
    return html(
      <AskPage
        site={site}
        slug={listing.slug}
        title={listing.title}
        owner={owner.name}
        isNeed={listing.kind === 'need'}
        organisations={own.map(({ id, name }) => ({ value: id, label: name }))}
        linkable={linkable.map(({ id, title }) => ({ value: id, label: title }))}
        due={formatDate(answerDueOn(today), today)}
        typed={{
          organisation: typedText(raw, 'organisation'),
          linked: typedText(raw, 'linked'),
          words: typedText(raw, 'words'),
        }}
        errors={errors}
        isOwn={ownOrganisations(actor).includes(listing.organisationRowId)}
        existingHref={existing ? enquiryPaths.show(existing.id) : null}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    );
  }

  page(router, { ...route, permission: 'account.own', log: 'ask' }, ({ input, actor, site }) =>
    ask(site, actor, listingOf(input)),
  );

  action(
    router,
    { ...route, permission: 'enquiry.write', form: askForm, log: 'ask sent' },
    ({ input, form, actor, site }) => {
      const listing = listingOf(input);
      if (!form.ok) return ask(site, actor, listing, form.raw, form.errors);
      if (actor.kind !== 'person') throw new ForbiddenError('Nobody is signed in');
      const { organisation, linked, words } = form.value;
      try {
        const asked = { listing, organisationId: organisation, linkedListingId: linked, words };
        const { id } = enquiries.ask(actor, asked);
        return redirect(enquiryPaths.after(id, 'asked'));
      } catch (error) {
        if (!(error instanceof RuleError)) throw error;
        return ask(site, actor, listing, form.raw, [{ parameter: error.field, message: error.message }]);
      }
    },
  );
}

function conversationRoutes(router: Router, given: Given): void {
  const { enquiries } = given;

  page(
    router,
    {
      path: enquiryPaths.pattern,
      permission: 'enquiry.read',
      input: conversationInput,
      log: 'enquiry',
    },
    ({ input, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such enquiry');
      const { id, done } = input.value;
      const entrance = enquiries.open(actor, id);
      if (entrance === 'unread') return html(<UnreadPage site={site} id={id} />);
      return conversation(given, site, entrance, enquiryPaths.show(id), { done });
    },
  );

  action(
    router,
    {
      path: enquiryPaths.pattern,
      permission: 'enquiry.write',
      input: idInput,
      form: stepForm,
      log: 'enquiry step',
    },
    ({ input, form, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such enquiry');
      const { id } = input.value;
      const entrance = enquiries.open(actor, id);
      if (entrance === 'unread') throw new ForbiddenError('Curators read; the two sides decide');
      const done = enquiryPaths.after(id, 'sent');
      return act(given, site, entrance, form, { action: enquiryPaths.show(id), done });
    },
  );

  action(
    router,
    {
      path: enquiryPaths.readPattern,
      permission: 'curation.work',
      input: idInput,
      form: anyFields,
      log: 'enquiry read by a curator',
    },
    ({ input, actor }) => {
      if (!input.ok) throw new NotFoundError('No such enquiry');
      enquiries.read(actor, input.value.id);
      return redirect(enquiryPaths.show(input.value.id));
    },
  );
}

/** The way in by a link from an e-mail. Opening it changes nothing; only what is posted from it does. */
function answerRoutes(router: Router, given: Given): void {
  const route = {
    path: enquiryPaths.answerPattern,
    permission: 'email-link',
    input: tokenInput.extend({ done: single(z.enum(['sent']).optional().catch(undefined)) }),
  } as const;

  page(router, { ...route, log: 'answer link' }, ({ input, site }) => {
    const entrance = input.ok ? given.enquiries.openByLink(input.value.token) : undefined;
    if (!input.ok || !entrance) {
      return html(<LinkOverPage site={site} />, { status: 404, headers: secretAddress });
    }
    const { token, done } = input.value;
    return conversation(given, site, entrance, enquiryPaths.answer(token), { done, byLink: true });
  });

  action(router, { ...route, form: stepForm, log: 'answer by link' }, ({ input, form, site }) => {
    const entrance = input.ok ? given.enquiries.openByLink(input.value.token) : undefined;
    if (!input.ok || !entrance) {
      const typed = typedIn(form.raw);
      return html(<LinkOverPage site={site} typed={typed} />, { status: 404, headers: secretAddress });
    }
    const { token } = input.value;
    const done = enquiryPaths.answered(token);
    return act(given, site, entrance, form, { action: enquiryPaths.answer(token), done, byLink: true });
  });
}

interface Shown {
  done?: 'asked' | 'sent' | undefined;
  byLink?: boolean;
  raw?: RawInput;
  errors?: readonly InputError[];
  hasMoved?: boolean;
}

function conversation(
  given: Given,
  site: Site,
  entrance: Entrance,
  action: string,
  { done, byLink = false, raw = {}, errors = [], hasMoved = false }: Shown,
): PageReply {
  const found = readConversation(given.database, entrance);
  const view = toConversationView(found, given.clock.now());
  return html(
    <ConversationPage
      site={site}
      view={view}
      action={action}
      byLink={byLink}
      typed={typedIn(raw)}
      errors={errors}
      hasMoved={hasMoved}
      done={done === undefined ? null : doneText(found)}
    />,
    {
      status: hasMoved ? 409 : errors.length > 0 ? 422 : 200,
      headers: byLink ? secretAddress : {},
    },
  );
}

/** Does what a form asks for. What is wrong, or was overtaken, comes back with what was typed. */
function act(
  given: Given,
  site: Site,
  entrance: Entrance,
  form: Parsed<StepForm>,
  to: { action: string; done: string; byLink?: boolean },
): PageReply {
  const { byLink = false } = to;
  const show = (shown: Shown) => {
    const now = given.enquiries.again(entrance);
    return conversation(given, site, now, to.action, { byLink, ...shown });
  };
  const { raw } = form;
  if (!form.ok) {
    // The buttons name the moves that there are; anything else is no form of ours.
    const isOurs = form.errors.every(({ parameter }) => !['move', 'turn', ''].includes(parameter));
    if (!isOurs) throw new NotFoundError('No such thing to do');
    return show({ raw, errors: form.errors });
  }
  try {
    given.enquiries.act(entrance, toStep(form.value), form.value.turn);
  } catch (error) {
    if (error instanceof MovedOnError) return show({ raw, hasMoved: true });
    if (!(error instanceof RuleError)) throw error;
    const parameter = error.field === 'words' ? wordsField[form.value.move] : error.field;
    return show({ raw, errors: [{ parameter, message: error.message }] });
  }
  // What ends the conversation ends the link too: whoever came by it is shown how it ended in place of leading on.
  return byLink && !given.enquiries.isOpenByLink(entrance) ? show({ done: 'sent' }) : redirect(to.done);
}

/** All fields as they were typed. */
function typedIn(raw: RawInput): Record<string, string> {
  return Object.fromEntries(Object.keys(raw).map((name) => [name, typedText(raw, name)]));
}
