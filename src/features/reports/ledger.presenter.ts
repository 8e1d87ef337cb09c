import { counted } from '#features/enquiries/index.ts';
import { kindDefinitions, shortLabel } from '#features/listings/index.ts';
import {
  type Sector,
  sectorLabels,
  sectors,
  type Vocabulary,
  wholeBorough,
} from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import { csvBegin, csvLines } from '#platform/csv-text.ts';
import { formatCount } from '#platform/formats.ts';
import { type RawInput, typedText } from '#web/input.ts';
import { type LedgerFilter, subjects } from './ledger.input.ts';
import {
  type Answering,
  type AskedGroup,
  type CountedGroup,
  foldAnswering,
  type Ledger,
  monthsFrom,
  percent,
  type Tally,
  toLedger,
} from './ledger.model.ts';
import type { NamedRow, PublicSentence } from './ledger.queries.ts';
import { reportPaths } from './report.paths.ts';
import { type Flow, layFlows } from './views/flow-layout.ts';

/** The ledger as its page and its file show it. */

export interface TallyRow {
  label: string;
  exchanges: number;
  hours: string;
  /** In the subject's own unit, where the line is about one; else empty. */
  amount: string;
}

/** A figure that the ledger opens with; other pages choose by its name. */
export interface LedgerFigure {
  name: 'exchanges' | 'hours' | 'items' | 'days-to-answer' | 'answered-in-time' | 'came-about';
  number: string;
  what: string;
}

/** The form that narrows the ledger, as it was filled in. */
export interface NarrowView {
  filter: LedgerFilter;
  options: Record<'from' | 'to' | 'theme' | 'category' | 'ward', { value: string; label: string }[]>;
}

export interface LedgerView extends NarrowView {
  /** The answer in a sentence. */
  answer: string;
  period: string;
  csvHref: string;
  figures: LedgerFigure[];
  flow: Flow;
  matrix: { sectors: string[]; rows: { label: string; cells: string[]; total: string }[]; totals: string[] };
  byMonth: TallyRow[];
  byTheme: TallyRow[];
  bySubject: TallyRow[];
  byWard: TallyRow[];
  helpful: { label: string; givers: string; receivers: string }[];
  sentences: { text: string; by: string }[];
  named: { giver: string; receiver: string; what: string; when: string }[];
  isEmpty: boolean;
}

export function toLedgerView(given: {
  counted: readonly CountedGroup[];
  /** Null where it can't be said of the questions. */
  asked: readonly AskedGroup[] | null;
  /** The latest with names. */
  named: readonly NamedRow[];
  sentences: readonly PublicSentence[];
  filter: LedgerFilter;
  vocabulary: Vocabulary;
  today: IsoDate;
}): LedgerView {
  const { filter, vocabulary, today } = given;
  const ledger = toLedger(given.counted, monthsFrom(filter.since, filter.until));
  const answering = given.asked && foldAnswering(given.asked, today);
  const label = {
    theme: (slug: string) => vocabulary.themes.get(slug)?.label ?? slug,
    subject: (slug: string) => subjectLabel(slug, vocabulary),
    ward: (slug: string) => vocabulary.areas.get(slug)?.label ?? slug,
  };
  return {
    answer: answerOf(ledger, isNarrowed(filter)),
    period: `${monthText(filter.since)} to ${monthText(filter.until)}`,
    csvHref: reportPaths.exchangesCsvWith({ ...filter }),
    figures: figuresOf(ledger, answering),
    flow: layFlows(ledger.matrix, sectors),
    matrix: matrixOf(ledger),
    byMonth: ledger.byMonth.map((each) => toRow(each, monthText)),
    byTheme: ledger.byTheme.map((each) => toRow(each, (slug) => shortLabel(label.theme(slug)))),
    bySubject: ledger.bySubject.map((each) => ({
      ...toRow(each, label.subject),
      amount: each.items === 0 ? '' : counted(each.key, each.items),
    })),
    byWard: ledger.byWard.map((each) => toRow(each, label.ward)),
    helpful: helpfulOf(ledger),
    sentences: given.sentences.map((each) => ({ text: each.sentence, by: sentenceBy(each) })),
    named: given.named.map(({ giverName, receiverName, subject, endedOn }) => ({
      giver: giverName ?? '',
      receiver: receiverName ?? '',
      what: label.subject(subject),
      when: monthText(endedOn),
    })),
    filter,
    options: optionsOf(vocabulary),
    isEmpty: ledger.exchanges === 0,
  };
}

/** The form of a ledger whose months were wrong, with what was typed. */
export function toRefusedLedger(filter: LedgerFilter, raw: RawInput, vocabulary: Vocabulary): NarrowView {
  return {
    filter: { ...filter, since: typedText(raw, 'since'), until: typedText(raw, 'until') },
    options: optionsOf(vocabulary),
  };
}

/** Whether it is about a part of the period's exchanges only. */
function isNarrowed({ from, to, theme, category, ward }: LedgerFilter): boolean {
  return [from, to, theme, category, ward].some((each) => each !== undefined);
}

function answerOf({ exchanges, hours, items }: Ledger, isPart: boolean): string {
  if (exchanges === 0) {
    return isPart
      ? 'Nothing has come about in this period with these filters.'
      : 'Nothing has come about in this period yet.';
  }
  const parts = [
    hours === 0 ? '' : `${formatCount(hours)} ${hours === 1 ? 'hour' : 'hours'}`,
    items === 0 ? '' : `${formatCount(items)} ${items === 1 ? 'thing' : 'things'}`,
  ].filter(Boolean);
  const given = parts.length === 0 ? '' : `: ${parts.join(' and ')} given`;
  return `${formatCount(exchanges)} ${exchanges === 1 ? 'exchange' : 'exchanges'} came about${given}.`;
}

function figuresOf(ledger: Ledger, answering: Answering | null): LedgerView['figures'] {
  const known = (value: number | null | undefined, unit: string) =>
    value === null || value === undefined ? '–' : `${formatCount(value)}${unit}`;
  return [
    { name: 'exchanges', number: formatCount(ledger.exchanges), what: 'exchanges came about' },
    { name: 'hours', number: formatCount(ledger.hours), what: 'hours given' },
    { name: 'items', number: formatCount(ledger.items), what: 'things given or lent' },
    ...(answering === null
      ? []
      : ([
          {
            name: 'days-to-answer',
            number: known(answering.medianDays, ''),
            what: `working ${answering.medianDays === 1 ? 'day' : 'days'} to a first answer, median`,
          },
          {
            name: 'answered-in-time',
            number: known(answering.inTimePercent, '%'),
            what: 'answered in five working days',
          },
          {
            name: 'came-about',
            number: known(answering.cameAboutPercent, '%'),
            what: 'of closed conversations led to an exchange',
          },
        ] satisfies LedgerFigure[])),
  ];
}

function matrixOf(ledger: Ledger): LedgerView['matrix'] {
  const between = (from: Sector | null, to: Sector | null) =>
    ledger.matrix
      .filter((cell) => (from === null || cell.from === from) && (to === null || cell.to === to))
      .reduce((total, cell) => total + cell.exchanges, 0);
  return {
    sectors: sectors.map((sector) => sectorLabels[sector]),
    rows: sectors.map((from) => ({
      label: sectorLabels[from],
      cells: sectors.map((to) => formatCount(between(from, to))),
      total: formatCount(between(from, null)),
    })),
    totals: [...sectors.map((to) => formatCount(between(null, to))), formatCount(between(null, null))],
  };
}

function helpfulOf({ helpful }: Ledger): LedgerView['helpful'] {
  const givers = helpful.reduce((total, each) => total + each.givers, 0);
  const receivers = helpful.reduce((total, each) => total + each.receivers, 0);
  const text = (count: number, whole: number) =>
    whole === 0 ? '0' : `${formatCount(count)} (${percent(count, whole) ?? 0}%)`;
  return helpful.map((each) => ({
    label: each.label,
    givers: text(each.givers, givers),
    receivers: text(each.receivers, receivers),
  }));
}

function toRow({ key, exchanges, hours }: Tally, label: (key: string) => string): TallyRow {
  return { label: label(key), exchanges, hours: formatCount(hours), amount: '' };
}

function sentenceBy({ side, from, to, giverName, receiverName }: PublicSentence): string {
  if (giverName !== null && receiverName !== null) {
    return side === 'giver'
      ? `${giverName}, on what it gave ${receiverName}`
      : `${receiverName}, on what ${giverName} gave`;
  }
  return side === 'giver'
    ? `${sectorLabels[from]}, on what it gave`
    : `${sectorLabels[to]}, on what it was given (${sectorLabels[from]})`;
}

function subjectLabel(slug: string, vocabulary: Vocabulary): string {
  const category = [...vocabulary.categories.values()].find((each) => each.slug === slug);
  return category?.label ?? Object.values(kindDefinitions).find(({ kind }) => kind === slug)?.plural ?? slug;
}

const monthName = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** "November 2026", of a month or a day. */
function monthText(day: string): string {
  return monthName.format(new Date(`${day.slice(0, 7)}-01T00:00:00Z`));
}

function optionsOf(vocabulary: Vocabulary): LedgerView['options'] {
  const any = (label: string) => [{ value: '', label }];
  const ofSectors = sectors.map((value) => ({ value, label: sectorLabels[value] }));
  const ofTerms = (terms: Iterable<{ slug: string; label: string }>) =>
    [...terms].map(({ slug, label }) => ({ value: slug, label }));
  return {
    from: [...any('Any sector'), ...ofSectors],
    to: [...any('Any sector'), ...ofSectors],
    theme: [...any('Any theme'), ...ofTerms(vocabulary.themes.values())],
    category: [
      ...any('Anything'),
      ...subjects.map((slug) => ({ value: slug, label: subjectLabel(slug, vocabulary) })),
    ],
    ward: [
      ...any('Any ward'),
      ...ofTerms(vocabulary.areas.values()).filter(
        ({ value }) => value !== wholeBorough && value !== 'elsewhere',
      ),
    ],
  };
}

/** The beginning of the same as a file. */
export const ledgerFileBegin = csvBegin([
  'Month',
  'From sector',
  'To sector',
  'Given by',
  'Given to',
  'What',
  'Themes',
  'Ward',
  'Hours',
  'Amount',
  'Unit',
  'Helpful to who received (1 to 5)',
  'Helpful to who gave (1 to 5)',
]);

/** Some lines of the file: one exchange each, named only where both agreed. */
export function ledgerFileLines(rows: readonly NamedRow[], vocabulary: Vocabulary): string {
  return csvLines(
    rows.map((row) => [
      row.endedOn.slice(0, 7),
      sectorLabels[row.from],
      sectorLabels[row.to],
      row.giverName,
      row.receiverName,
      subjectLabel(row.subject, vocabulary),
      row.themes.map((slug) => vocabulary.themes.get(slug)?.label ?? slug).join('; '),
      row.ward === null ? null : (vocabulary.areas.get(row.ward)?.label ?? row.ward),
      row.hours,
      row.items,
      row.items === null ? null : counted(row.subject, row.items).replace(/^[\d,]+ /, ''),
      row.receiverHelpful,
      row.giverHelpful,
    ]),
  );
}
