import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CsvHeaderError, readCsvRecords, readCsvRows } from './csv.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'csv-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: string | Buffer): string {
  const file = path.join(folder, 'file.csv');
  writeFileSync(file, content);
  return file;
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function rowsOf(content: string | Buffer) {
  return all(readCsvRows(fileOf(content)));
}

describe('readCsvRows', () => {
  it('counts rows as a spreadsheet does, cells of several lines and empty lines included', async () => {
    expect(await rowsOf('a,b\r\n"one\r\ntwo",2\r\n\r\n3,4')).toEqual([
      { kind: 'row', number: 1, cells: ['a', 'b'] },
      { kind: 'row', number: 2, cells: ['one\r\ntwo', '2'] },
      { kind: 'row', number: 4, cells: ['3', '4'] },
    ]);
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffCafé,£5')],
    ['Windows-1252', Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x2c, 0xa3, 0x35])],
  ])('reads %s', async (_name, bytes) => {
    expect(await rowsOf(bytes)).toEqual([{ kind: 'row', number: 1, cells: ['Café', '£5'] }]);
  });

  it('keeps stray quotation marks, and reports one that is never closed as one row', async () => {
    expect(await rowsOf('a 5" pipe,2\n"never closed,3\n4,5\n')).toEqual([
      { kind: 'row', number: 1, cells: ['a 5" pipe', '2'] },
      { kind: 'broken', number: 2, reason: expect.stringContaining('Quote Not Closed') },
    ]);
  });

  it('gives a file larger than a chunk whole, and counts its bytes', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `${at},"£ ${'x'.repeat(at % 20)}"`);
    const content = lines.join('\n');
    let bytes = 0;
    const file = fileOf(content);
    const rows = await all(readCsvRows(file, { onBytes: (count) => (bytes += count) }));
    expect(rows).toHaveLength(20_000);
    expect(rows.at(-1)).toEqual({ kind: 'row', number: 20_000, cells: ['19999', `£ ${'x'.repeat(19)}`] });
    expect(bytes).toBe(Buffer.byteLength(content));
  });

  it('rejects where there is no such file', async () => {
    await expect(all(readCsvRows(path.join(folder, 'missing.csv')))).rejects.toThrow('ENOENT');
  });
});

describe('readCsvRecords', () => {
  it('gives cells by their header and reports rows of another length', async () => {
    const file = fileOf('Name, Post Code\nA,B\nC\n');
    expect(await all(readCsvRecords(file, ['name']))).toEqual([
      {
        kind: 'row',
        number: 2,
        record: new Map([
          ['name', 'A'],
          ['post code', 'B'],
        ]),
      },
      { kind: 'broken', number: 3, reason: 'The row has 1 cells, the header 2' },
    ]);
  });

  it.each(['', 'name\nA\n'])('rejects a file without the columns: %j', async (content) => {
    const reading = all(readCsvRecords(fileOf(content), ['name', 'town']));
    await expect(reading).rejects.toThrow(CsvHeaderError);
  });
});
