import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createRandom } from '../../seeds/scale/index.ts';
import { type KilledBorough, killAgainAndAgain } from './killed-borough.ts';
import { prepareBorough } from './prepared-borough.ts';

/**
 * Kills the product again and again while people edit and converse, curators decide and mail goes out, on real database files.
 * A directory is killed a hundred times and its mail seen out; then the next one begins, from a copy of the first
 * state, so that looking at all of a directory after each kill takes no longer at the end than at the beginning.
 */

export interface KillsOutcome {
  kills: number;
  /** Each directory that was killed, with what was asked of it and the mail that it sent. */
  boroughs: readonly KilledBorough[];
  /** Listings that a directory begins with. */
  listings: number;
  /** What was wrong, at most some of it. */
  faults: string[];
}

const killsOfOneBorough = 100;
const mostFaultsKept = 50;

/**
 * Kills as often as is said, in folders below the given one.
 *
 * @param lanes how many directories are at work at once: a killed product spends half of its life in starting
 * @param onKill is told after each kill what has come of all so far
 */
export async function runKills(
  folder: string,
  { kills, lanes }: { kills: number; lanes: number },
  onKill: (outcome: KillsOutcome) => void = () => undefined,
): Promise<KillsOutcome> {
  const prepared = await prepareBorough(path.join(folder, 'prepared'));
  const boroughs: KilledBorough[] = [];
  const outcome: KillsOutcome = { kills: 0, boroughs, listings: prepared.listings, faults: [] };
  let left = kills;

  async function workThrough(): Promise<void> {
    while (left > 0) {
      const number = boroughs.length + 1;
      const itsKills = Math.min(killsOfOneBorough, left);
      left -= itsKills;
      const itsFolder = path.join(folder, `borough-${number}`);
      cpSync(prepared.folder, itsFolder, { recursive: true });
      const borough: KilledBorough = {
        folder: itsFolder,
        record: { marks: 0, edits: [], decisions: [], steps: [] },
        deliveries: [],
      };
      boroughs.push(borough);
      const report = (kill: number, faults: readonly string[]) => {
        const said = faults.map((fault) => `Directory ${number}, kill ${kill}: ${fault}`);
        outcome.faults.push(...said.slice(0, mostFaultsKept - outcome.faults.length));
      };
      await killAgainAndAgain(borough, {
        prepared,
        kills: itsKills,
        random: createRandom(kills + number),
        onKill(kill, faults) {
          outcome.kills += 1;
          report(kill, faults);
          onKill(outcome);
        },
        onEnd: (faults) => report(itsKills, faults),
      });
      rmSync(itsFolder, { recursive: true, force: true });
    }
  }

  await Promise.all(Array.from({ length: lanes }, workThrough));
  return outcome;
}
