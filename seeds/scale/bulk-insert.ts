import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '../../db/client.ts';

/**
 * Prepares an insert of whole rows into a table: one prepared statement, where a query builder would write the
 * SQL again for each row. Columns and their encodings are the schema's; what a row leaves out has its column's
 * default, or is null.
 */
export function prepareInsert<Table extends SQLiteTable>(
  database: Database,
  table: Table,
): (row: InferInsertModel<Table>) => void {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  const statement = database.$client.prepare(
    `INSERT INTO "${getTableName(table)}" (${names}) VALUES (${places})`,
  );
  return (row) => {
    const values = row as Record<string, unknown>;
    statement.run(
      columns.map(([key, column]) => {
        const value = values[key] ?? column.default;
        return value === undefined || value === null ? null : column.mapToDriverValue(value);
      }),
    );
  };
}
