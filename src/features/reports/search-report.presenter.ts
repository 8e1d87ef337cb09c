import { type FacetName, facetNames, valueLabel } from '#features/search/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import { formatCount, formatDate } from '#platform/formats.ts';
import { reportPaths } from './report.paths.ts';
import {
  periodLabels,
  type ReportPeriod,
  reportPeriods,
  type SearchList,
  type SearchTotals,
  searchLists,
} from './search-report.model.ts';
import type { SearchReport } from './search-report.service.ts';

/** What the report of searches shows; nothing here reads or writes. */

export interface SearchReportView {
  /** The answer, as sentences. */
  sentences: string[];
  periods: Choice[];
  lists: (Choice & { heading: string })[];
  heading: string;
  /** What it means that the list is empty. */
  empty: string;
  rows: WordsRow[];
  filters: { label: string; searches: string }[];
  newer: string | undefined;
  older: string | undefined;
  isOn: boolean;
}

interface Choice {
  label: string;
  href: string;
  isCurrent: boolean;
}

export interface WordsRow {
  words: string;
  href: string;
  searches: string;
  found: string;
  opened: string;
  lastOn: string;
  addSynonym: string;
  isInGapList: boolean;
}

const listLabels: Record<SearchList, { label: string; heading: string; empty: string }> = {
  sought: {
    label: 'What people look for',
    heading: 'What people look for, most often first',
    empty: 'Nobody has searched for words in this time.',
  },
  nothing: {
    label: 'Found nothing',
    heading: 'What found nothing when it was last asked for',
    empty: 'Whatever was searched for found something.',
  },
  unopened: {
    label: 'Never opened',
    heading: 'What found entries, of which nobody opened any',
    empty: 'Whatever was searched for more than once led somebody to an entry.',
  },
};

export function toSearchReport(source: {
  report: SearchReport;
  period: ReportPeriod;
  list: SearchList;
  page: number;
  today: IsoDate;
  vocabulary: Vocabulary;
  isOn: boolean;
}): SearchReportView {
  const { report, period, list, page, today } = source;
  const at = (changed: { period?: ReportPeriod; list?: SearchList; page?: number }) => {
    const asked = { period, list, page: 1, ...changed };
    return reportPaths.searchesWith({
      period: asked.period === 'month' ? null : asked.period,
      list: asked.list === 'sought' ? null : asked.list,
      page: asked.page === 1 ? null : asked.page,
    });
  };
  return {
    sentences: sentencesOf(report.totals, formatDate(report.since, today)),
    periods: reportPeriods.map((each) => ({
      label: periodLabels[each],
      href: at({ period: each }),
      isCurrent: each === period,
    })),
    lists: searchLists.map((each) => ({
      ...listLabels[each],
      href: at({ list: each }),
      isCurrent: each === list,
    })),
    heading: listLabels[list].heading,
    empty: listLabels[list].empty,
    rows: report.words.map((each) => ({
      words: each.words,
      href: reportPaths.search(each.words),
      searches: formatCount(each.searches),
      found: each.latestResults === 0 ? 'nothing' : formatCount(each.latestResults),
      opened: formatCount(each.opened),
      lastOn: formatDate(each.lastOn, today),
      addSynonym: reportPaths.newSynonym(each.words),
      isInGapList: report.inGapList.has(each.words),
    })),
    filters: report.filters.map((each) => ({
      label: filtersText(each.filters, source.vocabulary),
      searches: formatCount(each.searches),
    })),
    newer: page > 1 ? at({ page: page - 1 }) : undefined,
    older: report.hasMore ? at({ page: page + 1 }) : undefined,
    isOn: source.isOn,
  };
}

function sentencesOf({ searches, withoutResults, opened }: SearchTotals, since: string): string[] {
  if (searches === 0) return [`Nobody has searched since ${since}.`];
  const share = (part: number) => `${Math.round((part / searches) * 100)}%`;
  return [
    `${formatCount(searches)} ${searches === 1 ? 'search' : 'searches'} since ${since}.`,
    `${share(withoutResults)} found nothing; after ${share(opened)} an entry was opened.`,
  ];
}

/** "Kind: Need; near a place" from the kept text of filters. */
function filtersText(filters: string, vocabulary: Vocabulary): string {
  const labels = filters.split(' ').map((filter) => {
    if (filter === 'near') return 'near a place';
    if (filter === 'day') return 'free on a day';
    const [name, value = ''] = filter.split('=');
    const facet = facetNames.find((each): each is FacetName => each === name);
    return facet ? valueLabel(facet, value, vocabulary) : filter;
  });
  return labels.join(', ');
}
