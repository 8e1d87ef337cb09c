import { formatCount } from '#platform/formats.ts';
import type { GapState } from './gap.model.ts';
import type { LedgerFigure, LedgerView } from './ledger.presenter.ts';
import { reportPaths } from './report.paths.ts';
import type { SearchReportView } from './search-report.presenter.ts';

/** What there is to read about the borough as a whole: one line for each report that the visitor may open. */

export interface ReportLine {
  title: string;
  href: string;
  /** The question that it answers. */
  about: string;
  /** What it says today. */
  answer: string;
  figures: { number: string; what: string }[];
}

export interface ReportIndexView {
  forEverybody: ReportLine[];
  /** Empty for whoever may not open them. */
  forCurators: ReportLine[];
}

/** Which of the ledger's figures stand here: how people answer. How much came about is in its sentence. */
const ledgerFigures: readonly LedgerFigure['name'][] = ['days-to-answer', 'answered-in-time', 'came-about'];

export function toReportIndex(source: {
  ledger: Pick<LedgerView, 'answer' | 'period' | 'figures'>;
  curators:
    | {
        searches: Pick<SearchReportView, 'sentences' | 'isOn'>;
        gaps: ReadonlyMap<GapState, number>;
      }
    | undefined;
}): ReportIndexView {
  const { ledger, curators } = source;
  return {
    forEverybody: [
      {
        title: 'What has been exchanged',
        href: reportPaths.exchanges,
        about: `Who gave what to whom, by sector, theme, month and ward, and how it went. ${ledger.period}.`,
        answer: ledger.answer,
        figures: ledger.figures.filter(({ name }) => ledgerFigures.includes(name)),
      },
    ],
    forCurators: curators === undefined ? [] : toCuratorLines(curators),
  };
}

function toCuratorLines({
  searches,
  gaps,
}: {
  searches: Pick<SearchReportView, 'sentences' | 'isOn'>;
  gaps: ReadonlyMap<GapState, number>;
}): ReportLine[] {
  const open = gaps.get('open') ?? 0;
  return [
    {
      title: 'What people look for',
      href: reportPaths.searches,
      about: 'The words that people search for, what finds nothing, and what nobody opens.',
      answer: searches.isOn ? searches.sentences.join(' ') : 'Searches aren’t counted here.',
      figures: [],
    },
    {
      title: 'The gap list',
      href: reportPaths.gaps,
      about: 'What people asked for that nobody in the borough has, and who sees to it.',
      answer:
        open === 0 ? 'No gap is open.' : `${formatCount(open)} ${open === 1 ? 'gap is' : 'gaps are'} open.`,
      figures: [],
    },
  ];
}
