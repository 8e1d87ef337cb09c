import { z } from 'zod';
import type { Account } from '#features/accounts/index.ts';
import type { Actor, Person } from '#platform/actor.ts';
import { dayMs } from '#platform/clock.ts';
import { ForbiddenError } from '#platform/errors.ts';
import { doneCount, repeated, single } from '#web/input.ts';
import { pageOrFirst } from '#web/paging.ts';
import type { QueryValue } from '#web/paths.ts';
import { reviewTypes } from './review.model.ts';
import type { QueueFilter } from './review.queries.ts';
import { mostAtOnce } from './review.service.ts';
import { deskLists, outcomes, typesIn } from './review-types.ts';

/** What the desk's address and forms say. */

export const ages = ['any', '2', '7', '14'] as const;
export const trustings = ['grant', 'withdraw'] as const;
export const owners = ['all', 'mine', 'nobody'] as const;

const eventRange = z
  .string()
  .regex(/^\d{1,15}-\d{1,15}$/)
  .transform((text) => {
    const [first = 0, last = 0] = text.split('-').map(Number);
    return { first, last };
  });

/** Which part of the queue one looks at. What is wrong in an address counts as not given: it is only a view. */
const view = {
  list: single(z.enum(deskLists).default('review').catch('review')),
  /** One type of the list's, or all of them. */
  type: single(
    z
      .enum(['all', ...reviewTypes])
      .default('all')
      .catch('all'),
  ),
  /** Or the public id of a curator's account. */
  whose: single(
    z
      .union([z.enum(owners), z.uuid()])
      .default('all')
      .catch('all'),
  ),
  /** Waits at least so many days. */
  age: single(z.enum(ages).default('any').catch('any')),
  page: pageOrFirst(),
};

export const deskInput = z.object({
  ...view,
  item: single(z.uuid().optional().catch(undefined)),
  /** Events of the decisions just made, which can be taken back. */
  decided: single(eventRange.optional().catch(undefined)),
  /** How many of those chosen weren't decided. */
  missed: doneCount,
  undone: doneCount,
  /** How many were just given to somebody, and to whom. */
  assigned: doneCount,
  givenTo: single(z.enum(['me', 'nobody']).optional().catch(undefined)),
  /** What was just done about trusting the item's organisation. */
  trusted: single(z.enum(trustings).optional().catch(undefined)),
});
export type DeskAsked = z.output<typeof deskInput>;
export type DeskView = Pick<DeskAsked, 'list' | 'type' | 'whose' | 'age' | 'page'>;

const longestReason = 1000;
const reason = z.string().trim().max(longestReason, `Use ${longestReason} characters or fewer`).default('');

/** An item with what was seen of it: `ID~SIGHT`. */
const itemSeen = z
  .string()
  .regex(/^[0-9a-f-]{36}~[0-9]{1,9}-[0-9]{1,16}(-[\w-]{1,64})?$/, 'Choose something that waits')
  .transform((text) => {
    const [id = '', sight = ''] = text.split('~');
    return { id, sight };
  });

export const decideForm = z.object({
  ...view,
  item: repeated(itemSeen).pipe(
    z
      .array(z.object({ id: z.string(), sight: z.string() }))
      .min(1, 'Tick what you want to decide')
      .max(mostAtOnce, `Tick at most ${mostAtOnce}`),
  ),
  outcome: single(z.enum(outcomes, 'Choose what to do')),
  reason: single(reason),
});

export const assignForm = z.object({
  ...view,
  /** From an item's own page its id; from the list, ticked, with what was seen of it, which doesn't matter here. */
  item: repeated(
    z.union([z.uuid().transform((id) => ({ id })), itemSeen], 'Choose something that waits'),
  ).pipe(
    z
      .array(z.object({ id: z.string() }))
      .min(1, 'Tick what you want to hand over')
      .max(mostAtOnce, `Tick at most ${mostAtOnce}`),
  ),
  /** The account's public id; empty for nobody. */
  assignee: single(z.union([z.literal(''), z.uuid()])),
});

export const undoForm = z.object({ ...view, decided: single(eventRange) });

export const trustForm = z.object({
  ...view,
  item: single(z.uuid().optional().catch(undefined)),
  organisation: single(z.uuid()),
  trust: single(z.enum(trustings)),
  reason: single(
    z.string().trim().min(1, 'Say why').max(longestReason, `Use ${longestReason} characters or fewer`),
  ),
});

/** Whether a view leaves out part of its list. */
export function isNarrowed({ type, whose, age }: DeskView): boolean {
  return type !== 'all' || whose !== 'all' || age !== 'any';
}

/** A view as a query, without what is usual. */
export function viewQuery(view: DeskView): Record<string, QueryValue> {
  return {
    list: view.list === 'review' ? null : view.list,
    type: view.type === 'all' ? null : view.type,
    whose: view.whose === 'all' ? null : view.whose,
    age: view.age === 'any' ? null : view.age,
    page: view.page === 1 ? null : view.page,
  };
}

/** A view as the hidden fields of a form that leads back to it. */
export function viewFields({ list, type, whose, age, page }: DeskView): [name: string, value: string][] {
  return Object.entries({ list, type, whose, age, page: String(page) });
}

/** A view as a filter of the queue, for one curator at a moment. What isn't there to be chosen narrows nothing. */
export function filterOf(
  view: DeskView,
  { me, curators, now }: { me: number; curators: readonly Pick<Account, 'id' | 'rowId'>[]; now: Date },
): QueueFilter {
  const types = typesIn(view.list);
  const chosen = types.filter((type) => type === view.type);
  const assignees: Record<string, QueueFilter['assignee']> = { all: undefined, mine: me, nobody: 'nobody' };
  return {
    types: chosen.length > 0 ? chosen : types,
    assignee:
      view.whose in assignees ? assignees[view.whose] : curators.find(({ id }) => id === view.whose)?.rowId,
    waitingSince: view.age === 'any' ? undefined : new Date(now.getTime() - Number(view.age) * dayMs),
  };
}

/** The desk is people's: a link from an e-mail or the product itself never opens it. */
export function personOf(actor: Actor): Person {
  if (actor.kind !== 'person') throw new ForbiddenError('The desk is for people who are signed in');
  return actor;
}
