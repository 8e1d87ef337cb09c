import { RuleError } from '#platform/errors.ts';
import type { Organisation, SiteVisibility } from './organisation.model.ts';
import { compact } from './same-place.ts';

/** What is needed of a site to look for it in a text. */
interface PlacedSite {
  name: string;
  address: string | null;
  postcode: string | null;
  visibility: SiteVisibility;
}

const postcodePattern = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/gi;

/** How the name of a street or of a building ends: the parts of an address that stand for a spot, not for a town. */
const endsLikePlace =
  /(?:gate|\b(?:street|st|road|rd|lane|avenue|close|drive|way|place|court|crescent|terrace|gardens|grove|row|square|hill|mews|walk|parade|yard|wynd|house|hall|centre|buildings?|mill|tower|lodge|cottages?|farm|church|chapel|school|flats|villas?|manor|works))$/i;

/**
 * What of an address tells where it is: postcode, first part, each part with a number, the street without its number,
 * and what else is called like a street or a building. A town or a district is what a group may say that it serves.
 */
function cluesIn(address: string): string[] {
  const postcodes = address.match(postcodePattern) ?? [];
  const parts = address
    .replace(postcodePattern, ' ')
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const named = parts.filter(
    (part, position) => position === 0 || /\d/.test(part) || endsLikePlace.test(part),
  );
  const streets = named.flatMap((part) => /(?:^|\s)\d+[a-z]?\s+(\D+)$/i.exec(part)?.[1] ?? []);
  return [...postcodes, ...named, ...streets];
}

/**
 * Finds what would tell where a hidden site is (its postcode, what of its address tells the spot, or its name) in texts
 * that everybody reads. Returns the words found, or undefined. Case and spacing don't matter.
 */
export function hiddenPlaceIn(texts: readonly string[], sites: readonly PlacedSite[]): string | undefined {
  const haystack = texts.map(compact).join('\n');
  for (const site of sites) {
    if (site.visibility !== 'hidden') continue;
    for (const clue of [site.postcode, ...cluesIn(site.address ?? ''), site.name]) {
      const needle = compact(clue ?? '');
      // Two or three letters ("HQ") would be found everywhere.
      if (needle.length > 3 && haystack.includes(needle)) return clue ?? undefined;
    }
  }
  return undefined;
}

/**
 * Throws {@link RuleError} with the first of some fields whose words would tell where a hidden site is.
 *
 * @param fields texts that everybody reads, by the name of their field
 */
export function refuseHiddenPlace(
  fields: Readonly<Record<string, string | readonly string[]>>,
  sites: readonly PlacedSite[],
): void {
  for (const [field, text] of Object.entries(fields)) {
    const found = hiddenPlaceIn([text].flat(), sites);
    if (found !== undefined) refuse(field, found);
  }
}

/** What an organisation's page says of it in words of its own. */
type OwnWords = Pick<Organisation, 'name' | 'description' | 'type' | 'email' | 'website'>;

/** Finds what of an organisation's own words would tell where a hidden site is, and in which field. */
export function hiddenPlaceInWords(
  { name, description, type, email, website }: OwnWords,
  sites: readonly PlacedSite[],
): { field: string; found: string } | undefined {
  // What sort of body it is, and its domain, may be what a place is called: "Women’s refuge".
  const nameless = sites.map((site) => ({ ...site, name: '' }));
  const fields = [
    { field: 'name', text: name, hidden: sites },
    { field: 'description', text: description, hidden: sites },
    { field: 'type', text: type, hidden: nameless },
    { field: 'email', text: email ?? '', hidden: nameless },
    { field: 'website', text: website ?? '', hidden: nameless },
  ];
  for (const { field, text, hidden } of fields) {
    const found = hiddenPlaceIn([text], hidden);
    if (found !== undefined) return { field, found };
  }
  return undefined;
}

/** Throws {@link RuleError} where an organisation's own words would tell where a hidden site is. */
export function refuseHiddenPlaceInWords(words: OwnWords, sites: readonly PlacedSite[]): void {
  const told = hiddenPlaceInWords(words, sites);
  if (told) refuse(told.field, told.found);
}

/** All texts in a value, however deep they stand, each as it was written. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function refuse(field: string, found: string): never {
  throw new RuleError(field, `Leave out “${found}”: people could find the address that you keep hidden`);
}
