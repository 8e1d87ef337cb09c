import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { type Figure, isMet } from './figures.ts';

/** The figures for people and for programs. */

export interface Report {
  figures: Figure[];
  /** The embedded engine's slowest searches, for whoever looks for what to make quicker. */
  slowest: { listings: number; text: string; filters: string; milliseconds: number; total: number }[];
  /** Load of the machine (over a minute) before and after each size was measured. */
  loads: { listings: number; before: number; after: number }[];
}

/** Writes the figures of one size as a table. */
export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    figure.name,
    figure.engine,
    formatValue(figure.value),
    figure.unit,
    goalText(figure),
  ]);
  const head = ['', 'on', 'value', 'unit', 'wanted'];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, at) =>
      at === 2 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
    );
    process.stdout.write(`${cells.join('  ').trimEnd()}\n`);
  }
}

function formatValue(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-GB');
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

function goalText(figure: Figure): string {
  if (!figure.goal) return '';
  const wanted = 'atLeast' in figure.goal ? `≥ ${figure.goal.atLeast}` : `≤ ${figure.goal.atMost}`;
  return isMet(figure) ? wanted : `${wanted}  (not met)`;
}

/** Writes all figures to a file that programs read; replaces an earlier one. */
export function writeReport(file: string, report: Report): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const machine = {
    processors: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryBytes: totalmem(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    load: loadavg(),
  };
  const whole = { name: 'bench', measuredAt: new Date().toISOString(), machine, ...report };
  writeFileSync(file, `${JSON.stringify(whole, null, 2)}\n`);
}
