import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { amongValues, type Transaction } from '#db/client.ts';
import { enquiries } from '#db/schema/enquiries.ts';
import { listings } from '#db/schema/listings.ts';

/**
 * Conversations that change their entry or a side. What is over stays as it was, unless it comes back; nobody comes to
 * talk with themselves: what would is left, and closed as gone.
 */

interface Between {
  from: number;
  to: number;
}

/** All that are open, or those among some, open or not. */
function which(among: readonly number[] | undefined): SQL {
  return among ? sql`${enquiries.rowId} in ${amongValues(among)}` : isNull(enquiries.closedAt);
}

/** Has conversations be about another entry, which has that owner; returns their rows. */
export function changeEntry(
  tx: Transaction,
  { from, to, ownerOrganisationRowId }: Between & { ownerOrganisationRowId: number },
  among?: readonly number[],
): number[] {
  return rowsOf(
    tx
      .update(enquiries)
      .set({ listingRowId: to, ownerOrganisationRowId })
      .where(
        and(
          which(among),
          eq(enquiries.listingRowId, from),
          ne(enquiries.askerOrganisationRowId, ownerOrganisationRowId),
        ),
      )
      .returning({ rowId: enquiries.rowId })
      .all(),
  );
}

/** Has another organisation be the asker; returns the rows. */
export function changeAsker(tx: Transaction, { from, to }: Between, among?: readonly number[]): number[] {
  return rowsOf(
    tx
      .update(enquiries)
      .set({ askerOrganisationRowId: to })
      .where(
        and(
          which(among),
          eq(enquiries.askerOrganisationRowId, from),
          ne(enquiries.ownerOrganisationRowId, to),
        ),
      )
      .returning({ rowId: enquiries.rowId })
      .all(),
  );
}

/** Has another organisation be the owner of what is open. */
export function changeOwner(tx: Transaction, { from, to }: Between): void {
  tx.update(enquiries)
    .set({ ownerOrganisationRowId: to })
    .where(
      and(
        isNull(enquiries.closedAt),
        eq(enquiries.ownerOrganisationRowId, from),
        ne(enquiries.askerOrganisationRowId, to),
      ),
    )
    .run();
}

/** Has an organisation be the owner of whatever is about its own entries; returns the rows. */
export function giveToEntrysOwner(tx: Transaction, { from, to }: Between): number[] {
  const isAboutTheirs = sql`exists (select 1 from ${listings}
    where ${listings.rowId} = ${enquiries.listingRowId} and ${listings.organisationRowId} = ${to})`;
  return rowsOf(
    tx
      .update(enquiries)
      .set({ ownerOrganisationRowId: to })
      .where(
        and(
          eq(enquiries.ownerOrganisationRowId, from),
          ne(enquiries.askerOrganisationRowId, to),
          isAboutTheirs,
        ),
      )
      .returning({ rowId: enquiries.rowId })
      .all(),
  );
}

function rowsOf(rows: readonly { rowId: number }[]): number[] {
  return rows.map(({ rowId }) => rowId);
}
