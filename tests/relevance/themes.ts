import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { themes } from '../../seeds/vocabularies/themes.ts';
import { themesOfUkcatCode } from '../../seeds/vocabularies/ukcat-themes.ts';
import { createThemeSuggester } from '../../src/features/vocabularies/index.ts';

/**
 * Measures the suggested themes against the codes that people applied to 4,203 entries of the charity register
 * (UK-CAT). The sample is halved by a hash of the charity's number: cues and weights were made on the tuning
 * half alone, the held-out half says how good they are.
 */

/** How well one theme, or all of them together, were suggested; shares from 0 to 1. */
export interface Accuracy {
  precision: number;
  recall: number;
  f1: number;
  /** How often people applied it. */
  support: number;
}

export interface ThemeMeasure {
  /** Charities with at least one theme; the others have only codes that say nothing of a theme. */
  charities: number;
  /** Every decision counts alike. */
  micro: Accuracy;
  /** Every theme counts alike; `support` is the number of themes. */
  macro: Accuracy;
  byTheme: Record<string, Accuracy>;
  /** Among all coded charities: what is suggested for one without a theme counts as wrong. */
  microOfAll: Accuracy;
  /**
   * Where two people coded the same charity, the second against the first: how well people agree with each
   * other, and so about as well as a program can be expected to agree with one of them.
   */
  coderAgreement: Accuracy & { charities: number };
}

const rowSchema = z.object({
  org_id: z.string().min(1),
  name: z.string(),
  activities: z.string(),
  objects: z.string(),
  UKCAT: z.string(),
});

interface Charity {
  id: string;
  title: string;
  text: string;
  /** The themes of each person who coded it. */
  codings: Set<string>[];
}

/** A decision counted: suggested and applied, only suggested, only applied. */
interface Tally {
  both: number;
  onlySuggested: number;
  onlyApplied: number;
}

/** Reads the sample from the folder with the shared data and measures both halves. */
export function measureThemes(sharedFolder: string): { tuning: ThemeMeasure; heldOut: ThemeMeasure } {
  const charities = readCharities(path.join(sharedFolder, 'data/organisations/ukcat_sample.csv'));
  return {
    tuning: measure(charities.filter(isForTuning)),
    heldOut: measure(charities.filter((charity) => !isForTuning(charity))),
  };
}

function isForTuning({ id }: Charity): boolean {
  return createHash('sha256').update(id).digest().readUInt8(0) % 2 === 0;
}

function readCharities(file: string): Charity[] {
  const rows = z.array(rowSchema).parse(parse(readFileSync(file), { columns: true, bom: true }));
  const charities = new Map<string, Charity>();
  for (const row of rows) {
    const coding = new Set(row.UKCAT.split(';').flatMap((code) => themesOfUkcatCode(code.trim()) ?? []));
    const known = charities.get(row.org_id);
    if (known) known.codings.push(coding);
    else {
      const text = `${row.activities}\n${row.objects}`;
      charities.set(row.org_id, { id: row.org_id, title: row.name, text, codings: [coding] });
    }
  }
  return [...charities.values()];
}

function measure(charities: readonly Charity[]): ThemeMeasure {
  const suggester = createThemeSuggester(themes);
  const judged = charities.map(({ title, text, codings }) => ({
    suggested: new Set(suggester.suggest({ title, text }).map(({ theme }) => theme)),
    applied: new Set(codings.flatMap((coding) => [...coding])),
  }));
  const withThemes = judged.filter(({ applied }) => applied.size > 0);
  const byTheme = Object.fromEntries(
    themes.map(({ slug }) => [slug, accuracy(tallyOf(withThemes, [slug]))] as const),
  );
  const all = themes.map(({ slug }) => slug);
  const twiceCoded = charities.flatMap(({ codings: [first, second] }) =>
    first && second ? [{ suggested: second, applied: first }] : [],
  );
  return {
    charities: withThemes.length,
    micro: accuracy(tallyOf(withThemes, all)),
    macro: averageOf(Object.values(byTheme)),
    byTheme,
    microOfAll: accuracy(tallyOf(judged, all)),
    coderAgreement: { ...accuracy(tallyOf(twiceCoded, all)), charities: twiceCoded.length },
  };
}

function tallyOf(
  judged: readonly { suggested: ReadonlySet<string>; applied: ReadonlySet<string> }[],
  slugs: readonly string[],
): Tally {
  const tally: Tally = { both: 0, onlySuggested: 0, onlyApplied: 0 };
  for (const { suggested, applied } of judged) {
    for (const slug of slugs) {
      if (suggested.has(slug)) tally[applied.has(slug) ? 'both' : 'onlySuggested']++;
      else if (applied.has(slug)) tally.onlyApplied++;
    }
  }
  return tally;
}

function accuracy({ both, onlySuggested, onlyApplied }: Tally): Accuracy {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return {
    precision: share(both, both + onlySuggested),
    recall: share(both, both + onlyApplied),
    f1: share(2 * both, 2 * both + onlySuggested + onlyApplied),
    support: both + onlyApplied,
  };
}

function averageOf(accuracies: readonly Accuracy[]): Accuracy {
  const mean = (of: (each: Accuracy) => number) =>
    accuracies.reduce((sum, each) => sum + of(each), 0) / accuracies.length;
  return {
    precision: mean(({ precision }) => precision),
    recall: mean(({ recall }) => recall),
    f1: mean(({ f1 }) => f1),
    support: accuracies.length,
  };
}

/** A table for people: both halves side by side. */
export function describeThemeMeasures({ tuning, heldOut }: ReturnType<typeof measureThemes>): string {
  const percent = (value: number) => `${(value * 100).toFixed(1)}`.padStart(6);
  const cells = ({ precision, recall, f1, support }: Accuracy) =>
    `${percent(precision)}${percent(recall)}${percent(f1)}${String(support).padStart(7)}`;
  const line = (name: string, one: Accuracy, other: Accuracy) =>
    `${name.padEnd(30)}${cells(other)}  |${cells(one)}`;
  const head = '  prec   rec    F1      n';
  return [
    `Themes suggested, against UK-CAT codes (%); ${heldOut.charities} held-out charities, ${tuning.charities} for tuning`,
    `${''.padEnd(30)}${'held out'.padEnd(26)} | tuning`,
    `${''.padEnd(30)}${head}  |${head}`,
    ...themes.flatMap(({ slug }) => {
      const [one, other] = [tuning.byTheme[slug], heldOut.byTheme[slug]];
      return one && other ? [line(slug, one, other)] : [];
    }),
    line('micro', tuning.micro, heldOut.micro),
    line('macro', tuning.macro, heldOut.macro),
    line('micro, all coded charities', tuning.microOfAll, heldOut.microOfAll),
    line('two coders, one another', tuning.coderAgreement, heldOut.coderAgreement),
    '',
  ].join('\n');
}
