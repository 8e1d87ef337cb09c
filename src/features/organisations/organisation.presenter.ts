import { sectorLabels } from '#features/vocabularies/index.ts';
import { paragraphsOf } from '#platform/formats.ts';
import type { Standing } from '#platform/permissions.ts';
import type { FactPair } from '#web/components/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Organisation, PublicSite, StepFree } from './organisation.model.ts';
import { organisationPaths } from './organisation.paths.ts';

/** What views show of an organisation; nothing here reads or writes. */

const stepFreeLabels: Record<StepFree, string> = {
  yes: 'Step-free',
  partly: 'Partly step-free',
  no: 'Not step-free',
};

/** A place in words: its address, or its ward with a word on why there is no more. */
export interface PlaceText {
  text: string;
  /** Said in second place: "The address is given once you have agreed." */
  note: string;
}

/** A public place in words; empty text where nothing may be said of it. */
export function placeText(place: PublicSite): PlaceText {
  const stepFree = place.stepFree === null ? '' : `${stepFreeLabels[place.stepFree]}.`;
  if (place.address !== null || place.postcode !== null) {
    // Many an address begins with the name of the house.
    const name = place.address?.startsWith(place.name) ? '' : place.name;
    const parts = [name, place.address, place.postcode].filter((part) => part !== null && part !== '');
    return { text: `${parts.join(', ')}.`, note: stepFree };
  }
  const area = place.wardName === null ? place.name : `${place.wardName} ward`;
  return {
    text: area === '' ? '' : `${area}.`,
    note: ['The address is given once you have agreed.', stepFree].filter((part) => part !== '').join(' '),
  };
}

/** What an organisation's page shows besides its entries. */
export interface OrganisationPageView {
  name: string;
  /** "Charity"; null where the sector says it already. */
  type: string | null;
  sector: Organisation['sector'];
  sectorLabel: string;
  /** Paragraphs. */
  description: string[];
  parent: { label: string; href: string } | null;
  parts: { label: string; href: string }[];
  facts: FactPair[];
  places: PlaceText[];
  email: string | null;
  phone: string | null;
  website: string | null;
  /** What the reader can do about the entry: those who belong to it look after it, others can say that they do. */
  tasks: { heading: string; links: { label: string; href: string }[] };
}

/** Gathers what an organisation's page shows. */
export function toOrganisationPage(source: {
  organisation: Organisation;
  parent: Organisation | undefined;
  parts: readonly Organisation[];
  places: readonly PublicSite[];
  /** How far the reader may act for it; null for everybody else. */
  standing: Standing | null;
  /** Whether the reader is one of its people, and not a curator who may act for it. */
  isOwn: boolean;
}): OrganisationPageView {
  const { organisation } = source;
  const toLink = ({ name, slug }: Organisation) => ({ label: name, href: organisationPaths.show(slug) });
  return {
    name: organisation.name,
    type: typeBeside(organisation),
    sector: organisation.sector,
    sectorLabel: sectorLabels[organisation.sector],
    description: paragraphsOf(organisation.description),
    parent: source.parent ? toLink(source.parent) : null,
    parts: source.parts.map(toLink),
    facts: [
      organisation.charityNumber && { label: 'Charity number', value: organisation.charityNumber },
      organisation.companyNumber && { label: 'Company number', value: organisation.companyNumber },
    ].filter((fact) => typeof fact === 'object' && fact !== null),
    places: source.places.map(placeText).filter((place) => place.text !== ''),
    email: organisation.email,
    phone: organisation.phone,
    website: organisation.website,
    tasks: tasksFor(organisation, source.standing, source.isOwn),
  };
}

function tasksFor(
  { slug }: Organisation,
  standing: Standing | null,
  isOwn: boolean,
): OrganisationPageView['tasks'] {
  if (standing === null) {
    return {
      heading: 'Do you belong to it?',
      links: [{ label: 'Look after its entries', href: organisationPaths.claim(slug) }],
    };
  }
  const forMembers = [{ label: 'What it lists, on your page', href: sitePaths.my }];
  const forLeads = [
    { label: 'Change its details', href: organisationPaths.edit(slug) },
    { label: 'Its people', href: organisationPaths.people(slug) },
  ];
  if (!isOwn) return { heading: 'Look after it', links: forLeads };
  return { heading: 'Yours', links: standing === 'lead' ? [...forLeads, ...forMembers] : forMembers };
}

/** An organisation in a list of them. */
export interface OrganisationRow {
  name: string;
  slug: string;
  href: string;
  /** "Charity"; null where the sector says it already. */
  type: string | null;
  sector: Organisation['sector'];
  sectorLabel: string;
  /** The first words of its description. */
  gist: string;
}

const longestGist = 140;

export function toOrganisationRow(organisation: Organisation): OrganisationRow {
  return {
    name: organisation.name,
    slug: organisation.slug,
    href: organisationPaths.show(organisation.slug),
    type: typeBeside(organisation),
    sector: organisation.sector,
    sectorLabel: sectorLabels[organisation.sector],
    gist: firstWords(organisation.description),
  };
}

/** A borough council is a council in the sector of councils: once is enough. */
function typeBeside({ type, sector }: Organisation): string | null {
  return type === sectorLabels[sector] ? null : type;
}

function firstWords(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= longestGist) return flat;
  const cut = flat.slice(0, longestGist);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}
