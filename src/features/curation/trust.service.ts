import { type Database, transaction } from '#db/client.ts';
import {
  type Organisation,
  type OrganisationRecord,
  type OrganisationService,
  readOrganisations,
} from '#features/organisations/index.ts';
import type { Actor } from '#platform/actor.ts';
import { NotFoundError } from '#platform/errors.ts';
import { requirePermission } from '#platform/permissions.ts';

export interface TrustService {
  /**
   * Grants an organisation trust or withdraws it, with the reason in its history: what trusted ones change in small
   * ways goes live at once. Throws {@link NotFoundError} for an organisation that isn't listed.
   */
  setTrust(
    actor: Actor,
    change: { organisationId: string; isTrusted: boolean; reason: string },
  ): Organisation;
}

export function createTrustService(given: {
  database: Database;
  organisations: Pick<OrganisationService, 'getById'>;
  record: OrganisationRecord;
}): TrustService {
  const { database, organisations, record } = given;
  return {
    setTrust(actor, { organisationId, isTrusted, reason }) {
      requirePermission(actor, 'curation.work');
      const { rowId } = organisations.getById(organisationId);
      return transaction(database, (tx) => {
        const [organisation] = readOrganisations(tx, [rowId]);
        if (!organisation) throw new NotFoundError('No such organisation');
        if (organisation.isTrusted === isTrusted) return organisation;
        return record.update(tx, actor, organisation, {
          fields: { isTrusted },
          reason: `${isTrusted ? 'Trust granted' : 'Trust withdrawn'}: ${reason}`,
        });
      });
    },
  };
}
