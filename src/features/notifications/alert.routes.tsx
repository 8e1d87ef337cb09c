import type { Router } from 'express';
import type { Database } from '#db/client.ts';
import { findOrganisationById } from '#features/organisations/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import type { Clock } from '#platform/clock.ts';
import { RuleError } from '#platform/errors.ts';
import { type Parsed, type RawInput, typedText } from '#web/input.ts';
import { html, type InputError, type PageReply, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { alertsForm, type Done, doneInput, followForm, followInput, readFrequencies } from './alert.input.ts';
import { frequencies, frequencyLabels, usualFrequency } from './alert.model.ts';
import { alertPaths } from './alert.paths.ts';
import { toAlertsPage } from './alert.presenter.ts';
import type { AlertOwner, AlertService } from './alert.service.ts';
import { createTargetReader, type Target } from './alert-target.ts';
import { AlertsPage } from './views/alerts-page.tsx';
import { FollowPage } from './views/follow-page.tsx';

interface Given {
  database: Database;
  alerts: AlertService;
  places: PlacesService;
  vocabularies: VocabularyService;
  clock: Clock;
}

/** What somebody who is signed in follows, and how they begin to. */
export function alertRoutes(router: Router, given: Given): void {
  const { alerts } = given;
  const own = { permission: 'account.own' } as const;
  const pages = alertsPages(given);
  const targetOf = createTargetReader({ ...given, vocabulary: () => given.vocabularies.load() });

  page(router, { ...own, path: alertPaths.mine, input: doneInput, log: 'alerts' }, ({ input, actor, site }) =>
    pages.show(site, alerts.ownerOf(actor), {
      done: input.ok ? input.value.done : undefined,
      action: alertPaths.mine,
    }),
  );

  action(
    router,
    { ...own, path: alertPaths.mine, input: doneInput, form: alertsForm, log: 'alerts-change' },
    ({ form, actor, site }) =>
      pages.change(site, alerts.ownerOf(actor), form, {
        action: alertPaths.mine,
        after: alertPaths.mineAfter,
      }),
  );

  page(
    router,
    { ...own, path: alertPaths.follow, input: followInput, log: 'alert-new' },
    ({ input, actor, site }) =>
      showFollow(site, alerts.ownerOf(actor), targetOf(input.raw, slugIn(input)), { errors: [] }),
  );

  action(
    router,
    { ...own, path: alertPaths.follow, input: followInput, form: followForm, log: 'alert-follow' },
    ({ input, form, actor, site }) => {
      const owner = alerts.ownerOf(actor);
      const target = targetOf(input.raw, slugIn(input));
      const again = (errors: InputError[]) =>
        showFollow(site, owner, target, {
          name: typedText(form.raw, 'name'),
          frequency: typedText(form.raw, 'frequency'),
          errors,
        });
      if (!form.ok) return again(form.errors);
      try {
        const { type, subject } = target;
        return redirect(alertPaths.mineAfter(alerts.follow(owner, { type, subject, ...form.value })));
      } catch (error) {
        if (!(error instanceof RuleError)) throw error;
        return again([{ parameter: error.field, message: error.message }]);
      }
    },
  );

  function showFollow(
    site: Site,
    owner: AlertOwner,
    target: Target,
    typed: { name?: string; frequency?: string; errors: InputError[] },
  ): PageReply {
    const { errors } = typed;
    const known = alerts.find(owner, target);
    const standing = known?.endedAt === null ? known : undefined;
    const chosen = typed.frequency ?? standing?.frequency ?? usualFrequency;
    return html(
      <FollowPage
        site={site}
        action={target.action}
        place={target.place}
        about={target.suggestedName}
        isOrganisation={target.type === 'organisation'}
        isKnown={standing !== undefined}
        name={typed.name ?? standing?.name ?? target.suggestedName}
        frequencies={frequencies.map((value) => ({
          value,
          ...frequencyLabels[value],
          isChosen: value === chosen,
        }))}
        errors={errors}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    );
  }
}

/** The page with all of somebody's alerts, for who is signed in and for who holds a link. */
export function alertsPages(given: Pick<Given, 'database' | 'alerts' | 'clock'>) {
  const { database, alerts, clock } = given;

  interface Shown {
    /** Where its form goes. */
    action: string;
    done?: Done | undefined;
    typed?: RawInput;
    errors?: InputError[];
    headers?: Record<string, string>;
  }

  function show(site: Site, owner: AlertOwner, shown: Shown): PageReply {
    const own = alerts.list(owner);
    const { typed } = shown;
    const view = toAlertsPage({
      alerts: own,
      organisations: own.flatMap((alert) =>
        alert.type === 'organisation' ? (findOrganisationById(database, alert.subject) ?? []) : [],
      ),
      done: shown.done,
      clock,
      ...(typed && {
        typed: new Map(Object.keys(typed).map((name) => [name, typedText(typed, name)])),
      }),
      ...(shown.errors && { errors: shown.errors }),
    });
    return html(<AlertsPage site={site} action={shown.action} view={view} />, {
      status: view.errors.length > 0 ? 422 : 200,
      headers: shown.headers ?? {},
    });
  }

  function change(
    site: Site,
    owner: AlertOwner,
    form: Parsed<{ stop?: string | undefined; resume?: string | undefined }>,
    to: Pick<Shown, 'action' | 'headers'> & { after: (done: Done) => string },
  ): PageReply {
    // A button that isn't ours can only have been made up: the page is shown as it is.
    if (!form.ok) return redirect(to.action);
    const { stop, resume } = form.value;
    if (stop !== undefined) {
      const stopped = alerts.stop(owner, stop);
      return redirect(
        stopped.length === 0 ? to.action : to.after(stop === 'all' ? 'stopped-all' : 'stopped'),
      );
    }
    try {
      if (resume !== undefined) {
        return redirect(alerts.resume(owner, resume) ? to.after('resumed') : to.action);
      }
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      return show(site, owner, { ...to, errors: [{ parameter: error.field, message: error.message }] });
    }
    const { frequencies: chosen, errors } = readFrequencies(form.raw);
    if (errors.length > 0) return show(site, owner, { ...to, typed: form.raw, errors });
    alerts.changeFrequencies(owner, chosen);
    return redirect(to.after('saved'));
  }

  return { show, change };
}

function slugIn(input: Parsed<{ organisation?: string | undefined }>): string | undefined {
  // A slug that is too long is nobody's.
  return input.ok ? input.value.organisation : '';
}
