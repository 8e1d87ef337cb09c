import { businesses } from './businesses.ts';
import { council } from './council.ts';
import type { DemoContent } from './demo-content.ts';
import { otherPublic } from './other-public.ts';
import { thirdSectorCentresAndHalls } from './third-sector-centres-and-halls.ts';
import { thirdSectorCvs } from './third-sector-cvs.ts';
import { thirdSectorDisabilityAndCarers } from './third-sector-disability-and-carers.ts';
import { thirdSectorFaith } from './third-sector-faith.ts';
import { thirdSectorFood } from './third-sector-food.ts';
import { thirdSectorGettingAbout } from './third-sector-getting-about.ts';
import { thirdSectorGreen } from './third-sector-green.ts';
import { thirdSectorHealth } from './third-sector-health.ts';
import { thirdSectorHomes } from './third-sector-homes.ts';
import { thirdSectorMakingAndMemory } from './third-sector-making-and-memory.ts';
import { thirdSectorMind } from './third-sector-mind.ts';
import { thirdSectorMoney } from './third-sector-money.ts';
import { thirdSectorNeighbourhoods } from './third-sector-neighbourhoods.ts';
import { thirdSectorOlderPeople } from './third-sector-older-people.ts';
import { thirdSectorSafety } from './third-sector-safety.ts';
import { thirdSectorSport } from './third-sector-sport.ts';
import { thirdSectorStageAndMusic } from './third-sector-stage-and-music.ts';
import { thirdSectorSwaps } from './third-sector-swaps.ts';
import { thirdSectorTwice } from './third-sector-twice.ts';
import { thirdSectorWelcome } from './third-sector-welcome.ts';
import { thirdSectorWork } from './third-sector-work.ts';
import { thirdSectorYoungPeople } from './third-sector-young-people.ts';

/** The whole demonstration borough. The order decides on identifiers, so new content goes to the end. */
export const demonstrationContent: readonly DemoContent[] = [
  council,
  otherPublic,
  businesses,
  thirdSectorCvs,
  thirdSectorFood,
  thirdSectorSwaps,
  thirdSectorMoney,
  thirdSectorOlderPeople,
  thirdSectorYoungPeople,
  thirdSectorDisabilityAndCarers,
  thirdSectorHealth,
  thirdSectorMind,
  thirdSectorHomes,
  thirdSectorFaith,
  thirdSectorCentresAndHalls,
  thirdSectorNeighbourhoods,
  thirdSectorGreen,
  thirdSectorGettingAbout,
  thirdSectorStageAndMusic,
  thirdSectorMakingAndMemory,
  thirdSectorSport,
  thirdSectorSafety,
  thirdSectorWelcome,
  thirdSectorWork,
  thirdSectorTwice,
];
