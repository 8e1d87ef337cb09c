import type { Router } from 'express';
import { z } from 'zod';
import type { AccountService } from '#features/accounts/index.ts';
import type { ItemPanel } from '#features/curation/index.ts';
import { type ListingService, reviewMonthsLimits } from '#features/listings/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { NotFoundError } from '#platform/errors.ts';
import { doneCount, single, typedText } from '#web/input.ts';
import { type HtmlReply, html, type InputError, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { whyOf } from './call.effects.ts';
import { doneText, overtakenText, toCallSheet, toIntervalPage } from './call.presenter.ts';
import type { CallService } from './call.service.ts';
import { type CallList, mostEntries } from './call-list.ts';
import { freshnessPaths } from './freshness.paths.ts';
import { CallPage, CallPanel, LapsedPanel } from './views/call-page.tsx';
import { IntervalPage } from './views/interval-page.tsx';

const longestNote = 500;
const answers = ['confirm', 'withdraw'] as const;

const callInput = z.object({
  slug: z.string().max(200),
  done: single(z.enum(answers).optional().catch(undefined)),
  /** Of how many it was noted, and of how many it wasn't since others had dealt with them. */
  count: doneCount,
  missed: doneCount,
});
const answerWrong = 'Choose what they said';
/** Each button is `confirm:ID`, `withdraw:ID` or `confirm:all`: all that the sheet shows. */
const callForm = z
  .object({
    answer: single(z.string().regex(/^(confirm:all|(confirm|withdraw):[0-9a-f-]{36})$/, answerWrong)),
    /** The entries that the sheet shows, with spaces between. */
    shown: single(
      z
        .string()
        .default('')
        .transform((text) => text.split(' ').filter(Boolean))
        .pipe(z.array(z.uuid(answerWrong)).max(mostEntries, answerWrong)),
    ),
    note: single(z.string().trim().max(longestNote, `Use ${longestNote} characters or fewer`).default('')),
  })
  .transform(({ answer, shown, note }) => {
    const [what, id = ''] = answer.split(':');
    return {
      answer: what === 'withdraw' ? ('withdraw' as const) : ('confirm' as const),
      listingIds: id === 'all' ? shown : [id],
      note,
    };
  });

const intervalInput = z.object({
  slug: z.string().max(200),
  done: single(z.literal('1').optional().catch(undefined)),
});
const { fewest, most } = reviewMonthsLimits;
const oftenWrong = `Choose how often, from every month to every ${most} months`;
const intervalForm = z.object({
  months: single(
    z
      .string(oftenWrong)
      .regex(/^(usual|\d{1,2})$/, oftenWrong)
      .transform((text) => (text === 'usual' ? null : Number(text)))
      .refine((months) => months === null || (months >= fewest && months <= most), oftenWrong),
  ),
});

/** What curators do about entries that nobody confirms: ring up, and say how long an entry is good for. */
export function callRoutes(
  router: Router,
  given: {
    calls: CallService;
    accounts: Pick<AccountService, 'describeActors'>;
    listings: Pick<ListingService, 'getPublicBySlug'>;
    clock: Clock;
  },
): void {
  const { calls, accounts, listings, clock } = given;
  const open = { permission: 'curation.work' } as const;

  page(
    router,
    { ...open, path: freshnessPaths.callPattern, input: callInput, log: 'call' },
    ({ input, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such organisation');
      const { slug, done, count: noted = 1, missed = 0 } = input.value;
      return callReply(site, actor, slug, { done: done && doneText(done, { noted, missed }) });
    },
  );

  action(
    router,
    { ...open, path: freshnessPaths.callPattern, input: callInput, form: callForm, log: 'call-note' },
    ({ input, form, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such organisation');
      const { slug } = input.value;
      if (!form.ok) {
        return callReply(site, actor, slug, { note: typedText(form.raw, 'note'), errors: form.errors });
      }
      const { answer, listingIds, note } = form.value;
      const noted = calls.note(actor, { slug, ...form.value });
      if (noted === 0) {
        return callReply(site, actor, slug, { note, overtaken: overtakenBy(actor, slug, listingIds) });
      }
      const missed = listingIds.length - noted;
      return redirect(freshnessPaths.callAfter(slug, { done: answer, count: noted, missed }));
    },
  );

  page(
    router,
    { ...open, path: freshnessPaths.intervalPattern, input: intervalInput, log: 'interval' },
    ({ input, site }) => {
      if (!input.ok) throw new NotFoundError('No such listing');
      return intervalReply(site, input.value.slug, { isDone: input.value.done === '1', errors: [] });
    },
  );

  action(
    router,
    {
      ...open,
      path: freshnessPaths.intervalPattern,
      input: intervalInput,
      form: intervalForm,
      log: 'interval-set',
    },
    ({ input, form, actor, site }) => {
      if (!input.ok) throw new NotFoundError('No such listing');
      const { slug } = input.value;
      if (!form.ok) return intervalReply(site, slug, { isDone: false, errors: form.errors });
      calls.setInterval(actor, listings.getPublicBySlug(slug), form.value.months);
      return redirect(freshnessPaths.intervalAfter(slug));
    },
  );

  /** What somebody did to entries while this curator had the sheet open. */
  function overtakenBy(actor: Actor, slug: string, listingIds: readonly string[]): string {
    const [listingId] = listingIds.length === 1 ? listingIds : [];
    const last = listingId === undefined ? undefined : calls.lastDone(actor, { slug, listingId });
    const by = last && accounts.describeActors([last.actor]).get(last.actor);
    return overtakenText(last && { ...last, by: by ?? 'somebody unknown' }, londonDay(clock.now()));
  }

  function callReply(
    site: Site,
    actor: Actor,
    slug: string,
    more: {
      done?: string | undefined;
      note?: string;
      errors?: readonly InputError[];
      overtaken?: string;
    },
  ): HtmlReply {
    const { done, note = '', errors = [], overtaken } = more;
    const view = toCallSheet(calls.sheet(actor, slug), londonDay(clock.now()));
    return html(
      <CallPage
        site={site}
        view={view}
        action={freshnessPaths.call(slug)}
        done={done}
        overtaken={overtaken}
        note={note}
        errors={errors}
      />,
      { status: overtaken !== undefined ? 409 : errors.length === 0 ? 200 : 422 },
    );
  }

  function intervalReply(
    site: Site,
    slug: string,
    more: { isDone: boolean; errors: readonly InputError[] },
  ): HtmlReply {
    const view = toIntervalPage(listings.getPublicBySlug(slug), londonDay(clock.now()));
    return html(<IntervalPage site={site} view={view} action={freshnessPaths.interval(slug)} {...more} />, {
      status: more.errors.length === 0 ? 200 : 422,
    });
  }
}

/** What the desk shows of calls and of lapsed entries. */
export function deskPanels(given: {
  callList: CallList;
  clock: Clock;
  database: Parameters<CallList['waitingOf']>[0];
}): Record<'call' | 'lapsed', ItemPanel> {
  const { callList, clock, database } = given;
  return {
    call: ({ item, subject }) => {
      const { organisation } = subject;
      if (!organisation) return <LapsedPanel text="The organisation is gone." />;
      const entries = callList.waitingOf(database, organisation.rowId);
      const view = toCallSheet({ organisation, entries }, londonDay(clock.now()));
      return <CallPanel view={view} why={whyOf(item)} oneByOne={freshnessPaths.call(organisation.slug)} />;
    },
    lapsed: () => (
      <LapsedPanel text="Nobody confirmed it in time, so it doesn’t come up in searches. Its page says so." />
    ),
  };
}
