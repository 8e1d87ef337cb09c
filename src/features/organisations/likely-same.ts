/**
 * Whether two records could be one organisation: by number, name, web domain and postcode. Pure; who looks for
 * candidates decides which of their facts may be used.
 */

/** What is known of an organisation for this question. */
export interface KnownBy {
  name: string;
  charityNumber: string | null;
  companyNumber: string | null;
  website: string | null;
  email: string | null;
  /** Only those that the reader of the answer may know of: "same postcode" tells where the other one is. */
  postcodes: readonly string[];
}

export type LikenessReason =
  | 'same-charity-number'
  | 'same-company-number'
  | 'same-name'
  | 'similar-name'
  | 'same-website'
  | 'same-postcode';

export interface Likeness {
  /** From 0 (nothing in common) to 1 (the same number). */
  score: number;
  /** Strongest first. */
  reasons: LikenessReason[];
}

/** From here on it is worth asking a person. */
export const worthAsking = 0.5;

export const likenessReasonLabels: Record<LikenessReason, string> = {
  'same-charity-number': 'the same charity number',
  'same-company-number': 'the same company number',
  'same-name': 'the same name',
  'similar-name': 'a similar name',
  'same-website': 'the same website',
  'same-postcode': 'the same postcode',
};

/** How much each fact says by itself; what agrees is combined as independent evidence. */
const weights: Record<Exclude<LikenessReason, 'similar-name'>, number> = {
  'same-charity-number': 1,
  'same-company-number': 1,
  'same-name': 0.9,
  'same-website': 0.6,
  'same-postcode': 0.3,
};
/** Names less alike than this say nothing. */
const leastSimilarity = 0.6;
/** Two of one name with different numbers are registered as two: a branch, or a namesake. */
const differentNumbers = 0.6;

/** How alike two organisations are. */
export function likeness(one: KnownBy, other: KnownBy): Likeness {
  const found: { reason: LikenessReason; weight: number }[] = [];
  const add = (reason: Exclude<LikenessReason, 'similar-name'>) =>
    found.push({ reason, weight: weights[reason] });

  if (isSame(one.charityNumber, other.charityNumber)) add('same-charity-number');
  if (isSame(one.companyNumber, other.companyNumber)) add('same-company-number');
  const names = [comparableName(one.name), comparableName(other.name)] as const;
  const similarity = similarityOf(...names);
  const doubt = haveDifferentNumbers(one, other) ? differentNumbers : 1;
  if (names[0] !== '' && names[0] === names[1]) {
    found.push({ reason: 'same-name', weight: weights['same-name'] * doubt });
  } else if (similarity >= leastSimilarity) {
    found.push({ reason: 'similar-name', weight: similarity * 0.8 * doubt });
  }
  if (isSame(domainOf(one), domainOf(other))) add('same-website');
  if (one.postcodes.some((postcode) => other.postcodes.includes(postcode))) add('same-postcode');

  const left = found.reduce((product, { weight }) => product * (1 - weight), 1);
  return {
    score: 1 - left,
    reasons: found.toSorted((a, b) => b.weight - a.weight).map(({ reason }) => reason),
  };
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && one === other;
}

function haveDifferentNumbers(one: KnownBy, other: KnownBy): boolean {
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  return differ(one.charityNumber, other.charityNumber) || differ(one.companyNumber, other.companyNumber);
}

/** Words that so many names have that they tell nothing apart; legal forms among them. */
const emptyWords = new Set(
  'the of for and in a an at on to limited ltd cic cio plc llp company charity charitable trust society association group club community incorporated uk'.split(
    ' ',
  ),
);

/** A name's telling words in the order of the alphabet, run together, so that order and legal form don't matter. */
export function comparableName(name: string): string {
  const words = nameWords(name);
  const telling = words.filter((word) => !emptyWords.has(word));
  return (telling.length === 0 ? words : telling).toSorted().join(' ');
}

/** The words of a name as they are compared: lower case, without accents and apostrophes. */
export function nameWords(name: string): string[] {
  return (
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/['’]|\p{M}/gu, '')
      .replaceAll('&', ' and ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * How alike two comparable names are, from 0 to 1: the share of letter pairs that they have in common (L. R. Dice,
 * "Measures of the Amount of Ecologic Association", Ecology 26, 1945), which forgives typos, and words run together.
 */
export function similarityOf(one: string, other: string): number {
  const [left, right] = [pairs(one), pairs(other)];
  if (left.length === 0 || right.length === 0) return 0;
  const unmatched = [...right];
  let common = 0;
  for (const pair of left) {
    const at = unmatched.indexOf(pair);
    if (at === -1) continue;
    unmatched.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}

function pairs(text: string): string[] {
  const letters = text.replaceAll(' ', '');
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2));
}

/** Where many bodies have pages or mailboxes, so that sharing it says nothing. */
const sharedDomains = new Set([
  'facebook.com',
  'instagram.com',
  'twitter.com',
  'x.com',
  'linkedin.com',
  'linktr.ee',
  'sites.google.com',
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.co.uk',
  'live.co.uk',
  'yahoo.com',
  'yahoo.co.uk',
  'btinternet.com',
  'icloud.com',
  'aol.com',
  'sky.com',
  'talktalk.net',
  'ntlworld.com',
  'virginmedia.com',
  'nhs.net',
]);

/** The domain that an organisation calls its own: of its website, else of its mailbox; null for one that many share. */
export function domainOf({ website, email }: Pick<KnownBy, 'website' | 'email'>): string | null {
  const host = hostOf(website) ?? email?.split('@')[1]?.toLowerCase();
  if (host === undefined || sharedDomains.has(host)) return null;
  return host;
}

function hostOf(website: string | null): string | undefined {
  if (website === null || !URL.canParse(website)) return undefined;
  return new URL(website).hostname.replace(/^www\./, '');
}
