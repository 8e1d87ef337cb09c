import { vocabularySeed } from '../vocabularies/index.ts';
import type { Random } from './random.ts';
import { capitalised, type WordPool } from './word-pool.ts';

/** Generated titles, summaries and descriptions: as long as real ones, about their themes, and with fillers between. */

export interface TextSubject {
  themes: readonly string[];
  skills: readonly string[];
}

export interface GeneratedTexts {
  /** 3 to 8 words. */
  title: string;
  /** 10 to 25 words. */
  summary: string;
  /** 20 to 60 words. */
  description: string;
}

/** How often a word of a text is about its theme, or its skill, rather than just any. */
const themeShare = 0.14;
const skillShare = 0.04;
/** How many of the words of English prose are fillers. */
const fillerShare = 0.4;
const fillerShareInTitle = 0.2;

const fillers =
  'and the of to in for and the to of with by are or is as we their our on at from all that who can you your a'.split(
    ' ',
  );
const titleFillers = ['for', 'and', 'in', 'with', 'at'];

const cuePhrases = new Map(
  vocabularySeed.themes.map((theme) => [
    theme.slug,
    theme.cues.filter((cue) => cue.weight > 0).map((cue) => cue.phrase),
  ]),
);
const skillPhrases = new Map(
  vocabularySeed.skills.map((skill) => [skill.slug, [skill.label.toLowerCase(), ...skill.synonyms]]),
);

/** Writes the texts of one listing. */
export function writeTexts(random: Random, pool: WordPool, subject: TextSubject): GeneratedTexts {
  return {
    title: capitalised(write(random, pool, subject, random.between(3, 8), titleStyle)),
    summary: sentences(random, pool, subject, random.between(10, 25)),
    description: sentences(random, pool, subject, random.between(20, 60)),
  };
}

interface Style {
  fillers: readonly string[];
  fillerShare: number;
}
const titleStyle: Style = { fillers: titleFillers, fillerShare: fillerShareInTitle };
const proseStyle: Style = { fillers, fillerShare };

/** So many words, broken into sentences of some ten. */
function sentences(random: Random, pool: WordPool, subject: TextSubject, words: number): string {
  const parts: string[] = [];
  for (let left = words; left > 0; ) {
    const wanted = random.between(7, 14);
    // No sentence of one or two words at the end.
    const length = left - wanted < 4 ? left : wanted;
    parts.push(`${capitalised(write(random, pool, subject, length, proseStyle))}.`);
    left -= length;
  }
  return parts.join(' ');
}

function write(random: Random, pool: WordPool, subject: TextSubject, length: number, style: Style): string {
  // Fillers stand only behind other words, never side by side.
  const chanceToFill = style.fillerShare / (1 - style.fillerShare);
  const words: string[] = [];
  let mayFill = false;
  while (words.length < length) {
    const isLast = words.length === length - 1;
    if (mayFill && !isLast && random.chance(chanceToFill)) {
      words.push(random.pick(style.fillers));
      mayFill = false;
      continue;
    }
    const phrase = contentWords(random, pool, subject);
    words.push(...(words.length + phrase.length <= length ? phrase : phrase.slice(0, 1)));
    mayFill = true;
  }
  return words.join(' ');
}

function contentWords(random: Random, pool: WordPool, subject: TextSubject): string[] {
  const draw = random.next();
  const phrases =
    draw < themeShare
      ? phrasesOf(cuePhrases, subject.themes, random)
      : draw < themeShare + skillShare
        ? phrasesOf(skillPhrases, subject.skills, random)
        : [];
  return phrases.length === 0 ? [pool.draw(random)] : random.pick(phrases).split(' ');
}

function phrasesOf(
  phrases: ReadonlyMap<string, readonly string[]>,
  slugs: readonly string[],
  random: Random,
): readonly string[] {
  return slugs.length === 0 ? [] : (phrases.get(random.pick(slugs)) ?? []);
}
