import { and, asc, count, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { invitations } from '#db/schema/accounts.ts';
import { endLinksTo, findLink, issueLink, recallLink } from '#platform/mail/email-links.ts';

export type Invitation = typeof invitations.$inferSelect;

/** Invitations of an organisation that can still be taken up, oldest first. */
export function listOpenInvitations(db: Db, organisationRowId: number, now: Date): Invitation[] {
  return db
    .select()
    .from(invitations)
    .where(and(eq(invitations.organisationRowId, organisationRowId), isOpen(now)))
    .orderBy(asc(invitations.rowId))
    .all();
}

/** What an address is invited to and can still take up, newest first. */
export function listInvitationsTo(db: Db, email: string, now: Date): Invitation[] {
  return db
    .select()
    .from(invitations)
    .where(and(eq(invitations.email, email), isOpen(now)))
    .orderBy(desc(invitations.rowId))
    .all();
}

function isOpen(now: Date) {
  return and(isNull(invitations.acceptedAt), gt(invitations.expiresAt, now));
}

export function countInvitationsSince(db: Db, organisationRowId: number, since: Date): number {
  return (
    db
      .select({ total: count() })
      .from(invitations)
      .where(and(eq(invitations.organisationRowId, organisationRowId), gt(invitations.createdAt, since)))
      .get()?.total ?? 0
  );
}

export function findInvitation(db: Db, id: string): Invitation | undefined {
  return db.select().from(invitations).where(eq(invitations.id, id)).get();
}

/** The invitation behind a link that is neither used up nor over. */
export function findInvitationByToken(db: Db, token: string, now: Date): Invitation | undefined {
  const link = findLink(db, 'invite', token, now);
  return link && findInvitation(db, link.subjectId);
}

/** The invitation behind a link, used up and over or not. */
export function recallInvitation(db: Db, token: string): Invitation | undefined {
  const link = recallLink(db, 'invite', token);
  return link && findInvitation(db, link.subjectId);
}

/** Keeps an invitation; returns the token of the link to it. */
export function insertInvitation(
  tx: Transaction,
  invitation: Omit<Invitation, 'rowId' | 'acceptedAt'>,
): string {
  tx.insert(invitations).values(invitation).run();
  const { id: subjectId, createdAt, expiresAt } = invitation;
  return issueLink(tx, { purpose: 'invite', subjectId, createdAt, expiresAt }).token;
}

/** An invitation that is taken up is over from now on, and forgotten so long after. */
export function noteAccepted(tx: Transaction, invitation: Invitation, at: Date): void {
  tx.update(invitations)
    .set({ acceptedAt: at, expiresAt: at })
    .where(eq(invitations.rowId, invitation.rowId))
    .run();
  endLinksTo(tx, { purpose: 'invite', subjectId: invitation.id }, at);
}

/** An invitation that is taken back is over from now on. */
export function noteTakenBack(tx: Transaction, invitation: Invitation, at: Date): void {
  tx.update(invitations).set({ expiresAt: at }).where(eq(invitations.rowId, invitation.rowId)).run();
  endLinksTo(tx, { purpose: 'invite', subjectId: invitation.id }, at);
}
