import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { type Database, type Db, prepared } from '#db/client.ts';
import { organisations, sites } from '#db/schema/organisations.ts';
import { errorsForgiven } from '#features/vocabularies/index.ts';
import { comparableName, domainOf, type KnownBy, nameWords } from './likely-same.ts';
import { slipsToName } from './name-slips.ts';
import type { Organisation } from './organisation.model.ts';

/** Finding the organisation that somebody means; each way goes through an index. */

/** So many of each way are looked at more closely. */
const mostCandidates = 50;
/** More names than a large borough has that begin a word with one letter; each is compared letter by letter. */
const mostNamesRead = 5_000;
/** Letters of a word by which names are found that have it a little differently. */
const stemLength = 5;

/** Live organisations whose names have all of these words, or begin words with them; best first. */
export function searchByName(db: Db, words: string, limit: number): Organisation[] {
  const terms = nameWords(words).map((word) => {
    // "mens" has to find "men's", which is kept as two words, and "sheds" a shed.
    const singular = word.length > 3 && word.endsWith('s') ? ` OR "${word.slice(0, -1)}"*` : '';
    return `("${word}"*${singular})`;
  });
  return terms.length === 0 ? [] : matchNames(db, terms.join(' AND '), limit);
}

const namesMatching = (database: Database) =>
  database.$client.prepare<[string, number], { rowId: number; name: string }>(
    `select organisations.row_id as rowId, organisations.name from organisation_names names
     cross join organisations on organisations.row_id = names.rowid
     where organisation_names match ? and organisations.state = 'live' limit ?`,
  );

/**
 * Live organisations whose names have all of these words but for a few slips, fewest first. The index gives those that
 * have words with the same beginnings; a word that forgives nothing begins as it was typed.
 */
export function searchByNearlyName(db: Db, words: string, limit: number): Organisation[] {
  const typed = nameWords(words);
  if (!typed.some((word) => errorsForgiven(word) > 0)) return [];
  const beginnings = new Set(
    typed.map((word) => `"${errorsForgiven(word) > 0 ? [...word].slice(0, 1).join('') : word}"*`),
  );
  const near = prepared(db, namesMatching)
    .all([...beginnings].join(' AND '), mostNamesRead)
    .flatMap(({ rowId, name }) => {
      const slips = slipsToName(typed, name);
      return slips === undefined ? [] : [{ rowId, name, slips }];
    })
    .toSorted((a, b) => a.slips - b.slips || a.name.localeCompare(b.name, 'en-GB'));
  return readInOrder(
    db,
    near.slice(0, limit).map(({ rowId }) => rowId),
  );
}

function matchNames(db: Db, expression: string, limit: number): Organisation[] {
  const rowIds = db
    .all<{ rowId: number }>(
      sql`select names.rowid as rowId from organisation_names names
          join organisations on organisations.row_id = names.rowid and organisations.state = 'live'
          where organisation_names match ${expression} order by bm25(organisation_names), names.rowid limit ${limit}`,
    )
    .map(({ rowId }) => rowId);
  return readInOrder(db, rowIds);
}

function readInOrder(db: Db, rowIds: readonly number[]): Organisation[] {
  const found = new Map(
    db
      .select()
      .from(organisations)
      .where(inArray(organisations.rowId, [...rowIds]))
      .all()
      .map((each) => [each.rowId, each]),
  );
  return rowIds.flatMap((rowId) => found.get(rowId) ?? []);
}

/**
 * Live organisations that could be the one described, each with what it is known by. Of places only those whose
 * address is public count: whoever asks must not learn from the answer where another one is.
 */
export function findCandidates(db: Db, asked: KnownBy): { organisation: Organisation; knownBy: KnownBy }[] {
  const byRowId = new Map<number, Organisation>();
  for (const organisation of [...byNumber(db, asked), ...byDomain(db, asked), ...byPostcode(db, asked)]) {
    byRowId.set(organisation.rowId, organisation);
  }
  const stems = comparableName(asked.name)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `"${word.slice(0, stemLength)}"*`);
  if (stems.length > 0) {
    for (const each of matchNames(db, stems.join(' OR '), mostCandidates)) byRowId.set(each.rowId, each);
  }
  const postcodes = publicPostcodes(db, [...byRowId.keys()]);
  return [...byRowId.values()].map((organisation) => ({
    organisation,
    knownBy: { ...organisation, postcodes: postcodes.get(organisation.rowId) ?? [] },
  }));
}

function byNumber(db: Db, { charityNumber, companyNumber }: KnownBy): Organisation[] {
  const conditions = [
    ...(charityNumber === null ? [] : [eq(organisations.charityNumber, charityNumber)]),
    ...(companyNumber === null ? [] : [eq(organisations.companyNumber, companyNumber)]),
  ];
  return conditions.length === 0 ? [] : selectLive(db, or(...conditions));
}

/** A website is kept as it was written; its domain stands at its beginning in one of four forms. */
function byDomain(db: Db, asked: KnownBy): Organisation[] {
  const domain = domainOf(asked);
  if (domain === null) return [];
  const beginnings = ['https://', 'https://www.', 'http://', 'http://www.'].map((start) => start + domain);
  return selectLive(
    db,
    or(
      ...beginnings.map(
        (start) => sql`${organisations.website} >= ${start} and ${organisations.website} < ${`${start}0`}`,
      ),
    ),
  );
}

function byPostcode(db: Db, { postcodes }: KnownBy): Organisation[] {
  if (postcodes.length === 0) return [];
  const rowIds = db
    .selectDistinct({ rowId: sites.organisationRowId })
    .from(sites)
    .where(and(inArray(sites.postcode, [...postcodes]), eq(sites.visibility, 'address')))
    .limit(mostCandidates)
    .all()
    .map(({ rowId }) => rowId);
  return selectLive(db, inArray(organisations.rowId, rowIds));
}

function selectLive(db: Db, condition: SQL | undefined): Organisation[] {
  return (
    db
      .select()
      .from(organisations)
      // The sign keeps SQLite from reading all that are live by their state, which it thinks rarer than any of several conditions.
      .where(and(condition, sql`+${organisations.state} = 'live'`))
      .limit(mostCandidates)
      .all()
  );
}

function publicPostcodes(db: Db, rowIds: readonly number[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  const rows = db
    .select({ rowId: sites.organisationRowId, postcode: sites.postcode })
    .from(sites)
    .where(and(inArray(sites.organisationRowId, [...rowIds]), eq(sites.visibility, 'address')))
    .all();
  for (const { rowId, postcode } of rows) {
    if (postcode !== null) found.set(rowId, [...(found.get(rowId) ?? []), postcode]);
  }
  return found;
}
