import type { Availability } from '#features/listings/index.ts';
import { londonDay } from '#platform/clock.ts';
import { calmText } from '../letter-case.ts';
import { nameKey } from '../organisation-register.ts';
import { cutText, oneLine, plainText, withoutContacts } from '../plain-text.ts';
import {
  cellText,
  longest,
  type RealSource,
  type SourceBody,
  type SourcePlace,
  saysSomething,
} from '../source-entry.ts';
import { sectorByName } from './sector-by-name.ts';

/** Volunteering adverts of Do-it and TeamKinetic, as the Department for Culture, Media and Sport published them. */

const attribution = 'From the DCMS volunteering open data, © Crown copyright 2025 (MIT licence).';

export const adverts: RealSource = {
  name: 'adverts',
  file: 'services/volunteering_opportunities_uk_2025.csv',
  columns: [
    'source',
    'id',
    'title',
    'description',
    'organisation',
    'attendance',
    'address',
    'latitude',
    'longitude',
    'start',
    'end',
  ],
  read(record) {
    const id = cellText(record, 'id');
    const source = cellText(record, 'source');
    const title = titleOf(cellText(record, 'title'));
    if (id === '') return { kind: 'refused', reason: 'The advert has no identifier' };
    if (title === '') return { kind: 'refused', reason: 'The advert has no title' };
    const text = withoutContacts(plainText(cellText(record, 'description')));
    const notes: string[] = [];
    const organisation = organisationOf(record, source);
    if (organisation.sourceKey === unnamedKey(source)) {
      notes.push('The advert names no organisation; listed under one that says so');
    }
    const isFromHome = /^(home|remote)$/i.test(cellText(record, 'attendance'));
    const hasText = saysSomething(text);
    if (!hasText) notes.push('The advert says no more than its title');
    const { availability, endsOn } = datesOf(record, notes);
    const suits = requirementsOf(record);
    const hours = weeklyHours(text);
    return {
      kind: 'read',
      notes,
      organisation: { ...organisation, place: isFromHome ? null : placeOf(record) },
      entry: {
        sourceKey: `adverts:${source}:${id}`,
        kind: 'need',
        category: 'people',
        title,
        summary: hasText
          ? cutText(oneLine(text), longest.summary)
          : `Volunteers wanted: ${title}. The advert says no more.`,
        description: cutText(text, longest.text),
        // Every advert speaks of volunteers; that says whom it wants, not what for.
        themeText: [text, cellText(record, 'causes').replaceAll(';', '. ')]
          .join('\n')
          .replace(/\bvolunt\w*/gi, ''),
        availability,
        details: {
          urgency: 'whenever',
          people: {
            hoursBasis: 'week',
            fromHome: isFromHome,
            ...(hours === undefined ? {} : { hours }),
            ...(suits === '' ? {} : { suits }),
          },
        },
        endsOn,
      },
    };
  },
};

/** Some adverts have their first paragraphs in the title. */
function titleOf(cell: string): string {
  const [first = ''] = plainText(cell).split('\n');
  return cutText(calmText(oneLine(first)), longest.title);
}

function unnamedKey(source: string): string {
  return `adverts:organisation:unnamed:${source}`;
}

const sourceNames: Readonly<Record<string, string>> = { doit: 'Do-it', teamkinetic: 'TeamKinetic' };

function organisationOf(record: Parameters<RealSource['read']>[0], source: string): SourceBody {
  const name = organisationName(cellText(record, 'organisation'));
  const common = {
    charityNumber: null,
    companyNumber: null,
    phone: null,
    website: null,
    place: null,
    description: attribution,
  };
  if (name === undefined) {
    const site = sourceNames[source] ?? source;
    return {
      ...common,
      sourceKey: unnamedKey(source),
      name: `Organisations that ${site}’s adverts leave unnamed`,
      sector: 'third-sector',
      type: 'Unnamed organisations',
      description: `The open data of ${site} doesn’t say who placed these adverts. ${attribution}`,
    };
  }
  return {
    ...common,
    sourceKey: `adverts:organisation:${nameKey(name)}`,
    name,
    sector: sectorByName(name),
    type: 'Voluntary organisation',
  };
}

/** "voluntary-action-islington" is the end of a web address, "provider-profile" no name at all. */
function organisationName(cell: string): string | undefined {
  const text = oneLine(cell).replace(/(?<=\p{Ll})\d$/u, '');
  if (text === '' || text === 'provider-profile') return undefined;
  if (/\s/.test(text) || !text.includes('-')) return cutText(text, longest.name);
  return text.replaceAll('-', ' ').replace(/(?<=^| )\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** Two decimals of a degree are about a kilometre: as good as an outcode, and no front door. */
function blurred(value: number): number {
  return Math.round(value * 100) / 100;
}

function placeOf(record: Parameters<RealSource['read']>[0]): SourcePlace | null {
  const latitude = Number.parseFloat(cellText(record, 'latitude'));
  const longitude = Number.parseFloat(cellText(record, 'longitude'));
  const point =
    Number.isFinite(latitude) && Number.isFinite(longitude) && !(latitude === 0 && longitude === 0)
      ? { latitude: blurred(latitude), longitude: blurred(longitude) }
      : undefined;
  const stated = oneLine(cellText(record, 'address'));
  const address = isPublicAddress(stated) ? cutText(stated, longest.summary) : null;
  const [postcode = ''] = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/.exec(stated) ?? [];
  if (point === undefined && postcode === '') return null;
  return {
    ...(address === null ? {} : { name: cutText(address.split(',')[0] ?? address, longest.title) }),
    address,
    postcode: address === null ? '' : postcode,
    ...(point === undefined ? {} : { point }),
    visibility: 'address',
  };
}

/** A bare number and street ("2 Silchester Drive") may be somebody's home; a name or a whole address is a public place. */
function isPublicAddress(address: string): boolean {
  if (address === '' || /^from home$/i.test(address)) return false;
  const isBareStreet = /^(?:flat |\d)[\w/ -]*$/i.test(address) && address.split(/\s+/).length <= 5;
  return !isBareStreet && /\p{L}{3}/u.test(address);
}

function datesOf(
  record: Parameters<RealSource['read']>[0],
  notes: string[],
): { availability: Availability | null; endsOn: string | null } {
  const from = dayOf(cellText(record, 'start'));
  const until = dayOf(cellText(record, 'end'));
  if (from !== undefined && until !== undefined && until < from) {
    notes.push(`It ends (${until}) before it starts (${from}); the dates are left out`);
    return { availability: null, endsOn: null };
  }
  if (from === undefined && until === undefined) return { availability: null, endsOn: null };
  return {
    availability: { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) },
    endsOn: until ?? null,
  };
}

/** A day in London; times without a zone are London's already. */
function dayOf(cell: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(cell)) return undefined;
  if (!cell.endsWith('Z')) return cell.slice(0, 10);
  const moment = new Date(cell);
  return Number.isNaN(moment.getTime()) ? undefined : londonDay(moment);
}

const requirementTexts: readonly (readonly [RegExp, string])[] = [
  [/^\+(\d+)$/, 'You must be $1 or over'],
  [/^own transport$/i, 'You need your own transport'],
  [/^must live or work locally$/i, 'You must live or work nearby'],
  [/^will require references$/i, 'You need references'],
  [/^background checks$/i, 'A background check is made'],
];

function requirementsOf(record: Parameters<RealSource['read']>[0]): string {
  const texts = cellText(record, 'requirements')
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const known = requirementTexts.find(([pattern]) => pattern.test(part));
      return known ? part.replace(known[0], known[1]) : part;
    });
  return cutText(texts.join('. '), longest.detail);
}

/** "3 hours a week", where the text says just one number. */
function weeklyHours(text: string): number | undefined {
  const said = [
    ...text.matchAll(/(?<![-–\d.] ?|to )\b(\d{1,2}(?:\.5)?) ?(?:hours?|hrs?) (?:per|a|each|every) week\b/gi),
  ];
  const hours = new Set(said.map((match) => Number(match[1])).filter((value) => value > 0 && value <= 40));
  return hours.size === 1 ? [...hours][0] : undefined;
}
