import type Sqlite from 'better-sqlite3';
import { foldReview, type ReviewEvent } from '../../src/features/curation/review.model.ts';
import { nameKey } from '../../src/features/search/analysis/index.ts';
import { faultsOf, readDatabase } from '../support/directory-content.ts';
import { enquiryFaults } from './enquiry-verification.ts';
import { groupedBy } from './grouped-by.ts';
import { type Record as Asked, marksIn } from './people-at-work.ts';
import type { Delivery } from './smtp-sink.ts';

/** What must be true of the database after a kill, whatever was under way. Each fault is a sentence. */

/** What belonged together in the database before anybody worked: the demonstration is filled in its own way. */
export interface Baseline {
  /** Revisions that a listing has beyond its events, by its id. */
  revisionsWithoutEvent: ReadonlyMap<string, number>;
  /** The last review event. */
  lastEvent: number;
  /** The last enquiry, and the last that happened to any. */
  lastEnquiry: number;
  lastEnquiryEvent: number;
}

interface ListingRow {
  row_id: number;
  id: string;
  slug: string;
  title: string;
  summary: string;
  description: string;
  state: string;
  version: number;
}

export function readBaseline(file: string): Baseline {
  return withDatabase(file, (client) => {
    const last = (table: string) =>
      client.prepare<[], number>(`SELECT coalesce(max(row_id), 0) FROM ${table}`).pluck().get() ?? 0;
    return {
      revisionsWithoutEvent: revisionsWithoutEvent(client),
      lastEvent: last('review_events'),
      lastEnquiry: last('enquiries'),
      lastEnquiryEvent: last('enquiry_events'),
    };
  });
}

/** Looks for what was lost and what is only half there. */
export function findFaults(file: string, baseline: Baseline, asked: Asked): string[] {
  const faults = faultsOf(file).map((fault) => `The file: ${JSON.stringify(fault)}`);
  return withDatabase(file, (client) => [
    ...faults,
    ...rowsAgainstRevisions(client),
    ...revisionsAgainstEvents(client, baseline),
    ...indexAgainstRows(client),
    ...statesAgainstEvents(client),
    ...decisionsAgainstEffects(client, baseline),
    ...lostEdits(client, asked),
    ...lostDecisions(client, baseline, asked),
    ...enquiryFaults(client, baseline, asked),
  ]);
}

/** The last revision of each listing that has any is the listing as it stands. */
function rowsAgainstRevisions(client: Sqlite.Database): string[] {
  return client
    .prepare<[], ListingRow & { snapshot: string }>(
      `SELECT l.*, r.snapshot FROM listings l JOIN revisions r ON r.row_id =
         (SELECT max(row_id) FROM revisions WHERE subject_type = 'listing' AND subject_id = l.id)`,
    )
    .all()
    .flatMap((row) => {
      const said = JSON.parse(row.snapshot) as ListingRow;
      const picture = ({ title, summary, description, state, version }: ListingRow) =>
        JSON.stringify([title, summary, description, state, version]);
      return picture(said) === picture(row) ? [] : [`${row.slug}: its row is not its last revision`];
    });
}

/** A revision and its event come together. */
function revisionsAgainstEvents(client: Sqlite.Database, baseline: Baseline): string[] {
  return [...revisionsWithoutEvent(client)].flatMap(([id, count]) =>
    count === (baseline.revisionsWithoutEvent.get(id) ?? 0) ? [] : [`${id}: revisions and events differ`],
  );
}

function revisionsWithoutEvent(client: Sqlite.Database): Map<string, number> {
  return new Map(
    client
      .prepare<[], [string, number]>(
        `SELECT l.id, (SELECT count(*) FROM revisions WHERE subject_type = 'listing' AND subject_id = l.id)
           - coalesce(e.events, 0)
         FROM listings l LEFT JOIN (SELECT subject_id, count(*) AS events FROM outbox
           WHERE type LIKE 'listing.%' GROUP BY subject_id) e ON e.subject_id = l.id`,
      )
      .raw()
      .all(),
  );
}

/** The index says what the public rows say: their titles, and each mark where it is public and nowhere else. */
function indexAgainstRows(client: Sqlite.Database): string[] {
  const live = client
    .prepare<[], ListingRow & { name_key: string }>(
      `SELECT l.*, e.name_key FROM listings l JOIN search_entries e USING (row_id) WHERE l.state = 'live'`,
    )
    .all();
  const found = client
    .prepare<[string], number>('SELECT rowid FROM search_index WHERE search_index MATCH ?')
    .pluck();
  const counted = client.prepare<[string], number>('SELECT entries FROM search_words WHERE word = ?').pluck();
  const marks = new Map(
    live.flatMap((row) => marksIn(row.summary).map((mark) => [mark, row.row_id] as const)),
  );
  const known = client
    .prepare<[], string>(`SELECT word FROM search_words WHERE word GLOB 'mark[0-9]*x'`)
    .pluck()
    .all();
  return [
    ...live.flatMap((row) =>
      row.name_key === nameKey(row.title) ? [] : [`${row.slug}: the index has another title`],
    ),
    ...[...marks].flatMap(([mark, row]) =>
      found.all(`summary : ${mark}`).join() === String(row) && counted.get(mark) === 1
        ? []
        : [
            `${mark} is public in row ${row}, in the index in ${found.all(`summary : ${mark}`).join() || 'none'}, counted ${counted.get(mark) ?? 0} times`,
          ],
    ),
    ...known.flatMap((mark) => (marks.has(mark) ? [] : [`${mark} is in the index but not public`])),
  ];
}

/** The state that the queue is listed by is the one that its events fold to. */
function statesAgainstEvents(client: Sqlite.Database): string[] {
  const events = groupedBy(readEvents(client), (event) => event.itemRowId);
  return client
    .prepare<[], { row_id: number; state: string }>('SELECT row_id, state FROM review_items')
    .all()
    .flatMap(({ row_id: item, state }) => {
      const folded = foldReview(events.get(item) ?? []).name;
      return folded === state ? [] : [`Item ${item} is ${state}, its events say ${folded}`];
    });
}

/** Each decision about a listing has its letter, and each approval made its proposal public once. */
function decisionsAgainstEffects(client: Sqlite.Database, { lastEvent }: Baseline): string[] {
  const decided = client
    .prepare<[number], { event: number; type: string; letters: number; published: number }>(
      `SELECT e.row_id AS event, e.type,
         (SELECT count(*) FROM mail_messages WHERE cause_key = 'review:' || e.row_id) AS letters,
         (SELECT count(*) FROM revisions r JOIN listings l ON l.id = r.subject_id
          WHERE l.row_id = i.subject_row_id AND r.subject_type = 'listing'
            AND r.snapshot ->> 'summary' = i.proposal ->> '$.content.summary') AS published
       FROM review_events e JOIN review_items i ON i.row_id = e.item_row_id
       WHERE e.row_id > ? AND e.type IN ('approved', 'sent-back') AND i.type = 'changed-listing'
         AND i.state = e.type`,
    )
    .all(lastEvent);
  return decided.flatMap(({ event, type, letters, published }) => [
    ...(letters === 1 ? [] : [`Decision ${event} has ${letters} letters`]),
    ...(type === 'approved' && published === 0 ? [`Decision ${event} approved what isn’t public`] : []),
  ]);
}

/** The last acknowledged edit of each listing is there, or one that was sent after it. */
function lostEdits(client: Sqlite.Database, { edits }: Asked): string[] {
  const summaries = client
    .prepare<[], [string, string]>(
      `SELECT l.slug, r.snapshot ->> 'summary' FROM listings l JOIN revisions r
         ON r.subject_type = 'listing' AND r.subject_id = l.id
       UNION ALL
       SELECT l.slug, i.proposal ->> '$.content.summary' FROM listings l JOIN review_items i
         ON i.subject_type = 'listing' AND i.subject_row_id = l.row_id`,
    )
    .raw()
    .all();
  const kept = groupedBy(summaries, ([slug]) => slug);
  return [...groupedBy(edits, (edit) => edit.slug)].flatMap(([slug, all]) => {
    const last = all.findLastIndex((edit) => edit.isAcknowledged);
    if (last < 0) return [];
    const marks = new Set((kept.get(slug) ?? []).flatMap(([, summary]) => marksIn(summary ?? '')));
    return all.slice(last).some((edit) => marks.has(edit.mark))
      ? []
      : [`${slug}: the edit ${all[last]?.mark} was acknowledged and is lost`];
  });
}

/** As many decisions about each item are kept as were acknowledged, or more by those that were under way. */
function lostDecisions(client: Sqlite.Database, { lastEvent }: Baseline, { decisions }: Asked): string[] {
  const kept = new Map(
    client
      .prepare<[number], [string, number]>(
        `SELECT i.id, count(*) FROM review_events e JOIN review_items i ON i.row_id = e.item_row_id
         WHERE e.row_id > ? AND e.type IN ('approved', 'sent-back', 'done', 'withdrawn') GROUP BY i.id`,
      )
      .raw()
      .all(lastEvent),
  );
  return [...groupedBy(decisions, (decision) => decision.itemId)].flatMap(([id, made]) => {
    const acknowledged = made.filter((decision) => decision.isAcknowledged).length;
    const count = kept.get(id) ?? 0;
    return count >= acknowledged ? [] : [`Item ${id}: ${acknowledged} decisions acknowledged, ${count} kept`];
  });
}

/**
 * Looks for mail that was lost or sent too often: a message may be taken again only where it was the last that a life
 * of the product sent, and so the one that was under way when it was killed.
 */
export function findMailFaults(file: string, deliveries: readonly Delivery[], isOver: boolean): string[] {
  const taken = groupedBy(deliveries, (delivery) => delivery.messageId);
  const lastOfLife = new Map(deliveries.map(({ life, messageId }) => [life, messageId]));
  const repeated = [...taken].flatMap(([messageId, each]) =>
    each.slice(0, -1).every(({ life }) => lastOfLife.get(life) === messageId)
      ? []
      : [`Mail ${messageId} was sent again though it was not under way`],
  );
  const messages = withDatabase(file, (client) =>
    client
      .prepare<[], { id: string; sent_at: number | null; tries: string }>(
        `SELECT id, sent_at, attempts || ' tries' || coalesce(', ' || last_error, '') AS tries FROM mail_messages`,
      )
      .all(),
  );
  const known = new Set(messages.map((message) => message.id));
  return [
    ...repeated,
    ...messages.flatMap(({ id, sent_at, tries }) => [
      ...(sent_at !== null && !taken.has(id) ? [`Mail ${id} counts as sent and was not`] : []),
      ...(isOver && sent_at === null ? [`Mail ${id} was never sent (${tries})`] : []),
    ]),
    ...[...taken.keys()].flatMap((id) => (known.has(id) ? [] : [`Mail ${id} was sent for what isn’t kept`])),
  ];
}

type StoredEvent = ReviewEvent & { itemRowId: number };

function readEvents(client: Sqlite.Database): StoredEvent[] {
  return client
    .prepare<
      [],
      {
        item_row_id: number;
        row_id: number;
        type: ReviewEvent['type'];
        actor: string;
        reason: string;
        undo: string | null;
        at: number;
      }
    >('SELECT * FROM review_events ORDER BY row_id')
    .all()
    .map(({ item_row_id, row_id, type, actor, reason, undo, at }) => ({
      itemRowId: item_row_id,
      rowId: row_id,
      type,
      actor,
      reason,
      carried: undo === null ? null : (JSON.parse(undo) as unknown),
      at: new Date(at),
    }));
}

function withDatabase<Result>(file: string, work: (client: Sqlite.Database) => Result): Result {
  const client = readDatabase(file);
  try {
    return work(client);
  } finally {
    client.close();
  }
}
