import { eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { linkIn, mailTo, newClient, signIn, type TestMail } from '../support/client.ts';
import { conversationsIn, words } from '../support/conversations.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What the mails about a conversation say: enough for somebody who reads nothing else to know what to do by when. */

const dayMs = 86_400_000;

let app: TestApp;
// Each on the same Monday, 23 November 2026.
beforeEach(async () => {
  app = await openTestApp();
  // Moving the demonstration's dates day by day is another test's business.
  app.database.delete(schema.settings).where(like(schema.settings.key, 'demonstration%')).run();
});
afterEach(() => app.close());

const { twoSides, ask, act, sweep } = conversationsIn(() => app);

/** The newest mail to somebody. */
async function lastMail(to: string): Promise<TestMail> {
  const [mail] = await mailTo(app, to);
  if (!mail) throw new Error(`No mail to ${to}`);
  return mail;
}

async function asked() {
  const sides = twoSides();
  return { ...sides, path: await ask(sides) };
}

it('reminders have the question in them, and say “today” on the last day', async () => {
  const { ownerEmail, owner, asker, count } = await asked();
  await sweep(3 * dayMs);
  const reminder = await lastMail(ownerEmail);
  expect(reminder.subject).toBe(`${asker.name} still waits for an answer about “Mending lamps ${count}”`);
  expect(reminder.text).toContain(`${asker.name} asked you about “Mending lamps ${count}”`);
  expect(reminder.text).toContain('Please answer by 30 November;');
  expect(reminder.text).toContain(`> ${words}`);
  expect(reminder.html).toContain(words);
  await sweep(4 * dayMs);
  expect((await lastMail(ownerEmail)).text).toContain('Please answer today;');
  expect(reminder.text).toContain(`you answer for ${owner.name}`);
});

it('a no says so in its subject, and where to go on', async () => {
  const { owning, owner, askerEmail, path, count } = await asked();
  await act(owning, path, 'decline', { wording: 'gone', reason: 'They never gave the last one back.' });
  const mail = await lastMail(askerEmail);
  expect(mail.subject).toBe(`Not this time: “Mending lamps ${count}”`);
  expect(mail.text).toContain(`${owner.name} has answered what you asked about`);
  expect(mail.text).toContain('> Thank you for asking. It has found somebody else already.');
  expect(mail.text + mail.html).not.toContain('never gave');
  for (const link of mail.text.matchAll(/: (https:\/\/exchange\.example\/\S+)$/gm)) {
    const { pathname, search } = new URL(link[1] ?? '');
    expect((await newClient(app).get(pathname + search)).status, link[0]).toBeLessThan(400);
  }
  expect(mail.text).toContain('See what others offer: ');
});

describe('what is called off says by whom, and what was called off', () => {
  it('a question', async () => {
    const { asking, asker, ownerEmail, path, count } = await asked();
    await act(asking, path, 'cancel', { cancel_words: 'It burns again.' });
    const mail = await lastMail(ownerEmail);
    expect(mail.subject).toBe(`No answer needed any more: “Mending lamps ${count}”`);
    expect(mail.text).toContain(`${asker.name} has taken back its question about`);
    expect(mail.text).toContain('> It burns again.');
  });

  it('what was agreed', async () => {
    const { owning, owner, askerEmail, path } = await asked();
    await act(owning, path, 'accept');
    await act(owning, path, 'cancel');
    const mail = await lastMail(askerEmail);
    expect(mail.subject).toMatch(/^Called off/);
    expect(mail.text).toContain(`${owner.name} has called off what you agreed about`);
  });

  it('by the product, in its own words rather than in a quote of nobody', async () => {
    const { listing, asking, askerEmail, path } = await asked();
    app.database
      .update(schema.listings)
      .set({ state: 'archived' })
      .where(eq(schema.listings.rowId, listing.rowId))
      .run();
    await sweep();
    const mail = await lastMail(askerEmail);
    expect(mail.text).toContain('is no longer in the directory.');
    expect(mail.text).not.toMatch(/^>/m);
    expect((await asking.get(path)).html).toContain('Closed by itself');
  });
});

describe('a talk that has begun and then stands still', () => {
  const subjects = async (to: string) => (await mailTo(app, to)).map(({ subject }) => subject);

  it('reminds whoever it waits for, once after each message', async () => {
    const { asking, owning, asker, owner, askerEmail, ownerEmail, path, count } = await asked();
    await act(owning, path, 'write', { words: 'We’ll ask the lamplighter.' });
    await sweep(4 * dayMs);
    expect(await subjects(askerEmail)).not.toContainEqual(expect.stringContaining('waits for your word'));
    await sweep(3 * dayMs);
    const toAsker = await lastMail(askerEmail);
    expect(toAsker.subject).toBe(`${owner.name} waits for your word about “Mending lamps ${count}”`);
    expect(toAsker.text).toContain('Please write back, or call it off');
    expect(toAsker.text).toContain('> We’ll ask the lamplighter.');
    await act(asking, path, 'write', { words: 'And what does he say?' });
    await sweep(7 * dayMs);
    const toOwner = await lastMail(ownerEmail);
    expect(toOwner.subject).toBe(`${asker.name} waits for your word about “Mending lamps ${count}”`);
    expect(toOwner.text).toContain('Please say yes, “not this time”');
    expect(toOwner.text).toContain('> And what does he say?');
    await sweep(14 * dayMs);
    const told = [...(await subjects(askerEmail)), ...(await subjects(ownerEmail))];
    expect(told.filter((subject) => subject.includes('waits for your word'))).toHaveLength(2);
    // Both see whom it reminded.
    const timeline = (await signIn(app, askerEmail).get(path)).html;
    for (const { name } of [asker, owner]) expect(timeline).toContain(`reminded ${name}`);
    expect(timeline).not.toContain('asked both how it went');
  });

  it('reminds nobody once it is decided', async () => {
    const { asking, owning, askerEmail, ownerEmail, path } = await asked();
    await act(owning, path, 'write', { words: 'Which one?' });
    await act(asking, path, 'write', { words: 'The big one.' });
    await act(owning, path, 'decline', { wording: 'gone' });
    await sweep(10 * dayMs);
    for (const email of [askerEmail, ownerEmail]) {
      expect(await subjects(email)).not.toContainEqual(expect.stringContaining('waits for your word'));
    }
  });
});

it('asking how it went says what was arranged', async () => {
  const { asking, owning, ownerEmail, path } = await asked();
  await act(owning, path, 'accept');
  await act(asking, path, 'arrange', { starts: '2026-11-25', repeats: 'once', quantity: '2' });
  await sweep(3 * dayMs);
  const mail = await lastMail(ownerEmail);
  expect(mail.subject).toMatch(/^How did it go/);
  expect(mail.text).toContain('You arranged: On Wednesday 25 November · 2 sessions.');
});

it('asking the other side how it went says until when its link opens, and it does until then', async () => {
  const { asking, owning, ownerEmail, path } = await asked();
  await act(owning, path, 'accept');
  await act(asking, path, 'report', { helpful: '5' });
  const mail = await lastMail(ownerEmail);
  expect(mail.text).toContain('the link opens this conversation and no other, until 20 December.');
  const link = linkIn(mail, /^\/answer\//);
  app.clock.advance(27 * dayMs + 13 * 3_600_000);
  expect((await newClient(app).get(link)).status).toBe(200);
  app.clock.advance(dayMs);
  expect((await newClient(app).get(link)).status).toBe(404);
});

it('a page says what was just done until something else happens', async () => {
  const { asking, asker, owning, owner, path } = await asked();
  const notice = async (client: typeof asking, page = path) =>
    /<div class="notice done-notice"[^>]*>\s*<p>(.*?)<\/p>/s.exec((await client.get(page)).html)?.[1];
  expect(await notice(asking, `${path}?done=asked`)).toContain(`Sent to ${owner.name}.`);
  const answered = await act(owning, path, 'write', { words: 'Which lamp?' });
  expect(await notice(owning, answered.location)).toContain(`Sent to ${asker.name}.`);
  // The page that says “sent”, opened again once there is an answer.
  expect(await notice(asking, `${path}?done=asked`)).toBeUndefined();
  await act(owning, path, 'accept');
  await act(asking, path, 'report', { helpful: '5' });
  // Nobody is written to about the second word: it says nothing else.
  const told = await act(owning, path, 'report', { helpful: '5' });
  expect(await notice(owning, told.location)).toContain('That’s noted. Thank you.');
});
