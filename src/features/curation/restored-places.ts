import {
  isSamePlace,
  type KeptSite,
  pairPlaces,
  type Site,
  type SiteInput,
} from '#features/organisations/index.ts';

/** The places that an organisation has once it is put back to what it said before. Pure. */

/** A place as a revision keeps it; the earliest kept no ids, and earlier ones no rows. */
export type PlaceThen = SiteInput & { id?: string; rowId?: number };

/**
 * Places of a revision on the rows that they still have, or had, since listings and their revisions point to them. What has been hidden since stays
 * so, whatever it was called meanwhile, and also where it is gone by now: going back must not tell where a refuge is.
 *
 * @param hiddenSince places as they were hidden at any time after that revision, those that still are among them
 */
export function restoredPlaces(
  then: readonly PlaceThen[],
  now: readonly Site[],
  hiddenSince: readonly PlaceThen[],
): KeptSite[] {
  const free = new Set(now);
  const take = (isIt: (site: Site) => boolean) => {
    const found = [...free].find(isIt);
    if (found) free.delete(found);
    return found;
  };
  // By their ids first, so that a place of the same name takes no other one's row.
  const byId = then.map(({ id }) => take((site) => site.id === id));
  return then.map((place, position) => {
    const found =
      byId[position] ?? take(({ name, postcode }) => name === place.name && postcode === place.postcode);
    const isHidden = !isShownThere(found, place) && hiddenSince.some((each) => isOnePlace(each, place));
    const { id, rowId, ...said } = place;
    return {
      ...said,
      visibility: isHidden ? 'hidden' : place.visibility,
      rowId: found?.rowId ?? null,
      again: found || id === undefined ? undefined : { id, rowId },
    };
  });
}

/** Whether everybody is shown a place where it was then: hidden in between or not, its people have shown it again. */
function isShownThere(now: Site | undefined, then: PlaceThen): boolean {
  return (
    now !== undefined &&
    now.visibility !== 'hidden' &&
    now.address === then.address &&
    now.postcode === then.postcode &&
    now.wardSlug === then.wardSlug
  );
}

function isOnePlace(one: PlaceThen, other: PlaceThen): boolean {
  return (
    (one.id !== undefined && one.id === other.id) ||
    (one.name === other.name && one.postcode === other.postcode) ||
    isSamePlace(one, other)
  );
}

/**
 * Rows of the places where an entry took place then: those that are still there, or the same place on another row.
 *
 * @param told what the organisation's revisions say of its places, oldest first
 */
export function placesAgain(
  thenRowIds: readonly number[],
  now: readonly Site[],
  told: readonly PlaceThen[],
): number[] {
  const still = now.filter(({ rowId }) => thenRowIds.includes(rowId));
  const gone = thenRowIds.flatMap(
    (rowId) =>
      (still.some((site) => site.rowId === rowId) ? [] : told.findLast((place) => place.rowId === rowId)) ??
      [],
  );
  const others = now.filter((site) => !still.includes(site));
  const found = pairPlaces(gone, others).filter((site) => site !== undefined);
  return [...still, ...found].map(({ rowId }) => rowId);
}
