import {
  isBlankPlace,
  newPlace,
  newPlaceNames,
  readPlace,
  type Site,
} from '#features/organisations/index.ts';
import { categorySlugs, elsewhere, type Vocabulary, wholeBorough } from '#features/vocabularies/index.ts';
import { type IsoDate, isIsoDate } from '#platform/clock.ts';
import { formatDate } from '#platform/formats.ts';
import type { InputError } from '#web/replies.ts';
import { allOf, oneOf, readDay, readDetails, typeDetails } from './details-form.ts';
import { kindDefinitions } from './kinds/index.ts';
import { findProblems } from './listing.input.ts';
import type { Availability, ListingContent, ListingKind, TypedFields, WeeklyTime } from './listing.model.ts';

/** Between the form of a listing, as it is typed, and what the listing says. Everything here is pure. */

/** Most rows of weekly times, as many as a listing may have. */
export const mostWeeklyRows = 50;

/** Longest text of the fields that every kind has, and of all others together a bound for what is kept unread. */
const sizes: Readonly<Record<string, readonly [most: number, message: string]>> = {
  title: [120, 'Use 120 characters or fewer'],
  summary: [400, 'Use 400 characters or fewer'],
  description: [10_000, 'Use 10,000 characters or fewer'],
  dates: [2_000, 'Use 2,000 characters or fewer'],
  whenNote: [300, 'Use 300 characters or fewer'],
};
const usualSize = [500, 'Use 500 characters or fewer'] as const;
const mostValues = 100;

const commonFields = [
  'category',
  'title',
  'summary',
  'description',
  'themes',
  'skills',
  'areas',
  'sites',
  'from',
  'until',
  'dates',
  'whenNote',
] as const;

/** The name of a part of a row of weekly times. */
export const weeklyName = (row: number, part: 'day' | 'from' | 'to') => `weekly-${row}-${part}`;

/** Keeps the fields that a kind's form has, and forgets everything else that was posted. */
export function keepFields(kind: ListingKind, posted: TypedFields): TypedFields {
  const names = new Set<string>([
    ...commonFields,
    ...kindDefinitions[kind].form.fields.map((field) => field.name),
  ]);
  for (let row = 1; row <= mostWeeklyRows; row += 1) {
    for (const part of ['day', 'from', 'to'] as const) names.add(weeklyName(row, part));
  }
  // What is chosen for a place from the outset says nothing as long as there is no place.
  if (!isBlankPlace(readPlace(posted, newPlace))) for (const name of newPlaceNames) names.add(name);
  return Object.fromEntries(
    Object.entries(posted).filter(
      ([name, value]) => names.has(name) && (typeof value === 'string' ? value !== '' : value.length > 0),
    ),
  );
}

/** What is too long to be kept even as a draft. */
export function sizeProblems(typed: TypedFields): InputError[] {
  return Object.entries(typed).flatMap(([parameter, value]) => {
    const [most, message] = sizes[parameter] ?? usualSize;
    const values = typeof value === 'string' ? [value] : value;
    if (values.length > mostValues) return [{ parameter, message: `Choose at most ${mostValues}` }];
    // Browsers send a line's end as two characters, and count it as one.
    return values.some((each) => each.replaceAll('\r\n', '\n').length > most) ? [{ parameter, message }] : [];
  });
}

/** What a form says, unchecked: complete enough to suggest from, to preview once it was checked, and to be checked. */
export function readContent(kind: ListingKind, typed: TypedFields, today: IsoDate): ListingContent {
  const definition = kindDefinitions[kind];
  const chosen = oneOf(typed, 'category');
  const category = definition.hasCategory ? (categorySlugs.find((slug) => slug === chosen) ?? null) : null;
  return {
    kind,
    category,
    title: oneOf(typed, 'title').replace(/\s+/g, ' '),
    summary: oneOf(typed, 'summary').replaceAll('\r\n', '\n'),
    description: oneOf(typed, 'description').replaceAll('\r\n', '\n'),
    themes: allOf(typed, 'themes'),
    skills: allOf(typed, 'skills'),
    areas: allOf(typed, 'areas'),
    availability: readAvailability(typed, today),
    details: readDetails(definition.form.fields, typed, category, today),
  };
}

/** When, as it was typed. What isn't a day or a time stays as it is, so that the rules name it. */
function readAvailability(typed: TypedFields, today: IsoDate): Availability | null {
  const day = (text: string) => readDay(text, today) ?? text;
  const from = oneOf(typed, 'from');
  const until = oneOf(typed, 'until');
  const note = oneOf(typed, 'whenNote');
  const weekly = weeklyRows(typed).map(({ times }) => times);
  const typedDates = [...new Set(lines(oneOf(typed, 'dates')).map(day))];
  // What is wrong is named in the order of the lines.
  const dates = typedDates.every(isIsoDate) ? typedDates.toSorted() : typedDates;
  const availability: Availability = {
    ...(from === '' ? {} : { from: day(from) }),
    ...(until === '' ? {} : { until: day(until) }),
    ...(weekly.length === 0 ? {} : { weekly }),
    ...(dates.length === 0 ? {} : { dates }),
    ...(note === '' ? {} : { note }),
  };
  return Object.keys(availability).length === 0 ? null : availability;
}

/** The days of a text, one a line or between commas; the comma after a weekday parts nothing: "Saturday, 5 December". */
const lines = (text: string): string[] =>
  text
    .replace(/\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?),/gi, '$1')
    .split(/[\n;,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The rows in which something was typed, each under its number. */
function weeklyRows(typed: TypedFields): { row: number; times: WeeklyTime }[] {
  const rows: { row: number; times: WeeklyTime }[] = [];
  for (let row = 1; row <= mostWeeklyRows; row += 1) {
    const [day, from, to] = (['day', 'from', 'to'] as const).map((part) =>
      oneOf(typed, weeklyName(row, part)),
    ) as [string, string, string];
    if (day === '' && from === '' && to === '') continue;
    // Number('') would be a day; the rules refuse what is none.
    const number = day === '' ? Number.NaN : Number(day);
    rows.push({ row, times: { day: number as WeeklyTime['day'], from: clock(from), to: clock(to) } });
  }
  return rows;
}

/** "9:30" and "9.30" as "09:30". */
function clock(text: string): string {
  const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? text : `${hours.padStart(2, '0')}:${minutes}`;
}

/** What the form shows for a listing that is there: the inverse of {@link readContent}. */
export function typeContent(content: ListingContent, siteIds: readonly string[]): TypedFields {
  const { availability } = content;
  const typed: Record<string, string | string[]> = {
    category: content.category ?? '',
    title: content.title,
    summary: content.summary,
    description: content.description,
    themes: [...content.themes],
    skills: [...content.skills],
    areas: [...content.areas],
    sites: [...siteIds],
    from: availability?.from ?? '',
    until: availability?.until ?? '',
    dates: (availability?.dates ?? []).map((date) => formatDate(date)).join('\n'),
    whenNote: availability?.note ?? '',
    ...typeDetails(kindDefinitions[content.kind].form.fields, content.details),
  };
  for (const [index, { day, from, to }] of (availability?.weekly ?? []).entries()) {
    typed[weeklyName(index + 1, 'day')] = String(day);
    typed[weeklyName(index + 1, 'from')] = from;
    typed[weeklyName(index + 1, 'to')] = to;
  }
  return keepFields(content.kind, typed);
}

/** An empty form: what is usual is chosen already. */
export function emptyForm(kind: ListingKind, sites: readonly Site[], category?: string): TypedFields {
  const { form } = kindDefinitions[kind];
  const isPlaced = kind === 'service' || kind === 'resource' || kind === 'need';
  const [only, ...others] = sites;
  const isOnePlace = isPlaced && others.length === 0 && only !== undefined && only.visibility !== 'hidden';
  return {
    ...Object.fromEntries(
      form.fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]])),
    ),
    ...(category === undefined ? {} : { category }),
    ...(isOnePlace ? { sites: only.id } : {}),
    areas: wholeBorough,
  };
}

/** What is chosen from a list or ticked in one click; by itself it is nothing that anybody would look for again. */
const chosenFields = ['category', 'areas', 'sites'];

/** Whether a new form says nothing yet but what stood in it at the beginning. */
export function saysNothing(kind: ListingKind, typed: TypedFields): boolean {
  const initial = new Map(kindDefinitions[kind].form.fields.map((field) => [field.name, field.initial]));
  return Object.keys(keepFields(kind, typed)).every((name) => {
    const text = oneOf(typed, name);
    return chosenFields.includes(name) || text === '' || text === initial.get(name);
  });
}

/** Rows of the places that were ticked; undefined where one of them isn't the organisation's. */
export function readSites(typed: TypedFields, sites: readonly Site[]): number[] | undefined {
  const rowIds = allOf(typed, 'sites').map((id) => sites.find((site) => site.id === id)?.rowId);
  return rowIds.every((rowId) => rowId !== undefined) ? rowIds : undefined;
}

/** The same form with a place that is one of the organisation's by now in the stead of what was typed of it. */
export function withPlace(typed: TypedFields, siteId: string): TypedFields {
  const others = Object.entries(typed).filter(([name]) => !newPlaceNames.includes(name));
  return { ...Object.fromEntries(others), sites: [...new Set([...allOf(typed, 'sites'), siteId])] };
}

/** Everything that keeps a form from being published, under the names of its fields; and the content if nothing does. */
export function checkForm(
  content: ListingContent,
  typed: TypedFields,
  vocabulary: Vocabulary,
): { ok: true; content: ListingContent } | { ok: false; errors: InputError[] } {
  const checked = findProblems(content, vocabulary);
  const errors = (checked.ok ? [] : checked.errors).map(({ parameter, message }) => ({
    parameter: fieldOf(parameter, typed),
    message,
  }));
  const isWard = (area: string) => area !== wholeBorough && area !== elsewhere;
  if (content.areas.includes(wholeBorough) && content.areas.some(isWard)) {
    errors.push({ parameter: 'areas', message: 'Choose the whole borough or single wards, not both' });
  }
  return checked.ok && errors.length === 0 ? { ok: true, content: checked.content } : { ok: false, errors };
}

/** The field of the form that a place in the content was typed in: "availability.weekly.0.from" is "weekly-1-from". */
export function fieldOf(path: string, typed: TypedFields): string {
  const [first = '', second = '', index = '', part = ''] = path.split('.');
  // One of several values is wrong: that is its field's fault.
  if (first === 'details') return path.slice('details.'.length).replace(/\.\d+$/, '');
  if (first !== 'availability') return first;
  if (second === 'weekly') {
    const row = weeklyRows(typed)[Number(index)]?.row ?? 1;
    return weeklyName(row, part === 'from' || part === 'to' ? part : 'day');
  }
  return second === 'note' ? 'whenNote' : second === '' ? 'from' : second;
}

/** Whether two forms say the same, in whatever order their fields and values came. */
export function saysTheSame(one: TypedFields, other: TypedFields): boolean {
  return picture(one) === picture(other);
}

function picture(typed: TypedFields): string {
  return JSON.stringify(
    Object.entries(typed)
      .map(
        ([name, value]) =>
          [name, (typeof value === 'string' ? [value] : value).map(plain).toSorted()] as const,
      )
      .filter(([, values]) => values.some((value) => value !== ''))
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();
