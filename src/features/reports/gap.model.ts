import type { gaps } from '#db/schema/searches.ts';

/** What people look for and the borough lacks. */
export type Gap = typeof gaps.$inferSelect;

export const gapStates = ['open', 'under-way', 'closed'] as const;
export type GapState = (typeof gapStates)[number];

export const gapStateLabels: Record<GapState, string> = {
  open: 'Open',
  'under-way': 'Somebody is working on it',
  closed: 'Closed',
};
