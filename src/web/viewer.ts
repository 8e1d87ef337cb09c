import type { Actor } from '#platform/actor.ts';
import { may } from '#platform/permissions.ts';

/** What the head of a page shows to whoever is signed in. */
export interface Viewer {
  isCurator: boolean;
  isAdministrator: boolean;
}

/** Null for a visitor. */
export function viewerOf(actor: Actor): Viewer | null {
  if (actor.kind !== 'person') return null;
  return {
    isCurator: may(actor, 'curation.work'),
    isAdministrator: may(actor, 'administration.people'),
  };
}
