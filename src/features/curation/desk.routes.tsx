import type { Router } from 'express';
import type { Database } from '#db/client.ts';
import type { Account, AccountService } from '#features/accounts/index.ts';
import type { MembershipService, OrganisationService } from '#features/organisations/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import type { Person } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { NotFoundError, RuleError } from '#platform/errors.ts';
import { noInput, type RawInput, typedText } from '#web/input.ts';
import type { Html } from '#web/jsx/index.ts';
import { type HtmlReply, html, type InputError, redirect } from '#web/replies.ts';
import { action, page } from '#web/routing.tsx';
import type { Site } from '#web/site.ts';
import { curationPaths } from './curation.paths.ts';
import {
  assignForm,
  type DeskAsked,
  type DeskView,
  decideForm,
  deskInput,
  filterOf,
  personOf,
  trustForm,
  undoForm,
  viewQuery,
} from './desk.input.ts';
import { decidedText, toBulkWords, toEmptyDesk, toRow, toTabs } from './desk.presenter.ts';
import { toItemView } from './item.presenter.ts';
import type { ReviewLedger } from './review.ledger.ts';
import { proposalOf, type ReviewItem, type ReviewType } from './review.model.ts';
import type { QueueFilter } from './review.queries.ts';
import type { DecisionResult, OpenedItem, ReviewService } from './review.service.ts';
import { reviewTypeDefinitions } from './review-types.ts';
import type { TrustService } from './trust.service.ts';
import { DeskPage } from './views/desk-page.tsx';

const perPage = 20;

/** What is shown of an item beyond what the desk itself knows: filled by features that put their own types into it. */
export type ItemPanel = (opened: OpenedItem, site: Site) => Html;

/** What features above this one put on the desk. */
export interface DeskFills {
  panels: Partial<Record<ReviewType, ItemPanel>>;
  /** How many questions to organisations nobody answered in time. */
  countOverdue(): number;
}

/** What came of a form that wasn't carried out. */
interface Trouble {
  status: 409 | 422;
  message: string;
  errors: readonly InputError[];
  /** The words that were typed. */
  reason: string;
  /** What was ticked, where it was about several. */
  ticked: readonly string[];
}

/** The curators' desk. */
export function deskRoutes(
  router: Router,
  given: {
    database: Database;
    clock: Clock;
    accounts: AccountService;
    organisations: OrganisationService;
    memberships: Pick<MembershipService, 'members'>;
    vocabularies: VocabularyService;
    reviewLedger: ReviewLedger;
    reviews: ReviewService;
    trust: TrustService;
  },
  fills: DeskFills,
): void {
  const { database, clock, accounts, organisations, reviews } = given;

  page(
    router,
    { path: curationPaths.desk, permission: 'curation.work', input: deskInput, log: 'desk' },
    ({ input, site, actor }) => {
      if (!input.ok) throw new NotFoundError('No such list');
      return deskReply(site, personOf(actor), input.value);
    },
  );

  action(
    router,
    {
      path: curationPaths.decide,
      permission: 'curation.work',
      input: noInput,
      form: decideForm,
      log: 'decide',
    },
    ({ form, site, actor }) => {
      const person = personOf(actor);
      if (!form.ok) return wrongForm(site, person, form.raw, form.errors);
      const { item: items, outcome, reason, ...view } = form.value;
      const [first] = items;
      const isSingle = items.length === 1;
      const next = isSingle && first ? nextOf(person, view, first.id) : undefined;
      let result: DecisionResult;
      try {
        result = reviews.decide(person, { items, outcome, reason, site });
      } catch (error) {
        if (!(error instanceof RuleError)) throw error;
        return wrongForm(site, person, form.raw, [{ parameter: error.field, message: error.message }]);
      }
      const [missed] = result.missed;
      if (isSingle && missed) {
        return deskReply(
          site,
          person,
          { ...view, item: missed.id },
          {
            status: missed.why === 'overtaken' ? 409 : 422,
            message: missed.message,
            errors: missed.why === 'overtaken' ? [] : [{ parameter: 'reason', message: missed.message }],
            reason,
            ticked: [],
          },
        );
      }
      return redirect(afterDecision(view, result, next));
    },
  );

  action(
    router,
    { path: curationPaths.undo, permission: 'curation.work', input: noInput, form: undoForm, log: 'undo' },
    ({ form, site, actor }) => {
      if (!form.ok) throw new NotFoundError('No such decisions');
      const { decided, ...view } = form.value;
      const result = reviews.undo(personOf(actor), decided, site);
      const [first] = result.decided.length > 0 ? result.decided : result.missed;
      return redirect(
        curationPaths.deskWith({
          ...viewQuery(view),
          item: first?.id,
          undone: result.decided.length,
          missed: result.missed.length === 0 ? null : result.missed.length,
        }),
      );
    },
  );

  action(
    router,
    {
      path: curationPaths.assign,
      permission: 'curation.work',
      input: noInput,
      form: assignForm,
      log: 'assign',
    },
    ({ form, site, actor }) => {
      const person = personOf(actor);
      if (!form.ok) return wrongForm(site, person, form.raw, form.errors);
      const { item: items, assignee, ...view } = form.value;
      const account = assignee === '' ? null : assigneesFor(person).find((each) => each.id === assignee);
      if (account === undefined) throw new NotFoundError('No such curator');
      const ids = items.map(({ id }) => id);
      const { assigned, missed } = reviews.assign(person, ids, account?.rowId ?? null);
      return redirect(
        curationPaths.deskWith({
          ...viewQuery(view),
          item: ids.length === 1 ? ids[0] : null,
          assigned,
          givenTo: account === null ? 'nobody' : account.rowId === person.accountRowId ? 'me' : null,
          missed: missed === 0 ? null : missed,
        }),
      );
    },
  );

  action(
    router,
    { path: curationPaths.trust, permission: 'curation.work', input: noInput, form: trustForm, log: 'trust' },
    ({ form, site, actor }) => {
      const person = personOf(actor);
      if (!form.ok) {
        const errors = form.errors.map((error) =>
          error.parameter === 'reason' ? { ...error, parameter: 'trust-reason' } : error,
        );
        return wrongForm(site, person, form.raw, errors);
      }
      const { item, organisation, trust, reason, ...view } = form.value;
      given.trust.setTrust(person, { organisationId: organisation, isTrusted: trust === 'grant', reason });
      return redirect(curationPaths.deskWith({ ...viewQuery(view), item, trusted: trust }));
    },
  );

  /** The desk again with what was wrong, on the item that the form was about, or with what was ticked. */
  function wrongForm(site: Site, person: Person, raw: RawInput, errors: readonly InputError[]): HtmlReply {
    const items = [raw.item ?? ''].flat();
    const ticked = items.length > 1 ? items : [];
    const asked = deskInput.parse({ ...raw, item: ticked.length > 0 ? undefined : items[0]?.split('~')[0] });
    const reason = typedText(raw, 'reason');
    return deskReply(site, person, asked, { status: 422, message: '', errors, reason, ticked });
  }

  function nextOf(person: Person, view: DeskView, id: string): ReviewItem | undefined {
    return reviews.nextAfter(filterFor(person, view), reviews.get(id).item);
  }

  function afterDecision(view: DeskView, result: DecisionResult, next: ReviewItem | undefined): string {
    return curationPaths.deskWith({
      ...viewQuery(view),
      item: next?.id,
      decided: result.events === null ? null : `${result.events.first}-${result.events.last}`,
      missed: result.missed.length === 0 ? null : result.missed.length,
    });
  }

  /** Those who curate, and whoever is at the desk: an administrator may be, without being one of them. */
  function assigneesFor(person: Person): Account[] {
    const curators = accounts.curators();
    const isAmong = curators.some(({ rowId }) => rowId === person.accountRowId);
    return isAmong ? curators : [...curators, accounts.own(person)];
  }

  function filterFor(person: Person, view: DeskView) {
    return filterOf(view, { me: person.accountRowId, curators: assigneesFor(person), now: clock.now() });
  }

  function deskReply(
    site: Site,
    person: Person,
    asked: Partial<DeskAsked> & DeskView,
    trouble?: Trouble,
  ): HtmlReply {
    const now = clock.now();
    const chosen = asked.item === undefined ? undefined : reviews.get(asked.item);
    // A link to an item alone opens the list that it stands in.
    const wished: DeskView =
      chosen && asked.list === 'review'
        ? { ...asked, list: reviewTypeDefinitions[chosen.item.type].list }
        : asked;
    const filter = filterFor(person, wished);
    const { view, items, total } = pageOf(filter, wished);
    const counts = reviews.counts();
    const dossiers = given.reviewLedger.dossiers(database, items);
    const subjects = reviews.subjects(items);
    const [firstItem] = items;
    const opened = chosen ?? (firstItem && reviews.get(firstItem.id));
    const at = items.findIndex((item) => item.rowId === opened?.item.rowId);
    const assignees = accounts.byRowIds(items.flatMap((item) => item.assigneeRowId ?? []));
    const nextInList =
      opened && ((at >= 0 ? items[at + 1] : undefined) ?? reviews.nextAfter(filter, opened.item));
    const link = (item: ReviewItem | undefined) =>
      item && curationPaths.deskWith({ ...viewQuery(view), item: item.id });
    const decisions = asked.decided === undefined ? [] : reviews.decisionsIn(person, asked.decided);
    return html(
      <DeskPage
        site={site}
        view={view}
        tabs={toTabs(counts, view.list)}
        overdue={fills.countOverdue()}
        rows={dossiers.flatMap(({ item, state }) => {
          const subject = subjects.get(item.rowId);
          if (!subject) return [];
          const assignee = item.assigneeRowId === null ? undefined : assignees.get(item.assigneeRowId);
          const isCurrent = item.rowId === opened?.item.rowId;
          return [toRow({ item, state, subject, assignee, isCurrent }, view, now)];
        })}
        total={total}
        totalPages={Math.ceil(total / perPage)}
        bulk={toBulkWords(view.list, reviews.canDecide)}
        item={
          opened && {
            view: itemView(person, opened, now),
            panel: fills.panels[opened.item.type]?.(opened, site),
            isChosen: chosen !== undefined,
            previous: link(at > 0 ? items[at - 1] : undefined),
            next: link(nextInList ?? (at >= 0 ? undefined : firstItem)),
          }
        }
        empty={toEmptyDesk(counts, view)}
        curators={assigneesFor(person)}
        me={person.accountRowId}
        decided={
          decisions.length === 0 || asked.decided === undefined
            ? undefined
            : {
                text: decidedText(decisions),
                range: `${asked.decided.first}-${asked.decided.last}`,
              }
        }
        missed={asked.missed ?? 0}
        undone={asked.undone}
        assigned={asked.assigned ?? 0}
        givenTo={asked.givenTo}
        trusted={asked.trusted}
        trouble={trouble}
      />,
      { status: trouble?.status ?? 200 },
    );
  }

  /** A page of the list; the last one where the page asked for has been worked off. */
  function pageOf(
    filter: QueueFilter,
    view: DeskView,
  ): { view: DeskView; items: ReviewItem[]; total: number } {
    const read = (page: number) => reviews.queue(filter, { offset: (page - 1) * perPage, limit: perPage });
    const found = read(view.page);
    const last = Math.max(1, Math.ceil(found.total / perPage));
    if (view.page <= last) return { view, ...found };
    return { view: { ...view, page: last }, ...read(last) };
  }

  function itemView(person: Person, opened: OpenedItem, now: Date) {
    const { item, subject, events } = opened;
    const { organisation } = subject;
    const others = [
      ...(item.type === 'registration' ? proposalOf(item, 'registration').similarRowIds : []),
      ...(item.type === 'organisation-facts'
        ? [proposalOf(item, 'organisation-facts').facts.parentRowId ?? -1]
        : []),
      organisation?.parentRowId ?? -1,
    ].filter((rowId) => rowId !== -1);
    return toItemView({
      opened,
      author:
        item.openedByRowId === null
          ? undefined
          : accounts.byRowIds([item.openedByRowId]).get(item.openedByRowId),
      actors: accounts.describeActors(events.map((event) => event.actor)),
      sites: organisation ? organisations.sites(organisation) : [],
      siteRowIdsNow: reviews.siteRowIdsNow(opened.subject),
      organisations: organisations.byRowIds(others),
      members: organisation && item.type === 'claim' ? given.memberships.members(person, organisation) : [],
      canDecide: reviews.canDecide(item.type),
      vocabulary: given.vocabularies.load(),
      now,
    });
  }
}
