/** Writes CSV (RFC 4180) that spreadsheets open as what it is. */

type Cells = readonly (string | number | null)[];

/** The text of a file: a header and rows. */
export function csvText(header: Cells, rows: readonly Cells[]): string {
  return csvBegin(header) + csvLines(rows);
}

/** The beginning of a file that is written piece by piece; the byte order mark tells Excel that it is UTF-8. */
export function csvBegin(header: Cells): string {
  return `\uFEFF${csvLines([header])}`;
}

/**
 * Some lines of a file. A cell that begins like a formula gets an apostrophe before it: a spreadsheet would run it, and
 * names are written by others.
 */
export function csvLines(rows: readonly Cells[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
