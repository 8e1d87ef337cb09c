import { londonDay } from '#platform/clock.ts';
import { formatDate } from '#platform/formats.ts';
import { calmName, calmText } from '../letter-case.ts';
import { cutText, oneLine, plainText, webAddressIn, withoutContacts } from '../plain-text.ts';
import { cellText, longest, type RealSource, type SourceEntry, saysSomething } from '../source-entry.ts';

/**
 * The sample of UK Charity Activity Tags: 4,203 rows of the registers of England and Wales, Scotland and Northern
 * Ireland. The hand-applied codes in it are never read: the theme classifier is measured against them.
 */

const registers: Readonly<Record<string, string>> = {
  ccew: 'Charity Commission for England and Wales',
  oscr: 'Scottish Charity Register',
  ccni: 'Charity Commission for Northern Ireland',
};

const attribution =
  'From the charity register (Open Government Licence 3.0) by way of UK Charity Activity Tags (CC BY 4.0).';

/** Charities that say that they do nothing: the body is kept, but there is no service to list. */
const idle = /^(no activit\w*|no activity|dormant|inactive|not active|none at present|nothing)\.?$/i;

export const charities: RealSource = {
  name: 'ukcat',
  file: 'organisations/ukcat_sample.csv',
  columns: ['org_id', 'reg_number', 'name', 'postcode', 'activities', 'objects', 'source'],
  read(record) {
    const id = cellText(record, 'org_id');
    const number = cellText(record, 'reg_number');
    const name = calmName(oneLine(cellText(record, 'name')));
    if (id === '') return { kind: 'refused', reason: 'The row has no identifier (org_id)' };
    if (name === '') return { kind: 'refused', reason: 'The charity has no name' };
    const activities = readable(cellText(record, 'activities'));
    const objects = readable(cellText(record, 'objects'));
    const website = webAddressIn(cellText(record, 'web'));
    const company = companyNumber(cellText(record, 'company_number'));
    const postcode = cellText(record, 'postcode');
    const notes: string[] = [];
    if (website === undefined && cellText(record, 'web') !== '') {
      notes.push(`“${cellText(record, 'web').slice(0, 60)}” is not a web address; left out`);
    }
    if (company === undefined && cellText(record, 'company_number') !== '') {
      notes.push(`“${cellText(record, 'company_number')}” is not a company number; left out`);
    }
    const isIdle = idle.test(activities);
    const isSilent = activities === '' && objects === '';
    if (isIdle) notes.push(`The charity says “${activities}”: kept as an organisation, without a service`);
    if (isSilent) notes.push('Nothing says what it does: kept as an organisation, without a service');
    return {
      kind: 'read',
      notes,
      organisation: {
        sourceKey: `ukcat:${id}`,
        name,
        sector: 'third-sector',
        type: 'Charity',
        description: [registered(record, number), attribution].join(' '),
        charityNumber: number.replace(/^NI(?=\d)/, 'NIC'),
        companyNumber: company ?? null,
        phone: null,
        website: website ?? null,
        // The register gives the postcode for letters: often the home of a trustee.
        place: postcode === '' ? null : { address: null, postcode, visibility: 'area' },
      },
      entry: isIdle || isSilent ? null : service({ id, number, name, activities, objects, website }),
    };
  },
};

function service(charity: {
  id: string;
  number: string;
  name: string;
  activities: string;
  objects: string;
  website: string | undefined;
}): SourceEntry {
  const { activities, objects } = charity;
  const main = saysSomething(activities) ? activities : [activities, objects].filter(Boolean).join('\n');
  const text = main === activities && objects !== activities ? [activities, objects] : [main];
  const isByPhone = /\bhelp ?line\b|\btelephone (?:support|advice|counselling|befriending)/i.test(main);
  return {
    sourceKey: `ukcat:${charity.id}:service`,
    kind: 'service',
    category: null,
    title: cutText(charity.name, longest.title),
    summary: cutText(oneLine(main), longest.summary),
    description: cutText(text.filter(Boolean).join('\n\n'), longest.text),
    themeText: [activities, objects].join('\n'),
    availability: null,
    details: {
      audience: 'Not said',
      cost: { terms: 'negotiable', note: 'Not said' },
      access: charity.website ?? `Charity number ${charity.number}`,
      delivery: isByPhone ? ['in-person', 'by-phone'] : ['in-person'],
    },
    endsOn: null,
  };
}

function readable(cell: string): string {
  return withoutContacts(calmText(plainText(cell)));
}

function registered(record: Parameters<RealSource['read']>[0], number: string): string {
  const register = registers[cellText(record, 'source').toLowerCase()] ?? 'charity register';
  const since = new Date(cellText(record, 'date_registered'));
  const date = Number.isNaN(since.getTime()) ? '' : ` since ${formatDate(londonDay(since))}`;
  return `Charity ${number}${date} (${register}).`;
}

/** Companies House numbers have eight characters; the register drops the leading noughts. */
function companyNumber(cell: string): string | undefined {
  const text = cell.toUpperCase().replace(/\s/g, '');
  if (/^\d{5,8}$/.test(text) && !/^1+$/.test(text)) return text.padStart(8, '0');
  return /^[A-Z]{2}\d{6}$/.test(text) ? text : undefined;
}
