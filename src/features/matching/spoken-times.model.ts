import type { WeeklyTime } from '#features/listings/index.ts';

/**
 * When something is, read off what an entry says of itself: most needs fill in no times, and yet "sorters for the Monday
 * delivery" aren't those who come on Fridays. Pure.
 */

type Weekday = WeeklyTime['day'];
type Hours = Pick<WeeklyTime, 'from' | 'to'>;

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const wholeDay: Hours = { from: '00:00', to: '24:00' };

/** Days of the week by their names; what stands for several of them in two. Maps, since any word is looked up. */
const days: ReadonlyMap<string, readonly Weekday[]> = new Map([
  ['monday', [1]],
  ['tuesday', [2]],
  ['wednesday', [3]],
  ['thursday', [4]],
  ['friday', [5]],
  ['saturday', [6]],
  ['sunday', [7]],
  ['weekday', [1, 2, 3, 4, 5]],
  ['weekend', [6, 7]],
]);

/** Parts of a day, wide enough for what people call by them. */
const parts: ReadonlyMap<string, Hours> = new Map([
  ['morning', { from: '06:00', to: '13:00' }],
  ['lunchtime', { from: '11:00', to: '15:00' }],
  ['afternoon', { from: '12:00', to: '18:00' }],
  ['evening', { from: '17:00', to: '23:00' }],
  ['night', { from: '18:00', to: '24:00' }],
]);

const singular = (word = '') => word.replace(/s$/, '');
const isPlural = (word: string) => word.endsWith('s');

/**
 * Times of the week that a text names: days, with the part of the day that follows them ("Thursday evenings"), and parts by
 * themselves where they come again ("evenings and weekends", but not "a morning of baking"). Empty where it names none.
 */
export function spokenTimes(text: string): WeeklyTime[] {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const found: WeeklyTime[] = [];
  const add = (on: readonly Weekday[], hours: Hours) => found.push(...on.map((day) => ({ day, ...hours })));
  for (const [at, word] of words.entries()) {
    const named = days.get(singular(word));
    const part = parts.get(singular(word));
    if (named) {
      const until = words[at + 1] === 'to' ? days.get(singular(words[at + 2])) : undefined;
      add(until ? rangeOf(named, until) : named, parts.get(singular(words[at + 1])) ?? wholeDay);
    } else if (part && isPlural(word) && !days.has(singular(words[at - 1]))) add(everyDay, part);
  }
  return found;
}

/** "Monday to Friday"; a range that ends before it begins is none. */
function rangeOf(from: readonly Weekday[], to: readonly Weekday[]): readonly Weekday[] {
  const [first = 1] = from;
  const last = to.at(-1) ?? first;
  const between = everyDay.filter((day) => first <= day && day <= last);
  return between.length > 0 ? between : from;
}
