import { and, asc, eq, inArray, ne, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { invitations, memberships, signInRequests } from '#db/schema/accounts.ts';
import { merges, reviewEvents, reviewItems } from '#db/schema/curation.ts';
import {
  enquiries,
  enquiryEvents,
  enquiryRecipients,
  exchangeReports,
  exchanges,
} from '#db/schema/enquiries.ts';
import { listingDrafts, listings } from '#db/schema/listings.ts';
import { emailLinks, mailMessages } from '#db/schema/mail.ts';
import { matchDismissals } from '#db/schema/matching.ts';
import { alerts } from '#db/schema/notifications.ts';
import { organisations, sites } from '#db/schema/organisations.ts';
import { revisions } from '#db/schema/revisions.ts';
import { accountReference } from '#platform/actor.ts';

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

/** Which roles they were given or lost, when and why. */
export function rolesGivenTo(db: Db, accountId: string) {
  return db
    .select({ roles: revisions.snapshot, reason: revisions.reason, at: revisions.recordedAt })
    .from(revisions)
    .where(and(eq(revisions.subjectType, 'account'), eq(revisions.subjectId, accountId)))
    .orderBy(asc(revisions.rowId))
    .all();
}

/** Entries that they wrote first, drafts too. */
export function entriesBegunBy(db: Db, accountRowId: number) {
  return db
    .select({ id: listings.id, title: listings.title, state: listings.state, at: listings.createdAt })
    .from(listings)
    .where(eq(listings.createdByRowId, accountRowId))
    .orderBy(asc(listings.rowId))
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

/** What places are called, by row; hidden ones only where this person belongs to their organisation. */
export function namesOfPlaces(db: Db, accountRowId: number, rowIds: readonly number[]): Map<number, string> {
  const own = db
    .select({ rowId: memberships.organisationRowId })
    .from(memberships)
    .where(eq(memberships.accountRowId, accountRowId));
  const rows = db
    .select({ rowId: sites.rowId, name: sites.name })
    .from(sites)
    .where(
      and(
        inArray(sites.rowId, [...rowIds]),
        or(ne(sites.visibility, 'hidden'), inArray(sites.organisationRowId, own)),
      ),
    )
    .all();
  return new Map(rows.map(({ rowId, name }) => [rowId, name]));
}

/** What organisations are called that everybody may know of, by row. */
export function namesOfOrganisations(db: Db, rowIds: readonly number[]): Map<number, string> {
  const rows = db
    .select({ rowId: organisations.rowId, name: organisations.name })
    .from(organisations)
    .where(and(inArray(organisations.rowId, [...rowIds]), eq(organisations.state, 'live')))
    .all();
  return new Map(rows.map(({ rowId, name }) => [rowId, name]));
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

/** What they look after as curators, now or when it was closed. */
export function itemsAssignedTo(db: Db, accountRowId: number) {
  return db
    .select({ item: reviewItems.id, about: reviewItems.type, state: reviewItems.state })
    .from(reviewItems)
    .where(eq(reviewItems.assigneeRowId, accountRowId))
    .orderBy(asc(reviewItems.rowId))
    .all();
}

/** What they merged as curators. */
export function mergesBy(db: Db, actor: string) {
  return db
    .select({ merge: merges.id, what: merges.subjectType, at: merges.mergedAt, undoneAt: merges.undoneAt })
    .from(merges)
    .where(eq(merges.actor, actor))
    .orderBy(asc(merges.rowId))
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

/** Who invited their address, and whether they came. */
export function invitationsTo(db: Db, email: string) {
  return db
    .select({
      organisation: organisations.name,
      role: invitations.role,
      at: invitations.createdAt,
      acceptedAt: invitations.acceptedAt,
    })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.rowId, invitations.organisationRowId))
    .where(eq(invitations.email, email))
    .orderBy(asc(invitations.rowId))
    .all();
}

/** When somebody asked to sign in with their address; kept for a day. */
export function signInRequestsFor(db: Db, email: string) {
  return db
    .select({ at: signInRequests.requestedAt, usedAt: signInRequests.usedAt })
    .from(signInRequests)
    .where(eq(signInRequests.email, email))
    .orderBy(asc(signInRequests.rowId))
    .all();
}

/** For what they were sent links that work without signing in. */
export function linksSentTo(db: Db, accountId: string) {
  return db
    .select({ for: emailLinks.purpose, at: emailLinks.createdAt, endedAt: emailLinks.endedAt })
    .from(emailLinks)
    .where(
      and(
        inArray(emailLinks.purpose, ['confirm', 'alerts']),
        eq(emailLinks.subjectId, accountReference(accountId)),
      ),
    )
    .orderBy(asc(emailLinks.rowId))
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

/** Of which conversations they are told by mail. */
export function conversationsToldTo(db: Db, accountRowId: number) {
  return db
    .select({ conversation: enquiries.id, side: enquiryRecipients.side })
    .from(enquiryRecipients)
    .innerJoin(enquiries, eq(enquiries.rowId, enquiryRecipients.enquiryRowId))
    .where(eq(enquiryRecipients.accountRowId, accountRowId))
    .orderBy(asc(enquiryRecipients.rowId))
    .all();
}

/** What they said of exchanges once they were over. */
export function exchangeReportsBy(db: Db, accountRowId: number) {
  return db
    .select({
      exchange: exchanges.id,
      hours: exchangeReports.hours,
      items: exchangeReports.items,
      pounds: exchangeReports.pounds,
      helpful: exchangeReports.helpful,
      sentence: exchangeReports.sentence,
      isSentencePublic: exchangeReports.isSentencePublic,
      agreesToNames: exchangeReports.agreesToNames,
      at: exchangeReports.at,
    })
    .from(exchangeReports)
    .innerJoin(exchanges, eq(exchanges.rowId, exchangeReports.exchangeRowId))
    .where(eq(exchangeReports.accountRowId, accountRowId))
    .orderBy(asc(exchangeReports.rowId))
    .all();
}

/** Which matches of their organisations' entries they put away, and why. */
export function matchesPutAwayBy(db: Db, actor: string) {
  return db
    .select({
      reason: matchDismissals.reason,
      words: matchDismissals.words,
      at: matchDismissals.dismissedAt,
      undoneAt: matchDismissals.undoneAt,
    })
    .from(matchDismissals)
    .where(eq(matchDismissals.actor, actor))
    .orderBy(asc(matchDismissals.rowId))
    .all();
}
