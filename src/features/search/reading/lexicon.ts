import { cachedTermOf } from '../analysis/index.ts';
import { type Candidate, corrections } from './corrections.ts';
import { WordTable } from './word-table.ts';

/** The words of all entries, as written and as terms: what there is to find, to complete and to correct to. */
export class Lexicon {
  readonly #words = new WordTable();
  readonly #terms = new WordTable();

  /** Fills it anew with all words and the number of entries that have each. */
  load(words: Iterable<readonly [word: string, term: string, entries: number]>): void {
    const counts = new Map<string, number>();
    const terms = new Map<string, number>();
    for (const [word, term, entries] of words) {
      counts.set(word, entries);
      terms.set(term, (terms.get(term) ?? 0) + entries);
    }
    this.#words.load(counts);
    this.#terms.load(terms);
  }

  /** Follows an entry that gained or lost a word. */
  add(word: string, change: number): void {
    this.#words.add(word, change);
    this.#terms.add(cachedTermOf(word), change);
  }

  /**
   * Entries that have a term, at most: those with two forms of a word are counted for each. 0 means that no
   * entry has it.
   */
  entriesWithTerm(term: string): number {
    return this.#terms.count(term);
  }

  /** Entries that have a word exactly as written. */
  entriesWithWord(word: string): number {
    return this.#words.count(word);
  }

  /** Words that begin with a text, most frequent first. */
  completions(prefix: string, most: number): { word: string; count: number }[] {
    const best: { word: string; count: number }[] = [];
    let least = 0;
    this.#words.forEachWithPrefix(prefix, (count, word) => {
      if (count < least) return;
      best.push({ word: word(), count });
      if (best.length < 4 * most) return;
      best.sort(moreFrequent);
      best.length = most;
      least = best.at(-1)?.count ?? 0;
    });
    return best.sort(moreFrequent).slice(0, most);
  }

  /** Words within so many typing errors, nearest and then most frequent first; see {@link corrections}. */
  corrections(word: string, errors: number, most: number): Candidate[] {
    return corrections(this.#words, word, errors, true).sort(nearer).slice(0, most);
  }

  /** Words of which the beginning is within so many typing errors of what has been typed so far. */
  correctedCompletions(typed: string, errors: number, most: number): Candidate[] {
    return corrections(this.#words, typed, errors, false).sort(nearer).slice(0, most);
  }

  /**
   * Terms one typing error away from a term, each with its most frequent word: this finds "bookkeeping" for
   * "bookkeper", which is further from every word that is written.
   */
  correctedForms(term: string, most: number): (Candidate & { term: string })[] {
    return corrections(this.#terms, term, 1, true)
      .sort(nearer)
      .slice(0, most)
      .flatMap((candidate) => {
        const word = this.wordFor(candidate.word);
        return word === null ? [] : [{ ...candidate, term: candidate.word, word }];
      });
  }

  /** The most frequent word that is written for a term; null where none begins like it. */
  wordFor(term: string): string | null {
    // A form rarely differs from its term in more than the last letter ("charity", "chariti").
    const beginning = term.slice(0, Math.max(2, term.length - 1));
    let best: string | null = null;
    let most = 0;
    this.#words.forEachWithPrefix(beginning, (count, word) => {
      if (count <= most) return;
      const found = word();
      if (cachedTermOf(found) !== term) return;
      best = found;
      most = count;
    });
    return best;
  }
}

function moreFrequent(a: { word: string; count: number }, b: { word: string; count: number }): number {
  return b.count - a.count || (a.word < b.word ? -1 : 1);
}

function nearer(a: Candidate, b: Candidate): number {
  return a.distance - b.distance || b.count - a.count || (a.word < b.word ? -1 : 1);
}
