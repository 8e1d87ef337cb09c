import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { accounts } from './accounts.ts';
import { listings } from './listings.ts';
import { organisations } from './organisations.ts';

/**
 * One organisation asks another about a listing. `state` repeats what folding `enquiry_events` gives, so that lists and
 * clocks can go by an index; one pure table says which moves there are.
 */
export const enquiries = sqliteTable(
  'enquiries',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    /** The entry that is asked about; its organisation is the owner. */
    listingRowId: integer('listing_row_id')
      .notNull()
      .references(() => listings.rowId),
    /** The asker's own need or offer that it is to meet; null where they named none. */
    linkedListingRowId: integer('linked_listing_row_id').references(() => listings.rowId),
    askerOrganisationRowId: integer('asker_organisation_row_id')
      .notNull()
      .references(() => organisations.rowId),
    ownerOrganisationRowId: integer('owner_organisation_row_id')
      .notNull()
      .references(() => organisations.rowId),
    /** Whether the asker is the one who would give: somebody offers what a need asks for. */
    askerGives: integer('asker_gives', { mode: 'boolean' }).notNull(),
    state: text('state', {
      enum: ['asked', 'answered', 'accepted', 'declined', 'arranged', 'done', 'did-not-happen', 'cancelled'],
    }).notNull(),
    /** Counts moves, so that two people who answer at once are noticed. */
    turn: integer('turn').notNull(),
    waitsFor: text('waits_for', { enum: ['asker', 'owner', 'both', 'nobody'] }).notNull(),
    askedAt: integer('asked_at', { mode: 'timestamp_ms' }).notNull(),
    /** When the owner first did anything about it. */
    firstAnsweredAt: integer('first_answered_at', { mode: 'timestamp_ms' }),
    lastMovedAt: integer('last_moved_at', { mode: 'timestamp_ms' }).notNull(),
    closedAt: integer('closed_at', { mode: 'timestamp_ms' }),
    /** The fifth working day after it was asked, `YYYY-MM-DD`. */
    answerDueOn: text('answer_due_on').notNull(),
    /** The day on which the product does something about it by itself; null: nothing is to be done. */
    nextStepOn: text('next_step_on'),
    /** Key of the demonstration's content. */
    sourceKey: text('source_key').unique(),
  },
  (table) => [
    index('enquiries_by_asker').on(table.askerOrganisationRowId, table.lastMovedAt),
    index('enquiries_by_owner').on(table.ownerOrganisationRowId, table.lastMovedAt),
    index('enquiries_by_listing').on(table.listingRowId, table.state),
    index('enquiries_by_linked_listing').on(table.linkedListingRowId),
    index('enquiries_asked').on(table.askedAt),
    index('enquiries_unanswered').on(table.answerDueOn).where(sql`${table.state} = 'asked'`),
    index('enquiries_next_step').on(table.nextStepOn).where(sql`${table.nextStepOn} is not null`),
    index('enquiries_open').on(table.listingRowId).where(sql`${table.closedAt} is null`),
    index('enquiries_closed').on(table.closedAt).where(sql`${table.closedAt} is not null`),
  ],
);

/** What happened to an enquiry, and what was said. Rows are only ever added; old words are emptied, see retention. */
export const enquiryEvents = sqliteTable(
  'enquiry_events',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    enquiryRowId: integer('enquiry_row_id')
      .notNull()
      .references(() => enquiries.rowId),
    type: text('type', {
      enum: [
        'asked',
        'answered',
        'wrote',
        'accepted',
        'declined',
        'arranged',
        'done',
        'reported',
        'did-not-happen',
        'cancelled',
        'reminded',
        'read',
      ],
    }).notNull(),
    side: text('side', { enum: ['asker', 'owner', 'curator', 'product'] }).notNull(),
    /** Who; null: an organisation's role mailbox, or the product itself. */
    accountRowId: integer('account_row_id').references(() => accounts.rowId),
    /** What the other side reads. */
    words: text('words').notNull(),
    /** What only their own side and curators read: why they decline. */
    privateReason: text('private_reason'),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    index('enquiry_events_by_enquiry').on(table.enquiryRowId, table.rowId),
    index('enquiry_events_by_account').on(table.accountRowId),
  ],
);

/**
 * Who is written to about an enquiry: somebody of a side, or (without an account) the role mailbox of its organisation.
 * A link in a mail is bound to one of these.
 */
export const enquiryRecipients = sqliteTable(
  'enquiry_recipients',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    enquiryRowId: integer('enquiry_row_id')
      .notNull()
      .references(() => enquiries.rowId),
    side: text('side', { enum: ['asker', 'owner'] }).notNull(),
    accountRowId: integer('account_row_id').references(() => accounts.rowId),
  },
  (table) => [
    uniqueIndex('enquiry_recipients_once').on(table.enquiryRowId, table.side, table.accountRowId),
    index('enquiry_recipients_by_account')
      .on(table.accountRowId)
      .where(sql`${table.accountRowId} is not null`),
  ],
);

/**
 * What was agreed: who gives what to whom, when and how much. One need may have several (each from another offer or
 * meeting a part of it), and so may one offer. What it is about is noted when it is agreed, so that the ledger doesn't
 * change when an entry does.
 */
export const exchanges = sqliteTable(
  'exchanges',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    enquiryRowId: integer('enquiry_row_id')
      .notNull()
      .unique()
      .references(() => enquiries.rowId),
    giverOrganisationRowId: integer('giver_organisation_row_id')
      .notNull()
      .references(() => organisations.rowId),
    receiverOrganisationRowId: integer('receiver_organisation_row_id')
      .notNull()
      .references(() => organisations.rowId),
    giverSector: text('giver_sector', {
      enum: ['local-authority', 'third-sector', 'other-public', 'business'],
    }).notNull(),
    receiverSector: text('receiver_sector', {
      enum: ['local-authority', 'third-sector', 'other-public', 'business'],
    }).notNull(),
    needListingRowId: integer('need_listing_row_id').references(() => listings.rowId),
    offerListingRowId: integer('offer_listing_row_id').references(() => listings.rowId),
    /** Category of the need or resource, or the kind where there is none. */
    subject: text('subject').notNull(),
    themes: text('themes', { mode: 'json' }).$type<string[]>().notNull(),
    /** Where it takes place, as far as the public may know: null for hidden sites and for no place of its own. */
    wardSlug: text('ward_slug'),
    agreedOn: text('agreed_on').notNull(),
    startsOn: text('starts_on'),
    /** The last day, for what is repeated or lasts. */
    endsOn: text('ends_on'),
    repeats: text('repeats', { enum: ['once', 'weekly', 'fortnightly', 'monthly'] }).notNull(),
    /** How much was arranged, in the subject's unit. */
    quantity: integer('quantity'),
    outcome: text('outcome', { enum: ['under-way', 'done', 'did-not-happen', 'cancelled'] }).notNull(),
    endedOn: text('ended_on'),
    /** What it did for the need, in the words of whoever received it; null: not said. */
    needMet: text('need_met', { enum: ['wholly', 'partly'] }),
  },
  (table) => [
    index('exchanges_by_outcome').on(table.outcome, table.endedOn),
    index('exchanges_by_need').on(table.needListingRowId),
    index('exchanges_by_offer').on(table.offerListingRowId),
  ],
);

/** What each side says of an exchange once it is over. */
export const exchangeReports = sqliteTable(
  'exchange_reports',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    exchangeRowId: integer('exchange_row_id')
      .notNull()
      .references(() => exchanges.rowId),
    side: text('side', { enum: ['giver', 'receiver'] }).notNull(),
    hours: integer('hours'),
    items: integer('items'),
    /** What it would have cost, in whole pounds, if they like. */
    pounds: integer('pounds'),
    /** 1 not helpful, 2 partially helpful, 3 neither, 4 helpful, 5 very helpful. */
    helpful: integer('helpful').notNull(),
    sentence: text('sentence').notNull(),
    isSentencePublic: integer('is_sentence_public', { mode: 'boolean' }).notNull(),
    /** Whether this side agrees that the ledger names both. */
    agreesToNames: integer('agrees_to_names', { mode: 'boolean' }).notNull(),
    accountRowId: integer('account_row_id').references(() => accounts.rowId),
    at: integer('at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    uniqueIndex('exchange_reports_once').on(table.exchangeRowId, table.side),
    index('exchange_reports_by_account').on(table.accountRowId).where(sql`${table.accountRowId} is not null`),
  ],
);
