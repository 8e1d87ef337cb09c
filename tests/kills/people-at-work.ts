import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../seeds/scale/index.ts';
import { type StepType, wordsField } from '../../src/features/enquiries/enquiry.input.ts';
import { type Client, type Fields, formsOf } from '../support/client.ts';
import type { Delivery } from './smtp-sink.ts';

/** People who edit, decide and converse through the product's own pages until it is killed, and note what it acknowledged. */

/** An edit of a listing; its mark is a word of its own that stands in the summary. */
export interface Edit {
  slug: string;
  mark: string;
  isAcknowledged: boolean;
}

/** A curator's decision about one item; `isAcknowledged` where the answer came. */
export interface DecisionMade {
  itemId: string;
  isApproval: boolean;
  isAcknowledged: boolean;
}

/** Something that one side of an enquiry does; its mark is a word of its own that stands in what it says. */
export interface StepTaken {
  /** Null where a question has no answer yet that says what it became, and where a mail says which it is. */
  enquiryId: string | null;
  /** The message by whose link it was taken; null where somebody had signed in. */
  byMail: string | null;
  move: 'ask' | StepType;
  mark: string;
  isAcknowledged: boolean;
}

/** What was asked of the product since the beginning, in order. */
export interface Record {
  /** How many marks have been given out: each edit and step has one of its own, also those that were refused. */
  marks: number;
  edits: Edit[];
  decisions: DecisionMade[];
  steps: StepTaken[];
}

/** What somebody may ask about, and for which of their organisations. */
export interface Questions {
  slugs: readonly string[];
  organisationIds: readonly string[];
}

const queueAgainMs = 20;
/** So many of the conversations that a page shows first are taken up, whether they wait for this side or not. */
const mostTakenUp = 4;
/** The last letters that somebody without an account looks into; the conversations of many are over. */
const recentLetters = 20;
/**
 * 409: the other side was quicker. 422: asked already, or closed. 429: enough for a day. 404: the conversation is over, and
 * with it the link. Nothing was changed.
 */
const refusals = new Set([409, 422, 429]);
const refusalsByLink = new Set([...refusals, 404]);

/** Edits listings of one's own until the product no longer answers. */
export async function keepEditing(client: Client, slugs: readonly string[], random: Random, record: Record) {
  for (;;) {
    const slug = random.pick(slugs);
    const page = await client.get(`/listings/${slug}/edit`);
    const form = formsOf(page.html).find(({ action }) => action.endsWith('/edit'));
    if (!form) throw new UnexpectedAnswerError(`the form of ${slug}`, page.status);
    const edit: Edit = { slug, mark: newMark(record), isAcknowledged: false };
    record.edits.push(edit);
    const fields = form.fields.filter(([name]) => name !== 'summary');
    const answer = await client.post(form.action, [...fields, ['summary', `Changed again: ${edit.mark}.`]]);
    // 409: somebody else was quicker, and nothing was changed.
    if (answer.status === 409) record.edits.splice(record.edits.indexOf(edit), 1);
    else if (answer.status !== 303) throw new UnexpectedAnswerError(`an edit of ${slug}`, answer.status);
    else edit.isAcknowledged = true;
  }
}

/**
 * Decides about one item, then about the one that the desk shows next, until the product no longer answers; waits for
 * more where there is none.
 */
export async function keepDeciding(client: Client, random: Random, record: Record) {
  let html = '';
  for (;;) {
    const form = formsOf(html).findLast(({ action }) => action === '/curate/decide');
    const [, item] = form?.fields.find(([name]) => name === 'item') ?? [];
    if (!form || !item) {
      html = await openSomeItem(client, random);
      continue;
    }
    const outcome = random.chance(0.75) ? 'agree' : 'decline';
    // The field names the item with the state of it that was looked at.
    const [itemId = ''] = item.split('~');
    const decision: DecisionMade = { itemId, isApproval: outcome === 'agree', isAcknowledged: false };
    record.decisions.push(decision);
    const fields = form.fields.filter(([name]) => name !== 'reason');
    const answer = await client.post('/curate/decide', [
      ...fields,
      ['reason', 'Looked at it'],
      ['outcome', outcome],
    ]);
    html = '';
    // 409: it was revised meanwhile. 422: this is none to be decided so. Neither changes anything.
    if (answer.status === 409 || answer.status === 422) record.decisions.pop();
    else if (answer.status !== 303) throw new UnexpectedAnswerError('a decision', answer.status);
    else {
      decision.isAcknowledged = true;
      if (answer.location !== undefined) ({ html } = await client.get(answer.location));
    }
  }
}

/** The desk with one of the items that wait; without any where none does. */
async function openSomeItem(client: Client, random: Random): Promise<string> {
  const { html } = await client.get('/curate');
  const waiting = [...html.matchAll(/\bitem=([0-9a-f-]{36})/g)].map(([, id = '']) => id);
  if (waiting.length === 0) {
    await wait(queueAgainMs);
    return html;
  }
  return (await client.get(`/curate?item=${random.pick(waiting)}`)).html;
}

/**
 * Goes on with the conversations of one's own, from asking to saying how it went, until the product no longer answers;
 * whoever has no questions of their own waits for those of others.
 */
export async function keepConversing(
  client: Client,
  random: Random,
  record: Record,
  questions: Questions | null,
) {
  for (;;) {
    const { html } = await client.get('/enquiries');
    const paths = [...html.matchAll(/href="(\/enquiries\/[0-9a-f-]{36})"/g)].map(([, path = '']) => path);
    const isDone =
      paths.length > 0 &&
      (await goOn(client, random, record, { path: random.pick(paths.slice(0, mostTakenUp)) }));
    // A question now and then, also while others are open.
    if (questions && (!isDone || random.chance(0.3))) await ask(client, random, record, questions);
    else if (!isDone) await wait(queueAgainMs);
  }
}

/** Goes on with conversations by the links of mail that was taken, without an account, until the product no longer answers. */
export async function keepAnsweringMail(
  client: Client,
  random: Random,
  record: Record,
  deliveries: readonly Delivery[],
) {
  for (;;) {
    const letters = deliveries
      .flatMap(({ answerPath, messageId }) => (answerPath === null ? [] : [{ answerPath, messageId }]))
      .slice(-recentLetters);
    // Without a letter yet it is still to be noticed when nobody answers any more.
    const { answerPath, messageId } =
      letters.length > 0 ? random.pick(letters) : { answerPath: '/answer/none-yet', messageId: '' };
    const isDone = await goOn(client, random, record, { path: answerPath, byMail: messageId });
    if (!isDone) await wait(queueAgainMs);
  }
}

async function ask(client: Client, random: Random, record: Record, questions: Questions): Promise<void> {
  const action = `/listings/${random.pick(questions.slugs)}/ask`;
  const page = await client.get(action);
  const form = formsOf(page.html).find((each) => each.action === action);
  if (!form) throw new UnexpectedAnswerError(`the form at ${action}`, page.status);
  const step: StepTaken = {
    enquiryId: null,
    byMail: null,
    move: 'ask',
    mark: newMark(record),
    isAcknowledged: false,
  };
  await take(client, record, step, {
    action,
    fields: changed(form.fields, [
      ['organisation', random.pick(questions.organisationIds)],
      ['words', `Could you spare us some? ${step.mark}.`],
    ]),
  });
}

/** Does one of the things that can be done about an enquiry, mostly the likeliest; false where there is none. */
async function goOn(
  client: Client,
  random: Random,
  record: Record,
  { path, byMail = null }: { path: string; byMail?: string | null },
): Promise<boolean> {
  const page = await client.get(path);
  const forms = formsOf(page.html).filter(({ action }) => action === path);
  const [likeliest] = forms;
  if (!likeliest) return false;
  const form = random.chance(0.6) ? likeliest : random.pick(forms);
  const move = form.fields.find(([name]) => name === 'move')?.[1] as StepType;
  const step: StepTaken = {
    enquiryId: byMail === null ? (path.split('/').at(-1) ?? '') : null,
    byMail,
    move,
    mark: newMark(record),
    isAcknowledged: false,
  };
  const answers: Partial<globalThis.Record<StepType, Fields>> = {
    decline: [['wording', 'not-now']],
    arrange: [
      ['repeats', 'once'],
      ['starts', '2030-05-04'],
      ['quantity', String(numberIn(step.mark))],
    ],
    report: [
      ['helpful', '4'],
      ['need_met', 'partly'],
    ],
  };
  const said = [wordsField[move], `As we said: ${step.mark}.`] as const;
  await take(client, record, step, {
    action: path,
    fields: changed(form.fields, [...(answers[move] ?? []), said]),
  });
  return true;
}

async function take(
  client: Client,
  record: Record,
  step: StepTaken,
  { action, fields }: { action: string; fields: Fields },
): Promise<void> {
  record.steps.push(step);
  const answer = await client.post(action, fields);
  const isByLink = step.byMail !== null;
  // Whoever ends a conversation by its link is shown how it ended, since the link ends too.
  const isTaken = answer.status === 303 || (isByLink && answer.status === 200);
  if ((isByLink ? refusalsByLink : refusals).has(answer.status)) {
    record.steps.splice(record.steps.indexOf(step), 1);
  } else if (!isTaken) throw new UnexpectedAnswerError(`“${step.move}”`, answer.status);
  else {
    step.isAcknowledged = true;
    if (!isByLink) step.enquiryId = /^\/enquiries\/([0-9a-f-]{36})/.exec(answer.location ?? '')?.[1] ?? '';
  }
}

function changed(fields: Fields, changes: Fields): Fields {
  const names = new Set(changes.map(([name]) => name));
  return [...fields.filter(([name]) => !names.has(name)), ...changes];
}

function newMark(record: Record): string {
  const mark = `mark${record.marks}x`;
  record.marks += 1;
  return mark;
}

/** The marks in a text. */
export function marksIn(text: string): string[] {
  return text.match(/\bmark\d+x\b/g) ?? [];
}

/** The number of a mark, which no other has. */
export function numberIn(mark: string): number {
  return Number(mark.slice('mark'.length, -1));
}

/** The product answered, but not as it should. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
  constructor(what: string, status: number) {
    super(`${what} was answered with ${status}`);
  }
}
