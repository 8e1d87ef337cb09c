import { z } from 'zod';
import { single } from './input.ts';

/** Lists a page at a time: the same two parameters and the same four figures wherever something is paged. */

/** Entries on a page when nothing else is said. */
export const defaultPerPage = 20;
export const mostPerPage = 100;
/** Far past the end of any list; beyond, a number isn't exact any more. */
const lastPage = 999_999_999_999_999;

/** A whole number that came as text, with one message for everything that can be wrong with it. */
function wholeNumber(least: number, most: number, message: string) {
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .pipe(z.int(message).min(least, message).max(most, message));
}

export const pagingParameters = {
  page: single(wholeNumber(1, lastPage, 'A page is a whole number from 1').default(1)).meta({
    description: 'Which page, from 1. A page past the end is empty.',
  }),
  per_page: single(
    wholeNumber(1, mostPerPage, `Between 1 and ${mostPerPage} a page`).default(defaultPerPage),
  ).meta({ description: 'How many a page.' }),
};

/** For lists of people at work: which page, of so many digits at most; what is no such number counts as the first. */
export function pageOrFirst(mostDigits = 6) {
  return single(
    z
      .string()
      .regex(new RegExp(`^[1-9]\\d{0,${mostDigits - 1}}$`))
      .transform(Number)
      .default(1)
      .catch(1),
  );
}

/** What {@link pagingParameters} turn into. */
export interface PageAsked {
  page: number;
  per_page: number;
}

/** The figures that go with every page of a list. */
export const pageFigures = {
  total: z.int().min(0).meta({ description: 'How many there are on all pages together.' }),
  page: z.int().min(1),
  perPage: z.int().min(1).max(mostPerPage),
  totalPages: z.int().min(0),
};

/** The figures of a page of a list with `total` entries. */
export function figuresOf(total: number, asked: PageAsked) {
  return {
    total,
    page: asked.page,
    perPage: asked.per_page,
    totalPages: Math.ceil(total / asked.per_page),
  };
}

/** How many entries lie before a page. */
export function offsetOf(asked: PageAsked): number {
  return (asked.page - 1) * asked.per_page;
}
