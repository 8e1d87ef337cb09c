import type { Router } from 'express';
import { z } from 'zod';
import type { AccountService } from '#features/accounts/index.ts';
import { isRevivedByPublishing } from '#features/listings/index.ts';
import type { OrganisationService } from '#features/organisations/index.ts';
import type { Revision } from '#features/revisions/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Actor, actorReference } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import { may } from '#platform/permissions.ts';
import { type RawInput, single, typedText } from '#web/input.ts';
import { pageOrFirst } from '#web/paging.ts';
import { withQuery } from '#web/paths.ts';
import { type HtmlReply, html, type InputError, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { curationPaths } from './curation.paths.ts';
import { toListingHistory, toOrganisationHistory } from './history.presenter.ts';
import type { HistoryService } from './history.service.ts';
import { HistoryPage, type HistoryPageProps } from './views/history-page.tsx';

const perPage = 20;

const historyInput = z.object({
  slug: z.string().max(200),
  page: pageOrFirst(5),
  restored: single(z.enum(['yes', 'without-place']).optional().catch(undefined)),
});
type Asked = z.output<typeof historyInput>;

const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/, 'Choose what to go back to')
  .transform(Number);

const restoreForm = z.object({
  revision: single(wholeNumber),
  seen: single(wholeNumber),
  reason: single(z.string().trim().min(1, 'Say why').max(1000, 'Use 1000 characters or fewer')),
});

type Trouble = NonNullable<HistoryPageProps['trouble']>;

/** Histories of listings and organisations, for their own people and curators. */
export function historyRoutes(
  router: Router,
  given: {
    clock: Clock;
    accounts: AccountService;
    organisations: OrganisationService;
    vocabularies: VocabularyService;
    history: HistoryService;
  },
): void {
  const { clock, accounts, organisations, history } = given;

  /** Both kinds of record have the same two routes. */
  const kinds = [
    {
      pattern: curationPaths.listingHistoryPattern,
      path: curationPaths.listingHistory,
      log: 'listing-history',
      show: listingReply,
      restore: history.restoreListing,
    },
    {
      pattern: curationPaths.organisationHistoryPattern,
      path: curationPaths.organisationHistory,
      log: 'organisation-history',
      show: organisationReply,
      restore: history.restoreOrganisation,
    },
  ] as const;

  for (const { pattern, path, log, show, restore } of kinds) {
    page(
      router,
      { path: pattern, permission: 'listing.write', input: historyInput, log },
      ({ input, site, actor }) => {
        if (!input.ok) throw new NotFoundError('No such record');
        return show(site, actor, input.value);
      },
    );
    action(
      router,
      {
        path: pattern,
        permission: 'curation.work',
        input: historyInput,
        form: restoreForm,
        log: `restore-${log}`,
      },
      ({ input, form, site, actor }) => {
        if (!input.ok) throw new NotFoundError('No such record');
        if (!form.ok) return show(site, actor, input.value, troubleOf(form.raw, form.errors));
        const { revision, seen, reason } = form.value;
        try {
          const { slug } = input.value;
          const { lacksPlaces } = restore(actor, { slug, revisionRowId: revision, seen, reason });
          return redirect(withQuery(path(slug), { restored: lacksPlaces ? 'without-place' : 'yes' }));
        } catch (error) {
          if (error instanceof ConflictError) return show(site, actor, input.value, troubleOf(form.raw, []));
          if (!(error instanceof RuleError)) throw error;
          const errors = [{ parameter: 'reason', message: error.message }];
          return show(site, actor, input.value, troubleOf(form.raw, errors));
        }
      },
    );
  }

  function listingReply(site: Site, actor: Actor, asked: Asked, trouble?: Trouble): HtmlReply {
    const found = history.ofListing(actor, asked.slug, pageOf(asked));
    const { listing, organisation, steps } = found;
    const authors = accounts.byRowIds([...found.authors.values()]);
    const entries = toListingHistory(steps, {
      actors: actorsFor(actor, steps),
      now: clock.now(),
      isFirstPage: asked.page === 1,
      vocabulary: given.vocabularies.load(),
      sites: organisations.sites(organisation),
      latest: may(actor, 'curation.work') ? found.latest : undefined,
      authors: new Map(
        [...found.authors].flatMap(([version, rowId]) => {
          const author = authors.get(rowId);
          return author ? [[version, author] as const] : [];
        }),
      ),
    });
    return reply(site, asked, trouble, {
      title: listing.title,
      back: { label: listing.title, href: curationPaths.listing(listing.slug) },
      entries,
      hasOlder: found.hasOlder,
      path: curationPaths.listingHistory(listing.slug),
      seen: may(actor, 'curation.work') && listing.publishedAt !== null ? listing.version : null,
      isRevived: isRevivedByPublishing(listing.state),
    });
  }

  function organisationReply(site: Site, actor: Actor, asked: Asked, trouble?: Trouble): HtmlReply {
    const { organisation, steps, hasOlder, latest } = history.ofOrganisation(
      actor,
      asked.slug,
      pageOf(asked),
    );
    const parents = [latest, ...steps.flatMap(({ now, before }) => [now, before])].flatMap(
      (snapshot) => snapshot?.parentRowId ?? [],
    );
    const named = organisations.byRowIds([...new Set(parents)]);
    const entries = toOrganisationHistory(steps, {
      actors: actorsFor(actor, steps),
      now: clock.now(),
      isFirstPage: asked.page === 1,
      latest: may(actor, 'curation.work') ? latest : undefined,
      nameOf: (rowId) => named.get(rowId)?.name,
    });
    return reply(site, asked, trouble, {
      title: organisation.name,
      back: { label: organisation.name, href: curationPaths.organisation(organisation.slug) },
      entries,
      hasOlder,
      path: curationPaths.organisationHistory(organisation.slug),
      seen: may(actor, 'curation.work') ? organisation.updatedAt.getTime() : null,
      isRevived: false,
    });
  }

  function reply(
    site: Site,
    asked: Asked,
    trouble: Trouble | undefined,
    shown: Pick<HistoryPageProps, 'title' | 'back' | 'entries'> & {
      hasOlder: boolean;
      path: string;
      seen: number | null;
      isRevived: boolean;
    },
  ): HtmlReply {
    const at = (number: number) => withQuery(shown.path, { page: number === 1 ? null : number });
    const isOvertaken = trouble?.errors.length === 0;
    return html(
      <HistoryPage
        site={site}
        title={shown.title}
        back={shown.back}
        entries={shown.entries}
        older={shown.hasOlder ? at(asked.page + 1) : undefined}
        newer={asked.page > 1 ? at(asked.page - 1) : undefined}
        restore={
          shown.seen === null
            ? null
            : { action: at(asked.page), seen: shown.seen, isRevived: shown.isRevived }
        }
        restored={asked.restored}
        trouble={trouble}
        isOvertaken={isOvertaken}
      />,
      { status: trouble === undefined ? 200 : isOvertaken ? 409 : 422 },
    );
  }

  /** Who did what, by revision: curators learn names; an organisation's people those of their own, and "the CVS". */
  function actorsFor(actor: Actor, steps: readonly { revision: Revision }[]): ReadonlyMap<number, string> {
    const revisions = steps.map(({ revision }) => revision);
    const described = accounts.describeActors(revisions.map((revision) => revision.actor));
    const own = actorReference(actor);
    const byStaff = may(actor, 'curation.work')
      ? new Set<number>()
      : history.madeByStaff(revisions, new Set(accounts.staff().map(({ id }) => id)));
    return new Map(
      revisions.map((revision) => [
        revision.rowId,
        byStaff.has(revision.rowId) && revision.actor !== own
          ? 'the CVS'
          : (described.get(revision.actor) ?? 'somebody'),
      ]),
    );
  }
}

function pageOf({ page }: Asked): { offset: number; limit: number } {
  return { offset: (page - 1) * perPage, limit: perPage };
}

/** What becomes of a form that wasn't carried out; without errors it came after somebody else's. */
function troubleOf(raw: RawInput, errors: readonly InputError[]): Trouble {
  return {
    errors,
    revisionRowId: Number(typedText(raw, 'revision')) || 0,
    reason: typedText(raw, 'reason'),
  };
}
