import Sqlite from 'better-sqlite3';

/** What a directory holds, as far as it must be the same after another way to the same state. */

/** Columns that tell when, or in which order, something was written, or when the worker asked about it. */
const ofTheMoment = [
  'row_id',
  'created_at',
  'updated_at',
  'recorded_at',
  'version',
  'published_at',
  'first_asked_at',
  'second_asked_at',
  'call_listed_at',
];

/** Opens a database that nobody writes to. The caller closes it. */
export function readDatabase(file: string): Sqlite.Database {
  return new Sqlite(file, { readonly: true });
}

/**
 * Organisations, sites, listings and index of a database as comparable values: references by source key rather
 * than by row, and without times.
 */
export function directoryContent(
  file: string,
  { hasRandomIds = false }: { hasRandomIds?: boolean } = {},
): Record<string, unknown[]> {
  const differing = new Set(hasRandomIds ? [...ofTheMoment, 'id'] : ofTheMoment);
  const client = readDatabase(file);
  const rows = (sql: string) =>
    (client.prepare(sql).all() as Record<string, unknown>[]).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !differing.has(column))),
    );
  try {
    return {
      organisations: rows(
        `SELECT o.*, p.source_key AS parent_row_id FROM organisations o
         LEFT JOIN organisations p ON p.row_id = o.parent_row_id ORDER BY o.source_key`,
      ),
      sites: rows(
        `SELECT s.*, NULL AS id, o.source_key AS organisation_row_id FROM sites s
         JOIN organisations o ON o.row_id = s.organisation_row_id ORDER BY o.source_key, s.position`,
      ),
      listings: rows(
        `SELECT l.*, o.source_key AS organisation_row_id FROM listings l
         JOIN organisations o ON o.row_id = l.organisation_row_id ORDER BY l.source_key`,
      ),
      places: rows(
        `SELECT l.source_key AS listing, o.source_key AS organisation, s.position FROM listing_sites ls
         JOIN listings l ON l.row_id = ls.listing_row_id JOIN sites s ON s.row_id = ls.site_row_id
         JOIN organisations o ON o.row_id = s.organisation_row_id ORDER BY 1, 2, 3`,
      ),
      words: rows('SELECT word, term, entries FROM search_words WHERE entries > 0 ORDER BY word'),
      indexed: rows(
        `SELECT l.source_key, e.name_key FROM search_entries e
         JOIN listings l ON l.row_id = e.row_id ORDER BY 1`,
      ),
    };
  } finally {
    client.close();
  }
}

/** Whether SQLite finds the file sound, every reference leads somewhere, and the index has every live listing. */
export function faultsOf(file: string): unknown[] {
  const client = readDatabase(file);
  try {
    return [
      ...(client.pragma('integrity_check') as { integrity_check: string }[])
        .map((row) => row.integrity_check)
        .filter((text) => text !== 'ok'),
      ...(client.pragma('foreign_key_check') as unknown[]),
      ...client
        .prepare(
          `SELECT l.row_id AS notInIndex FROM listings l LEFT JOIN search_entries e USING (row_id)
           WHERE (l.state = 'live') <> (e.row_id IS NOT NULL)`,
        )
        .all(),
    ];
  } finally {
    client.close();
  }
}
