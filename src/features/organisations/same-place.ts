import type { SiteInput } from './organisation.input.ts';

/** Which of an organisation's places is the one that somebody else tells of, by what is said of it. Pure. */

type ToldPlace = Pick<SiteInput, 'name' | 'address' | 'postcode' | 'location'>;

/** Whether two sites are one place; a line without its town, or with other signs, is still the same. */
export function isSamePlace(one: ToldPlace, other: ToldPlace): boolean {
  return (
    one.postcode !== null &&
    other.postcode !== null &&
    compact(one.postcode) === compact(other.postcode) &&
    street(one) === street(other)
  );
}

/**
 * The known site of each place that is told, in the order of those; undefined where it is none of them. No site stands
 * for two places, and none for one by its position: places are added, removed and merged between two tellings.
 */
export function pairPlaces<Known extends ToldPlace>(
  told: readonly ToldPlace[],
  known: readonly Known[],
): (Known | undefined)[] {
  const free = new Set(known);
  const pairs = told.map((): Known | undefined => undefined);
  // Those that say the same come first, so that one which says nearly so takes none of theirs.
  for (const isSame of [isSaidTheSame, isCalledTheSame, isSamePlace]) {
    for (const [position, place] of told.entries()) {
      if (pairs[position]) continue;
      const found = [...free].find((site) => isSame(place, site));
      if (!found) continue;
      pairs[position] = found;
      free.delete(found);
    }
  }
  return pairs;
}

function isCalledTheSame(one: ToldPlace, other: ToldPlace): boolean {
  return one.name === other.name && one.address === other.address && one.postcode === other.postcode;
}

/** Without an address two places may differ by their coordinates alone. */
function isSaidTheSame(one: ToldPlace, other: ToldPlace): boolean {
  return (
    isCalledTheSame(one, other) &&
    one.location?.latitude === other.location?.latitude &&
    one.location?.longitude === other.location?.longitude
  );
}

/** A text's letters and digits run together, in lower case: postcodes and addresses compare however they are set. */
export function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function street({ address }: ToldPlace): string {
  return compact(address?.split(',')[0] ?? '');
}
