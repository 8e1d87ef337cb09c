import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Database } from '#db/client.ts';

/**
 * Who was erased, kept outside the database, so that putting an older backup back doesn't bring them back. It holds
 * references only. Lines are only ever added.
 */
export interface ErasureList {
  add(accountId: string, at: Date): void;
  /** Ids of all accounts that were erased. */
  ids(): string[];
}

const fileName = 'erased-accounts.txt';

/** The list that lies beside a database's file. */
export function erasureListOf(database: Database): ErasureList {
  const { name, memory } = database.$client;
  return memory ? listInMemory() : listInFile(path.join(path.dirname(name), fileName));
}

/** One line each: the account's id and when it was erased. */
export function listInFile(file: string): ErasureList {
  return {
    add(accountId, at) {
      mkdirSync(path.dirname(file), { recursive: true });
      const descriptor = openSync(file, 'a');
      try {
        writeSync(descriptor, `${accountId} ${at.toISOString()}\n`);
        // On the disk before the erasure itself is: it may be done twice, but never forgotten.
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    },
    ids: () =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .flatMap((line) => line.trim().split(' ')[0] || [])
        : [],
  };
}

function listInMemory(): ErasureList {
  const ids: string[] = [];
  return { add: (id) => void ids.push(id), ids: () => [...ids] };
}
