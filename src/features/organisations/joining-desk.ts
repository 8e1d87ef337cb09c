import type { Transaction } from '#db/client.ts';
import type { Actor, Person } from '#platform/actor.ts';
import type { MembershipRole } from './membership.model.ts';
import type { Organisation } from './organisation.model.ts';

/**
 * How people and their organisations find each other under a curator's eye. What is asked for waits with curation,
 * a level above: the desk takes it in, the authority carries out what was decided.
 */

/** What an organisation's people can't change alone, since others would be misled by it. */
export type HeldFacts = Pick<
  Organisation,
  'name' | 'sector' | 'parentRowId' | 'charityNumber' | 'companyNumber'
>;

/** Something that a person asked for, as that person sees it. */
export interface JoiningRequest {
  kind: 'registration' | 'claim';
  organisationRowId: number;
  askedAt: Date;
  /** `waits`, or `sent-back` with the curator's reason; what was approved or taken back is no request any more. */
  state: 'waits' | 'sent-back';
  reason: string | null;
}

/** Something that a curator refused a person for good. */
export interface JoiningRefusal {
  kind: JoiningRequest['kind'];
  organisationRowId: number;
  /** The curator's words. */
  reason: string;
}

/** A change of an organisation's held facts that waits, as its people see it. */
export interface ProposedFacts {
  facts: HeldFacts;
  askedAt: Date;
  state: 'waits' | 'sent-back';
  reason: string | null;
}

/**
 * Declared here, implemented by curation, wired in `services.ts`. What writes runs in the writer's transaction, and
 * mails nobody but curators. Asked again for the same thing by the same person, it replaces what waited.
 */
export interface JoiningDesk {
  /** Somebody registered an organisation that is now `waiting`, or sends it again after it was sent back. */
  registered(
    tx: Transaction,
    asked: {
      actor: Person;
      organisation: Organisation;
      /** The person's own words on what they do there. */
      words: string;
      /** Organisations that it looked like, and that the person said it isn't; likeliest first. */
      similarRowIds: readonly number[];
    },
  ): void;
  /** Somebody says that they belong to an organisation that is listed already. */
  claimed(tx: Transaction, asked: { actor: Person; organisation: Organisation; words: string }): void;
  /** An organisation's people want other held facts than `organisation` has. */
  factsProposed(tx: Transaction, asked: { actor: Actor; organisation: Organisation; facts: HeldFacts }): void;
  /** The last lead of an organisation has gone: nobody invites, and nobody answers for it. */
  leftWithoutLead(tx: Transaction, asked: { actor: Actor; organisation: Organisation }): void;
  /** Somebody leads it again: nobody has to look for one any more. Returns whether anybody had to. */
  ledAgain(tx: Transaction, asked: { actor: Actor; organisation: Organisation }): boolean;
  /** The person takes a request back. */
  withdrawn(
    tx: Transaction,
    asked: { actor: Person; kind: JoiningRequest['kind']; organisationRowId: number },
  ): void;
  /** The organisation's people take their proposal back. */
  factsWithdrawn(tx: Transaction, asked: { actor: Actor; organisationRowId: number }): void;
  /** What a person asked for and hasn't got yet, newest first. */
  waitingFor(accountRowId: number): JoiningRequest[];
  /** What a person was refused for good, newest first. */
  refusedTo(accountRowId: number): JoiningRefusal[];
  factsWaitingFor(organisationRowId: number): ProposedFacts | undefined;
}

/** The role that somebody has by an approved claim, as plain data. */
export interface GivenRole {
  role: MembershipRole;
  /** What they had already: by an invitation, say, while their claim waited. Not known of early approvals. */
  before?: MembershipRole | null;
  /** Whether a curator had to look for a lead until then. */
  wasSought?: boolean;
}

/**
 * What curation calls once it has decided; made by `createJoiningAuthority`. Everything needs `curation.work`, records
 * a revision and runs in the transaction of the decision. Mail to the person is curation's.
 */
export interface JoiningAuthority {
  /** The organisation is live from now on, and whoever registered it stays its lead. */
  approveRegistrationIn(tx: Transaction, actor: Actor, organisationRowId: number): Organisation;
  /** Back to `waiting`. Throws a `ConflictError` where it isn't live. */
  undoRegistrationIn(tx: Transaction, actor: Actor, organisationRowId: number): Organisation;
  /** Archived: it was never public, and whoever registered it can't do so again. */
  refuseRegistrationIn(tx: Transaction, actor: Actor, organisationRowId: number): Organisation;
  /** Back to `waiting`. Throws a `ConflictError` where it isn't archived any more. */
  undoRefusalIn(tx: Transaction, actor: Actor, organisationRowId: number): Organisation;
  /** The claimant belongs to it: as its lead where it has none, else as a member, unless a role is given. */
  approveClaimIn(
    tx: Transaction,
    actor: Actor,
    claim: { organisationRowId: number; accountRowId: number; role?: MembershipRole },
  ): GivenRole;
  /** Takes back what `approveClaimIn` gave: whoever belonged already belongs as before. */
  undoClaimIn(
    tx: Transaction,
    actor: Actor,
    claim: { organisationRowId: number; accountRowId: number; given: GivenRole },
  ): void;
  /** Puts held facts into effect; to undo, call it again with what was there. */
  changeFactsIn(
    tx: Transaction,
    actor: Actor,
    change: { organisationRowId: number; facts: HeldFacts; reason: string },
  ): Organisation;
}
