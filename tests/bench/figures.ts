/** Figures with their units, and how they are worked out of single measurements. */

export interface Figure {
  /** What was measured: "search, p95". */
  name: string;
  /** Which program it was measured on. */
  engine:
    | 'sqlite'
    | 'minisearch'
    | 'meilisearch'
    | 'sqlite against minisearch'
    | 'sqlite against meilisearch'
    | 'server'
    | 'database';
  /** Listings in the directory. */
  listings: number;
  value: number;
  unit:
    | 'ms'
    | 's'
    | 'times'
    | 'MB'
    | 'kB'
    | 'share'
    | 'per second'
    | 'entries'
    | 'organisations'
    | 'mails'
    | 'statements'
    | 'bytes'
    | 'load';
  /** What we want it to be; nothing fails where it isn't. */
  goal?: { atLeast: number } | { atMost: number };
}

/** The smallest value that is as large as such a share of all: 0.95 for the 95th percentile. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export const percentiles = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

export const megabytes = (bytes: number): number => bytes / 1_000_000;
export const kilobytes = (bytes: number): number => bytes / 1_000;

/** Whether a figure is as we want it; undefined where we want nothing. */
export function isMet({ value, goal }: Figure): boolean | undefined {
  if (!goal) return undefined;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}
