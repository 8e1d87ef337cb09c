import type { Disk } from '../../db/disk.ts';

/** A disk that finishes a sync, or fails to, when it is told. */
export interface ScriptedDisk {
  open(file: string): Disk;
  /** The file that was opened. */
  readonly file: string;
  /** How many syncs have begun. */
  readonly syncs: number;
  finishSync(): void;
  failSync(error: Error): void;
}

export function scriptedDisk(): ScriptedDisk {
  let file = '';
  let syncs = 0;
  let finish = () => {};
  let fail = (_error: Error) => {};
  return {
    open(opened) {
      file = opened;
      return {
        sync() {
          syncs += 1;
          return new Promise((resolve, reject) => {
            finish = resolve;
            fail = reject;
          });
        },
        close: () => {},
      };
    },
    get file() {
      return file;
    },
    get syncs() {
      return syncs;
    },
    finishSync: () => finish(),
    failSync: (error) => fail(error),
  };
}
