import { type IsoDate, isIsoDate } from '#platform/clock.ts';
import type { InputError } from '#web/replies.ts';
import { kindDefinitions } from './kinds/index.ts';
import type { ListingContent } from './listing.model.ts';

/** Days of a form that have passed. Only a form is asked: imports and the demonstration tell of the past as well. */

const onePassed = 'That day has passed. Enter today or a later day';
const allPassed = 'These days have passed. Add one that is still to come';

/**
 * What would be over before anybody saw it, under the names of its fields. What `before` said already is left alone,
 * so that an entry whose days have passed since can still be changed otherwise.
 */
export function passedDays(
  content: ListingContent,
  before: ListingContent | undefined,
  today: IsoDate,
): InputError[] {
  const hasPassed = (day: unknown) => typeof day === 'string' && isIsoDate(day) && day < today;
  const { from, until, dates = [] } = content.availability ?? {};
  const was = before?.availability;
  const isNewSpan = from !== was?.from || until !== was?.until;
  const isNewDate = dates.some((date) => was?.dates?.includes(date) !== true);
  return [
    // Every day that a kind asks for is one by which something must happen.
    ...kindDefinitions[content.kind].form.fields
      .filter(({ control }) => control === 'date')
      .filter(({ name }) => {
        const day = detail(content, name);
        return hasPassed(day) && day !== detail(before, name);
      })
      .map(({ name }) => ({ parameter: name, message: onePassed })),
    // A first day may lie in the past: it has been there since.
    ...(hasPassed(until) && isNewSpan ? [{ parameter: 'until', message: onePassed }] : []),
    ...(dates.length > 0 && dates.every(hasPassed) && isNewDate
      ? [{ parameter: 'dates', message: dates.length === 1 ? onePassed : allPassed }]
      : []),
  ];
}

function detail(content: ListingContent | undefined, name: string): unknown {
  const details = content?.details;
  return typeof details === 'object' && details !== null
    ? (details as Record<string, unknown>)[name]
    : undefined;
}
