import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { liveRowIds, readListings } from '../../src/features/listings/index.ts';
import type { Services } from '../../src/services.ts';
import { createRankings, type MatchMethod, matchMethods } from './match-methods.ts';

/**
 * Measures what goes with an entry against pairs that a person judged: 2, a curator would bring the two together;
 * 1, worth a look; 0, no. Weights are set on the entries for tuning alone.
 */

const judgementSchema = z.array(
  z.strictObject({
    entry: z.string().min(1),
    other: z.string().min(1),
    grade: z.enum(['0', '1', '2']).transform(Number),
    reason: z.string().min(1),
  }),
);
export type Judgement = z.output<typeof judgementSchema>[number];

export interface MethodMeasure {
  /** Of five places, those that hold something of use; an empty place counts as a wrong one. */
  precisionAt5: number;
  /** The same of the places that were filled: what somebody sees who looks at the first five. */
  precisionOfShown: number;
  /** Of the first of an order, as many as the product shows of this entry: the ways side by side at one length. */
  precisionAtSameLength: number;
  /** Of the entries that deserve one of the five places, those that have one. */
  shareOfReachable: number;
  /** Over the entries that something goes with. */
  ndcgAt5: number;
  /** Entries in the first five, on average. */
  shown: number;
  /** Pairs in the first five that nobody has judged; they count as wrong. */
  unjudged: number;
}

export interface HalfMeasure {
  entries: number;
  /** Entries of which the product shows something. */
  entriesShown: number;
  /** Entries that anything judged goes with. */
  entriesWithMatch: number;
  /** The precision at 5 that the best possible order would have. */
  ceiling: number;
  methods: Record<MatchMethod, MethodMeasure>;
}

export interface MatchMeasure {
  pairs: number;
  tuning: HalfMeasure;
  heldOut: HalfMeasure;
}

const places = 5;

export function readJudgements(csv: string): Judgement[] {
  return judgementSchema.parse(parse(csv, { columns: true }));
}

interface Ranked {
  entry: string;
  /** Grades by the other's key. */
  grades: ReadonlyMap<string, number>;
  rankings: Record<MatchMethod, string[]>;
}

/** Ranks for every judged entry by every method, and measures those for tuning and those held out. */
export async function measureMatches(
  services: Services,
  judged: { tuning: readonly Judgement[]; heldOut: readonly Judgement[] },
): Promise<MatchMeasure> {
  return {
    pairs: judged.tuning.length + judged.heldOut.length,
    tuning: measureHalf(await rankAll(services, judged.tuning)),
    heldOut: measureHalf(await rankAll(services, judged.heldOut)),
  };
}

async function rankAll(services: Services, judgements: readonly Judgement[]): Promise<Ranked[]> {
  const { database } = services;
  const keys = new Map(
    database.$client
      .prepare<[], [number, string]>('SELECT row_id, source_key FROM listings WHERE source_key IS NOT NULL')
      .raw()
      .all(),
  );
  const byKey = new Map(
    readListings(database, liveRowIds(database)).map((listing) => [keys.get(listing.rowId), listing]),
  );
  const { rank } = createRankings(services);
  const ranked: Ranked[] = [];
  for (const entry of new Set(judgements.map((each) => each.entry))) {
    const listing = byKey.get(entry);
    if (!listing) throw new Error(`The judged entry ${entry} isn't in the directory`);
    const rankings = {} as Ranked['rankings'];
    for (const method of matchMethods) {
      rankings[method] = (await rank(method, listing, places)).map((row) => keys.get(row) ?? '');
    }
    const own = judgements.filter((each) => each.entry === entry);
    ranked.push({ entry, rankings, grades: new Map(own.map(({ other, grade }) => [other, grade])) });
  }
  return ranked;
}

function measureHalf(ranked: readonly Ranked[]): HalfMeasure {
  const withMatch = ranked.filter(({ grades }) => [...grades.values()].some((grade) => grade > 0));
  const measured = (method: MatchMethod): MethodMeasure => {
    const shown = sum(ranked, ({ rankings }) => rankings[method].length);
    const useful = sum(ranked, ({ rankings, grades }) => count(rankings[method], isUseful(grades)));
    return {
      precisionAt5: share(useful, places * ranked.length),
      precisionOfShown: share(useful, shown),
      precisionAtSameLength: share(
        sum(ranked, ({ rankings, grades }) =>
          count(rankings[method].slice(0, rankings.matching.length), isUseful(grades)),
        ),
        sum(ranked, ({ rankings }) => Math.min(rankings[method].length, rankings.matching.length)),
      ),
      shareOfReachable: share(useful, sum(ranked, reachable)),
      ndcgAt5: share(
        sum(withMatch, (each) => ndcg(each, method)),
        withMatch.length,
      ),
      shown: share(shown, ranked.length),
      unjudged: sum(ranked, ({ rankings, grades }) => count(rankings[method], (other) => !grades.has(other))),
    };
  };
  return {
    entries: ranked.length,
    entriesShown: count(ranked, ({ rankings }) => rankings.matching.length > 0),
    entriesWithMatch: withMatch.length,
    ceiling: share(sum(ranked, reachable), places * ranked.length),
    methods: Object.fromEntries(
      matchMethods.map((method) => [method, measured(method)]),
    ) as HalfMeasure['methods'],
  };
}

const isUseful = (grades: ReadonlyMap<string, number>) => (other: string) => (grades.get(other) ?? 0) > 0;

const reachable = ({ grades }: Ranked) =>
  Math.min(
    places,
    count([...grades.values()], (grade) => grade > 0),
  );

function ndcg({ rankings, grades }: Ranked, method: MatchMethod): number {
  const gain = (grade: number, place: number) => (2 ** grade - 1) / Math.log2(place + 2);
  const total = (list: readonly number[]) =>
    list.slice(0, places).reduce((all, grade, at) => all + gain(grade, at), 0);
  const ideal = total([...grades.values()].toSorted((a, b) => b - a));
  return total(rankings[method].map((other) => grades.get(other) ?? 0)) / ideal;
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((all, item) => all + of(item), 0);
const count = <Item>(items: readonly Item[], is: (item: Item) => boolean) => items.filter(is).length;
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
