import {
  type KnownBy,
  type Likeness,
  likeness,
  nameWords,
  similarityOf,
} from '#features/organisations/index.ts';

/**
 * How alike two records are, from 0 to 1, and why. Pure: who looks for candidates decides what may be known of them.
 *
 * Each thing that agrees is taken as independent evidence: `1 - (1 - a)(1 - b)…`. The weights say how often, in
 * directories like this, two records that agree in that alone are one and the same:
 *
 * | For listings | Weight | Why |
 * |---|---|---|
 * | the same title | 0.45 | "Room hire" and "Advice sessions" are what many call theirs, so never enough alone |
 * | a similar title | up to 0.4 | by the letter pairs they share; forgives slips, order and joined words |
 * | the same words | up to 0.85 | by the telling words that summaries and descriptions share; copied text is the same entry |
 * | the same organisation | 0.25 | most duplicates come from one that forgot its own entry |
 * | organisations that share a number or website | 0.2 | the charity, and whoever listed it for them |
 * | the same postcode | 0.25 | one hall is listed by its trustees and by a group in it |
 * | other postcodes only | × 0.6 | two halls of one organisation, two branches of one service |
 *
 * Organisations are scored by `likeness`. A body and its parts, and the parts of one body, share numbers, website and
 * building because they belong together, and bear each other's names, so that between them only the very same name
 * counts; and a website that more than a few
 * share (a council's, a landlord's) says nothing at all.
 */

export type DuplicateReason =
  | Likeness['reasons'][number]
  | 'same-title'
  | 'similar-title'
  | 'same-text'
  | 'similar-text'
  | 'same-organisation'
  | 'linked-organisations';

export interface DuplicateScore {
  score: number;
  /** Strongest first. */
  reasons: DuplicateReason[];
}

/** From here on a pair is put before a curator, and shown beside the form. */
export const worthComparing = 0.5;

/** A website that more organisations than this have says nothing. */
const mostSharing = 3;

/** What is known of an organisation for comparing it. */
export interface ComparableOrganisation extends KnownBy {
  rowId: number;
  parentRowId: number | null;
}

/**
 * How alike two organisations are.
 *
 * @param sharing how many organisations have the website that both have
 */
export function organisationScore(
  one: ComparableOrganisation,
  other: ComparableOrganisation,
  sharing = 2,
): DuplicateScore {
  if (areRelated(one, other)) {
    const { score, reasons } = likeness(nameOnly(one), nameOnly(other));
    return reasons.includes('same-name') ? { score, reasons } : { score: 0, reasons: [] };
  }
  if (sharing > mostSharing) return likeness(withoutDomain(one), withoutDomain(other));
  return likeness(one, other);
}

/** Whether one is part of the other, or both are parts of the same body. */
export function areRelated(
  one: Pick<ComparableOrganisation, 'rowId' | 'parentRowId'>,
  other: Pick<ComparableOrganisation, 'rowId' | 'parentRowId'>,
): boolean {
  return (
    one.parentRowId === other.rowId ||
    other.parentRowId === one.rowId ||
    (one.parentRowId !== null && one.parentRowId === other.parentRowId)
  );
}

function nameOnly({ name }: KnownBy): KnownBy {
  return { name, charityNumber: null, companyNumber: null, website: null, email: null, postcodes: [] };
}

function withoutDomain(organisation: KnownBy): KnownBy {
  return { ...organisation, website: null, email: null };
}

/** What is known of a listing for comparing it. */
export interface ComparableListing {
  kind: string;
  category: string | null;
  title: string;
  summary: string;
  description: string;
  organisationRowId: number;
  /** Of its places; only those that whoever reads the answer may know. */
  postcodes: readonly string[];
}

/**
 * How alike two listings are. What one needs and another offers is a match, never a duplicate, so kinds that differ
 * have nothing in common.
 *
 * @param areLinked whether their organisations, being two, share a number or a website
 */
export function listingScore(
  one: ComparableListing,
  other: ComparableListing,
  areLinked = false,
): DuplicateScore {
  if (one.kind !== other.kind || one.category !== other.category) return { score: 0, reasons: [] };
  const found: { reason: DuplicateReason; weight: number }[] = [];
  const titles = [tellingText(one.title), tellingText(other.title)] as const;
  const similarity = similarityOf(...titles);
  if (titles[0] !== '' && titles[0] === titles[1]) found.push({ reason: 'same-title', weight: 0.45 });
  else if (similarity >= leastTitleSimilarity) {
    found.push({ reason: 'similar-title', weight: similarity * 0.4 });
  }
  const shared = sharedWords(tellingWords(one), tellingWords(other));
  if (shared >= leastSharedWords) {
    found.push({ reason: shared > 0.9 ? 'same-text' : 'similar-text', weight: shared * 0.85 });
  }
  // Without anything that they say in common, where they come from tells nothing.
  if (found.length === 0) return { score: 0, reasons: [] };
  if (one.organisationRowId === other.organisationRowId) {
    found.push({ reason: 'same-organisation', weight: 0.25 });
  } else if (areLinked) found.push({ reason: 'linked-organisations', weight: 0.2 });
  const isSamePlace = one.postcodes.some((postcode) => other.postcodes.includes(postcode));
  if (isSamePlace) found.push({ reason: 'same-postcode', weight: 0.25 });
  const doubt = !isSamePlace && one.postcodes.length > 0 && other.postcodes.length > 0 ? 0.6 : 1;
  const left = found.reduce((product, { weight }) => product * (1 - weight), 1);
  return {
    score: (1 - left) * doubt,
    reasons: found.toSorted((a, b) => b.weight - a.weight).map(({ reason }) => reason),
  };
}

/** Titles less alike than this say nothing. */
const leastTitleSimilarity = 0.65;
/** Texts that share fewer of their telling words say nothing. */
const leastSharedWords = 0.3;

/** Words that texts of every entry have. */
const fillers = new Set(
  'the of for and in a an at on to is are we you our your with or by it that this who can be as us from all any up out not what when they their have has will one if so no its them do there was were but need about more'.split(
    ' ',
  ),
);

/** A title's telling words in the order of the alphabet. */
function tellingText(title: string): string {
  const words = nameWords(title);
  const telling = words.filter((word) => !fillers.has(word));
  return (telling.length === 0 ? words : telling).toSorted().join(' ');
}

/**
 * The share of telling words that two texts have in common: those in both, of those in either (P. Jaccard, "The
 * distribution of the flora in the alpine zone", New Phytologist 11, 1912).
 */
function sharedWords(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const word of left) if (right.has(word)) common += 1;
  return common / (left.size + right.size - common);
}

/** The telling words of listings; one is compared with many, and many are compared again. */
const tellingWordsOf = new WeakMap<ComparableListing, ReadonlySet<string>>();

function tellingWords(listing: ComparableListing): ReadonlySet<string> {
  const known = tellingWordsOf.get(listing);
  if (known) return known;
  const words = nameWords(`${listing.summary} ${listing.description}`);
  const telling = new Set(words.filter((word) => !fillers.has(word)));
  tellingWordsOf.set(listing, telling);
  return telling;
}

/** "the same title, the same organisation" */
export const duplicateReasonLabels: Record<Exclude<DuplicateReason, Likeness['reasons'][number]>, string> = {
  'same-title': 'the same title',
  'similar-title': 'a similar title',
  'same-text': 'the same words',
  'similar-text': 'much the same words',
  'same-organisation': 'the same organisation',
  'linked-organisations': 'organisations that share a number or website',
};
