import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { syncLogBeside } from '../../db/log-sync.ts';
import { mailMessages } from '../../db/schema/mail.ts';
import { capturedLog, until } from '../support/captured-log.ts';
import { newClient } from '../support/client.ts';
import { type ScriptedDisk, scriptedDisk } from '../support/scripted-disk.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Nobody is told of what a power cut could still take back; and nobody else waits for the disk meanwhile. */

let app: TestApp;
let disk: ScriptedDisk;
beforeEach(async () => {
  app = await openTestApp({ logger: capturedLog().logger });
  disk = scriptedDisk();
  syncLogBeside(app.database, { failed: () => {}, open: disk.open });
});
afterEach(() => app.close());

const messages = () => app.database.select().from(mailMessages).all();

/** Posts a form, and waits until what it changes is committed and the disk is asked to keep it. */
async function ask() {
  const before = messages().length;
  const answer = newClient(app).submit('/sign-in', { email: 'ann@ash.example' });
  let isAnswered = false;
  const noteAnswer = () => {
    isAnswered = true;
  };
  answer.then(noteAnswer, noteAnswer);
  await until(() => disk.syncs === 1);
  expect(messages().length).toBe(before + 1);
  return { answer, isAnswered: () => isAnswered };
}

it('answers a form once the disk has what it changed, and others at once', async () => {
  const { answer, isAnswered } = await ask();
  expect((await app.get('/search?q=food')).status).toBe(200);
  expect(isAnswered()).toBe(false);
  disk.finishSync();
  expect((await answer).status).toBe(303);
});

it('sends no mail before the disk has it', async () => {
  const { answer } = await ask();
  disk.finishSync();
  await answer;
  const sending = app.services.deliverMail();
  await until(() => disk.syncs === 2);
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  const sent = () => messages().filter(({ sentAt }) => sentAt !== null).length;
  const before = sent();
  disk.finishSync();
  await until(() => sent() === before + 1);
  expect(await sending).toBe(1);
});

it('says that something went wrong where the disk fails, and sends nothing', async () => {
  const { answer } = await ask();
  disk.failSync(new Error('EIO: i/o error, fdatasync'));
  expect((await answer).status).toBe(500);
  await expect(app.services.deliverMail()).rejects.toThrow('EIO');
  expect(messages().some(({ sentAt, recipient }) => sentAt !== null && recipient === 'ann@ash.example')).toBe(
    false,
  );
});
