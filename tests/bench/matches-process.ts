import { answerParent, readUsage, type Usage } from './child.ts';
import { openDirectory } from './directory.ts';

/** Matches alone in a process. */

export type MatchesMethods = {
  /** Opens a database and reads what the index keeps in memory. */
  load(given: { databaseFile: string }): Promise<void>;
  /** Finds what goes with a listing; the milliseconds are those of the matching alone. */
  match(rowId: number): { milliseconds: number; matches: number };
  usage(given: null): Usage;
};

let services: ReturnType<typeof openDirectory> | undefined;
/** As many as the API tells. */
const mostMatches = 20;

answerParent<MatchesMethods>({
  async load({ databaseFile }) {
    services = openDirectory(databaseFile);
    services.engine.weigh([]);
  },
  match(rowId) {
    if (!services) throw new Error('Asked before it was loaded');
    const listing = services.listings.byRowIds([rowId]).get(rowId);
    if (!listing) throw new Error(`There is no listing ${rowId}`);
    const start = performance.now();
    const { length } = services.matching.matchesOf(listing, mostMatches);
    return { milliseconds: performance.now() - start, matches: length };
  },
  usage: readUsage,
});
