import { listingKinds } from '#features/listings/index.ts';
import type { AlikeQuery, WeighedText } from '#features/search/index.ts';
import { categorySlugs } from '#features/vocabularies/index.ts';
import type { Party } from './matching.model.ts';
import { answer, counterparts, offeredKinds } from './meeting.model.ts';

/** What the index is asked for: a rough first choice by the same signs as the score, both ways. */

const worth = { text: 10, category: 1, skill: 1, spokenSkill: 0.7, theme: 0.35, near: 0.6 } as const;

/** How much the words of a category count beside the entry's own. */
const hintShare = 0.5;
/** What the money is for says little of who gives it. */
const fundingHintShare = 1.5;

/** `hints` are the words of a need's category, weighed. */
export function candidateQuery(
  party: Party,
  hints: WeighedText,
  without: ReadonlySet<number>,
  limit: number,
): AlikeQuery {
  const [point] = party.points;
  return {
    text: withHints(party.text, hints, party.category === 'funding' ? fundingHintShare : hintShare),
    textWeight: worth.text,
    kinds: counterparts(party.kind),
    signals: [
      ...answers(party),
      ...party.skills.map((value) => ({ facet: 'skill' as const, value, weight: worth.skill })),
      ...party.spokenSkills.map((value) => ({ facet: 'skill' as const, value, weight: worth.spokenSkill })),
      ...party.themes.map((value) => ({ facet: 'theme' as const, value, weight: worth.theme })),
    ],
    near: point && !party.isPlaceHidden ? { point, weight: worth.near } : null,
    without,
    limit,
  };
}

function withHints(text: WeighedText, hints: WeighedText, share: number): WeighedText {
  const both = new Map(text);
  for (const [term, hint] of hints) {
    if (!both.has(term)) both.set(term, { ...hint, weight: hint.weight * share });
  }
  return both;
}

/** An offer of which nothing but its kind is known. */
const plain = { spokenCategories: [], givesOpenGrants: false, forms: [] } as const;

/** What answers a need's category, or the categories that an offer answers. */
function answers(party: Party): AlikeQuery['signals'] {
  if (party.kind !== 'need') {
    return categorySlugs.map((value) => ({
      facet: 'category',
      value,
      weight: worth.category * answer(value, party).share,
    }));
  }
  const { category } = party;
  if (category === null) return [];
  return [
    ...categorySlugs.map((value) => ({
      facet: 'category' as const,
      value,
      weight: worth.category * answer(category, { ...plain, kind: 'resource', category: value }).share,
    })),
    ...listingKinds
      .filter((kind) => offeredKinds.some((each) => each === kind) && kind !== 'resource')
      .map((value) => ({
        facet: 'kind' as const,
        value,
        weight: worth.category * answer(category, { ...plain, kind: value, category: null }).share,
      })),
  ];
}
