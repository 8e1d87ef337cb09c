import { escapeHtml } from '#platform/escape-html.ts';
import type { Highlighter } from '../search.model.ts';
import { type AnalysedWord, analyse, cachedTermOf } from './analyser.ts';
import type { Phrase } from './synonyms.ts';

/** What a search looked for, in the index's terms. */
export interface MatchedTerms {
  words: ReadonlySet<string>;
  phrases: readonly Phrase[];
}

/** Makes the highlighter of a search: what it marks is analysed from the original text, as the index is. */
export function createHighlighter({ words, phrases }: MatchedTerms): Highlighter {
  const phrasesByFirst = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase[0] ?? '';
    phrasesByFirst.set(first, [...(phrasesByFirst.get(first) ?? []), phrase]);
  }
  return (text) => {
    if (words.size === 0 && phrases.length === 0) return escapeHtml(text);
    const analysed = analyse(text, 'entry').filter((word) => !word.isStop || word.joined !== null);
    let html = '';
    let written = 0;
    for (const [start, end] of markedRanges(analysed, words, phrasesByFirst)) {
      html += `${escapeHtml(text.slice(written, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
      written = end;
    }
    return html + escapeHtml(text.slice(written));
  };
}

/** Marks some words wherever they stand, in whatever form. */
export function markedWords(words: readonly string[]): Highlighter {
  return createHighlighter({ words: new Set(words.map(cachedTermOf)), phrases: [] });
}

function markedRanges(
  analysed: readonly AnalysedWord[],
  words: ReadonlySet<string>,
  phrasesByFirst: ReadonlyMap<string, readonly Phrase[]>,
): [start: number, end: number][] {
  const ranges: [number, number][] = [];
  const content = analysed.filter((word) => !word.isStop);
  for (const [position, word] of content.entries()) {
    if (words.has(word.term) || (word.initials !== null && words.has(word.initials)))
      ranges.push([word.start, word.end]);
    for (const phrase of phrasesByFirst.get(word.term) ?? []) {
      if (!phrase.every((term, offset) => isTerm(content[position + offset], term))) continue;
      for (let offset = 0; offset < phrase.length; offset += 1) {
        const part = content[position + offset];
        if (part) ranges.push([part.start, part.end]);
      }
    }
  }
  for (const [position, word] of analysed.entries()) {
    const before = analysed[position - 1];
    if (word.joined !== null && before && words.has(cachedTermOf(word.joined))) {
      ranges.push([before.start, word.end]);
    }
  }
  return merged(ranges);
}

function isTerm(word: AnalysedWord | undefined, term: string): boolean {
  return word !== undefined && (word.term === term || word.initials === term);
}

function merged(ranges: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const range of ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = result.at(-1);
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
    else result.push([range[0], range[1]]);
  }
  return result;
}
