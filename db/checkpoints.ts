/** Moves what was committed from the log (the WAL) into the database file while others go on. */
import Sqlite from 'better-sqlite3';
import { checkpointPages, type Database } from './client.ts';
import { type Disk, type DiskTroubles, openDisk } from './disk.ts';
import { stored } from './log-sync.ts';

export interface CheckpointOptions extends DiskTroubles {
  open?: (file: string) => Disk;
  thresholds?: Thresholds;
}

/** All in pages of the log, of 4 kB, but the times. */
export interface Thresholds {
  /** What waits to be moved before that is begun. */
  movedFrom: number;
  /** How long the log becomes before it begins anew. */
  restartedFrom: number;
  everyMs: number;
  putOffMs: number;
}

/** The log takes up to 64 MB where nothing but edits comes. */
const usual: Thresholds = {
  movedFrom: checkpointPages,
  restartedFrom: 4 * checkpointPages,
  everyMs: 100,
  putOffMs: 10_000,
};

/** How long moving a whole log waits for what other processes read or write; everybody here waits with it. */
const waitForOthersMs = 30;
/** So seldom it is tried while a backup, say, reads for long. */
const pausesBetweenTries = 3;

export interface Checkpoints {
  /** Resolves once none is under way and none will be; then the database may be closed. */
  stop(): Promise<void>;
  /**
   * To be called after the database was closed: whoever closes a file takes away the locks that its process has on it
   * (https://www.sqlite.org/howtocorrupt.html, section 2.2).
   */
  letGo(): void;
}

/**
 * From now on the log is moved into the file between commits. SQLite would do that within every so many a commit, and keep
 * everybody waiting until the disk has the file.
 *
 * A checkpoint goes as far as the oldest reader has read, and waits for the file only if that is the end of the log
 * (https://www.sqlite.org/wal.html, "Checkpointing"). So a reader of ours marks where one is to stop, and once the log has
 * grown further what is before the mark is moved; then another thread makes the disk keep it. A long log is moved to its
 * end, for which the disk lacks little by then, and the next commit begins it anew. Nothing here is needed for the file to
 * be safe: SQLite itself syncs whatever it relies on. What is synced before only makes it quick.
 */
export function checkpointBeside(
  database: Database,
  { failed, putOff, open = openDisk, thresholds = usual }: CheckpointOptions,
): Checkpoints {
  const { movedFrom, restartedFrom, everyMs, putOffMs } = thresholds;
  const file = database.$client.name;
  const disk = open(file);
  const log = openLog(file);
  database.$client.pragma('wal_autocheckpoint = 0');

  let isStopped = false;
  let underWay = Promise.resolve();
  let timer = setTimeout(look, everyMs);
  /** How long the log was when the mark was set. */
  let marked: number | undefined;

  function look(): void {
    underWay = moveOn().then(
      (pauseMs) => {
        if (!isStopped) timer = setTimeout(look, pauseMs);
      },
      (error: unknown) => failed(error),
    );
  }

  /** Takes the next step; returns the milliseconds until there may be another. */
  async function moveOn(): Promise<number> {
    try {
      const { length, waiting } = log.state();
      if (marked === undefined) {
        if (length >= restartedFrom && waiting > 0) return moveWhole();
        if (waiting < movedFrom) return everyMs;
        marked = log.mark();
      }
      // What stands at the end of the log stays there until more comes.
      if (length === marked) return everyMs;
      await stored(database);
      log.move();
      await disk.sync();
      forgetMark();
      return log.state().length >= restartedFrom ? moveWhole() : everyMs;
    } catch (error) {
      forgetMark();
      if (!(error instanceof Sqlite.SqliteError)) throw error;
      putOff(error);
      return putOffMs;
    }
  }

  function forgetMark(): void {
    marked = undefined;
    log.forgetMark();
  }

  /**
   * Moves all of a long log; returns as {@link moveOn}. Where another process is in the way it is tried again, and until then
   * no mark is set: two processes that each set one whenever the other waits would never get to the end.
   */
  function moveWhole(): number {
    return log.moveAll() ? everyMs : pausesBetweenTries * everyMs;
  }

  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await underWay;
      log.close();
    },
    letGo: () => disk.close(),
  };
}

/** What SQLite answers: whether somebody was in the way, and in pages what the log has and how much of that is in the file. */
interface LogState {
  busy: 0 | 1;
  log: number;
  checkpointed: number;
}

/** A log, seen by two connections of its own: one that reads and so marks a place, one that moves. */
function openLog(file: string) {
  const reader = new Sqlite(file, { readonly: true });
  const mover = new Sqlite(file, { timeout: waitForOthersMs });
  mover.pragma('synchronous = NORMAL');
  const look = mover.prepare<[], LogState>('PRAGMA wal_checkpoint(NOOP)');
  const move = mover.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  const moveAll = mover.prepare<[], LogState>('PRAGMA wal_checkpoint(FULL)');
  const begin = reader.prepare('BEGIN');
  const read = reader.prepare('SELECT count(*) FROM sqlite_schema');
  const end = reader.prepare('COMMIT');

  function state(): { length: number; waiting: number } {
    const found = look.get();
    if (!found) throw new Error('SQLite says nothing of its log');
    return { length: found.log, waiting: found.log - found.checkpointed };
  }

  return {
    /** In pages: how many it has, and how many of them aren't in the file yet. */
    state,
    /** Marks its end; returns its length, which is that or more. */
    mark(): number {
      begin.run();
      read.get();
      return state().length;
    },
    forgetMark() {
      if (reader.inTransaction) end.run();
    },
    /** Moves what is before all marks, ours and those of other readers, such as a backup. */
    move() {
      move.get();
    },
    /** Moves all, with nobody else writing meanwhile; less where another process reads for longer than one waits. */
    moveAll(): boolean {
      const moved = moveAll.get();
      return moved?.busy === 0 && moved.log === moved.checkpointed;
    },
    close() {
      reader.close();
      mover.close();
    },
  };
}
