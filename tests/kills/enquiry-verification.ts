import type Sqlite from 'better-sqlite3';
import {
  type EnquiryState,
  foldEnquiry,
  isOver,
  type MoveType,
  otherParty,
  type Party,
  type Side,
} from '../../src/features/enquiries/enquiry.model.ts';
import { groupedBy } from './grouped-by.ts';
import { type Record as Asked, marksIn, numberIn, type StepTaken } from './people-at-work.ts';

/** What must be true of enquiries after a kill. Each fault is a sentence. */

/** What there was before anybody worked. */
interface Before {
  lastEnquiry: number;
  lastEnquiryEvent: number;
}

interface EventRow {
  row_id: number;
  enquiry: string;
  enquiry_row_id: number;
  type: MoveType;
  side: Side;
  words: string;
}

/** Looks for steps that were lost, done twice or are only half there. */
export function enquiryFaults(client: Sqlite.Database, before: Before, asked: Asked): string[] {
  const events = client
    .prepare<[], EventRow>(
      `SELECT v.row_id, e.id AS enquiry, e.row_id AS enquiry_row_id, v.type, v.side, v.words
       FROM enquiry_events v JOIN enquiries e ON e.row_id = v.enquiry_row_id ORDER BY v.row_id`,
    )
    .all();
  const since = events.filter((event) => event.row_id > before.lastEnquiryEvent);
  return [
    ...stepsAgainstWords(client, since, asked),
    ...enquiriesAgainstEvents(client, before, events),
    ...eventsAgainstMail(client, before, since),
    ...mailAgainstEvents(client, events),
  ];
}

/**
 * What was acknowledged is said once, in the conversation that it was said in; what was cut off, at most once; what was
 * refused, not at all.
 */
function stepsAgainstWords(client: Sqlite.Database, since: readonly EventRow[], { steps }: Asked): string[] {
  const sentences = client
    .prepare<[], { enquiry: string; words: string }>(
      `SELECT e.id AS enquiry, r.sentence AS words FROM exchange_reports r
       JOIN exchanges x ON x.row_id = r.exchange_row_id JOIN enquiries e ON e.row_id = x.enquiry_row_id`,
    )
    .all();
  const said = [...since, ...sentences].flatMap(({ enquiry, words }) =>
    marksIn(words).map((mark) => ({ enquiry, mark })),
  );
  const places = groupedBy(said, ({ mark }) => mark);
  const known = new Set(steps.map(({ mark }) => mark));
  const causeOf = client
    .prepare<[string], string>('SELECT cause_key FROM mail_messages WHERE id = ?')
    .pluck();
  /** Which enquiry a step was taken in, where that is known. */
  const enquiryOf = ({ enquiryId, byMail }: StepTaken): string | null =>
    byMail === null ? enquiryId : (causeOf.get(byMail)?.split(':')[1] ?? 'that no mail tells of');
  const refused = said.filter(({ mark }) => !known.has(mark));
  const lostOrDoubled = steps.flatMap((taken) => {
    const { move, mark, isAcknowledged } = taken;
    const enquiryId = enquiryOf(taken);
    const found = places.get(mark) ?? [];
    const step = `Enquiry ${enquiryId}: “${move}” with ${mark}`;
    if (found.length > 1) return [`${step} is there ${found.length} times`];
    if (found.length === 0) return isAcknowledged ? [`${step} was acknowledged and is lost`] : [];
    return enquiryId === null || found[0]?.enquiry === enquiryId ? [] : [`${step} stands in another one`];
  });
  return [
    ...lostOrDoubled,
    ...refused.map(({ enquiry, mark }) => `Enquiry ${enquiry}: ${mark} was refused and is there`),
  ];
}

/** Each row, its exchange, its reports and its links are as what happened says. */
function enquiriesAgainstEvents(
  client: Sqlite.Database,
  { lastEnquiry }: Before,
  events: readonly EventRow[],
): string[] {
  const happened = groupedBy(events, (event) => event.enquiry);
  return client
    .prepare<[number], EnquiryPicture & { id: string }>(
      `SELECT e.id, e.state, e.turn, e.closed_at IS NOT NULL AS isClosed, x.outcome, x.quantity,
         (SELECT count(*) FROM exchange_reports WHERE exchange_row_id = x.row_id) AS reports,
         EXISTS (SELECT 1 FROM enquiry_recipients p JOIN email_links l ON l.subject_id = p.id
           WHERE p.enquiry_row_id = e.row_id AND l.purpose = 'answer'
             AND l.ended_at IS NULL AND l.expires_at IS NULL) AS isOpenByLink
       FROM enquiries e LEFT JOIN exchanges x ON x.enquiry_row_id = e.row_id WHERE e.row_id > ?`,
    )
    .all(lastEnquiry)
    .flatMap(({ id, ...row }) => {
      const [found, told] = [row, pictureOf(happened.get(id) ?? [])].map((each) => JSON.stringify(each));
      return found === told ? [] : [`Enquiry ${id} is ${found}, its events say ${told}`];
    });
}

/** What stands about an enquiry beside its events; 1 and 0 for true and false. */
interface EnquiryPicture {
  state: EnquiryState;
  turn: number;
  isClosed: number;
  outcome: string | null;
  quantity: number | null;
  reports: number;
  isOpenByLink: number;
}

function pictureOf(events: readonly EventRow[]): EnquiryPicture {
  const state = foldEnquiry(events);
  const isClosed = Number(isOver(state));
  const arranged = events.findLast(({ type }) => type === 'arranged');
  const [mark] = marksIn(arranged?.words ?? '');
  return {
    state,
    turn: events.filter(({ type }) => type !== 'read' && type !== 'reminded').length,
    isClosed,
    outcome: events.every(({ type }) => type !== 'accepted') ? null : isClosed ? state : 'under-way',
    quantity: mark === undefined ? null : numberIn(mark),
    reports: events.filter(({ type }) => type === 'done' || type === 'reported').length,
    isOpenByLink: 1 - isClosed,
  };
}

/** Whoever is to hear of what happened has a mail about it. All new enquiries are between sides that can be reached. */
function eventsAgainstMail(
  client: Sqlite.Database,
  { lastEnquiry }: Before,
  since: readonly EventRow[],
): string[] {
  const told = client
    .prepare<[string, number], string>(
      `SELECT DISTINCT p.side FROM enquiry_recipients p JOIN mail_messages m
         ON m.cause_key = ? || p.id WHERE p.enquiry_row_id = ? ORDER BY p.side`,
    )
    .pluck();
  // Of what the product does by itself, days later, none falls into a run.
  const fresh = since.filter((event) => event.enquiry_row_id > lastEnquiry && event.type !== 'reminded');
  return fresh.flatMap((event) => {
    const { enquiry, type } = event;
    const wanted = toBeTold(event).toSorted().join(' and ');
    const found = told.all(`enquiry:${enquiry}:${event.row_id}:`, event.enquiry_row_id).join(' and ');
    const sides = (names: string) => names || 'nobody';
    return found === wanted
      ? []
      : [`Enquiry ${enquiry}: “${type}” was for ${sides(wanted)} to hear, and was told to ${sides(found)}`];
  });
}

function toBeTold({ type, side }: EventRow): Party[] {
  if (type === 'accepted' || side === 'product') return ['asker', 'owner'];
  return type === 'reported' || type === 'read' || side === 'curator' ? [] : [otherParty[side]];
}

/** A mail that tells of something that happened has it to tell of. */
function mailAgainstEvents(client: Sqlite.Database, events: readonly EventRow[]): string[] {
  const known = new Set(events.map((event) => `enquiry:${event.enquiry}:${event.row_id}`));
  return client
    .prepare<[], string>(`SELECT cause_key FROM mail_messages WHERE cause_key GLOB 'enquiry:*:[0-9]*:*'`)
    .pluck()
    .all()
    .flatMap((cause) =>
      known.has(cause.slice(0, cause.lastIndexOf(':'))) ? [] : [`Mail ${cause} tells of what isn’t kept`],
    );
}
