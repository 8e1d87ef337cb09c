import cliProgress from 'cli-progress';

/** Shows how far a long command has come. Where nobody watches (no terminal) it says nothing. */
export interface Progress {
  /** So much more is done. */
  advance(count: number): void;
  finish(): void;
}

const silent: Progress = { advance: () => undefined, finish: () => undefined };

/**
 * A bar on standard error that runs to `total`. With a unit it also says how many of them are done, which people
 * like of entries and don't of bytes.
 */
export function startProgress(total: number, unit?: string): Progress {
  if (!process.stderr.isTTY) return silent;
  const counted = unit === undefined ? '' : ` | {value} of {total} ${unit}`;
  const bar = new cliProgress.SingleBar(
    { format: `{bar} {percentage} %${counted} | {eta_formatted} left`, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return { advance: (count) => bar.increment(count), finish: () => bar.stop() };
}
