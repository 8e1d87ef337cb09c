import { setTimeout as wait } from 'node:timers/promises';
import { readDatabase } from './directory-content.ts';

const lookAgainMs = 100;

/**
 * Waits until a product at work has left none of some rows.
 *
 * @param rows a table and which of its rows, in SQL
 * @param patienceMs gives up when there have not become fewer of them for so long
 */
export async function untilNoneIsLeft(
  file: string,
  rows: string,
  patienceMs = Number.POSITIVE_INFINITY,
): Promise<void> {
  const client = readDatabase(file);
  try {
    const count = client.prepare<[], number>(`SELECT count(*) FROM ${rows}`).pluck();
    let left = Number.POSITIVE_INFINITY;
    let end = 0;
    while (left > 0) {
      const now = count.get() ?? 0;
      if (now < left) end = performance.now() + patienceMs;
      else if (performance.now() > end) return;
      left = now;
      await wait(lookAgainMs);
    }
  } finally {
    client.close();
  }
}
