import { formatCount, formatMoment } from '#platform/formats.ts';
import type { UpkeepStatus } from './engines/meilisearch/index.ts';
import { supportedVersions } from './engines/meilisearch/index.ts';
import type { SearchResult } from './search.model.ts';

/** What administrators see of the search engines; nothing here reads or writes. */

export interface SearchAdministrationView {
  /** The sentence that says how it is. */
  summary: string;
  /** What should worry somebody; null where nothing should. */
  warning: string | null;
  /** Entries in the directory's own index, which is always there. */
  embedded: string;
  /** Null where no Meilisearch is set up. */
  meilisearch: {
    facts: { label: string; value: string }[];
    /** How far a new index has come. */
    progress: { done: number; of: number; text: string } | null;
    isRebuildWanted: boolean;
    refused: { entry: string; message: string; at: string }[];
  } | null;
}

export function toSearchAdministration(source: {
  /** The engine that answered just now. */
  answering: SearchResult['engine'];
  entries: number;
  status: UpkeepStatus | null;
  now: Date;
}): SearchAdministrationView {
  const { answering, entries, status, now } = source;
  const embedded = formatCount(entries);
  if (status === null) {
    return {
      summary: 'The embedded engine answers. No Meilisearch is set up.',
      warning: null,
      embedded,
      meilisearch: null,
    };
  }
  const { rebuild } = status;
  return {
    summary:
      answering === 'meilisearch'
        ? 'Meilisearch answers.'
        : 'The embedded engine answers in Meilisearch’s place.',
    warning: warningOf(status),
    embedded,
    meilisearch: {
      facts: factsOf(status, now),
      progress: rebuild && {
        done: rebuild.done,
        of: Math.max(rebuild.of, 1),
        text: `${formatCount(rebuild.done)} of ${formatCount(rebuild.of)} entries`,
      },
      isRebuildWanted: status.isRebuildWanted,
      refused: status.refused.map(({ rowId, message, at }) => ({
        entry: String(rowId),
        message,
        at: formatMoment(new Date(at)),
      })),
    },
  };
}

function warningOf({ server, refused, isCurrent, rebuild }: UpkeepStatus): string | null {
  if (server && !server.isSupported) {
    return `Meilisearch ${server.version} is not supported: it has to be ${supportedVersions}.`;
  }
  if (refused.length > 0) return 'Meilisearch has refused some entries; they are listed below.';
  if (!isCurrent && !rebuild)
    return 'The index in Meilisearch is not there, or of another version of this program.';
  return null;
}

function factsOf(status: UpkeepStatus, now: Date) {
  const { server, queueLength, oldestWaitingSince, lastError, builtAt, comparison } = status;
  const waiting = oldestWaitingSince && Math.max(0, now.getTime() - oldestWaitingSince.getTime());
  return [
    { label: 'Version of the server', value: server ? server.version : 'not told to our key' },
    { label: 'Supported', value: supportedVersions },
    { label: 'Index', value: status.isCurrent ? 'as this program makes it' : 'to be built' },
    { label: 'Built', value: builtAt === null ? 'not yet' : formatMoment(new Date(builtAt)) },
    { label: 'Changes that wait', value: formatCount(queueLength) },
    { label: 'The oldest has waited', value: waiting === null ? 'none waits' : durationText(waiting) },
    {
      label: 'Last error',
      value: lastError ? `${lastError.message} (${formatMoment(new Date(lastError.at))})` : 'none',
    },
    { label: 'Compared with the database', value: comparison ? comparisonText(comparison) : 'not yet' },
  ];
}

function comparisonText({
  at,
  compared,
  missing,
  changed,
  surplus,
}: NonNullable<UpkeepStatus['comparison']>): string {
  const when = `${formatMoment(new Date(at))}, ${formatCount(compared)} entries`;
  if (missing + changed + surplus === 0) return `${when}: all alike`;
  return `${when}: ${formatCount(missing)} were missing, ${formatCount(changed)} other, ${formatCount(surplus)} too many, and put right`;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** "40 seconds", "12 minutes", "3 hours": no more exact than one needs. */
export function durationText(milliseconds: number): string {
  if (milliseconds < minuteMs) return counted(Math.round(milliseconds / 1_000), 'second');
  if (milliseconds < hourMs) return counted(Math.round(milliseconds / minuteMs), 'minute');
  return counted(Math.round(milliseconds / hourMs), 'hour');
}

function counted(count: number, unit: string): string {
  return `${formatCount(count)} ${unit}${count === 1 ? '' : 's'}`;
}
