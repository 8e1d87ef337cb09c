import type { Account } from '#features/accounts/index.ts';
import { displayName } from '#features/accounts/index.ts';
import { kindDefinitions } from '#features/listings/index.ts';
import { formatCount } from '#platform/formats.ts';
import type { Tab } from '#web/components/index.ts';
import { agoText } from './ago.ts';
import { curationPaths } from './curation.paths.ts';
import { type DeskView, isNarrowed, viewQuery } from './desk.input.ts';
import { listingProposals } from './publishing-gate.ts';
import { proposalOf, type ReviewItem, type ReviewState, type ReviewType } from './review.model.ts';
import { type Subject, sightOf, titleOf } from './review.subjects.ts';
import {
  type DeskList,
  deskListLabels,
  deskLists,
  emptyDeskLists,
  reviewTypeDefinitions,
  typesIn,
} from './review-types.ts';

/** What the desk shows around the item: tabs, the list, what was just decided. */

export interface DeskRow {
  title: string;
  gist: string;
  href: string;
  /** Goes with a decision about several. */
  seen: string;
  isCurrent: boolean;
}

export interface BulkWords {
  agree: string;
  decline: string | null;
}

function waitingIn(counts: ReadonlyMap<ReviewType, number>, list: DeskList): number {
  return typesIn(list).reduce((total, type) => total + (counts.get(type) ?? 0), 0);
}

/** The lists with how much waits in each. */
export function toTabs(counts: ReadonlyMap<ReviewType, number>, current: DeskList): Tab[] {
  return deskLists.map((list) => ({
    label: deskListLabels[list],
    count: formatCount(waitingIn(counts, list)),
    href: curationPaths.deskWith(listQuery(list)),
    isCurrent: list === current,
  }));
}

/** What stands in the place of the items where a view has none, and where one goes from there. */
export interface EmptyDesk {
  title: string;
  text: string;
  /** Null where nothing waits anywhere. */
  onward: { label: string; href: string } | null;
}

/** A list that is done leads on to the next one; one that was narrowed to nothing, to all that it has. */
export function toEmptyDesk(counts: ReadonlyMap<ReviewType, number>, view: DeskView): EmptyDesk {
  const { list } = view;
  const all = waitingIn(counts, list);
  if (isNarrowed(view) && all > 0) {
    return {
      title: `Nothing in “${deskListLabels[list]}” is like that`,
      text: 'What you narrowed the list to leaves nothing of it.',
      onward: { label: `Show all ${formatCount(all)}`, href: curationPaths.deskWith(listQuery(list)) },
    };
  }
  const at = deskLists.indexOf(list);
  const next = [...deskLists.slice(at + 1), ...deskLists.slice(0, at)].find(
    (each) => waitingIn(counts, each) > 0,
  );
  return {
    title: `Nothing in “${deskListLabels[list]}”`,
    text: emptyDeskLists[list],
    onward:
      next === undefined
        ? null
        : {
            label: `Go on to “${deskListLabels[next]}”, ${formatCount(waitingIn(counts, next))}`,
            href: curationPaths.deskWith(listQuery(next)),
          },
  };
}

const listQuery = (list: DeskList) => ({ list: list === 'review' ? null : list });

/** An item as the list shows it. */
export function toRow(
  source: {
    item: ReviewItem;
    state: ReviewState;
    subject: Subject;
    assignee: Account | undefined;
    isCurrent: boolean;
  },
  view: DeskView,
  now: Date,
): DeskRow {
  const { item, subject, assignee } = source;
  return {
    title: titleOf(item, subject),
    gist: [
      gistOf(item, subject),
      item.subjectType === 'listing' ? (subject.organisation?.name ?? '') : '',
      agoText(item.openedAt, now),
      assignee ? `with ${displayName(assignee)}` : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
    href: curationPaths.deskWith({ ...viewQuery(view), item: item.id }),
    seen: `${item.id}~${sightOf(item, source.state, subject)}`,
    isCurrent: source.isCurrent,
  };
}

/** "Changed", "New need". */
function gistOf(item: ReviewItem, { listing }: Subject): string {
  const { gist } = reviewTypeDefinitions[item.type];
  if (item.type !== 'new-listing') return gist;
  const kind = listing?.kind ?? proposalOf(item, ...listingProposals).content.kind;
  return `${gist} ${kindDefinitions[kind].label.toLowerCase()}`;
}

/**
 * What can be done with several items of a list at once; undefined where nothing can, and on the call list: each call
 * is one of its own, and what its buttons mean differs from item to item.
 */
export function toBulkWords(list: DeskList, canDecide: (type: ReviewType) => boolean): BulkWords | undefined {
  const [type] = typesIn(list).filter(canDecide);
  if (type === undefined || list === 'calls') return undefined;
  const { agree, decline } = reviewTypeDefinitions[type];
  return { agree: agree.label, decline: decline?.label ?? null };
}

/** "“Committee room”: approved.", "3: approved.": what was just decided, beside the button that undoes it. */
export function decidedText(decisions: readonly { title: string; past: string }[]): string {
  const [first] = decisions;
  if (first === undefined) return '';
  if (decisions.length === 1) return `“${first.title}”: ${first.past}.`;
  return `${formatCount(decisions.length)}: ${first.past}.`;
}
