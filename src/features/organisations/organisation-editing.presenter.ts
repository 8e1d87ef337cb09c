import { sectorLabels } from '#features/vocabularies/index.ts';
import type { InputError } from '#web/replies.ts';
import type { HeldFacts } from './joining-desk.ts';
import { type OrganisationDraft, toDraft } from './organisation-draft.ts';
import type { EditedOrganisation } from './organisation-editing.service.ts';

/** What the form of an organisation's entry shows. */

/** What depends on what was typed. */
export interface DraftText {
  draft: OrganisationDraft;
  errors: readonly InputError[];
  /** Wards to choose from by the key of a place, where its postcode leaves it open. */
  wardChoices: ReadonlyMap<string, readonly string[]>;
}

export interface EditPageView {
  slug: string;
  name: string;
  /** Whether it has a public page. */
  isLive: boolean;
  /** Whether some of what is changed waits for a curator first. */
  isHeld: boolean;
  /** What waits or came back: null where nothing does. */
  proposed: { isSentBack: boolean; reason: string | null; changes: string[] } | null;
}

interface Reader {
  isCurator: boolean;
  /** The name of an organisation by its row; empty for none. */
  nameOf: (rowId: number | null) => string;
}

export function toEditPage(edited: EditedOrganisation, reader: Reader): EditPageView {
  const { organisation, proposed } = edited;
  return {
    slug: organisation.slug,
    name: organisation.name,
    isLive: organisation.state === 'live',
    isHeld: organisation.state === 'live' && !reader.isCurator,
    proposed: proposed
      ? {
          isSentBack: proposed.state === 'sent-back',
          reason: proposed.reason,
          changes: changesIn(organisation, proposed.facts, reader.nameOf),
        }
      : null,
  };
}

/** "Name: Lantern Trust becomes Lantern Arts". */
function changesIn(now: HeldFacts, then: HeldFacts, nameOf: Reader['nameOf']): string[] {
  const words = (facts: HeldFacts): [string, string][] => [
    ['Name', facts.name],
    ['Sector', sectorLabels[facts.sector]],
    ['Part of', nameOf(facts.parentRowId)],
    ['Charity number', facts.charityNumber ?? ''],
    ['Company number', facts.companyNumber ?? ''],
  ];
  const after = words(then);
  return words(now).flatMap(([label, before], position) => {
    const wanted = after[position]?.[1] ?? '';
    if (wanted === before) return [];
    if (before === '') return [`${label}: ${wanted}`];
    return [`${label}: ${before} becomes ${wanted === '' ? 'nothing' : wanted}`];
  });
}

/** What the form begins with: for its own people with what waits already in it, so that saving again keeps that. */
export function toDraftOf(edited: EditedOrganisation, reader: Reader): OrganisationDraft {
  const { organisation, proposed, sites } = edited;
  const waits = proposed?.state === 'waits' && !reader.isCurator;
  const shown = waits ? { ...organisation, ...proposed.facts } : organisation;
  return toDraft(shown, sites, reader.nameOf(shown.parentRowId));
}
