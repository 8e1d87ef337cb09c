import type { ListingKind } from '#features/listings/index.ts';
import type { Written } from './review.model.ts';

/**
 * Whether a change may go public at once. What names an entry, says where it is or how to reach somebody is
 * looked at first; so is everything of organisations that no curator has come to trust yet.
 */

/** Parts of a listing that change on their own; `details.access` is one of the details of a kind. */
export type ChangedField = string;

/**
 * - `publish`: live at once, nobody needs to look.
 * - `look-over`: live at once, and a curator looks it over afterwards.
 * - `wait`: not public before a curator has agreed.
 */
export type PublishingRoute = 'publish' | 'look-over' | 'wait';

export interface Verdict {
  route: PublishingRoute;
  /** What differs from what is public, in the order of the form. */
  changed: ChangedField[];
  /** Which of these are to be looked at first. */
  risky: ChangedField[];
}

/** Who is behind a change. */
export interface Author {
  /** Whether it comes from a curator, or from the product itself. */
  isCurator: boolean;
  /** Whether curators trust the organisation. */
  isTrusted: boolean;
}

/** Common fields that are looked at first. The others are the entry's own words and times. */
const riskyFields: ReadonlySet<ChangedField> = new Set(['kind', 'category', 'title', 'places']);

/** Details that are: how people get in, and what could name a person. */
const riskyDetails: Record<ListingKind, readonly string[]> = {
  service: ['access'],
  need: [],
  resource: [],
  skill: [],
  volunteering: ['team'],
  shadowing: ['hostRole'],
};

/**
 * Ways to reach somebody, which belong to the organisation's entry: they turn up in words by mistake or by malice. None is
 * looked for from within a word, which for one of ten thousand letters would take a second of everybody's time.
 */
export const reach: readonly RegExp[] = [
  /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /\b(?:https?:\/\/|www\.)[\w./?=&%#-]*\w/gi,
  /(?<![\w-])[\w-]+\.(?:com|org|net|info|biz|uk|co|io|me|xyz|ly)\b/gi,
  // A British number: ten or eleven digits after a nought or +44, however they are grouped.
  /(?:\+44|\b0)[\d\s()-]{8,14}\d/g,
];

/**
 * Decides how a change becomes public.
 *
 * @param before what is public now; null where nothing of it ever was
 */
export function riskOf(before: Written | null, after: Written, author: Author): Verdict {
  const changed = before === null ? [] : changedFields(before, after);
  const risky =
    before === null
      ? []
      : changed.filter((field) => isRisky(field, after) || hasNewReach(field, before, after));
  return { route: routeOf(), changed, risky };

  function routeOf(): PublishingRoute {
    if (author.isCurator) return 'publish';
    if (before === null) return 'wait';
    if (changed.length === 0) return 'publish';
    return author.isTrusted && risky.length === 0 ? 'look-over' : 'wait';
  }
}

/** What differs between two states of an entry. */
export function changedFields(before: Written, after: Written): ChangedField[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(now), ...Object.keys(old)])];
  return names.filter((name) => canonical(old[name]) !== canonical(now[name]));
}

function fieldsOf({ content, siteRowIds }: Written): Record<ChangedField, unknown> {
  const { details, themes, skills, areas, kind, category, title, summary, description, availability } =
    content;
  return {
    kind,
    category,
    title,
    summary,
    description,
    themes: themes.toSorted(),
    skills: skills.toSorted(),
    areas: areas.toSorted(),
    availability,
    places: siteRowIds.toSorted((one, other) => one - other),
    ...Object.fromEntries(
      Object.entries(details as Record<string, unknown>).map(([name, value]) => [`details.${name}`, value]),
    ),
  };
}

function isRisky(field: ChangedField, { content }: Written): boolean {
  return riskyFields.has(field) || riskyDetails[content.kind].some((detail) => field === `details.${detail}`);
}

/** Whether words now hold an address or number that they didn't hold before. */
function hasNewReach(field: ChangedField, before: Written, after: Written): boolean {
  const known = new Set(reachIn(canonical(fieldsOf(before)[field])));
  return reachIn(canonical(fieldsOf(after)[field])).some((found) => !known.has(found));
}

function reachIn(words: string): string[] {
  return reach.flatMap((pattern) => words.match(pattern) ?? []).map((found) => found.toLowerCase());
}

/** The same text for the same value, whatever the order of its keys; what isn't said is left out. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
        : inner,
    ) ?? 'null'
  );
}
