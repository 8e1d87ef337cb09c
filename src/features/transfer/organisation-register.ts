import type { SourceBody, SourcePlace } from './source-entry.ts';

/**
 * Which rows of which files speak of the same organisation. All files are read once for this before anything is
 * written, so that an organisation is written whole, with the places that any of its rows tell, and a second import
 * finds it as it left it.
 */

export interface RegisteredBody {
  /** As the first row that names it describes it; later rows fill in what that one leaves out. */
  body: SourceBody;
  /** Its places in the order of the files, each once. */
  places: SourcePlace[];
}

export interface OrganisationRegister {
  /** Takes note of an organisation that a row tells of. */
  add(body: SourceBody): void;
  /** The organisation that a row tells of; it must have been added. */
  get(body: SourceBody): RegisteredBody;
}

/** "The Proud Trust Ltd." and "PROUD TRUST" are one name; letters and digits without "the" and the legal form. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’.]/gu, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
    .replace(/ (?:limited|ltd|cic|cio|community interest company)$/, '')
    .replaceAll(' ', '-');
}

/** Names a place within its organisation. */
export function placeKey({ name, address, postcode, point }: SourcePlace): string {
  return JSON.stringify([
    nameKey(name ?? ''),
    nameKey(address ?? ''),
    postcode,
    point?.latitude,
    point?.longitude,
  ]);
}

/**
 * Two rows mean the same organisation if their source says so, if they have the same charity number, or if they
 * have the same name and not two different charity numbers.
 */
export function createOrganisationRegister(): OrganisationRegister {
  const bySourceKey = new Map<string, RegisteredBody>();
  const byCharityNumber = new Map<string, RegisteredBody>();
  const byName = new Map<string, RegisteredBody>();

  function find(body: SourceBody): RegisteredBody | undefined {
    const known = bySourceKey.get(body.sourceKey);
    if (known) return known;
    const { charityNumber } = body;
    const sameNumber = charityNumber === null ? undefined : byCharityNumber.get(charityNumber);
    if (sameNumber) return sameNumber;
    const sameName = byName.get(nameKey(body.name));
    const isOther = sameName?.body.charityNumber && charityNumber !== null;
    return isOther ? undefined : sameName;
  }

  return {
    add(body) {
      const registered = find(body) ?? { body: { ...body }, places: [] };
      fillIn(registered.body, body);
      bySourceKey.set(body.sourceKey, registered);
      if (!byName.has(nameKey(body.name))) byName.set(nameKey(body.name), registered);
      const { charityNumber } = registered.body;
      if (charityNumber !== null && !byCharityNumber.has(charityNumber)) {
        byCharityNumber.set(charityNumber, registered);
      }
      const { place } = body;
      if (place && !registered.places.some((each) => placeKey(each) === placeKey(place))) {
        registered.places.push(place);
      }
    },
    get(body) {
      const registered = bySourceKey.get(body.sourceKey);
      if (!registered) throw new Error(`${body.sourceKey} was not there when the files were read first`);
      return registered;
    },
  };
}

function fillIn(known: SourceBody, more: SourceBody): void {
  known.charityNumber ??= more.charityNumber;
  known.companyNumber ??= more.companyNumber;
  known.phone ??= more.phone;
  known.website ??= more.website;
}
