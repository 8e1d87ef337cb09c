import type { Actor } from './actor.ts';
import { ForbiddenError } from './errors.ts';

/** What a route or a use case can require. Roles are fixed in code; this is the only table. */
export const permissions = ['directory.read', 'directory.write', 'system.health'] as const;
export type Permission = (typeof permissions)[number];

const grants: Record<Actor['kind'], ReadonlySet<Permission>> = {
  visitor: new Set<Permission>(['directory.read', 'system.health']),
  system: new Set<Permission>(permissions),
};

/** Whether an actor holds a permission. */
export function may(actor: Actor, permission: Permission): boolean {
  return grants[actor.kind].has(permission);
}

/** Throws {@link ForbiddenError} unless the actor holds the permission. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) throw new ForbiddenError(`This needs the permission ${permission}`);
}
