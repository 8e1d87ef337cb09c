import { nameKey } from '../organisation-register.ts';
import { cutText, oneLine, plainText, webAddressIn } from '../plain-text.ts';
import { cellText, longest, type RealSource } from '../source-entry.ts';
import { sectorByName } from './sector-by-name.ts';

/** Mental-health services for people in Trafford, gathered by Trafford Data Lab. */

const attribution = 'From Trafford Data Lab’s list of mental-health services (Open Government Licence 3.0).';

export const mentalHealthServices: RealSource = {
  name: 'trafford-mental-health',
  file: 'services/trafford_mental_health_services.csv',
  columns: ['name', 'description', 'address', 'postcode', 'telephone', 'website'],
  read(record) {
    const name = oneLine(cellText(record, 'name'));
    const description = plainText(cellText(record, 'description'));
    if (name === '') return { kind: 'refused', reason: 'The row has no name' };
    if (!saysWhat(description))
      return { kind: 'refused', reason: 'The row doesn’t say what the service does' };
    const address = oneLine(cellText(record, 'address'));
    const postcode = cellText(record, 'postcode');
    const phone = telephone(cellText(record, 'telephone'));
    const website = webAddressIn(cellText(record, 'website'));
    const contact = [phone, website].filter((each) => each !== undefined).join(' or ');
    return {
      kind: 'read',
      notes: [],
      organisation: {
        sourceKey: `trafford-mental-health:organisation:${nameKey(name)}`,
        name,
        sector: sectorByName(name),
        type: 'Support service',
        description: attribution,
        charityNumber: null,
        companyNumber: null,
        phone: phone ?? null,
        website: website ?? null,
        place: { name: cutText(name, longest.title), address, postcode, visibility: 'address' },
      },
      entry: {
        sourceKey: `trafford-mental-health:${nameKey(`${name} ${postcode} ${address}`)}`,
        kind: 'service',
        category: null,
        title: cutText(name, longest.title),
        summary: cutText(oneLine(description), longest.summary),
        description: cutText(`${description}\n\nAt ${address}, ${postcode}.`, longest.text),
        themeText: description,
        availability: null,
        details: {
          audience: 'See the description',
          cost: cost(description),
          access: contact === '' ? `Call in: ${address}` : contact,
          delivery: delivery(description),
        },
        endsOn: null,
      },
    };
  },
};

function saysWhat(description: string): boolean {
  return /\p{L}{3}/u.test(description);
}

function telephone(cell: string): string | undefined {
  return /^\+?[\d ()]{7,25}$/.test(cell) ? cell : undefined;
}

function cost(description: string): { terms: 'charge' | 'free' | 'negotiable'; note?: string } {
  if (/£\d/.test(description)) return { terms: 'charge', note: 'See the description' };
  return /\bfree\b/i.test(description) ? { terms: 'free' } : { terms: 'negotiable', note: 'Not said' };
}

function delivery(description: string): string[] {
  const ways = ['in-person'];
  if (/\bonline\b|e-?therapy/i.test(description)) ways.push('online');
  if (/\btelephone\b|help ?line/i.test(description)) ways.push('by-phone');
  if (/\bhome[- ](?:based|visit)|\bvisit\b/i.test(description)) ways.push('at-your-place');
  return ways;
}
