import type { IsoDate } from '#platform/clock.ts';
import { formatCount, formatDate } from '#platform/formats.ts';
import type { Tab } from '#web/components/index.ts';
import { type RawInput, typedText } from '#web/input.ts';
import type { InputError } from '#web/replies.ts';
import { type Gap, type GapState, gapStateLabels, gapStates } from './gap.model.ts';
import { reportPaths } from './report.paths.ts';

/** What the gap list shows; nothing here reads or writes. */

/** A form that couldn't be taken: which (`new`, or the id of a gap), why, and what was typed. */
export interface GapTrouble {
  about: string;
  errors: readonly InputError[];
  typed: RawInput;
  /** Where somebody else was quicker: what it says now. */
  now: Gap | undefined;
}

export interface GapListView {
  state: GapState;
  tabs: Tab[];
  done: string | undefined;
  /** What to add, where it was typed and couldn't be. */
  added: { what: string; note: string; whatError: string | undefined; noteError: string | undefined };
  gaps: GapView[];
  /** What stands there where no gap is in this state. */
  empty: { title: string; text: string };
  newer: string | undefined;
  older: string | undefined;
  errors: { text: string; href: string }[];
}

export interface GapView {
  id: string;
  version: number;
  what: string;
  search: string;
  addedOn: string;
  note: string;
  states: { value: GapState; label: string; isChosen: boolean }[];
  /** Where a change couldn't be taken: what was typed, what is wrong with it, what others wrote meanwhile. */
  trouble: { note: string; error: string | undefined; now: string | undefined } | undefined;
}

const emptyWords: Record<GapState, GapListView['empty']> = {
  open: {
    title: 'No gap is noted',
    text: 'When people look for something that nobody here has, add it below, so that it isn’t forgotten.',
  },
  'under-way': {
    title: 'Nobody is working on a gap just now',
    text: 'Once somebody does, change how it stands, and it moves here.',
  },
  closed: {
    title: 'No gap is closed yet',
    text: 'What the borough has found, or needs no more, is kept here.',
  },
};

export function toGapList(source: {
  state: GapState;
  page: number;
  done?: 'added' | 'changed' | undefined;
  gaps: readonly Gap[];
  hasMore: boolean;
  counts: ReadonlyMap<GapState, number>;
  today: IsoDate;
  trouble: GapTrouble | undefined;
}): GapListView {
  const { state, page, trouble } = source;
  const at = (asked: { state: GapState; page: number }) =>
    reportPaths.gapsWith({
      state: asked.state === 'open' ? null : asked.state,
      page: asked.page === 1 ? null : asked.page,
    });
  const onNew = trouble?.about === 'new' ? trouble : undefined;
  return {
    state,
    tabs: gapStates.map((each) => ({
      label: gapStateLabels[each],
      count: formatCount(source.counts.get(each) ?? 0),
      href: at({ state: each, page: 1 }),
      isCurrent: each === state,
    })),
    done: source.done === 'added' ? 'It is in the list.' : source.done === 'changed' ? 'Saved.' : undefined,
    added: {
      what: typed(onNew, 'what'),
      note: typed(onNew, 'note'),
      whatError: messageFor(onNew, 'what'),
      noteError: messageFor(onNew, 'note'),
    },
    empty: emptyWords[state],
    gaps: source.gaps.map((gap) => toGap(gap, source.today, trouble?.about === gap.id ? trouble : undefined)),
    newer: page > 1 ? at({ state, page: page - 1 }) : undefined,
    older: source.hasMore ? at({ state, page: page + 1 }) : undefined,
    errors: (trouble?.errors ?? []).map(({ parameter, message }) => ({
      text: message,
      href: trouble?.about === 'new' ? `#${parameter}` : `#note-${trouble?.about}`,
    })),
  };
}

function toGap(gap: Gap, today: IsoDate, trouble: GapTrouble | undefined): GapView {
  const chosen = typed(trouble, 'state') || gap.state;
  return {
    id: gap.id,
    version: gap.version,
    what: gap.what,
    search: reportPaths.search(gap.what),
    addedOn: formatDate(gap.addedOn, today),
    note: gap.note,
    states: gapStates.map((value) => ({ value, label: gapStateLabels[value], isChosen: value === chosen })),
    trouble: trouble && {
      note: typed(trouble, 'note'),
      error: trouble.errors[0]?.message,
      now: trouble.now && `${gapStateLabels[trouble.now.state]}. ${trouble.now.note}`,
    },
  };
}

const longestEcho = 2_000;

function typed(trouble: GapTrouble | undefined, name: string): string {
  return typedText(trouble?.typed ?? {}, name).slice(0, longestEcho);
}

function messageFor(trouble: GapTrouble | undefined, field: string): string | undefined {
  return trouble?.errors.find(({ parameter }) => parameter === field)?.message;
}
