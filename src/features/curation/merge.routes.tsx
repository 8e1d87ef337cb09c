import type { Router } from 'express';
import type { AccountService } from '#features/accounts/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import { noInput, typedText } from '#web/input.ts';
import { type HtmlReply, html, type InputError, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { curationPaths } from './curation.paths.ts';
import { personOf } from './desk.input.ts';
import {
  type CompareAsked,
  choicesFrom,
  chooserInput,
  compareInput,
  mergedInput,
  mergeForm,
  type Place,
  pairInput,
  recordNamed,
} from './merge.input.ts';
import type { MergedType } from './merge.model.ts';
import { toCompare, toMerged, toPreview } from './merge.presenter.ts';
import type { Comparison, MergeService } from './merge.service.ts';
import { ChooserPage } from './views/duplicates-page.tsx';
import { ComparePage, MergedPage, type MergedTrouble, MergePreviewPage } from './views/merge-pages.tsx';

const recentMerges = 20;

type FoundPair = { errors: InputError[] } | { type: MergedType; one: string; other: string };

/** Comparing two records, merging them, and taking that back. */
export function mergeRoutes(
  router: Router,
  given: { clock: Clock; accounts: AccountService; merging: MergeService },
): void {
  const { clock, accounts, merging } = given;
  const work = { permission: 'curation.work' } as const;

  page(
    router,
    { ...work, path: curationPaths.duplicates, input: chooserInput, log: 'duplicates' },
    ({ input, site, actor, request }) => {
      const { one = '', other = '' } = input.ok ? input.value : {};
      // Fields that were left empty don't come with the input, but their names stand in the address.
      const pair = /[?&](one|other)=/.test(request.url) ? findPair(one, other) : undefined;
      if (pair && !('errors' in pair)) return redirect(curationPaths.compare(pair));
      const merges = merging.recent(actor, recentMerges);
      const actors = accounts.describeActors(merges.map((merge) => merge.actor));
      return html(
        <ChooserPage
          site={site}
          typed={{ one: typedText(input.raw, 'one'), other: typedText(input.raw, 'other') }}
          errors={pair?.errors ?? []}
          merges={merges.map((merge) => toMerged({ merge, obstacles: [] }, { actors, now: clock.now() }))}
        />,
        { status: pair ? 422 : 200 },
      );
    },
  );

  page(
    router,
    { ...work, path: curationPaths.comparePattern, input: compareInput, log: 'compare' },
    ({ input, site, actor }) => {
      if (!input.ok) throw new NotFoundError('No such records');
      const asked = input.value;
      return unlessMerged(site, actor, asked, 200, () =>
        html(<ComparePage site={site} view={toCompare(compare(actor, asked))} />),
      );
    },
  );

  page(
    router,
    { ...work, path: curationPaths.previewPattern, input: compareInput, log: 'preview of a merge' },
    ({ input, site, actor }) => {
      if (!input.ok) throw new NotFoundError('No such records');
      const asked = input.value;
      return unlessMerged(site, actor, asked, 200, () => previewReply(site, actor, asked));
    },
  );

  action(
    router,
    { ...work, path: curationPaths.comparePattern, input: pairInput, form: mergeForm, log: 'merge' },
    ({ input, form, site, actor }) => {
      if (!input.ok || !form.ok) throw new NotFoundError('No such records');
      const person = personOf(actor);
      const { sight, ...choices } = form.value;
      const asked: CompareAsked = { ...input.value, ...choices };
      return unlessMerged(site, actor, asked, 409, () => {
        try {
          const { kept, one } = compare(person, asked);
          const made = merging.merge(person, {
            pair: { type: asked.type, oneId: asked.one, otherId: asked.other, keptId: kept.id },
            choices: choicesFrom(asked, kept === one ? 'one' : 'other'),
            sight,
          });
          return redirect(curationPaths.merged(made.id));
        } catch (error) {
          if (error instanceof ConflictError) return previewReply(site, actor, asked, 409, error.message);
          if (error instanceof RuleError) return previewReply(site, actor, asked, 422, error.message);
          throw error;
        }
      });
    },
  );

  page(
    router,
    { ...work, path: curationPaths.mergedPattern, input: mergedInput, log: 'merged' },
    ({ input, site, actor }) => {
      if (!input.ok) throw new NotFoundError('No such merge');
      return mergedReply(site, actor, input.value.id);
    },
  );

  action(
    router,
    { ...work, path: curationPaths.mergedPattern, input: mergedInput, form: noInput, log: 'undo a merge' },
    ({ input, site, actor }) => {
      if (!input.ok) throw new NotFoundError('No such merge');
      const { id } = input.value;
      try {
        merging.undo(personOf(actor), id);
      } catch (error) {
        if (error instanceof ConflictError) return mergedReply(site, actor, id, 409, { undo: error.message });
        if (error instanceof RuleError) return mergedReply(site, actor, id, 422, { undo: error.message });
        throw error;
      }
      return redirect(curationPaths.merged(id));
    },
  );

  /** An answer about two records; where one of them has been merged meanwhile, the merge instead, which says so. */
  function unlessMerged<Answer>(
    site: Site,
    actor: Actor,
    asked: CompareAsked,
    status: 200 | 409,
    answer: () => Answer,
  ): Answer | HtmlReply {
    try {
      return answer();
    } catch (error) {
      const pair = { type: asked.type, oneId: asked.one, otherId: asked.other };
      const merge = error instanceof NotFoundError ? merging.findMergeOf(actor, pair) : undefined;
      if (!merge) throw error;
      return mergedReply(site, actor, merge.id, status, status === 409 ? 'too-late' : 'already');
    }
  }

  function compare(actor: Actor, asked: CompareAsked): Comparison {
    const pair = { type: asked.type, oneId: asked.one, otherId: asked.other };
    const keptId = asked.keep === undefined ? undefined : asked.keep === 'one' ? asked.one : asked.other;
    // Which of the two stays decides what a choice by place means.
    const first = merging.compare(actor, { ...pair, keptId }, {});
    const keptPlace: Place = first.kept === first.one ? 'one' : 'other';
    return merging.compare(actor, { ...pair, keptId: first.kept.id }, choicesFrom(asked, keptPlace));
  }

  function previewReply(
    site: Site,
    actor: Actor,
    asked: CompareAsked,
    status: 200 | 409 | 422 = 200,
    message?: string,
  ): HtmlReply {
    const view = toPreview(compare(actor, asked), asked);
    return html(<MergePreviewPage site={site} view={view} trouble={message} isOvertaken={status === 409} />, {
      status,
    });
  }

  function mergedReply(
    site: Site,
    actor: Actor,
    id: string,
    status: 200 | 409 | 422 = 200,
    trouble?: MergedTrouble,
  ): HtmlReply {
    const made = merging.get(actor, id);
    const actors = accounts.describeActors([made.merge.actor]);
    return html(
      <MergedPage site={site} view={toMerged(made, { actors, now: clock.now() })} trouble={trouble} />,
      { status },
    );
  }

  /** Two records by the addresses of their pages, or what is wrong with them. */
  function findPair(one: string, other: string): FoundPair {
    const named = { one: recordNamed(one), other: recordNamed(other) };
    const type = named.one.type ?? named.other.type ?? 'listing';
    const ids = {
      one: merging.findBySlug(named.one.type ?? type, named.one.slug),
      other: merging.findBySlug(named.other.type ?? type, named.other.slug),
    };
    const errors: InputError[] = [
      ...(one === '' ? [{ parameter: 'one', message: 'Paste the address of the first page' }] : []),
      ...(other === '' ? [{ parameter: 'other', message: 'Paste the address of the second page' }] : []),
      ...(['one', 'other'] as const)
        .filter((place) => ids[place] === undefined && (place === 'one' ? one : other) !== '')
        .map((parameter) => ({ parameter, message: 'Copy the address of a public page of the directory' })),
    ];
    if (errors.length > 0 || ids.one === undefined || ids.other === undefined) return { errors };
    if ((named.other.type ?? type) !== (named.one.type ?? type)) {
      return { errors: [{ parameter: 'other', message: mixedTypes[type] }] };
    }
    if (ids.one === ids.other) {
      return { errors: [{ parameter: 'other', message: 'That is the same page twice' }] };
    }
    return { type, one: ids.one, other: ids.other };
  }
}

/** What is said of the second page where it is of another type than the first. */
const mixedTypes: Record<MergedType, string> = {
  listing: 'The first page is an entry. Paste the address of another entry, not of an organisation',
  organisation:
    'The first page is an organisation’s. Paste the address of another organisation, not of an entry',
};
