import { createSkillSuggester, createThemeSuggester, type Vocabulary } from '#features/vocabularies/index.ts';
import type { ListingContent, ListingKind } from './listing.model.ts';

/** A term that a text speaks of, with the words that say so. */
export interface SuggestedTerm {
  slug: string;
  because: readonly string[];
}

export interface Suggestions {
  themes: readonly SuggestedTerm[];
  skills: readonly SuggestedTerm[];
}

/** What is suggested for what somebody writes. */
export interface ListingSuggester {
  suggest(content: ListingContent): Suggestions;
  /** The content with what is suggested for it, where its author has chosen nothing. */
  complete(content: ListingContent): ListingContent;
}

/** Kinds that are asked for skills; see the glossary. */
export const kindsWithSkills: readonly ListingKind[] = ['need', 'skill', 'volunteering'];
/** Themes that an entry gets where its author leaves the choice to us. */
const themesGiven = 2;

/** Reads what is suggested off the vocabulary; the suggesters are kept as long as it stays the same. */
export function createListingSuggester(vocabulary: () => Vocabulary): ListingSuggester {
  let kept:
    | {
        of: Vocabulary;
        themes: ReturnType<typeof createThemeSuggester>;
        skills: ReturnType<typeof createSkillSuggester>;
      }
    | undefined;

  function suggesters() {
    const of = vocabulary();
    if (kept?.of !== of) {
      kept = {
        of,
        themes: createThemeSuggester([...of.themes.values()]),
        skills: createSkillSuggester(of.skills.values()),
      };
    }
    return kept;
  }

  function suggest({ kind, title, summary, description }: ListingContent): Suggestions {
    const { themes, skills } = suggesters();
    const words = { title, text: `${summary}\n${description}` };
    return {
      themes: themes.suggest(words).map(({ theme, because }) => ({ slug: theme, because })),
      skills: kindsWithSkills.includes(kind)
        ? skills.suggest(words).map(({ skill, because }) => ({ slug: skill, because }))
        : [],
    };
  }

  return {
    suggest,
    complete(content) {
      const { themes, skills } = suggest(content);
      const slugs = (terms: readonly SuggestedTerm[]) => terms.map(({ slug }) => slug);
      return {
        ...content,
        themes: content.themes.length > 0 ? content.themes : slugs(themes).slice(0, themesGiven),
        // A need for chairs is none for somebody to chair: only who offers a skill surely means one.
        skills: content.kind !== 'skill' || content.skills.length > 0 ? content.skills : slugs(skills),
      };
    },
  };
}
