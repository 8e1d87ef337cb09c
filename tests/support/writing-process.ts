import { once } from 'node:events';
import { statSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkpointBeside, type Thresholds } from '../../db/checkpoints.ts';
import { openDatabase, transaction } from '../../db/client.ts';

/** A process that writes as fast as it can into a database that others may write into, and moves its log meanwhile. */

export interface WritingTask {
  file: string;
  transactions: number;
  thresholds: Thresholds;
}

/** The longest that the log was, in pages of 4 kB. */
export interface WritingAnswer {
  longest: number;
}

const rowsChanged = 20;

process.once('message', async ({ file, transactions, thresholds }: WritingTask) => {
  const database = openDatabase(file, { busyTimeoutMs: 60_000 });
  database.$client.pragma('synchronous = NORMAL');
  const fail = (error: unknown) => {
    throw error;
  };
  const checkpoints = checkpointBeside(database, { failed: fail, putOff: fail, thresholds });
  const insert = database.$client.prepare('insert into t values (?, ?)');
  const change = database.$client.prepare('update t set filling = ? where rowid = ?');
  let longest = 0;
  for (let at = 1; at <= transactions; at += 1) {
    transaction(database, () => {
      insert.run(process.pid, 'x'.repeat(3_000));
      for (let row = 1; row <= rowsChanged; row += 1)
        change.run('y'.repeat(2_900 + row), (at * row) % at || 1);
    });
    longest = Math.max(longest, statSync(`${file}-wal`).size / 4_096);
    await nextTurn();
  }
  await checkpoints.stop();
  database.$client.close();
  checkpoints.letGo();
  const answer: WritingAnswer = { longest };
  process.send?.(answer);
  await once(process, 'disconnect');
});
