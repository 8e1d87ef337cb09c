import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { invitations, memberships } from '#db/schema/accounts.ts';
import { reviewEvents, reviewItems } from '#db/schema/curation.ts';
import { enquiries, enquiryEvents } from '#db/schema/enquiries.ts';
import { listingDrafts, listings } from '#db/schema/listings.ts';
import { mailMessages } from '#db/schema/mail.ts';
import { alerts } from '#db/schema/notifications.ts';
import { organisations } from '#db/schema/organisations.ts';
import { revisions } from '#db/schema/revisions.ts';

/** What the directory holds about a person beyond their account, for their own eyes. */

export function organisationsOf(db: Db, accountRowId: number) {
  return db
    .select({ organisation: organisations.name, role: memberships.role, since: memberships.createdAt })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.rowId, memberships.organisationRowId))
    .where(eq(memberships.accountRowId, accountRowId))
    .orderBy(asc(memberships.rowId))
    .all();
}

/** What they changed, by reference: the record, when, and the reason given. */
export function changesBy(db: Db, actor: string) {
  return db
    .select({
      record: revisions.subjectType,
      id: revisions.subjectId,
      reason: revisions.reason,
      at: revisions.recordedAt,
    })
    .from(revisions)
    .where(eq(revisions.actor, actor))
    .orderBy(asc(revisions.rowId))
    .all();
}

/** What they asked for and what waits for a curator because of them. */
export function requestsBy(db: Db, accountRowId: number) {
  return db
    .select({
      id: reviewItems.id,
      about: reviewItems.type,
      state: reviewItems.state,
      words: reviewItems.proposal,
      at: reviewItems.openedAt,
    })
    .from(reviewItems)
    .where(eq(reviewItems.openedByRowId, accountRowId))
    .orderBy(asc(reviewItems.rowId))
    .all();
}

/** Changes of public entries that they began and haven't shown to anybody. */
export function unfinishedChangesOf(db: Db, accountRowId: number) {
  return db
    .select({ listing: listings.id, words: listingDrafts.typed, at: listingDrafts.savedAt })
    .from(listingDrafts)
    .innerJoin(listings, eq(listings.rowId, listingDrafts.listingRowId))
    .where(eq(listingDrafts.accountRowId, accountRowId))
    .orderBy(asc(listingDrafts.rowId))
    .all();
}

/** What they decided as curators. */
export function decisionsBy(db: Db, actor: string) {
  return db
    .select({
      item: reviewItems.id,
      what: reviewEvents.type,
      reason: reviewEvents.reason,
      at: reviewEvents.at,
    })
    .from(reviewEvents)
    .innerJoin(reviewItems, eq(reviewItems.rowId, reviewEvents.itemRowId))
    .where(eq(reviewEvents.actor, actor))
    .orderBy(asc(reviewEvents.rowId))
    .all();
}

export function invitationsBy(db: Db, accountRowId: number) {
  return db
    .select({
      organisation: organisations.name,
      to: invitations.email,
      role: invitations.role,
      at: invitations.createdAt,
    })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.rowId, invitations.organisationRowId))
    .where(eq(invitations.invitedByRowId, accountRowId))
    .orderBy(asc(invitations.rowId))
    .all();
}

/** What was sent to their address and isn't forgotten yet. */
export function mailTo(db: Db, email: string) {
  return db
    .select({ subject: mailMessages.subject, queuedAt: mailMessages.queuedAt, sentAt: mailMessages.sentAt })
    .from(mailMessages)
    .where(eq(mailMessages.recipient, email))
    .orderBy(asc(mailMessages.rowId))
    .all();
}

/** What they follow, and how often they are told. */
export function alertsOf(db: Db, accountRowId: number) {
  return db
    .select({
      name: alerts.name,
      about: alerts.type,
      subject: alerts.subject,
      howOften: alerts.frequency,
      since: alerts.since,
      lastToldAt: alerts.lastToldAt,
      endedAt: alerts.endedAt,
    })
    .from(alerts)
    .where(eq(alerts.accountRowId, accountRowId))
    .orderBy(asc(alerts.rowId))
    .all();
}

/** What they did and wrote in conversations between organisations. */
export function conversationsOf(db: Db, accountRowId: number) {
  return db
    .select({
      conversation: enquiries.id,
      what: enquiryEvents.type,
      words: enquiryEvents.words,
      privateReason: enquiryEvents.privateReason,
      at: enquiryEvents.at,
    })
    .from(enquiryEvents)
    .innerJoin(enquiries, eq(enquiries.rowId, enquiryEvents.enquiryRowId))
    .where(eq(enquiryEvents.accountRowId, accountRowId))
    .orderBy(asc(enquiryEvents.rowId))
    .all();
}
