import { likenessReasonLabels } from '#features/organisations/index.ts';
import { formatCount } from '#platform/formats.ts';
import { agoText } from './ago.ts';
import { curationPaths } from './curation.paths.ts';
import { type DuplicateReason, duplicateReasonLabels } from './duplicates.model.ts';
import { type CompareAsked, choicesQuery, type Place, partName } from './merge.input.ts';
import type { MergeSubject } from './merge.kind.ts';
import type { Bundle, MergedType } from './merge.model.ts';
import type { Comparison, MadeMerge } from './merge.service.ts';
import { proposalOf } from './review.model.ts';

/** What the pages of comparing and merging show. */

/** Names of a bundle that are written out; a page has its limits. */
const mostNames = 200;

export interface RecordView {
  title: string;
  href: string;
  historyHref: string;
  gist: string;
  freshness: string | null;
}

export interface CompareView {
  heading: string;
  /** "Noticed because of the same title, the same organisation." Null where nobody noticed it. */
  why: string | null;
  one: RecordView;
  other: RecordView;
  keptPlace: Place;
  fields: readonly {
    name: string;
    label: string;
    one: string;
    other: string;
    chosen: Place;
  }[];
  obstacles: readonly string[];
  previewAction: string;
  /** Where the pair waits in the queue. */
  itemHref: string | null;
}

export interface BundleView {
  /** "3 entries". */
  label: string;
  count: string;
  names: readonly string[];
  /** "and 12 more". */
  more: string | null;
  note: string | null;
}

export interface PreviewView {
  heading: string;
  kept: RecordView;
  gone: RecordView;
  /** What it says from now on, of what differed. */
  outcome: readonly { label: string; text: string; from: string; other: string }[];
  moves: readonly BundleView[];
  stays: readonly BundleView[];
  oldAddress: string;
  newAddress: string;
  obstacles: readonly string[];
  action: string;
  backHref: string;
  hidden: readonly (readonly [string, string])[];
}

export interface MergedView {
  heading: string;
  kept: RecordView;
  gone: RecordView;
  oldAddress: string;
  newAddress: string;
  byline: string;
  undone: string | null;
  obstacles: readonly string[];
  action: string;
}

/** "the same title, the same organisation" */
export function reasonsText(reasons: readonly DuplicateReason[]): string {
  const labels: Record<DuplicateReason, string> = { ...likenessReasonLabels, ...duplicateReasonLabels };
  return reasons.map((reason) => labels[reason]).join(', ');
}

export function toRecord(type: MergedType, subject: MergeSubject): RecordView {
  const { slug, title, gist, freshness } = subject;
  return {
    title,
    gist,
    freshness,
    href: addressOf(type, slug),
    historyHref:
      type === 'listing' ? curationPaths.listingHistory(slug) : curationPaths.organisationHistory(slug),
  };
}

function addressOf(type: MergedType, slug: string): string {
  return type === 'listing' ? curationPaths.listing(slug) : curationPaths.organisation(slug);
}

export function toCompare(comparison: Comparison): CompareView {
  const { type, one, other, kept, plan, item } = comparison;
  const keptPlace: Place = kept === one ? 'one' : 'other';
  const gonePlace: Place = kept === one ? 'other' : 'one';
  return {
    heading: type === 'listing' ? 'Are these the same entry?' : 'Are these the same organisation?',
    why: item ? `Noticed because of ${reasonsText(proposalOf(item, 'duplicate').reasons)}.` : null,
    one: toRecord(type, one),
    other: toRecord(type, other),
    keptPlace,
    fields: plan.differences.map(({ key, label, kept: own, gone: theirs }) => ({
      name: partName(key),
      label,
      one: kept === one ? own : theirs,
      other: kept === one ? theirs : own,
      chosen: plan.choices[key] === 'gone' ? gonePlace : keptPlace,
    })),
    obstacles: plan.obstacles,
    previewAction: curationPaths.preview(pairPath(comparison)),
    itemHref: item ? curationPaths.item(item.id) : null,
  };
}

function pairPath({ type, one, other }: Comparison) {
  return { type, one: one.id, other: other.id };
}

export function toPreview(comparison: Comparison, asked: CompareAsked): PreviewView {
  const { type, kept, gone, plan } = comparison;
  const path = pairPath(comparison);
  // What is carried out is what is shown, even where it was only suggested.
  const keptPlace: Place = kept === comparison.one ? 'one' : 'other';
  const gonePlace: Place = kept === comparison.one ? 'other' : 'one';
  const chosen = Object.entries(plan.choices).map(
    ([key, side]) => [partName(key), side === 'kept' ? keptPlace : gonePlace] as const,
  );
  return {
    heading: `Before you merge “${gone.title}” into “${kept.title}”`,
    kept: toRecord(type, kept),
    gone: toRecord(type, gone),
    outcome: plan.differences.map((difference) => {
      const { key, label } = difference;
      const isTaken = plan.choices[key] === 'gone';
      return {
        label,
        text: isTaken ? difference.gone : difference.kept,
        from: isTaken ? 'from the other one' : 'as it is',
        other: isTaken ? difference.kept : difference.gone,
      };
    }),
    moves: plan.moves.flatMap(toBundle),
    stays: plan.stays.flatMap(toBundle),
    oldAddress: addressOf(type, gone.slug),
    newAddress: addressOf(type, kept.slug),
    obstacles: plan.obstacles,
    action: curationPaths.compare(path),
    backHref: curationPaths.compare(path, choicesQuery({ ...asked, keep: keptPlace })),
    hidden: [['keep', keptPlace], ...chosen, ['sight', plan.sight]],
  };
}

/** Nothing where there is nothing. */
function toBundle({ label, names, note }: Bundle): BundleView[] {
  if (names.length === 0) return [];
  const more = names.length - mostNames;
  return [
    {
      label,
      count: formatCount(names.length),
      names: names.slice(0, mostNames),
      more: more > 0 ? `and ${formatCount(more)} more` : null,
      note: note ?? null,
    },
  ];
}

export function toMerged(
  { merge, obstacles }: { merge: MadeMerge; obstacles: readonly string[] },
  known: { actors: ReadonlyMap<string, string>; now: Date },
): MergedView {
  const { type, kept, gone, undoneAt } = merge;
  return {
    heading: undoneAt === null ? `“${gone.title}” is part of “${kept.title}” now` : 'This merge was undone',
    kept: toRecord(type, kept),
    gone: toRecord(type, gone),
    oldAddress: addressOf(type, gone.slug),
    newAddress: addressOf(type, kept.slug),
    byline: `Merged by ${known.actors.get(merge.actor) ?? 'somebody'}, ${agoText(merge.mergedAt, known.now)}`,
    undone: undoneAt === null ? null : `Undone ${agoText(undoneAt, known.now)}`,
    obstacles,
    action: curationPaths.merged(merge.id),
  };
}
