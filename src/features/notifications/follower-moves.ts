import type { Transaction } from '#db/client.ts';
import type { MergeFollower } from '#features/curation/index.ts';
import { readOrganisations } from '#features/organisations/index.ts';
import * as queries from './alert.queries.ts';

/**
 * Who follows an organisation follows the one that it is merged into, and the old one again when that is undone. Those
 * who follow both have the old alert ended by {@link AlertService.settleOrganisation}, and going on then.
 */
export const followerMoves: MergeFollower = {
  follow(tx, { type, keptRowId, goneRowId }): { alertRowIds: number[] } {
    if (type !== 'organisation') return { alertRowIds: [] };
    const [from, to] = [idOf(tx, goneRowId), idOf(tx, keptRowId)];
    return { alertRowIds: queries.followInstead(tx, { from, to }) };
  },

  goBack(tx, { type, keptRowId, goneRowId, mergedAt }, noted) {
    if (type !== 'organisation') return;
    const [from, to] = [idOf(tx, keptRowId), idOf(tx, goneRowId)];
    const { alertRowIds } = (noted ?? { alertRowIds: [] }) as { alertRowIds: number[] };
    queries.followInstead(tx, { from, to }, alertRowIds);
    queries.resumeGone(tx, to, mergedAt);
  },
};

function idOf(tx: Transaction, rowId: number): string {
  const [organisation] = readOrganisations(tx, [rowId]);
  if (!organisation) throw new Error(`No organisation has the row ${rowId}`);
  return organisation.id;
}
