/** Writes CSV (RFC 4180) that spreadsheets open as what it is. */

/**
 * The text of a file: a header and rows. A cell that begins like a formula gets an apostrophe before it: a spreadsheet
 * would run it, and names are written by others. The byte order mark tells Excel that it is UTF-8.
 */
export function csvText(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
