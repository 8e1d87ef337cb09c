import { type Account, displayName } from '#features/accounts/index.ts';
import { contentOf, type ListingState } from '#features/listings/index.ts';
import type { Site } from '#features/organisations/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import { londonDay } from '#platform/clock.ts';
import { formatDate } from '#platform/formats.ts';
import { agoText } from './ago.ts';
import { type ComparedPart, compareParts, type DescribedPart } from './comparison.model.ts';
import type { HistoryStep, ListingSnapshot, OrganisationSnapshot } from './history.service.ts';
import { describeListing, describeOrganisation } from './record-description.ts';

/** What the pages of histories show. */

export interface HistoryEntry {
  revisionRowId: number;
  /** "Approved: thanks", "Confirmed". */
  reason: string;
  /** "Pat Green, 2 hours ago", "written by Pat Green, approved by Helen Calvert, yesterday". */
  byline: string;
  changed: readonly ComparedPart[];
  /** Nothing of it is from before: what it said at first. */
  first: readonly ComparedPart[];
  isLatest: boolean;
  /** What would change if it were as it was then: its words and places, which is what comes back. */
  goingBack: readonly ComparedPart[];
}

/** What a history is shown from, besides its steps. */
interface Described<Snapshot> {
  /** What comes back with an old state of it. */
  restorable: (snapshot: Snapshot) => DescribedPart[];
  /** What else is told of it. */
  others: (snapshot: Snapshot) => DescribedPart[];
  latest: Snapshot | undefined;
}

const stateLabels: Record<ListingState, string> = {
  draft: 'Draft',
  live: 'Live',
  paused: 'Paused',
  met: 'Met',
  taken: 'Taken',
  lapsed: 'Lapsed',
  archived: 'Withdrawn',
};

interface Known {
  /** Who made each revision, by its row, as this reader may know them. */
  actors: ReadonlyMap<number, string>;
  now: Date;
  /** Whether the first of the steps is the newest of all. */
  isFirstPage: boolean;
}

/** A listing's history. */
export function toListingHistory(
  steps: readonly HistoryStep<ListingSnapshot>[],
  known: Known & {
    vocabulary: Vocabulary;
    sites: readonly Site[];
    latest: ListingSnapshot | undefined;
    /** Who wrote what others approved, by version. */
    authors: ReadonlyMap<number, Account>;
  },
): HistoryEntry[] {
  const today = londonDay(known.now);
  const described: Described<ListingSnapshot> = {
    restorable: (snapshot) =>
      describeListing({ content: contentOf(snapshot), siteRowIds: snapshot.siteRowIds }, { ...known, today }),
    others: ({ state, confirmedOn }) => [
      { key: 'state', label: 'State', text: stateLabels[state] },
      {
        key: 'confirmed',
        label: 'Confirmed on',
        text: confirmedOn === null ? '' : formatDate(confirmedOn, today),
      },
    ],
    latest: known.latest,
  };
  return steps.map((step, index) => {
    const isNewVersion = step.now.version !== step.before?.version;
    const author = isNewVersion ? known.authors.get(step.now.version) : undefined;
    return toEntry(step, described, known, index, author);
  });
}

/** An organisation's history. */
export function toOrganisationHistory(
  steps: readonly HistoryStep<OrganisationSnapshot>[],
  known: Known & {
    nameOf: (organisationRowId: number) => string | undefined;
    latest: OrganisationSnapshot | undefined;
  },
): HistoryEntry[] {
  const describe = (snapshot: OrganisationSnapshot): DescribedPart[] =>
    describeOrganisation(
      snapshot,
      snapshot.parentRowId === null ? undefined : known.nameOf(snapshot.parentRowId),
    );
  const isOther = ({ key }: DescribedPart) => keptOfOrganisation.has(key);
  const described: Described<OrganisationSnapshot> = {
    restorable: (snapshot) => describe(snapshot).filter((part) => !isOther(part)),
    others: (snapshot) => describe(snapshot).filter(isOther),
    latest: known.latest,
  };
  return steps.map((step, index) => toEntry(step, described, known, index, undefined));
}

/** What going back leaves as it is. */
const keptOfOrganisation: ReadonlySet<string> = new Set(['state', 'trust']);

function toEntry<Snapshot>(
  { revision, now, before }: HistoryStep<Snapshot>,
  { restorable, others, latest }: Described<Snapshot>,
  known: Known,
  index: number,
  author: Account | undefined,
): HistoryEntry {
  const who = known.actors.get(revision.rowId) ?? 'somebody';
  const describe = (snapshot: Snapshot) => [...restorable(snapshot), ...others(snapshot)];
  const by = author ? `written by ${displayName(author)}, approved by ${who}` : who;
  return {
    revisionRowId: revision.rowId,
    reason: revision.reason,
    byline: `${by}, ${agoText(revision.recordedAt, known.now)}`,
    changed:
      before === undefined
        ? []
        : compareParts(describe(before), describe(now)).filter((part) => part.isChanged),
    first:
      before === undefined
        ? compareParts([], describe(now)).map((part) => ({
            ...part,
            runs: part.runs.map((run) => ({ ...run, kind: 'same' as const })),
          }))
        : [],
    isLatest: known.isFirstPage && index === 0,
    goingBack:
      latest === undefined
        ? []
        : compareParts(restorable(latest), restorable(now)).filter((part) => part.isChanged),
  };
}
