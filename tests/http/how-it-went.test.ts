import { like } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { type Client, mailTo, signIn } from '../support/client.ts';
import { conversationsIn } from '../support/conversations.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Asking both sides how it went: when, and what they find when they come to say so. */

const dayMs = 86_400_000;

let app: TestApp;
// Each on the same Monday, 23 November 2026.
beforeEach(async () => {
  app = await openTestApp();
  // Moving the demonstration's dates day by day is another test's business.
  app.database.delete(schema.settings).where(like(schema.settings.key, 'demonstration%')).run();
});
afterEach(() => app.close());

const { twoSides, ask, act, row, sweep } = conversationsIn(() => app);

async function subjects(to: string): Promise<string[]> {
  return (await mailTo(app, to)).map(({ subject }) => subject);
}

/** The sentence at the head of a conversation's page, and the heading of the form that stands open on it. */
async function standing(client: Client, path: string): Promise<{ lead: string; form: string }> {
  const { html } = await client.get(path);
  const [, lead = ''] = /<p class="lead">(.*?)<\/p>/s.exec(html) ?? [];
  const [, form = ''] = /<section class="box"><h2>(.*?)<\/h2>/s.exec(html) ?? [];
  return { lead: lead.replace(/<[^>]*>/g, ''), form };
}

async function agreed() {
  const sides = twoSides();
  const path = await ask(sides);
  await act(sides.owning, path, 'accept');
  return { ...sides, path };
}

it('asks about what goes on every week after some weeks, not after the first time', async () => {
  const { path, asking, askerEmail } = await agreed();
  await act(asking, path, 'arrange', { starts: '2026-11-28', repeats: 'weekly' });
  await sweep(8 * dayMs);
  expect(await subjects(askerEmail)).not.toContainEqual(expect.stringMatching(/^How did it go/));
  expect(row(path)).toMatchObject({ state: 'arranged', waitsFor: 'nobody' });
  // Four weeks after the first Saturday are Boxing Day, and the next working day is the 29th.
  await sweep(28 * dayMs);
  expect(await subjects(askerEmail)).toContainEqual(expect.stringMatching(/^How did it go/));
});

it('goes on asking both after one of them has written, and says what waits', async () => {
  const { path, asking, owning } = await agreed();
  const list = async (client: Client) => (await client.get('/enquiries')).html.replace(/<[^>]*>/g, ' ');
  await act(asking, path, 'arrange', { starts: '2026-11-25', repeats: 'once' });
  await act(asking, path, 'write', { words: 'See you then.' });
  expect(await list(owning)).toContain('Arranged: they have written');
  await sweep(4 * dayMs);
  for (const client of [asking, owning]) expect(await list(client)).toContain('Say how it went');
  await act(owning, path, 'write', { words: 'The lamp burns still.' });
  expect(row(path)?.waitsFor).toBe('both');
  for (const client of [asking, owning]) {
    expect(await standing(client, path)).toEqual({
      lead: 'Arranged. Did it happen? Say how it went.',
      form: 'Say how it went',
    });
  }
});

it('opens with that question also where no day was ever noted', async () => {
  const { path, owning, askerEmail, ownerEmail } = await agreed();
  await act(owning, path, 'write', { words: 'Come by on Monday.' });
  await sweep(28 * dayMs);
  const asking = signIn(app, askerEmail);
  expect(await standing(asking, path)).toEqual({
    lead: 'Agreed. Did it happen? Say how it went, or note when it will be.',
    form: 'Say how it went',
  });
  // A new day is a new wait.
  await act(asking, path, 'arrange', { starts: '2027-06-01', repeats: 'once' });
  expect((await standing(signIn(app, ownerEmail), path)).form).toBe('Write to them');
});

it('doesn’t say of what is over that no day is set yet', async () => {
  const { path, asking, owning } = await agreed();
  expect((await asking.get(path)).html).toContain('No day set yet');
  await act(owning, path, 'cancel');
  expect((await asking.get(path)).html).not.toContain('No day set yet');
});

it('shows what one has said and allowed, and what the other side has only once one’s own word is in', async () => {
  const { path, asking, owning } = await agreed();
  const said = async (client: Client) =>
    [...(await client.get(path)).html.matchAll(/<dd[^>]*>(.*?)<\/dd>/gs)].map(([, fact = '']) => fact.trim());
  const sentence = 'It burns all night.';
  await act(asking, path, 'report', { helpful: '5', items: '1', sentence, publish: 'yes', names: 'yes' });
  const own =
    'Very helpful · 1 session · “It burns all night.”, which may be published · agrees that both are named';
  expect(await said(asking)).toContain(own);
  expect(await said(owning)).not.toContain(own);
  await act(owning, path, 'report', { helpful: '4', sentence: 'A fine lamp.' });
  expect(await said(owning)).toEqual(expect.arrayContaining([own, 'Helpful · “A fine lamp.”']));
});
