import type { SynonymEntry, SynonymGroup } from '#features/vocabularies/index.ts';
import { formatCount } from '#platform/formats.ts';
import type { Tab } from '#web/components/index.ts';
import { agoText } from './ago.ts';
import { curationPaths } from './curation.paths.ts';
import { type SynonymShow, type SynonymsAsked, synonymShows, type TypedGroup } from './synonym.input.ts';
import type { SynonymHistory, SynonymPreview, Trial } from './synonym.service.ts';

/** What the pages of synonyms show; nothing here reads or writes. */

const perPage = 50;

export interface SynonymListView {
  q: string;
  show: SynonymShow;
  tabs: Tab[];
  total: string;
  rows: SynonymRow[];
  /** What stands there where no group is found. */
  empty: { title: string; text: string };
  page: number;
  totalPages: number;
  pageHref: (page: number) => string;
}

export interface SynonymRow {
  href: string;
  terms: string;
  /** What the terms find; null where all mean the same. */
  finds: string | null;
  note: string;
}

const showLabels: Record<SynonymShow, string> = {
  all: 'In use',
  changed: 'Changed here',
  removed: 'Removed',
};

const emptyWords: Record<SynonymShow | 'letters', SynonymListView['empty']> = {
  all: {
    title: 'No synonyms are in use',
    text: 'Words are searched for as they are until somebody adds a group.',
  },
  changed: {
    title: 'Nothing is changed here yet',
    text: 'Groups that you add, and supplied ones that you change, are shown here.',
  },
  removed: { title: 'Nothing is removed', text: 'What you remove is kept here, to be brought back.' },
  letters: { title: 'No group has these letters', text: 'Try fewer letters, or add a group.' },
};

const isShown: Record<SynonymShow, (entry: SynonymEntry) => boolean> = {
  all: ({ isRemoved }) => !isRemoved,
  changed: ({ isRemoved, origin }) => !isRemoved && origin !== 'supplied',
  removed: ({ isRemoved }) => isRemoved,
};

export function toSynonymList(entries: readonly SynonymEntry[], asked: SynonymsAsked): SynonymListView {
  const letters = asked.q.toLowerCase();
  const having = entries.filter(({ group }) =>
    [...group.terms, ...group.finds].some((term) => term.toLowerCase().includes(letters)),
  );
  const found = having.filter(isShown[asked.show]);
  const at = (changed: { show?: SynonymShow; page?: number }) => {
    const { show, page } = { show: asked.show, page: 1, ...changed };
    return curationPaths.synonymsWith({
      q: asked.q,
      show: show === 'all' ? null : show,
      page: page === 1 ? null : page,
    });
  };
  return {
    q: asked.q,
    show: asked.show,
    tabs: synonymShows.map((show) => ({
      label: showLabels[show],
      count: formatCount(having.filter(isShown[show]).length),
      href: at({ show }),
      isCurrent: show === asked.show,
    })),
    total: `${formatCount(found.length)} ${found.length === 1 ? 'group' : 'groups'}`,
    empty: asked.q === '' ? emptyWords[asked.show] : emptyWords.letters,
    rows: found.slice((asked.page - 1) * perPage, asked.page * perPage).map(toRow),
    page: asked.page,
    totalPages: Math.ceil(found.length / perPage),
    pageHref: (page) => at({ page }),
  };
}

function toRow({ id, group, origin }: SynonymEntry): SynonymRow {
  return {
    href: curationPaths.synonymGroup(id),
    terms: group.terms.join(', '),
    finds: group.direction === 'one-way' ? group.finds.join(', ') : null,
    note: origin === 'supplied' ? '' : origin === 'changed' ? 'Changed here' : 'Added here',
  };
}

/** The form of a group. */
export interface GroupFormView extends TypedGroup {
  action: string;
  version: number;
}

export function toGroupForm(entry: SynonymEntry): GroupFormView {
  const { direction, terms, finds } = entry.group;
  return {
    action: curationPaths.synonymGroup(entry.id),
    version: entry.version,
    direction,
    terms: terms.join('\n'),
    finds: finds.join('\n'),
    query: '',
  };
}

export interface PreviewView {
  query: string;
  now: TrialView;
  after: TrialView;
  words: { text: string; now: string; after: string }[];
  /** Said to screen readers first. */
  sentence: string;
  /** What is said of words that would find most of what there is. */
  tooWide: string[];
}

export interface TrialView {
  count: string;
  titles: { text: string; isNew: boolean }[];
}

export function toPreview({ query, now, after, words, entries }: SynonymPreview): PreviewView {
  const toView = (trial: Trial, other: Trial): TrialView => ({
    count: `${formatCount(trial.total)} ${trial.total === 1 ? 'entry' : 'entries'}`,
    titles: trial.titles.map((text) => ({ text, isNew: !other.titles.includes(text) })),
  });
  return {
    query,
    now: toView(now, now),
    after: toView(after, now),
    words: words.map((word) => ({
      text: word.text,
      now: formatCount(word.now),
      after: formatCount(word.after),
    })),
    // Whoever finds most of the directory has found nothing.
    tooWide: words
      .filter((word) => word.after > word.now && word.after * 2 > entries)
      .map(
        (word) =>
          `“${word.text}” would find ${formatCount(word.after)} of all ${formatCount(entries)} entries, too many to look through. Choose narrower words.`,
      ),
    sentence: `“${query}” finds ${formatCount(now.total)} now, and would find ${formatCount(after.total)}.`,
  };
}

export interface SynonymHistoryEntry {
  /** 0: what was there before the first change. */
  revisionRowId: number;
  what: string;
  byline: string;
  says: string;
  isLatest: boolean;
}

export function toSynonymHistory(
  { revisions, hasOlder }: SynonymHistory,
  entry: SynonymEntry,
  actors: ReadonlyMap<string, string>,
  now: Date,
): SynonymHistoryEntry[] {
  const changes = revisions.map(
    ({ rowId, reason, actor, recordedAt, snapshot }, index): SynonymHistoryEntry => ({
      revisionRowId: rowId,
      what: reason,
      byline: `${actors.get(actor) ?? 'somebody'}, ${agoText(recordedAt, now)}`,
      says: snapshot.state === 'removed' ? 'Not used' : groupText(snapshot),
      isLatest: index === 0,
    }),
  );
  if (hasOlder || changes.length === 0) return changes;
  const first: SynonymHistoryEntry = {
    revisionRowId: 0,
    what: entry.supplied ? 'Supplied' : 'Not there yet',
    byline: entry.supplied ? 'comes with Borough Exchange' : '',
    says: entry.supplied ? groupText(entry.supplied) : '',
    isLatest: false,
  };
  // That there was nothing is gone back to by removing it.
  return entry.supplied ? [...changes, first] : changes;
}

/** "teens, kids → young people", or "oap, pensioner" where all mean the same. */
export function groupText({ direction, terms, finds }: SynonymGroup): string {
  return direction === 'two-way' ? terms.join(', ') : `${terms.join(', ')} → ${finds.join(', ')}`;
}

/** What undoing the last change goes back to; undefined where there is none. */
export function undoOf({ revisions }: SynonymHistory): number | undefined {
  return revisions.length === 0 ? undefined : (revisions[1]?.rowId ?? 0);
}
