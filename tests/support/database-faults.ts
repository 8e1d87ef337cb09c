import Sqlite from 'better-sqlite3';
import type { Database } from '../../db/client.ts';

/** What keeps the product from writing to its database. Each returns what ends it. */

/** Somebody else holds the lock of whoever writes. */
export function lockDatabase({ $client: client }: Database): () => void {
  const other = new Sqlite(client.name);
  other.exec('BEGIN IMMEDIATE');
  return () => other.close();
}

/**
 * The disk is full: the file can't grow, nothing is left of what was deleted, and the last row of a table has grown
 * until its page holds no byte more. So neither can another row be added to it, nor this one become any longer.
 */
export function fillDisk(
  { $client: client }: Database,
  { table, column }: { table: string; column: string },
): () => void {
  client.exec('VACUUM');
  client.pragma(`max_page_count = ${client.pragma('page_count', { simple: true })}`);
  const grow = client.prepare<[string]>(
    `UPDATE ${table} SET ${column} = ${column} || ? WHERE row_id = (SELECT max(row_id) FROM ${table})`,
  );
  for (let bytes = 2048; bytes >= 1; ) {
    try {
      grow.run('.'.repeat(bytes));
    } catch (error) {
      if (!(error instanceof Sqlite.SqliteError) || error.code !== 'SQLITE_FULL') throw error;
      bytes = Math.floor(bytes / 2);
    }
  }
  return () => client.pragma('max_page_count = 1000000');
}
