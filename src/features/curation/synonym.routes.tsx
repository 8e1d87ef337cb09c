import type { Router } from 'express';
import type { AccountService } from '#features/accounts/index.ts';
import type { Actor } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ConflictError, NotFoundError, RuleError } from '#platform/errors.ts';
import { noInput } from '#web/input.ts';
import { withQuery } from '#web/paths.ts';
import { type HtmlReply, html, type InputError, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { curationPaths } from './curation.paths.ts';
import {
  type GroupForm,
  groupForm,
  groupInput,
  listInput,
  newInput,
  removeForm,
  restoreForm,
  typedGroup,
} from './synonym.input.ts';
import {
  type GroupFormView,
  groupText,
  type PreviewView,
  toGroupForm,
  toPreview,
  toSynonymHistory,
  toSynonymList,
  undoOf,
} from './synonym.presenter.ts';
import type { SynonymService } from './synonym.service.ts';
import { NewSynonymsPage, SynonymGroupPage, SynonymsPage } from './views/synonyms-page.tsx';

/** What a form couldn't be taken for, or what it would change. */
interface Shown {
  form?: GroupFormView;
  errors?: readonly InputError[];
  /** What somebody else made of the group meanwhile. */
  conflict?: string;
  preview?: PreviewView;
  done?: 'saved' | 'removed' | 'back' | undefined;
}

/** The words that search treats alike, for curators. */
export function synonymRoutes(
  router: Router,
  given: { clock: Clock; accounts: AccountService; synonyms: SynonymService },
): void {
  const { clock, accounts, synonyms } = given;
  const curate = { permission: 'curation.work' } as const;

  page(
    router,
    { ...curate, path: curationPaths.synonyms, input: listInput, log: 'synonyms' },
    ({ input, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such list');
      const view = toSynonymList(synonyms.list(actor), input.value);
      return html(<SynonymsPage site={site} view={view} />);
    },
  );

  page(
    router,
    { ...curate, path: curationPaths.newSynonyms, input: newInput, log: 'synonyms-new' },
    ({ input, site }) => {
      const terms = input.ok ? input.value.terms : '';
      return showNew(site, {
        form: { ...emptyForm, terms, direction: terms === '' ? 'two-way' : 'one-way', query: terms },
      });
    },
  );

  action(
    router,
    { ...curate, path: curationPaths.newSynonyms, input: noInput, form: groupForm, log: 'synonyms-added' },
    async ({ form, actor, site }) => {
      const typed = { ...emptyForm, ...typedGroup(form.raw) };
      if (!form.ok) return showNew(site, { form: typed, errors: form.errors });
      const taken = await take(actor, null, form.value);
      if (taken.id === undefined) return showNew(site, { form: typed, ...taken });
      return redirect(withQuery(curationPaths.synonymGroup(taken.id), { done: 'saved' }));
    },
  );

  page(
    router,
    { ...curate, path: curationPaths.synonymGroupPattern, input: groupInput, log: 'synonym-group' },
    ({ input, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such group');
      return showGroup(site, actor, input.value.id, { done: input.value.done });
    },
  );

  action(
    router,
    {
      ...curate,
      path: curationPaths.synonymGroupPattern,
      input: groupInput,
      form: groupForm,
      log: 'synonym-group-changed',
    },
    async ({ input, form, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such group');
      const { id } = input.value;
      const entry = synonyms.get(actor, id);
      const typed = { ...toGroupForm(entry), ...typedGroup(form.raw) };
      if (!form.ok) return showGroup(site, actor, id, { form: typed, errors: form.errors });
      const taken = await take(actor, id, form.value);
      if (taken.id === undefined) {
        // Saving again after a conflict means: over what somebody else wrote.
        const version = taken.conflict === undefined ? form.value.version : synonyms.get(actor, id).version;
        return showGroup(site, actor, id, { form: { ...typed, version }, ...taken });
      }
      return redirect(withQuery(curationPaths.synonymGroup(id), { done: 'saved' }));
    },
  );

  action(
    router,
    {
      ...curate,
      path: curationPaths.removeSynonymsPattern,
      input: groupInput,
      form: removeForm,
      log: 'synonym-group-removed',
    },
    ({ input, form, actor, site }) => {
      if (!input.ok || !form.ok) throw new NotFoundError('No such group');
      const { id } = input.value;
      return attempt(site, actor, id, 'removed', () => synonyms.remove(actor, { id, ...form.value }));
    },
  );

  action(
    router,
    {
      ...curate,
      path: curationPaths.restoreSynonymsPattern,
      input: groupInput,
      form: restoreForm,
      log: 'synonym-group-restored',
    },
    ({ input, form, actor, site }) => {
      if (!input.ok || !form.ok) throw new NotFoundError('No such group');
      const { id } = input.value;
      const { version, revision } = form.value;
      return attempt(site, actor, id, 'back', () =>
        synonyms.goBack(actor, { id, version, revisionRowId: revision }),
      );
    },
  );

  /** Saves what was written, or tells what is wrong with it or what it would change. */
  async function take(
    actor: Actor,
    id: string | null,
    { draft, query, step, version }: GroupForm,
  ): Promise<{ id: string } | (Shown & { id?: undefined })> {
    const errors = synonyms.check(actor, id, draft);
    if (errors.length > 0) return { errors };
    if (step === 'save') {
      try {
        return { id: synonyms.save(actor, { id, version, draft }) };
      } catch (error) {
        if (!(error instanceof ConflictError) || id === null) throw error;
        return { conflict: groupText(synonyms.get(actor, id).group) };
      }
    }
    const tried = query === '' ? (draft.terms[0] ?? '') : query;
    return { preview: toPreview(await synonyms.preview(actor, { id, draft, query: tried })) };
  }

  /** Does something that needs no form to be shown again. */
  function attempt(site: Site, actor: Actor, id: string, done: 'removed' | 'back', work: () => void) {
    try {
      work();
    } catch (error) {
      if (error instanceof ConflictError) {
        return showGroup(site, actor, id, { conflict: groupText(synonyms.get(actor, id).group) });
      }
      if (!(error instanceof RuleError)) throw error;
      return showGroup(site, actor, id, { errors: [{ parameter: 'terms', message: error.message }] });
    }
    return redirect(withQuery(curationPaths.synonymGroup(id), { done }));
  }

  function showNew(site: Site, shown: Shown & { form: GroupFormView }): HtmlReply {
    return html(<NewSynonymsPage site={site} {...shown} errors={shown.errors ?? []} />, {
      status: statusOf(shown),
    });
  }

  function showGroup(site: Site, actor: Actor, id: string, shown: Shown): HtmlReply {
    const entry = synonyms.get(actor, id);
    const history = synonyms.history(actor, id);
    const actors = accounts.describeActors(history.revisions.map((revision) => revision.actor));
    return html(
      <SynonymGroupPage
        site={site}
        id={id}
        form={shown.form ?? toGroupForm(entry)}
        version={entry.version}
        isRemoved={entry.isRemoved}
        errors={shown.errors ?? []}
        conflict={shown.conflict}
        preview={shown.preview}
        done={shown.done}
        undo={undoOf(history)}
        history={toSynonymHistory(history, entry, actors, clock.now())}
      />,
      { status: statusOf(shown) },
    );
  }
}

const emptyForm: GroupFormView = {
  action: curationPaths.newSynonyms,
  version: 0,
  direction: 'two-way',
  terms: '',
  finds: '',
  query: '',
};

function statusOf({ errors = [], conflict }: Shown): number {
  if (conflict !== undefined) return 409;
  return errors.length > 0 ? 422 : 200;
}
