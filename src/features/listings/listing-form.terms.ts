import { allOf } from './details-form.ts';
import type { FormSource } from './listing-form.questions.ts';
import type { FormChoice, TermsView } from './listing-form.view.ts';
import { kindsWithSkills, type SuggestedTerm } from './listing-suggestions.ts';

/** Themes and skills of the form of a listing: what is suggested or chosen first, the rest folded away. */

/** Themes, and skills where the kind is asked for them. */
export function termsViews(source: FormSource): TermsView[] {
  const { vocabulary, typed, suggestions, kind } = source;
  const themes = [...vocabulary.themes.values()];
  const skills = [...vocabulary.skills.values()];
  const asksSkills = kindsWithSkills.includes(kind) || allOf(typed, 'skills').length > 0;
  return [
    terms(source, {
      name: 'themes',
      label: 'What it helps with',
      hint: 'Tick what fits, or leave it to us: with none ticked, we go by your words.',
      suggested: suggestions.themes,
      groups: [{ heading: null, terms: themes }],
      restLabel: 'All themes',
    }),
    ...(asksSkills
      ? [
          terms(source, {
            name: 'skills',
            label: 'Skills',
            hint: kind === 'skill' ? 'So that whoever needs them finds you.' : 'If it takes any (optional).',
            suggested: suggestions.skills,
            groups: [...vocabulary.skillGroups.values()].map((group) => ({
              heading: group.label,
              terms: skills.filter(({ groupSlug }) => groupSlug === group.slug),
            })),
            restLabel: 'All skills',
          }),
        ]
      : []),
  ];
}

function terms(
  source: FormSource,
  asked: Pick<TermsView, 'name' | 'label' | 'hint' | 'restLabel'> & {
    suggested: readonly SuggestedTerm[];
    groups: readonly { heading: string | null; terms: readonly { slug: string; label: string }[] }[];
  },
): TermsView {
  const { suggested, groups, ...common } = asked;
  const chosen = allOf(source.typed, asked.name);
  const reasons = new Map(suggested.map(({ slug, because }) => [slug, because]));
  const isFirst = (slug: string) => chosen.includes(slug) || reasons.has(slug);
  const choice = ({ slug, label }: { slug: string; label: string }): FormChoice => {
    const because = reasons.get(slug);
    const hint =
      because === undefined || because.length === 0 ? {} : { hint: `because: ${because.join(', ')}` };
    return { value: slug, label, isChosen: chosen.includes(slug), ...hint };
  };
  const error = source.errors.find(({ parameter }) => parameter === asked.name)?.message;
  return {
    ...common,
    ...(error === undefined ? {} : { error }),
    first: groups.flatMap((group) => group.terms.filter(({ slug }) => isFirst(slug)).map(choice)),
    rest: groups
      .map((group) => ({
        heading: group.heading,
        choices: group.terms.filter(({ slug }) => !isFirst(slug)).map(choice),
      }))
      .filter((group) => group.choices.length > 0),
  };
}
