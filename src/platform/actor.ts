/** Who does something. Services take an actor as a value; HTTP stays in the routes. */
export type Actor =
  | { kind: 'visitor' }
  /** The product itself, or an operator's command: seeding, importing, the worker. */
  | { kind: 'system'; name: string };

export const visitor: Actor = { kind: 'visitor' };

/** The actor for what the product does by itself; the name tells which part of it. */
export function systemActor(name: string): Actor {
  return { kind: 'system', name };
}
