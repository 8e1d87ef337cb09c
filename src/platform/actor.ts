/** Who does something. Services take an actor as a value; HTTP stays in the routes. */
export type Actor =
  | { kind: 'visitor' }
  /** Somebody who is signed in. */
  | Person
  /** Whoever holds a link from an e-mail: no account, one purpose. */
  | { kind: 'link'; purpose: string; linkRowId: number }
  /** The product itself, or an operator's command: seeding, importing, the worker. */
  | { kind: 'system'; name: string };

export interface Person {
  kind: 'person';
  accountRowId: number;
  /** Public id of the account; names the person in revisions and events. */
  accountId: string;
  isCurator: boolean;
  isAdministrator: boolean;
  /** Organisations that this person may act for; the parts of a body that one leads are in it too. */
  memberships: readonly { organisationRowId: number; role: 'lead' | 'member' }[];
}

export const visitor: Actor = { kind: 'visitor' };

/** The actor for what the product does by itself; the name tells which part of it. */
export function systemActor(name: string): Actor {
  return { kind: 'system', name };
}

/** How somebody with an account is written down, by its public id: in revisions and events, and what links are bound to. */
export function accountReference(accountId: string): string {
  return `account:${accountId}`;
}

/** The public id of the account that a reference names; undefined where it names somebody or something else. */
export function accountIdIn(reference: string): string | undefined {
  return /^account:(.+)$/.exec(reference)?.[1];
}

/** How an actor is written down: by kind and reference, never by name or address. */
export function actorReference(actor: Actor): string {
  switch (actor.kind) {
    case 'visitor':
      return 'visitor';
    case 'person':
      return accountReference(actor.accountId);
    case 'link':
      return `link:${actor.purpose}`;
    case 'system':
      return `system:${actor.name}`;
  }
}
