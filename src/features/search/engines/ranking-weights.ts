/** What decides the order of what a search has found. Set by measuring: see decision 018. */
export interface RankingWeights {
  /** A word in a title or a summary; `shorter` is what each further word there takes from it. */
  title: { weight: number; shorter: number };
  summary: { weight: number; shorter: number };
  /** An entry of no words at all has this much, and one of many next to nothing. */
  brevity: { weight: number; shorter: number };
  /** All words stand in the entry just as they were typed. */
  exact: number;
  /** Two words stand side by side as they were typed. */
  adjacent: number;
  /** All words of a search, in what has not all of them; each word has its share of it by its rarity. */
  partial: number;
  /** What an entry confirmed today has before one never confirmed. */
  freshness: number;
}

/** How much of a word it is to have a synonym of it. */
export const nearShare = 0.6;

export const rankingWeights: RankingWeights = {
  title: { weight: 4, shorter: 0.03 },
  summary: { weight: 2.5, shorter: 0.02 },
  brevity: { weight: 2, shorter: 0.005 },
  exact: 0.8,
  adjacent: 3,
  partial: 5,
  freshness: 0.3,
};
