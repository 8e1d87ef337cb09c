import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** Reads CSV files of any size row by row, whatever their encoding, and says which rows can't be read. */

/** A row whose number counts as a spreadsheet does: the first of the file, its header if it has one, is 1. */
export type CsvRow =
  | { kind: 'row'; number: number; cells: string[] }
  | { kind: 'broken'; number: number; reason: string };

export type CsvRecord =
  | { kind: 'row'; number: number; record: CsvFields }
  | { kind: 'broken'; number: number; reason: string };

/** The cells of a row by the names in the header, which are lower-cased and trimmed. */
export type CsvFields = ReadonlyMap<string, string>;

export interface CsvOptions {
  /** Told how many more bytes of the file have been read. */
  onBytes?: (count: number) => void;
}

/** The file has not the columns that are needed of it. */
export class CsvHeaderError extends Error {
  override readonly name = 'CsvHeaderError';
}

/**
 * Yields the rows of a CSV file. Quotation marks that don't belong are kept as text; one that is never closed makes
 * the rest of the file one broken row. Rejects with Node's error where the file can't be read.
 */
export async function* readCsvRows(file: string, options: CsvOptions = {}): AsyncGenerator<CsvRow> {
  const encoding = await encodingOf(file);
  const broken: string[] = [];
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip(error) {
      broken.push(error?.message ?? 'This row can’t be read');
      return undefined;
    },
  });
  const source = decoded(file, encoding, options.onBytes);
  const fed = feed(source, parser);
  // Awaited below; until then a failure must not count as unhandled.
  fed.catch(() => undefined);
  let number = 0;
  for await (const cells of parser as AsyncIterable<string[]>) {
    number += 1;
    const isEmptyLine = cells.length === 1 && cells[0] === '';
    if (!isEmptyLine) yield { kind: 'row', number, cells };
  }
  await fed;
  for (const reason of broken) {
    number += 1;
    yield { kind: 'broken', number, reason };
  }
}

/**
 * Yields the rows below a header. A row with another number of cells than the header is broken.
 * Rejects with {@link CsvHeaderError} where one of `required` is missing.
 */
export async function* readCsvRecords(
  file: string,
  required: readonly string[],
  options: CsvOptions = {},
): AsyncGenerator<CsvRecord> {
  let header: string[] | undefined;
  for await (const row of readCsvRows(file, options)) {
    if (row.kind === 'broken') {
      yield row;
    } else if (!header) {
      header = row.cells.map(columnName);
      requireColumns(header, required);
    } else {
      yield toRecord(header, row.number, row.cells);
    }
  }
  requireColumns(header ?? [], required);
}

/** How a column is looked up: without the spaces around it and in lower case. */
export function columnName(cell: string): string {
  return cell.trim().toLowerCase();
}

function requireColumns(header: readonly string[], required: readonly string[]): void {
  const missing = required.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new CsvHeaderError(`There is no column ${missing.join(', ')}`);
}

/** The cells of one row by their header. */
export function toRecord(header: readonly string[], number: number, cells: readonly string[]): CsvRecord {
  if (cells.length !== header.length) {
    return {
      kind: 'broken',
      number,
      reason: `The row has ${cells.length} cells, the header ${header.length}`,
    };
  }
  return { kind: 'row', number, record: new Map(header.map((name, at) => [name, cells[at] ?? ''])) };
}

async function feed(source: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const text of source) {
      if (!parser.write(text)) await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

async function* decoded(
  file: string,
  encoding: string,
  onBytes: CsvOptions['onBytes'],
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    onBytes?.(chunk.length);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** UTF-8, or what old spreadsheets write (Windows-1252) where the bytes are not UTF-8. */
async function encodingOf(file: string): Promise<'utf-8' | 'windows-1252'> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      strict.decode(chunk, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}
