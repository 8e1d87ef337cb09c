import type { CategorySlug } from '#features/vocabularies/index.ts';
import { isIsoDate } from '#platform/clock.ts';
import { formatDate, formatPounds } from '#platform/formats.ts';
import { cutText, firstSentence, oneLine, plainText, webAddressIn, withoutContacts } from '../plain-text.ts';
import { cellText, longest, type RealSource, saysSomething } from '../source-entry.ts';
import { sectorByName } from './sector-by-name.ts';

/** Trafford Council's grants to the voluntary sector in the 360Giving standard: 555 statements of need in people's own words. */

const attribution = 'From Trafford Council’s 360Giving data (Open Government Licence 3.0).';

const equipment =
  'equipment|laptops?|computers?|tablets?|ipads?|chairs?|bench(?:es)?|tables?|kits?|tools?|instruments?|planters?|sheds?|' +
  'cookers?|fridges?|freezers?|furniture|kayaks?|boats?|bikes?|marquee|gazebo|projector|costumes?|uniforms?|cameras?|' +
  'microphones?|defibrillators?|nets|goals|mats?|audio desk|lighting';
const goods =
  'food items|trees|plants|bulbs|seeds|compost|ingredients|toiletries|liners|PPE|parcels|hampers|groceries';
const buying = 'purchase|buy|buying|acquire|replace|replacement of|cost of|funding (?:for|towards)';

/**
 * What a text asks for where it doesn't ask for money as such; the first that fits. Most of these texts tell what a
 * group will do with the money: what it lacks is then money, whatever it will buy on the way.
 */
const wanted: readonly (readonly [CategorySlug, RegExp])[] = [
  [
    'space',
    /\b(?:rent|rental|hire|hiring|cost)\b(?: of| for)?[^.]{0,40}\b(?:halls?|rooms?|venue|kitchen|pitch|premises|pool)\b|\b(?:room|venue|hall|pitch|pool) (?:hire|rental|rent)\b/i,
  ],
  ['transport', /\b(?:minibus|coach hire|transport costs?|travel (?:costs?|expenses)|vital transport)/i],
  ['publicity', /\b(?:leaflets?|flyers?|posters?|brochures?|banners?|promotional (?:film|material))\b/i],
  [
    'training',
    /^(?!.*\b(?:deliver|train and)).*\b(?:course|training|qualifications?)\b(?: \w+){0,3} for (?:our |the )?(?:volunteers|staff|trustees|coaches|leaders)\b/is,
  ],
  [
    'equipment',
    new RegExp(
      `\\b(?:${buying})\\b[^.]{0,60}\\b(?:${equipment})\\b|^(?!men in sheds)(?:[\\w'’-]+,? ){0,3}(?:${equipment})\\b(?! tennis| -)`,
      'i',
    ),
  ],
  ['goods', new RegExp(`\\b(?:${buying}|want|need)\\b[^.]{0,60}\\b(?:${goods})\\b`, 'i')],
];

export const grants: RealSource = {
  name: 'trafford-grants',
  file: 'organisations/trafford_vcs_grants_360giving.csv',
  columns: [
    'identifier',
    'title',
    'description',
    'currency',
    'amount awarded',
    'recipient org:identifier',
    'recipient org:name',
  ],
  read(record) {
    const id = cellText(record, 'identifier');
    const name = oneLine(cellText(record, 'recipient org:name'));
    const recipient = cellText(record, 'recipient org:identifier');
    // The pound sign was lost on the way: "(?1,200.00 each)".
    const text = withoutContacts(
      plainText(cellText(record, 'description')).replace(/(?<=^|[\s(])\?(?=\d)/g, '£'),
    );
    if (id === '') return { kind: 'refused', reason: 'The grant has no identifier' };
    if (name === '' || recipient === '') return { kind: 'refused', reason: 'The grant names no recipient' };
    if (text === '') return { kind: 'refused', reason: 'The grant doesn’t say what it is for' };
    const notes: string[] = [];
    const amountPence = pence(record);
    if (amountPence === undefined) notes.push('No amount in pounds is stated');
    const postcode = cellText(record, 'recipient org:postal code');
    return {
      kind: 'read',
      notes,
      organisation: {
        sourceKey: `trafford-grants:organisation:${recipient}`,
        name: cutText(name, longest.name),
        sector: sectorByName(name),
        type: 'Community group',
        description: attribution,
        charityNumber: numberLike(cellText(record, 'recipient org:charity number'), /^\d{6,7}$/),
        companyNumber: numberLike(
          cellText(record, 'recipient org:company number'),
          /^([A-Z]{2}|\d{2})\d{6}$/,
        ),
        phone: null,
        website: webAddressIn(cellText(record, 'recipient org:web address')) ?? null,
        place: postcode === '' ? null : { address: null, postcode, visibility: 'area' },
      },
      entry: {
        sourceKey: `trafford-grants:${id}`,
        kind: 'need',
        category: categoryOf(text),
        title: cutText(titleOf(text, name), longest.title),
        summary: cutText(oneLine(text), longest.summary),
        description: cutText([text, award(record, amountPence)].filter(Boolean).join('\n\n'), longest.text),
        themeText: `${text} ${name}`,
        availability: null,
        details: {
          ...(amountPence === undefined ? {} : { amountPence }),
          urgency: 'whenever',
        },
        endsOn: null,
      },
    };
  },
};

/** What the words ask for; money where they name nothing else. */
export function categoryOf(text: string): CategorySlug {
  return wanted.find(([, pattern]) => pattern.test(text))?.[0] ?? 'funding';
}

/** The first sentence says what is wanted; a word or two alone says too little without who wants it. */
function titleOf(text: string, name: string): string {
  const first = firstSentence(text).replace(/[.\s]+$/, '');
  const title = first.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return saysSomething(title) ? title : `${title} (${name})`;
}

function pence(record: Parameters<RealSource['read']>[0]): number | undefined {
  const amount = cellText(record, 'amount awarded');
  const isPounds = cellText(record, 'currency') === 'GBP' && /^\d{1,7}(\.\d{1,2})?$/.test(amount);
  const value = isPounds ? Math.round(Number(amount) * 100) : 0;
  return value > 0 ? value : undefined;
}

function award(record: Parameters<RealSource['read']>[0], amountPence: number | undefined): string {
  const date = cellText(record, 'award date');
  const programme = oneLine(cellText(record, 'grant programme:title'));
  const funder = oneLine(cellText(record, 'funding org:name'));
  if (funder === '') return '';
  const what = amountPence === undefined ? 'A grant' : formatPounds(amountPence);
  const when = isIsoDate(date) ? ` on ${formatDate(date)}` : '';
  return `${what} was granted for this${when} by ${funder}${programme === '' ? '' : ` (${programme})`}.`;
}

function numberLike(cell: string, pattern: RegExp): string | null {
  return pattern.test(cell) ? cell : null;
}
