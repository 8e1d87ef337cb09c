import { RuleError } from '#platform/errors.ts';
import type { SiteVisibility } from './organisation.model.ts';

/** What is needed of a site to look for it in a text. */
interface PlacedSite {
  name: string;
  address: string | null;
  postcode: string | null;
  visibility: SiteVisibility;
}

/**
 * Finds what would tell where a hidden site is (its postcode, its street address or its name) in texts that
 * everybody reads. Returns the words found, or undefined. Case and spacing don't matter.
 */
export function hiddenPlaceIn(texts: readonly string[], sites: readonly PlacedSite[]): string | undefined {
  const haystack = texts.map(compact).join('\n');
  for (const site of sites) {
    if (site.visibility !== 'hidden') continue;
    const street = site.address?.split(',')[0];
    for (const clue of [site.postcode, street, site.name]) {
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
  fields: Readonly<Record<string, string>>,
  sites: readonly PlacedSite[],
): void {
  for (const [field, text] of Object.entries(fields)) {
    const found = hiddenPlaceIn([text], sites);
    if (found !== undefined) {
      throw new RuleError(field, `Leave out “${found}”: people could find the address that you keep hidden`);
    }
  }
}

function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
