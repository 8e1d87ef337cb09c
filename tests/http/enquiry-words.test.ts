import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, newClient } from '../support/client.ts';
import { conversationsIn } from '../support/conversations.ts';
import { addListing } from '../support/factories.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** How a conversation's page says where it stands: each thing once, as a person would. */

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const { twoSides, ask, act } = conversationsIn(() => app);

/** "Done. It happened": the sentence at the head of the page. */
async function standing(client: Client, path: string): Promise<string> {
  const [, lead = ''] = /<p class="lead">(.*?)<\/p>/s.exec((await client.get(path)).html) ?? [];
  return lead.replace(/<[^>]*>/g, '');
}

it('says that it is over without saying it twice', async () => {
  const sides = twoSides();
  const path = await ask(sides);
  await act(sides.owning, path, 'accept');
  expect(await standing(sides.asking, path)).toBe(
    'Agreed. One of you notes when and how much next, so that both know.',
  );
  const report = { helpful: '5', hours: '2' };
  const told = await act(sides.asking, path, 'report', { ...report, need_met: 'wholly' });
  const page = await sides.asking.get(told.location ?? '');
  expect(page.html).toContain('That’s noted, and the other side has been told.');
  const over = 'Done. It happened, and nothing more is asked of you. Thank you.';
  expect(await standing(sides.asking, path)).toBe(over);
  expect(await standing(sides.owning, path)).toContain('has said how it went');
  await act(sides.owning, path, 'report', report);
  expect(await standing(sides.owning, path)).toBe(over);
});

it('says that it didn’t happen without saying it twice', async () => {
  const sides = twoSides();
  const path = await ask(sides);
  await act(sides.owning, path, 'accept');
  await act(sides.owning, path, 'did-not-happen');
  expect(await standing(sides.asking, path)).toBe(
    'Didn’t happen. This conversation is closed, and nothing is left to do.',
  );
});

it('says to each side whose turn it is, and where to go on after a no', async () => {
  const sides = twoSides();
  const path = await ask(sides);
  expect(await standing(sides.asking, path)).toContain('so you don’t need to do anything until then.');
  expect(await standing(sides.owning, path)).toContain('waits for your answer');
  await act(sides.owning, path, 'decline', { wording: 'gone' });
  expect(await standing(sides.asking, path)).toMatch(/^Not this time\. .*(search above|Others may)/);
  expect(await standing(sides.owning, path)).toMatch(
    /^Not this time\. .* has been told, and nothing is left to do\.$/,
  );
});

it('lists what waits for oneself, then what is under way, then what is over, however old', async () => {
  const sides = twoSides();
  const { asking, owning, asker, count } = sides;
  const wanted = ['first', 'second', 'third', 'fourth'].map((name) => ({
    name,
    ...addListing(app.services, sides.owner, {
      content: { kind: 'skill', title: `Lamp ${name} of ${count}` },
    }),
  }));
  const paths: string[] = [];
  for (const { slug } of wanted) {
    const about = `/listings/${slug}`;
    paths.push(await ask({ asking, about }));
  }
  const [open = '', waiting = '', over = '', declined = ''] = paths;
  app.clock.advance(3_600_000);
  await act(owning, waiting, 'write', { words: 'Which one?' });
  await act(asking, over, 'cancel');
  await act(owning, declined, 'decline', { wording: 'gone' });
  const { html } = await asking.get('/enquiries');
  const outline = [...html.matchAll(/<h2>(.*?)<\/h2>|href="(\/enquiries\/[^"?]+)"/g)].map(
    ([, heading, href]) => heading ?? href,
  );
  expect(outline).toEqual(['Waits for you', waiting, 'Under way', open, 'Over', declined, over]);
  expect(html).toContain(asker.name);
});

it('leads whoever has asked already back to that conversation, until it is over', async () => {
  const sides = twoSides();
  const { about, asking } = sides;
  expect((await asking.get(about)).html).not.toContain('Go on in');
  const path = await ask(sides);
  const { html } = await asking.get(about);
  expect(html).toMatch(new RegExp(`href="${path}"[^>]*>\\s*Go on in your conversation`));
  expect(html).toContain('Ask for another need');
  expect(await faults(html)).toEqual([]);
  expect((await asking.get(`${about}/ask`)).html).toContain(
    `<a href="${path}">Go on in the conversation that there is already</a>`,
  );
  // Nobody else learns of it.
  const other = twoSides();
  for (const client of [other.asking, newClient(app)]) {
    expect((await client.get(about)).html).not.toContain(path);
  }
  await act(asking, path, 'cancel');
  expect((await asking.get(about)).html).not.toContain('Go on in');
  expect((await asking.get(`${about}/ask`)).html).not.toContain('Go on in');
});

it('is told apart from the entry’s own page by its title', async () => {
  const sides = twoSides();
  const { html, heading } = await sides.asking.get(await ask(sides));
  expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toMatch(/^Conversation about “.+” · /);
  expect(html).toContain(`Conversation about “${heading.replaceAll('&', '&amp;')}”`);
});
