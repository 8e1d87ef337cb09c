import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { organisations } from './organisations.ts';

/**
 * People. Their names and addresses stand here and nowhere else: revisions, decisions and messages point to
 * the row, which stays, emptied, when a person leaves ("a former member").
 */
export const accounts = sqliteTable(
  'accounts',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    /** Lower case. Null once the person has left. */
    email: text('email').unique(),
    name: text('name'),
    isCurator: integer('is_curator', { mode: 'boolean' }).notNull(),
    isAdministrator: integer('is_administrator', { mode: 'boolean' }).notNull(),
    /** Subject at the council's own directory (OpenID Connect), as `issuer subject`. */
    externalSubject: text('external_subject').unique(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    lastSeenAt: integer('last_seen_at', { mode: 'timestamp_ms' }),
    leftAt: integer('left_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    index('accounts_curators').on(table.isCurator, table.leftAt),
    index('accounts_administrators').on(table.isAdministrator, table.leftAt),
  ],
);

/** Requests to sign in: a link and a code, bound to an address and the browser that asked. Secrets only as hashes. */
export const signInRequests = sqliteTable(
  'sign_in_requests',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    /** Names the request in the address of the page that asks for the code. */
    id: text('id').notNull().unique(),
    email: text('email').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    codeHash: text('code_hash').notNull(),
    browserHash: text('browser_hash').notNull(),
    /** Keyed hash of the network asked from, for the rate limit only. */
    networkHash: text('network_hash').notNull(),
    /** Path within the product to go on to. */
    nextPath: text('next_path').notNull(),
    tries: integer('tries').notNull(),
    requestedAt: integer('requested_at', { mode: 'timestamp_ms' }).notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    usedAt: integer('used_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    index('sign_in_requests_by_email').on(table.email, table.requestedAt),
    index('sign_in_requests_by_network').on(table.networkHash, table.requestedAt),
    index('sign_in_requests_by_age').on(table.requestedAt),
  ],
);

export const sessions = sqliteTable(
  'sessions',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    tokenHash: text('token_hash').notNull().unique(),
    accountRowId: integer('account_row_id')
      .notNull()
      .references(() => accounts.rowId),
    /** "Chrome on Android": what a person recognises, not the browser's whole signature. */
    device: text('device').notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    lastSeenAt: integer('last_seen_at', { mode: 'timestamp_ms' }).notNull(),
    /** The absolute limit; the idle limit is counted from `lastSeenAt`. */
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    index('sessions_by_account').on(table.accountRowId),
    index('sessions_by_expiry').on(table.expiresAt),
  ],
);

export const memberships = sqliteTable(
  'memberships',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    accountRowId: integer('account_row_id')
      .notNull()
      .references(() => accounts.rowId),
    organisationRowId: integer('organisation_row_id')
      .notNull()
      .references(() => organisations.rowId),
    role: text('role', { enum: ['lead', 'member'] }).notNull(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    uniqueIndex('memberships_once').on(table.accountRowId, table.organisationRowId),
    index('memberships_by_organisation').on(table.organisationRowId),
  ],
);

/** Invitations to an organisation, sent to an address that may not have an account yet. */
export const invitations = sqliteTable(
  'invitations',
  {
    rowId: integer('row_id').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    organisationRowId: integer('organisation_row_id')
      .notNull()
      .references(() => organisations.rowId),
    email: text('email').notNull(),
    role: text('role', { enum: ['lead', 'member'] }).notNull(),
    invitedByRowId: integer('invited_by_row_id')
      .notNull()
      .references(() => accounts.rowId),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    acceptedAt: integer('accepted_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    index('invitations_by_email').on(table.email),
    index('invitations_by_organisation').on(table.organisationRowId),
    index('invitations_by_inviter').on(table.invitedByRowId),
    index('invitations_by_expiry').on(table.expiresAt),
  ],
);
