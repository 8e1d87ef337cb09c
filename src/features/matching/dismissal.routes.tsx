import type { Router } from 'express';
import { z } from 'zod';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { NotFoundError, RuleError } from '#platform/errors.ts';
import { formatDate } from '#platform/formats.ts';
import { type RawInput, single, typedText } from '#web/input.ts';
import { pageOrFirst } from '#web/paging.ts';
import { type HtmlReply, html, type InputError, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { dismissalReasons, longestDismissalWords } from './dismissal.model.ts';
import { toDismissedPage } from './dismissal.presenter.ts';
import type { DismissalService, Pair } from './dismissal.service.ts';
import { matchingPaths } from './matching.paths.ts';
import { DismissedMatchesPage, DismissMatchPage } from './views/dismissal-pages.tsx';

const pairInput = z.object({ slug: z.string().max(200), other: z.string().max(200) });
const dismissForm = z.object({
  reason: single(z.enum(dismissalReasons, 'Choose why it doesn’t fit')),
  words: single(
    z
      .string()
      .trim()
      .max(longestDismissalWords, `Use ${longestDismissalWords} characters or fewer`)
      .default(''),
  ),
});
const noForm = z.object({});
const pageInput = z.object({
  page: pageOrFirst(),
});
const perPage = 50;

/** Putting a match away, taking that back, and what curators learn from it. */
export function dismissalRoutes(
  router: Router,
  given: { dismissals: DismissalService; vocabularies: VocabularyService; clock: Clock },
): void {
  const { dismissals, clock } = given;
  const route = { permission: 'listing.write', input: pairInput } as const;

  page(router, { ...route, path: matchingPaths.pattern, log: 'match' }, ({ input, actor, site }) => {
    if (!input.ok) throw new NotFoundError('No such match');
    return reply(site, dismissals.getPair(actor, input.value.slug, input.value.other), {});
  });

  action(
    router,
    { ...route, path: matchingPaths.pattern, form: dismissForm, log: 'match dismissed' },
    ({ input, form, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such match');
      const pair = dismissals.getPair(actor, input.value.slug, input.value.other);
      if (!form.ok) return reply(site, pair, form.raw, form.errors);
      try {
        dismissals.dismiss(actor, pair, form.value);
      } catch (error) {
        if (!(error instanceof RuleError)) throw error;
        return reply(site, pair, form.raw, [{ parameter: error.field, message: error.message }]);
      }
      return redirect(matchingPaths.match(pair.listing.slug, pair.other.slug));
    },
  );

  action(
    router,
    { ...route, path: matchingPaths.undoPattern, form: noForm, log: 'match taken back' },
    ({ input, actor }) => {
      if (!input.ok) throw new NotFoundError('No such match');
      const pair = dismissals.getPair(actor, input.value.slug, input.value.other);
      dismissals.undo(actor, pair);
      return redirect(matchingPaths.listing(pair.listing.slug));
    },
  );

  page(
    router,
    {
      path: matchingPaths.dismissed,
      permission: 'curation.work',
      input: pageInput,
      log: 'dismissed matches',
    },
    ({ input, actor, site }) => {
      const number = input.ok ? input.value.page : 1;
      const found = dismissals.list(actor, { offset: (number - 1) * perPage, limit: perPage });
      return html(
        <DismissedMatchesPage
          site={site}
          view={toDismissedPage(found, {
            page: number,
            perPage,
            today: londonDay(clock.now()),
          })}
        />,
      );
    },
  );

  function reply(site: Site, pair: Pair, typed: RawInput, errors: readonly InputError[] = []): HtmlReply {
    const last = (name: string) => typedText(typed, name);
    const { listing, other, dismissal } = pair;
    return html(
      <DismissMatchPage
        site={site}
        own={{ title: listing.title, href: matchingPaths.listing(listing.slug) }}
        other={{ title: other.title, href: matchingPaths.listing(other.slug) }}
        action={matchingPaths.match(listing.slug, other.slug)}
        undoAction={matchingPaths.undo(listing.slug, other.slug)}
        dismissedOn={
          dismissal === null ? null : formatDate(londonDay(dismissal.dismissedAt), londonDay(clock.now()))
        }
        reason={last('reason')}
        words={last('words')}
        errors={errors}
      />,
      { status: errors.length === 0 ? 200 : 422 },
    );
  }
}
