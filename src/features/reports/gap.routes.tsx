import type { Router } from 'express';
import { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { ConflictError, NotFoundError } from '#platform/errors.ts';
import { noInput, type RawInput, single, typedText } from '#web/input.ts';
import { type HtmlReply, html, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { type Gap, type GapState, gapStates } from './gap.model.ts';
import { type GapTrouble, toGapList } from './gap.presenter.ts';
import type { GapService } from './gap.service.ts';
import { reportPaths } from './report.paths.ts';
import { reportPage } from './search-report.routes.tsx';
import { GapListPage } from './views/gap-list-page.tsx';

const longestNote = 1_000;

const listInput = z.object({
  state: single(z.enum(gapStates).default('open').catch('open')),
  page: reportPage,
  done: single(z.enum(['added', 'changed']).optional().catch(undefined)),
});

const note = single(
  z
    .string()
    .trim()
    .max(longestNote, `Use ${longestNote} characters or fewer`)
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .default(''),
);

const addForm = z.object({
  what: single(
    z.string().trim().min(1, 'Say what is missing').max(100, 'Use 100 characters or fewer').default(''),
  ),
  note,
});

const changeForm = z.object({
  id: single(z.string().max(60)),
  version: single(
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ),
  state: single(z.enum(gapStates, 'Choose how it stands')),
  note,
});

/** The list of what the borough lacks, for curators. */
export function gapRoutes(router: Router, given: { clock: Clock; gaps: GapService }): void {
  const { clock, gaps } = given;
  const curate = { permission: 'curation.work' } as const;

  page(router, { ...curate, path: reportPaths.gaps, input: listInput, log: 'gaps' }, (call) => {
    if (!call.input.ok) throw new NotFoundError('No such list');
    return show(call.site, call.actor, call.input.value);
  });

  action(
    router,
    { ...curate, path: reportPaths.addGap, input: noInput, form: addForm, log: 'gap-added' },
    ({ form, actor, site }) => {
      if (!form.ok) {
        const trouble = { about: 'new', errors: form.errors, typed: form.raw, now: undefined };
        return show(site, actor, { state: 'open', page: 1 }, trouble, 422);
      }
      try {
        const { state } = gaps.add(actor, form.value);
        return redirect(reportPaths.gapsWith({ state: shown(state), done: 'added' }));
      } catch (error) {
        const now = error instanceof ConflictError ? gaps.findFor(actor, form.value.what) : undefined;
        if (!now) throw error;
        const message = `“${now.what}” is in the list already. Both notes are below: keep what is right.`;
        return overtaken(site, actor, now, form.raw, message);
      }
    },
  );

  action(
    router,
    { ...curate, path: reportPaths.changeGap, input: noInput, form: changeForm, log: 'gap-changed' },
    ({ form, actor, site }) => {
      const asked = { state: stateIn(form.raw), page: 1 };
      if (!form.ok) {
        const trouble = { about: idIn(form.raw), errors: form.errors, typed: form.raw, now: undefined };
        return show(site, actor, asked, trouble, 422);
      }
      try {
        const { state } = gaps.change(actor, form.value);
        return redirect(reportPaths.gapsWith({ state: shown(state), done: 'changed' }));
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        const now = gaps.get(actor, form.value.id);
        const message = 'Somebody else has changed it in the meantime. Both versions are below.';
        return overtaken(site, actor, now, form.raw, message);
      }
    },
  );

  /** The list, with what one typed about a gap beside what it says. */
  function overtaken(site: Site, actor: Actor, now: Gap, typed: RawInput, message: string): HtmlReply {
    const errors = [{ parameter: 'note', message }];
    return show(site, actor, { state: now.state, page: 1 }, { about: now.id, errors, typed, now }, 409);
  }

  function show(
    site: Site,
    actor: Actor,
    asked: { state: GapState; page: number; done?: 'added' | 'changed' | undefined },
    trouble?: GapTrouble,
    status = 200,
  ): HtmlReply {
    const found = gaps.list(actor, asked);
    // What is wrong with a form is said beside it, wherever in the list it stands.
    const about: Gap[] =
      trouble?.now && !found.gaps.some(({ id }) => id === trouble.about) ? [trouble.now] : [];
    const view = toGapList({
      ...asked,
      ...found,
      gaps: [...about, ...found.gaps],
      today: londonDay(clock.now()),
      trouble,
    });
    return html(<GapListPage site={site} view={view} />, { status });
  }
}

/** The list that is shown first has no name in the address. */
function shown(state: GapState): GapState | null {
  return state === 'open' ? null : state;
}

function idIn(raw: RawInput): string {
  return typedText(raw, 'id');
}

/** The list that the form stood in. */
function stateIn(raw: RawInput): GapState {
  return gapStates.find((state) => state === typedText(raw, 'shown')) ?? 'open';
}
