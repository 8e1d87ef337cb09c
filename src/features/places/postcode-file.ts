import { performance } from 'node:perf_hooks';
import { type Database, transaction } from '#db/client.ts';
import { type CsvFields, CsvHeaderError, columnName, readCsvRows, toRecord } from '#platform/csv.ts';
import { fromNationalGrid } from './national-grid.ts';
import { compactPostcode, isInGreatBritain, parsePostcode } from './places.model.ts';
import { deletePostcodes, listWards, type PostcodeRow, upsertPostcodes } from './places.queries.ts';
import { findBoroughCode } from './places.service.ts';

/**
 * Loads exact postcodes from a file of Ordnance Survey's Code-Point Open (without a header, with eastings and
 * northings), of the Office for National Statistics (ONSPD or NSPL), or of the same content under names like theirs.
 */

export interface PostcodeFileProblem {
  /** As a spreadsheet counts: the first row of the file is 1. */
  row: number;
  reason: string;
}

export interface LoadSummary {
  /** Rows of the file, its header not counted. */
  read: number;
  /** Rows that brought something new. */
  written: number;
  unchanged: number;
  /** Postcodes that the file says have ended; they are not kept. */
  ended: number;
  /** Rows that could not be used; each was given to `onProblem`. */
  refused: number;
  /** Postcodes in the borough. */
  inBorough: number;
  /** Of those, the ones whose ward the gazetteer doesn't know (a boundary review); their ward is asked for. */
  withoutWard: number;
}

type ReadPostcode =
  | { kind: 'live'; row: PostcodeRow }
  | { kind: 'ended'; key: string }
  | { kind: 'refused'; reason: string };

/** What a row's place in the administration is compared with. */
interface Borough {
  code: string;
  wardSlugByCode: ReadonlyMap<string, string>;
}

/** Nobody who waits for the database shall wait longer than this for one batch, in milliseconds. */
const batchBudgetMs = 40;
const rowsAtOnce = 100;

/**
 * Streams a file into the table of postcodes, in short transactions. Loading the same file again changes nothing;
 * a load that was cut off is finished by another one.
 * Rejects with {@link CsvHeaderError} where the file is none of the three forms, having changed nothing.
 */
export async function loadPostcodeFile(
  database: Database,
  file: string,
  on: { bytes?: (count: number) => void; problem?: (problem: PostcodeFileProblem) => void } = {},
): Promise<LoadSummary> {
  const code = findBoroughCode(database);
  if (code === undefined) throw new Error('The gazetteer must be seeded before postcodes are loaded');
  const borough: Borough = {
    code,
    wardSlugByCode: new Map(listWards(database).map((ward) => [ward.code, ward.slug])),
  };
  const summary: LoadSummary = {
    read: 0,
    written: 0,
    unchanged: 0,
    ended: 0,
    refused: 0,
    inBorough: 0,
    withoutWard: 0,
  };
  const waiting = createBatches(database, summary);
  let read: ((number: number, cells: string[]) => ReadPostcode) | undefined;
  for await (const row of readCsvRows(file, on.bytes ? { onBytes: on.bytes } : {})) {
    if (row.kind === 'row' && !read) {
      const header = readHeader(row.cells);
      read = header
        ? (number, cells) => readNamed(header, number, cells, borough)
        : (_number, cells) => readCodePoint(cells, borough);
      if (header) continue;
    }
    summary.read += 1;
    const outcome: ReadPostcode =
      row.kind === 'broken' || !read
        ? { kind: 'refused', reason: row.kind === 'broken' ? row.reason : 'The file has no rows' }
        : read(row.number, row.cells);
    if (outcome.kind === 'refused') {
      summary.refused += 1;
      on.problem?.({ row: row.number, reason: outcome.reason });
    } else {
      waiting.add(outcome);
    }
  }
  waiting.write();
  return summary;
}

/** Gathers rows and writes them in transactions that stay within the budget. */
function createBatches(database: Database, summary: LoadSummary) {
  let live: PostcodeRow[] = [];
  let ended: string[] = [];

  function write(): void {
    while (live.length + ended.length > 0) {
      transaction(database, (tx) => {
        const startedAt = performance.now();
        while (live.length + ended.length > 0 && performance.now() - startedAt < batchBudgetMs) {
          deletePostcodes(tx, ended.splice(0, rowsAtOnce));
          const some = live.splice(0, rowsAtOnce);
          if (some.length === 0) continue;
          const written = upsertPostcodes(tx, some);
          summary.written += written;
          summary.unchanged += some.length - written;
        }
      });
    }
    live = [];
    ended = [];
  }

  return {
    write,
    add(postcode: Exclude<ReadPostcode, { kind: 'refused' }>) {
      if (postcode.kind === 'ended') {
        summary.ended += 1;
        ended.push(postcode.key);
      } else {
        live.push(postcode.row);
        if (postcode.row.inBorough) summary.inBorough += 1;
        if (postcode.row.inBorough && postcode.row.wardSlug === null) summary.withoutWard += 1;
      }
      if (live.length + ended.length >= rowsAtOnce * 20) write();
    },
  };
}

/** Where the columns stand that matter, by what the products call them from year to year. */
const columnsNamed = {
  postcode: /^(postcode|pcds?|pcd[278])$/,
  latitude: /^lat(itude)?$/,
  longitude: /^long(itude)?$/,
  district: /^(lad_code|oslaua|laua|lad\d\d(cd|_code)?)$/,
  ward: /^(ward_code|osward|ward|wd\d\d(cd|_code)?)$/,
  ended: /^doterm$/,
};
type ColumnName = keyof typeof columnsNamed;
const neededColumns: readonly ColumnName[] = ['postcode', 'latitude', 'longitude', 'district', 'ward'];

interface Header {
  names: string[];
  column: Partial<Record<ColumnName, string>>;
}

/** Undefined where the first row is a postcode's already, as in Code-Point Open. */
function readHeader(cells: readonly string[]): Header | undefined {
  if (parsePostcode(cells[0] ?? '')) return undefined;
  const names = cells.map(columnName);
  const column: Header['column'] = {};
  for (const wanted of Object.keys(columnsNamed) as ColumnName[]) {
    const name = names.find((each) => columnsNamed[wanted].test(each));
    if (name !== undefined) column[wanted] = name;
  }
  const missing = neededColumns.filter((wanted) => column[wanted] === undefined);
  if (missing.length > 0) {
    throw new CsvHeaderError(
      `This is neither a Code-Point Open nor an ONS file: no column for ${missing.join(', ')}`,
    );
  }
  return { names, column };
}

function readNamed(header: Header, number: number, cells: readonly string[], borough: Borough): ReadPostcode {
  const row = toRecord(header.names, number, cells);
  if (row.kind === 'broken') return { kind: 'refused', reason: row.reason };
  const cell = (name: ColumnName) => cellOf(row.record, header.column[name]);
  const parsed = parsePostcode(cell('postcode'));
  if (!parsed) return { kind: 'refused', reason: `“${cell('postcode').slice(0, 20)}” is not a postcode` };
  if (cell('ended') !== '') return { kind: 'ended', key: compactPostcode(parsed.postcode) };
  return place(
    parsed.postcode,
    { latitude: degrees(cell('latitude')), longitude: degrees(cell('longitude')) },
    { district: cell('district'), ward: cell('ward') },
    borough,
  );
}

function cellOf(record: CsvFields, column: string | undefined): string {
  return (column === undefined ? undefined : record.get(column))?.trim() ?? '';
}

/** Columns of Code-Point Open, in their order (its user guide, "CSV structure"). */
const codePointColumns = 10;

function readCodePoint(cells: readonly string[], borough: Borough): ReadPostcode {
  if (cells.length !== codePointColumns) {
    return {
      kind: 'refused',
      reason: `The row has ${cells.length} cells, Code-Point Open ${codePointColumns}`,
    };
  }
  const [postcode = '', quality = '', easting = '', northing = ''] = cells.map((cell) => cell.trim());
  const [district = '', ward = ''] = cells.slice(8).map((cell) => cell.trim());
  const parsed = parsePostcode(postcode);
  if (!parsed) return { kind: 'refused', reason: `“${postcode.slice(0, 20)}” is not a postcode` };
  // Quality 90: no coordinates are known.
  if (quality === '90' || !/^\d{1,6}$/.test(easting) || !/^\d{1,7}$/.test(northing)) {
    return { kind: 'refused', reason: `${parsed.postcode} has no coordinates` };
  }
  const point = fromNationalGrid(Number(easting), Number(northing));
  return place(parsed.postcode, point, { district, ward }, borough);
}

function degrees(cell: string): number {
  return /^-?\d{1,3}(\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN;
}

/** ONS gives postcodes without a place the latitude 99.999999, which is not in Great Britain either. */
function place(
  postcode: string,
  point: { latitude: number; longitude: number },
  codes: { district: string; ward: string },
  borough: Borough,
): ReadPostcode {
  if (!isInGreatBritain(point)) {
    return { kind: 'refused', reason: `${postcode} has no coordinates in Great Britain` };
  }
  const inBorough = codes.district === borough.code;
  return {
    kind: 'live',
    row: {
      postcode: compactPostcode(postcode),
      latitude: rounded(point.latitude),
      longitude: rounded(point.longitude),
      wardSlug: inBorough ? (borough.wardSlugByCode.get(codes.ward) ?? null) : null,
      inBorough,
    },
  };
}

/** Six decimals are 11 centimetres. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
