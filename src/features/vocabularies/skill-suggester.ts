import { rememberingStemmer, wordsOf } from './stems.ts';
import type { Skill } from './vocabulary.model.ts';

/** A skill that a text speaks of, by its label or one of its everyday names. */
export interface SkillSuggestion {
  /** Slug of the skill. */
  skill: string;
  /** The names of it that the text uses, as they stand in the vocabulary, the first met first. */
  because: string[];
}

export interface SkillSuggester {
  /** Those met in the title first, then in the order of the text; at most {@link mostSkills}. */
  suggest(text: { title?: string; text: string }): SkillSuggestion[];
}

export const mostSkills = 5;
/** What comes after so many words says nothing new, and must not take longer. */
const maxWords = 2000;
/** A label that names two things is met by either: "Budgeting and cash flow". */
const labelParts = /,| and /;

interface Name {
  skill: string;
  phrase: string;
  /** Stems after the first. */
  rest: readonly string[];
}

/** Reads the names once; the suggester itself is pure and reads each text in one pass. */
export function createSkillSuggester(skills: Iterable<Skill>): SkillSuggester {
  const stem = rememberingStemmer();
  const names = new Map<string, Name[]>();
  for (const { slug, label, synonyms } of skills) {
    for (const phrase of new Set([...label.split(labelParts), ...synonyms].map((name) => name.trim()))) {
      const [first, ...rest] = wordsOf(phrase).map(stem);
      if (first === undefined) continue;
      const sharing = names.get(first);
      const name = { skill: slug, phrase, rest };
      if (sharing) sharing.push(name);
      else names.set(first, [name]);
    }
  }

  return {
    suggest({ title = '', text }) {
      const met = new Map<string, string[]>();
      for (const part of [title, text]) {
        const stems = wordsOf(part).slice(0, maxWords).map(stem);
        for (const [at, first] of stems.entries()) {
          for (const { skill, phrase, rest } of names.get(first) ?? []) {
            if (!rest.every((each, offset) => stems[at + 1 + offset] === each)) continue;
            const known = met.get(skill);
            if (!known) met.set(skill, [phrase]);
            else if (!known.includes(phrase)) known.push(phrase);
          }
        }
      }
      return [...met].slice(0, mostSkills).map(([skill, because]) => ({ skill, because }));
    },
  };
}
