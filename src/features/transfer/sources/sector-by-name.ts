import type { Sector } from '#features/vocabularies/index.ts';

/** The sector of a body that its source doesn't give: most are groups and charities, and these names tell the others. */
export function sectorByName(name: string): Sector {
  if (/\blibrary\b|\bsure ?start\b|\bcouncil\b(?! (?:for|of) )/i.test(name)) return 'local-authority';
  if (
    /\bNHS\b|\bhospital trust\b|psychological therapies|\buniversity\b|\bcollege\b|\bpolice\b/i.test(name)
  ) {
    return 'other-public';
  }
  return 'third-sector';
}
