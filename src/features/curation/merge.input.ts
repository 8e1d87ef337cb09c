import { z } from 'zod';
import { single } from '#web/input.ts';
import type { QueryValue } from '#web/paths.ts';
import { type Choices, mergedTypes, type Side } from './merge.model.ts';

/** What the pages of comparing and merging ask for. */

/** In addresses and forms the two are called by their place on the page, whichever of them stays. */
const places = ['one', 'other'] as const;
export type Place = (typeof places)[number];

/** Parts of either type of record that may differ. */
const parts = [
  'title',
  'summary',
  'description',
  'category',
  'details',
  'availability',
  'themes',
  'skills',
  'areas',
  'places',
  'name',
  'sector',
  'type',
  'parent',
  'charity',
  'company',
  'email',
  'phone',
  'website',
] as const;
type PartName = `take-${(typeof parts)[number]}`;

/** The form's name for the choice about a part. */
export function partName(key: string): string {
  return `take-${key}`;
}

const place = single(z.enum(places).optional().catch(undefined));

const choices = {
  keep: place,
  ...(Object.fromEntries(parts.map((part) => [partName(part), place])) as Record<PartName, typeof place>),
};

const pair = {
  type: z.enum(mergedTypes),
  one: z.uuid(),
  other: z.uuid(),
};

export const pairInput = z.object(pair);
export const compareInput = z.object({ ...pair, ...choices });
export type CompareAsked = z.output<typeof compareInput>;

const choicesForm = z.object(choices);
export type ChoicesAsked = z.output<typeof choicesForm>;

export const mergeForm = z.object({
  ...choices,
  sight: single(z.string().max(100).default('')),
});

export const mergedInput = z.object({ id: z.uuid() });

const pageAddress = single(z.string().trim().max(500).optional().catch(undefined));

/** Two pages of the directory that somebody wants to compare: their addresses, or the last parts of them. */
export const chooserInput = z.object({ one: pageAddress, other: pageAddress });

/** What was chosen by place, in terms of which of the two stays. */
export function choicesFrom(asked: ChoicesAsked, keptPlace: Place): Choices {
  const side = (chosen: Place): Side => (chosen === keptPlace ? 'kept' : 'gone');
  return Object.fromEntries(
    parts.flatMap((part) => {
      const chosen = asked[`take-${part}`];
      return chosen === undefined ? [] : [[part, side(chosen)] as const];
    }),
  );
}

/** The same choices as a query or hidden fields. */
export function choicesQuery(asked: ChoicesAsked): Record<string, QueryValue> {
  return Object.fromEntries(
    ['keep' as const, ...parts.map((part) => `take-${part}` as const)].flatMap((name) =>
      asked[name] === undefined ? [] : [[name, asked[name]]],
    ),
  );
}

/** What a page's address names: "…/listings/food-bank" and "food-bank" alike; the type only where it says it. */
export function recordNamed(address: string): { type: 'organisation' | 'listing' | null; slug: string } {
  const [, kind, slug = ''] = /(?:\/(listings|organisations)\/)?([^/?#]+)\/?(?:[?#].*)?$/.exec(address) ?? [];
  return {
    type: kind === 'listings' ? 'listing' : kind === 'organisations' ? 'organisation' : null,
    slug,
  };
}
