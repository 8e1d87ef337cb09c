import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../seeds/scale/index.ts';
import { type Client, formsOf } from '../support/client.ts';

/** People who edit and decide through the product's own pages until it is killed, and note what it acknowledged. */

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

/** What was asked of the product since the beginning, in order. */
export interface Record {
  /** How many marks have been given out: each edit has one of its own, also those that were refused. */
  marks: number;
  edits: Edit[];
  decisions: DecisionMade[];
}

const queueAgainMs = 20;

/** Edits listings of one's own until the product no longer answers. */
export async function keepEditing(client: Client, slugs: readonly string[], random: Random, record: Record) {
  for (;;) {
    const slug = random.pick(slugs);
    const page = await client.get(`/listings/${slug}/edit`);
    const form = formsOf(page.html).find(({ action }) => action.endsWith('/edit'));
    if (!form) throw new UnexpectedAnswerError(`the form of ${slug}`, page.status);
    const edit: Edit = { slug, mark: `mark${record.marks}x`, isAcknowledged: false };
    record.marks += 1;
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

/** The product answered, but not as it should. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
  constructor(what: string, status: number) {
    super(`${what} was answered with ${status}`);
  }
}
