import type { RealSource } from '../source-entry.ts';
import { adverts } from './adverts.ts';
import { charities } from './charities.ts';
import { foodBanks } from './food-banks.ts';
import { grants } from './grants.ts';
import { mentalHealthServices } from './mental-health.ts';

/** The files of the real data in the order in which they are read: the first that names an organisation describes it. */
export const realSources: readonly RealSource[] = [
  charities,
  foodBanks,
  mentalHealthServices,
  grants,
  adverts,
];
