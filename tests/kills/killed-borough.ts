import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../seeds/scale/index.ts';
import { type Client, newClient } from '../support/client.ts';
import { addressOf, type ProductProcess, startProcess } from '../support/product-process.ts';
import { untilNoneIsLeft } from '../support/until-none-is-left.ts';
import {
  keepAnsweringMail,
  keepConversing,
  keepDeciding,
  keepEditing,
  type Record,
  UnexpectedAnswerError,
} from './people-at-work.ts';
import { databaseOf, type PreparedBorough } from './prepared-borough.ts';
import { type Delivery, openSmtpSink } from './smtp-sink.ts';
import { findFaults, findMailFaults } from './verification.ts';

/** One directory that is killed again and again, and looked through after each kill. */
export interface KilledBorough {
  folder: string;
  /** What people asked of it. */
  record: Record;
  /** Mail that it sent, in the order in which it was taken. */
  deliveries: Delivery[];
}

/**
 * A life lasts until so many edits, decisions and steps were acknowledged and mails taken, and a moment more: counted in work
 * and not in time, so that as much of it is cut off on a busy machine as on a quiet one.
 */
const life = { mostDone: 30, longestMomentMs: 600 };
const lookAgainMs = 5;
/** In the last life nobody works, until all mail is out. What couldn't be sent is tried again after two minutes. */
const mailPatienceMs = 150_000;

/** Says after each kill, and once all mail is out, what was wrong. */
export async function killAgainAndAgain(
  borough: KilledBorough,
  given: {
    prepared: PreparedBorough;
    kills: number;
    random: Random;
    onKill: (kill: number, faults: readonly string[]) => void;
    onEnd: (faults: readonly string[]) => void;
  },
): Promise<void> {
  const { prepared, random } = given;
  const { folder, record, deliveries } = borough;
  const { sessions, authorsSlugs, curatorsSlugs, baseline } = prepared;
  const file = databaseOf(borough);
  const sink = await openSmtpSink(deliveries);
  const server = { address: '' };
  // Without encryption, cookies have plain names.
  const clientOf = (token: string): Client => newClient(server, new Map([['session', token]]));
  const people = {
    author: clientOf(sessions.author),
    editor: clientOf(sessions.editor),
    curator: clientOf(sessions.curator),
    asker: clientOf(sessions.asker),
  };
  const questions = { slugs: authorsSlugs, organisationIds: prepared.askersOrganisations };
  const doneSoFar = () =>
    deliveries.length +
    [...record.edits, ...record.decisions, ...record.steps].filter(({ isAcknowledged }) => isAcknowledged)
      .length;
  let product: ProductProcess | undefined;
  const live = async (number: number) => {
    sink.beginLife(number);
    product = startProcess('main', folder, { env: { SMTP_URL: sink.url, LOG_LEVEL: 'silent', DEMO: 'on' } });
    server.address = await addressOf(product);
    return product;
  };
  const look = (isOver: boolean) => [
    ...findFaults(file, baseline, record),
    ...findMailFaults(file, deliveries, isOver),
  ];
  try {
    for (let number = 1; number <= given.kills; number += 1) {
      const alive = await live(number);
      const work = [
        keepEditing(people.author, authorsSlugs, random, record),
        keepEditing(people.editor, curatorsSlugs, random, record),
        keepDeciding(people.curator, random, record),
        keepConversing(people.asker, random, record, questions),
        keepConversing(people.author, random, record, null),
        keepAnsweringMail(newClient(server), random, record, deliveries),
      ].map((each) => each.catch(toleratesOnly));
      const enough = doneSoFar() + random.between(0, life.mostDone);
      let isAtWork = true;
      const all = Promise.all(work).finally(() => {
        isAtWork = false;
      });
      while (isAtWork && doneSoFar() < enough) await wait(lookAgainMs);
      await wait(random.between(0, life.longestMomentMs));
      await kill(alive);
      const answers = (await all).filter((each) => each !== undefined);
      given.onKill(number, [...answers, ...look(false)]);
    }
    const alive = await live(given.kills + 1);
    await untilNoneIsLeft(file, 'mail_messages WHERE sent_at IS NULL AND failed_at IS NULL', mailPatienceMs);
    await kill(alive);
    given.onEnd(look(true));
  } finally {
    product?.process.kill('SIGKILL');
    await product?.ended;
    await sink.close();
  }
}

async function kill(product: ProductProcess): Promise<void> {
  product.process.kill('SIGKILL');
  await product.ended;
}

/** A connection that broke is what a kill looks like from outside; whatever else went wrong is a fault. */
function toleratesOnly(error: unknown): string | undefined {
  if (error instanceof UnexpectedAnswerError) return error.message;
  if (error instanceof TypeError) return undefined;
  throw error;
}
