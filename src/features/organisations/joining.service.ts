import { type Database, type Transaction, transaction } from '#db/client.ts';
import type { Person } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import { ForbiddenError, NotFoundError, RuleError, TooManyRequestsError } from '#platform/errors.ts';
import { requirePermission } from '#platform/permissions.ts';
import { likeliest, mostWaiting, type SimilarOrganisation, standsFor } from './joining.model.ts';
import { findCandidates, searchByName, searchByNearlyName } from './joining.queries.ts';
import type { JoiningDesk, JoiningRefusal, JoiningRequest } from './joining-desk.ts';
import { findMembershipRole } from './membership.queries.ts';
import { joinIn } from './membership.service.ts';
import type { SiteInput } from './organisation.input.ts';
import type { Organisation } from './organisation.model.ts';
import { findOrganisationById, findOrganisationBySlug, readOrganisations } from './organisation.queries.ts';
import type { OrganisationFields, OrganisationRecord } from './organisation-record.ts';

/** What a person asked for, with the organisation that it is about. */
export interface OwnRequest extends JoiningRequest {
  organisation: Organisation;
}

export type RegistrationOutcome =
  | { outcome: 'registered'; organisation: Organisation }
  /** Nothing was written: the person says first whether it is one of these. */
  | { outcome: 'ask'; similar: SimilarOrganisation[] };

/** How people come to belong to an organisation: by finding it, or by registering a new one. */
export interface JoiningService {
  /** Live organisations by words of their names, best first; where none has them, those that nearly have. */
  search(words: string): { found: Organisation[]; isNearly: boolean };
  /** What a person asked for and hasn't got yet, newest first. */
  requestsOf(person: Person): OwnRequest[];
  /** Live organisation to be claimed, by its slug; throws {@link NotFoundError}. */
  getClaimable(slug: string): Organisation;
  /** That this person was told for good that they can't join an organisation; undefined where they weren't. */
  findRefusal(person: Person, organisation: Organisation): JoiningRefusal | undefined;
  /**
   * Asks to belong to a live organisation. Nothing happens for somebody who does already; throws
   * {@link ForbiddenError} for somebody who was refused for good.
   */
  claim(person: Person, asked: { organisation: Organisation; words: string }): void;
  /**
   * Registers an organisation: it waits for a curator, with the person as its lead. Where it could be one that is
   * listed, and the person hasn't said of that one that it isn't, nothing is written. Throws {@link RuleError} where
   * it is one that this person was refused for good.
   */
  register(
    person: Person,
    asked: {
      fields: OrganisationFields;
      sites: readonly SiteInput[];
      words: string;
      /** Public ids of organisations that the person has seen and says it isn't. */
      notThese: readonly string[];
    },
  ): RegistrationOutcome;
  /** Sends a registration or claim again that came back. */
  sendAgain(person: Person, asked: { organisationId: string; words: string }): void;
  /** Takes a request back; an organisation that was only registered is archived. */
  withdraw(person: Person, asked: { organisationId: string }): void;
  /** Takes back all that somebody asked for and hasn't got, in the transaction in which they leave. */
  withdrawAllIn(tx: Transaction, person: Person): void;
}

const mostFound = 20;
/** After this many seconds a curator may have looked. */
const askAgainAfterSeconds = 24 * 3600;

export function createJoiningService(given: {
  database: Database;
  clock: Clock;
  record: OrganisationRecord;
  desk: JoiningDesk;
}): JoiningService {
  const { database, clock, record, desk } = given;

  function requestsOf(person: Person): OwnRequest[] {
    const requests = desk.waitingFor(person.accountRowId);
    const found = new Map(
      readOrganisations(
        database,
        requests.map((request) => request.organisationRowId),
      ).map((each) => [each.rowId, each]),
    );
    return requests.flatMap((request) => {
      const organisation = found.get(request.organisationRowId);
      return organisation && organisation.state !== 'archived' ? { ...request, organisation } : [];
    });
  }

  /** Curators' time is not to be flooded. */
  function refuseTooMany(person: Person, about?: Organisation): void {
    const others = requestsOf(person).filter(
      (request) => request.state === 'waits' && request.organisationRowId !== about?.rowId,
    );
    if (others.length >= mostWaiting) {
      throw new TooManyRequestsError(
        `${mostWaiting} requests of yours wait for the CVS already`,
        askAgainAfterSeconds,
      );
    }
  }

  function getOwnRequest(person: Person, organisationId: string): OwnRequest {
    const request = requestsOf(person).find((each) => each.organisation.id === organisationId);
    if (!request) throw new NotFoundError('No such request');
    return request;
  }

  function getClaimable(organisation: Organisation | undefined): Organisation {
    if (organisation?.state !== 'live') throw new NotFoundError('No such organisation');
    return organisation;
  }

  function findRefusal(person: Person, { rowId }: Organisation): JoiningRefusal | undefined {
    return desk
      .refusedTo(person.accountRowId)
      .find(({ kind, organisationRowId }) => kind === 'claim' && organisationRowId === rowId);
  }

  function refuseRefused(tx: Transaction, person: Person, fields: OrganisationFields): void {
    const rowIds = desk
      .refusedTo(person.accountRowId)
      .flatMap(({ kind, organisationRowId }) => (kind === 'registration' ? organisationRowId : []));
    const refused = readOrganisations(tx, rowIds).find((each) => standsFor(fields, each));
    if (refused) {
      throw new RuleError('name', `The CVS has decided not to list ${refused.name}, and wrote to you why`);
    }
  }

  function withdrawIn(tx: Transaction, person: Person, { kind, organisation }: OwnRequest): void {
    desk.withdrawn(tx, { actor: person, kind, organisationRowId: organisation.rowId });
    if (kind === 'registration' && organisation.state === 'waiting') {
      record.update(tx, person, organisation, {
        fields: { state: 'archived' },
        reason: 'Registration taken back',
      });
    }
  }

  function findSimilar(
    tx: Transaction,
    fields: OrganisationFields,
    sites: readonly SiteInput[],
  ): SimilarOrganisation[] {
    const knownBy = { ...fields, postcodes: sites.flatMap(({ postcode }) => postcode ?? []) };
    return likeliest(knownBy, findCandidates(tx, knownBy));
  }

  return {
    search(words) {
      const found = searchByName(database, words, mostFound);
      return found.length > 0
        ? { found, isNearly: false }
        : { found: searchByNearlyName(database, words, mostFound), isNearly: true };
    },
    requestsOf,
    findRefusal,
    getClaimable: (slug) => getClaimable(findOrganisationBySlug(database, slug)),
    claim(person, { organisation, words }) {
      requirePermission(person, 'account.own');
      refuseTooMany(person, organisation);
      transaction(database, (tx) => {
        const current = getClaimable(findOrganisationById(tx, organisation.id));
        if (findMembershipRole(tx, person.accountRowId, current.rowId) !== undefined) return;
        if (findRefusal(person, current)) throw new ForbiddenError('They were refused for good');
        desk.claimed(tx, { actor: person, organisation: current, words });
      });
    },
    register(person, { fields, sites, words, notThese }) {
      requirePermission(person, 'account.own');
      refuseTooMany(person);
      if (fields.parentRowId !== null) {
        throw new RuleError('parent', 'What it is part of is said once it is listed');
      }
      return transaction(database, (tx): RegistrationOutcome => {
        refuseRefused(tx, person, fields);
        const similar = findSimilar(tx, fields, sites);
        if (similar.some(({ organisation }) => !notThese.includes(organisation.id))) {
          return { outcome: 'ask', similar };
        }
        const organisation = record.insert(tx, person, {
          fields,
          sites,
          state: 'waiting',
          sourceKey: null,
          reason: 'Registered',
        });
        joinIn(tx, record, {
          actor: person,
          organisation,
          accountRowId: person.accountRowId,
          role: 'lead',
          reason: 'Whoever registers it leads it',
          at: clock.now(),
        });
        desk.registered(tx, {
          actor: person,
          organisation,
          words,
          similarRowIds: similar.map((each) => each.organisation.rowId),
        });
        return { outcome: 'registered', organisation };
      });
    },
    sendAgain(person, { organisationId, words }) {
      const request = getOwnRequest(person, organisationId);
      const { organisation } = request;
      refuseTooMany(person, organisation);
      transaction(database, (tx) => {
        if (request.kind === 'claim') {
          desk.claimed(tx, { actor: person, organisation: getClaimable(organisation), words });
          return;
        }
        const sites = record.sitesIn(tx, organisation);
        const similarRowIds = findSimilar(tx, organisation, sites).map((each) => each.organisation.rowId);
        desk.registered(tx, { actor: person, organisation, words, similarRowIds });
      });
    },
    withdraw(person, { organisationId }) {
      const request = getOwnRequest(person, organisationId);
      transaction(database, (tx) => withdrawIn(tx, person, request));
    },
    withdrawAllIn(tx, person) {
      for (const request of requestsOf(person)) withdrawIn(tx, person, request);
    },
  };
}
