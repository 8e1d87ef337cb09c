import { availabilityText, kindDefinitions } from '#features/listings/index.ts';
import type { Organisation, Site, SiteInput } from '#features/organisations/index.ts';
import { sectorLabels, type Vocabulary } from '#features/vocabularies/index.ts';
import type { IsoDate } from '#platform/clock.ts';
import type { DescribedPart } from './comparison.model.ts';
import type { Written } from './review.model.ts';

/** Records in words, part by part, for comparing them. Only for those who may see hidden places. */

const visibilityLabels: Record<Site['visibility'], string> = {
  address: 'address shown',
  area: 'ward shown',
  hidden: 'hidden',
};

/** A listing as it was or is to be. Sites that are gone are named as such. */
export function describeListing(
  { content, siteRowIds }: Written,
  known: { vocabulary: Vocabulary; sites: readonly Site[]; today: IsoDate },
): DescribedPart[] {
  const { vocabulary, sites, today } = known;
  const definition = kindDefinitions[content.kind];
  const category =
    content.category && (vocabulary.categories.get(content.category)?.label ?? content.category);
  const labels = (slugs: readonly string[], terms: ReadonlyMap<string, { label: string }>) =>
    slugs.map((slug) => terms.get(slug)?.label ?? slug).join(', ');
  return [
    { key: 'kind', label: 'Kind', text: definition.label },
    { key: 'category', label: 'Category', text: category ?? '' },
    { key: 'title', label: 'Title', text: content.title },
    { key: 'summary', label: 'Summary', text: content.summary },
    { key: 'description', label: 'More about it', text: content.description },
    ...definition.facts(content.details).map(({ label, value }) => ({
      key: `details.${label}`,
      label,
      text: value,
    })),
    { key: 'availability', label: 'When', text: availabilityText(content.availability, today) },
    { key: 'themes', label: 'Themes', text: labels(content.themes, vocabulary.themes) },
    { key: 'skills', label: 'Skills', text: labels(content.skills, vocabulary.skills) },
    { key: 'areas', label: 'Areas', text: labels(content.areas, vocabulary.areas) },
    {
      key: 'places',
      label: 'Places',
      text: siteRowIds
        .map((rowId) => {
          const site = sites.find((each) => each.rowId === rowId);
          return site ? describeSite(site) : 'a place that is gone';
        })
        .join('; '),
    },
  ];
}

function describeSite(site: SiteInput): string {
  const where = [site.name, site.address, site.postcode].filter(Boolean).join(', ');
  return `${where} (${visibilityLabels[site.visibility]})`;
}

/** What an organisation's history compares. */
export type DescribedOrganisation = Omit<
  Organisation,
  'rowId' | 'id' | 'slug' | 'createdAt' | 'updatedAt'
> & { sites: readonly SiteInput[] };

const stateLabels: Record<Organisation['state'], string> = {
  waiting: 'Waits for a curator',
  live: 'Listed',
  archived: 'Archived',
};

/** An organisation as it was or is. */
export function describeOrganisation(
  organisation: DescribedOrganisation,
  parentName: string | undefined,
): DescribedPart[] {
  return [
    { key: 'name', label: 'Name', text: organisation.name },
    { key: 'sector', label: 'Sector', text: sectorLabels[organisation.sector] },
    { key: 'type', label: 'Type', text: organisation.type },
    { key: 'parent', label: 'Part of', text: parentName ?? '' },
    { key: 'description', label: 'About', text: organisation.description },
    { key: 'charity', label: 'Charity number', text: organisation.charityNumber ?? '' },
    { key: 'company', label: 'Company number', text: organisation.companyNumber ?? '' },
    { key: 'email', label: 'E-mail', text: organisation.email ?? '' },
    { key: 'phone', label: 'Telephone', text: organisation.phone ?? '' },
    { key: 'website', label: 'Website', text: organisation.website ?? '' },
    { key: 'state', label: 'State', text: stateLabels[organisation.state] },
    {
      key: 'trust',
      label: 'Trust',
      text: organisation.isTrusted ? 'Small changes go live at once' : '',
    },
    { key: 'places', label: 'Places', text: organisation.sites.map(describeSite).join('; ') },
  ];
}
