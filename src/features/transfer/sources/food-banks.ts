import { nameKey } from '../organisation-register.ts';
import { cutText, oneLine, plainText, webAddressIn } from '../plain-text.ts';
import { cellText, longest, type RealSource } from '../source-entry.ts';
import { sectorByName } from './sector-by-name.ts';

/** Food banks of Greater Manchester, gathered by Trafford Data Lab. */

const attribution = 'From Trafford Data Lab’s list of food banks (Open Government Licence 3.0).';
const closed = /no longer open|permanently closed/i;
const mealsOnly = /\bmeals?\b|\bcafé|cafe\b|restaurant/i;
const noVisit = /^(not relevant|)$/i;

export const foodBanks: RealSource = {
  name: 'trafford-food-banks',
  file: 'services/trafford_food_banks.csv',
  columns: ['name', 'referral method', 'opening times', 'address', 'postcode', 'website', 'area name'],
  read(record) {
    const name = oneLine(cellText(record, 'name')).replace(/\bTrussel\b/, 'Trussell');
    const address = oneLine(cellText(record, 'address').replaceAll('\n', ', '));
    const referral = plainText(cellText(record, 'referral method'));
    const opening = plainText(cellText(record, 'opening times'));
    const postcode = cellText(record, 'postcode');
    if (name === '') return { kind: 'refused', reason: 'The row has no name' };
    const closedSays = [referral, opening].find((text) => closed.test(text));
    if (closedSays !== undefined) {
      return { kind: 'refused', reason: `The list itself says: “${cutText(oneLine(closedSays), 150)}”` };
    }
    const website = webAddressIn(cellText(record, 'website'));
    const notes =
      website === undefined && cellText(record, 'website') !== ''
        ? [`“${cellText(record, 'website')}” is not a web address; left out`]
        : [];
    const isMeals = mealsOnly.test(referral);
    const area = oneLine(cellText(record, 'area name'));
    const text = [
      `${isMeals ? 'Meals' : 'Food'} for people in need: ${[address, postcode].filter(Boolean).join(', ')}.`,
      opening === '' ? '' : `Open: ${opening}`,
      referral === '' ? '' : `How to get help: ${referral}`,
    ].filter(Boolean);
    return {
      kind: 'read',
      notes,
      organisation: {
        sourceKey: `trafford-food-banks:organisation:${nameKey(name)}`,
        name,
        sector: sectorByName(name),
        type: 'Food bank',
        description: attribution,
        charityNumber: null,
        companyNumber: null,
        phone: null,
        website: website ?? null,
        place: {
          name: cutText(venue(address) ?? name, longest.title),
          address,
          postcode,
          // Where nobody comes in, the address may be somebody's home.
          visibility: noVisit.test(opening) && /^\d/.test(address) ? 'area' : 'address',
        },
      },
      entry: {
        sourceKey: `trafford-food-banks:${nameKey(`${name} ${postcode} ${address}`)}`,
        kind: 'service',
        category: null,
        title: cutText(titleOf(name, address, area, isMeals), longest.title),
        summary: cutText(oneLine(text.join(' ')), longest.summary),
        description: cutText(text.join('\n\n'), longest.text),
        themeText: `${isMeals ? 'Meals' : 'Food bank'} for people in need. ${referral}`,
        availability: opening === '' ? null : { note: cutText(oneLine(opening), longest.summary) },
        details: {
          audience: cutText(audience(referral), longest.detail),
          cost: { terms: /£|pay as you feel|pay-as-you-feel/i.test(referral) ? 'charge' : 'free' },
          access: cutText(
            referral === '' ? (website ?? 'Not said: call in') : oneLine(referral),
            longest.detail,
          ),
          delivery: /deliver/i.test(referral) ? ['in-person', 'at-your-place'] : ['in-person'],
        },
        endsOn: null,
      },
    };
  },
};

/** "Trussell Trust food bank, St Albans Church Hall (Trafford)"; a name that says food already stays as it is. */
function titleOf(name: string, address: string, area: string, isMeals: boolean): string {
  const says = /food|pantry|grocer|meal|café|cafe/i.test(name);
  const what = says ? name : `${name} ${isMeals ? 'meals' : 'food bank'}`;
  const where = venue(address);
  if (where === undefined || name.includes(where)) return `${what} (${area})`;
  return `${what}, ${where} (${area})`;
}

/** The name of the building, where the address begins with one. */
function venue(address: string): string | undefined {
  const [first = '', second] = address.split(',').map((part) => part.trim());
  const isStreet = /^(\d|unit\b)/i.test(first) || second === undefined;
  return isStreet || first.length > 60 ? undefined : first;
}

function audience(referral: string): string {
  if (/famil/i.test(referral)) return 'Families';
  if (/asylum/i.test(referral)) return 'People who seek asylum';
  if (/voucher|referral/i.test(referral)) return 'People who have been referred';
  return 'People who need food';
}
