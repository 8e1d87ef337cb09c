import type { Db } from '#db/client.ts';
import { pageOfRevisions } from '#features/revisions/index.ts';
import { type Actor, actorReference, type Person } from '#platform/actor.ts';
import type { Clock } from '#platform/clock.ts';
import type { Member, MembershipRole } from './membership.model.ts';
import * as queries from './membership.queries.ts';
import type { Organisation } from './organisation.model.ts';

/** What was just done to somebody's membership, and can be undone by a button; the revisions of the organisation tell. */

/** Later people are invited, or ask, again. */
const undoneWithinMs = 3_600_000;
/** Newest revisions of an organisation in which that is looked for. */
const mostLookedAt = 20;

/** What a revision says of somebody whose membership it made less. */
interface Loss {
  takenOut?: { account: string; role: MembershipRole; since: number };
  lowered?: { account: string };
}

/** The newest loss of a member, where it is this actor's doing and can still be undone. */
function findOwnLoss(
  db: Db,
  clock: Clock,
  actor: Actor,
  { organisation, accountId }: { organisation: Organisation; accountId: string },
): Loss | undefined {
  if (organisation.state === 'archived') return undefined;
  const subject = { subjectType: 'organisation', subjectId: organisation.id } as const;
  const newest = pageOfRevisions(db, subject, { offset: 0, limit: mostLookedAt })
    .map((revision) => ({ ...revision, loss: revision.snapshot as Loss }))
    .find(({ loss }) => [loss.takenOut?.account, loss.lowered?.account].includes(accountId));
  if (newest?.actor !== actorReference(actor)) return undefined;
  if (clock.now().getTime() - newest.recordedAt.getTime() > undoneWithinMs) return undefined;
  return newest.loss;
}

/** Whom this actor has just taken out of an organisation, as they were in it; undefined where that isn't undone. */
export function findTakenOut(
  db: Db,
  clock: Clock,
  actor: Actor,
  removal: { organisation: Organisation; accountId: string },
): Member | undefined {
  const person = queries.findPerson(db, removal.accountId);
  // Whoever has left the product, or belongs to it again, isn't put back.
  if (!person || person.email === null) return undefined;
  if (queries.findMembershipRole(db, person.accountRowId, removal.organisation.rowId) !== undefined) {
    return undefined;
  }
  const takenOut = findOwnLoss(db, clock, actor, removal)?.takenOut;
  return takenOut && { ...person, role: takenOut.role, since: new Date(takenOut.since) };
}

/** Whether somebody has just made themselves a member of what they led; one whom another lowered doesn't undo that. */
export function hasSteppedDown(db: Db, clock: Clock, person: Person, organisation: Organisation): boolean {
  if (queries.findMembershipRole(db, person.accountRowId, organisation.rowId) !== 'member') return false;
  const { accountId } = person;
  return findOwnLoss(db, clock, person, { organisation, accountId })?.lowered !== undefined;
}
