import type { KnownSynonyms } from './known-synonyms.ts';
import { planQuery, type QueryPlan } from './query-plan.ts';
import type { Wording } from './readings.ts';

/** The words that a directory and its vocabulary know: what a search is read by, whichever engine answers it. */
export interface KnownWords extends Wording {
  synonyms: KnownSynonyms;
}

/** Entries that the completions of an unfinished word may have together: at least, and as a share of all. */
const leastCompletionBudget = 3_000;
const completionShare = 0.3;

/** What a text asks for; `nothing` where it holds signs that can't be searched for. */
export function readText(
  { text, asTyped }: { text: string; asTyped: boolean },
  { lexicon, synonyms, size }: KnownWords,
): QueryPlan | 'everything' | 'nothing' {
  const completionBudget = Math.max(leastCompletionBudget, size * completionShare);
  const plan = planQuery(text, lexicon, synonyms, { asTyped, completionBudget });
  if (plan) return plan;
  // A quotation mark begins a search; a picture is one that nothing can match.
  return /\p{S}/u.test(text) ? 'nothing' : 'everything';
}
