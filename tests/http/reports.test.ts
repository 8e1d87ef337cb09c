import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reviewItems } from '../../db/schema/curation.ts';
import { type Client, newClient, signIn } from '../support/client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What readers tell about entries, without an account. */

let app: TestApp;
let reader: Client;
const listing = '/listings/volunteer-drop-in';
const report = `${listing}/report`;
const form = { action: report };

beforeEach(async () => {
  app = await openTestApp({ emptyDesk: true });
  reader = newClient(app);
});
afterEach(() => app.close());

/** Fills the form in like a person: it takes a moment. */
async function send(path: string, fields: Record<string, string>, client = reader) {
  const page = await client.get(path);
  app.clock.advance(5000);
  const began = /name="began" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
  const token = /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
  return client.post(path, [
    ['_csrf', token],
    ['began', began],
    ['website', ''],
    ['type', 'correction'],
    ...Object.entries(fields).filter(([name]) => name !== 'website'),
    ...Object.entries(fields).filter(([name]) => name === 'website'),
  ]);
}

const reported = async () => (await signIn(app, 'curator@demo.example').get('/curate?list=reported')).html;

describe('a report', () => {
  it.each([listing, '/organisations/borough-libraries'])('%s says how', async (path) => {
    const { html } = await reader.get(path);
    expect(html).toContain(`href="${path}/report"`);
    expect(html).toContain(`href="${path}/report?type=problem"`);
  });

  it('goes to the curators, and its reader is thanked', async () => {
    const answer = await send(report, { words: 'It meets on <b>Wednesdays</b> now.' });
    expect(answer.location).toBe('/report-thanks?about=%2Flistings%2Fvolunteer-drop-in');
    const thanks = await reader.get(answer.location ?? '');
    expect(thanks.heading).toBe('Thank you');
    expect(thanks.html).toContain(`href="${listing}"`);
    const desk = await reported();
    expect(desk).toContain('It meets on &lt;b&gt;Wednesdays&lt;/b&gt; now.');
    expect(desk).toContain('suggested by a visitor');
    expect(desk).toContain('Volunteer drop-in');
  });

  it('of an organisation too, and of something worrying', async () => {
    await send('/organisations/borough-libraries/report', { type: 'problem', words: 'The door is locked.' });
    const desk = await reported();
    expect(desk).toContain('reported by a visitor');
    expect(desk).toContain('Borough Libraries');
  });

  it('of the directory itself, from the foot of every page', async () => {
    expect((await reader.get('/themes')).html).toContain('href="/report-problem"');
    const answer = await send('/report-problem', { type: 'problem', words: 'The last theme leads nowhere.' });
    expect(answer.location).toBe('/report-thanks');
    expect((await reader.get('/report-thanks')).heading).toBe('Thank you');
    const desk = await reported();
    expect(desk).toContain('The directory itself');
    expect(desk).toContain('The last theme leads nowhere.');
  });

  it('of the directory may say where an answer is wanted, one of an entry keeps no such thing', async () => {
    const statement = await reader.get('/accessibility');
    expect(statement.html).toContain('read you an entry by telephone');
    expect((await reader.get('/report-problem')).html).toContain('How to reach you (optional)');
    expect((await reader.get(report)).html).not.toContain('name="reach"');
    await send('/report-problem', { words: 'Read me the lunch club', reach: ' 01325 999 111 ' });
    await send(report, { words: 'Ring me', reach: '01325 999 222' });
    const items = app.database.select().from(reviewItems).all();
    expect(items.map(({ proposal }) => proposal)).toEqual([
      { words: 'Read me the lunch club', reach: '01325 999 111' },
      { words: 'Ring me' },
    ]);
    expect(await reported()).toContain('How to reach them: 01325 999 111');
    const long = await send('/report-problem', { words: 'Hello', reach: '0'.repeat(201) });
    expect([long.status, long.html.includes('Use 200 characters or fewer')]).toEqual([422, true]);
  });

  it.each([
    ['nothing', { words: ' ' }, 'Say what is wrong'],
    ['too much', { words: 'x'.repeat(2001) }, 'Use 2000 characters or fewer'],
    ['an unknown type', { type: 'praise', words: 'Lovely' }, 'Choose what it is'],
    ['a note of somebody else’s', { began: '1.abc', words: 'Hello' }, 'This page was open for a long time'],
  ])('with %s is shown again with what was typed', async (_name, fields, message) => {
    const answer = await send(report, fields);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('govuk-error-summary');
    expect(answer.html).toContain(message);
    expect(await reported()).toContain('Nothing in “Reported”');
  });

  it('sent back at once is asked for again, and then taken', async () => {
    const quick = await reader.submit(report, { words: 'Too quick', type: 'correction' }, form);
    expect(quick.status).toBe(422);
    expect(quick.html).toContain('That was very quick');
    expect(quick.html).toContain('Too quick</textarea>');
    app.clock.advance(3000);
    const began = /name="began" value="([^"]*)"/.exec(quick.html)?.[1] ?? '';
    const token = /name="_csrf" value="([^"]*)"/.exec(quick.html)?.[1] ?? '';
    const again = await reader.post(report, [
      ['_csrf', token],
      ['began', began],
      ['type', 'correction'],
      ['words', 'Too quick'],
    ]);
    expect(again.status).toBe(303);
  });

  it('from a robot that fills in every field is dropped without telling it', async () => {
    const answer = await send(report, { words: 'Buy pills', website: 'https://pills.example' });
    expect(answer.status).toBe(303);
    expect(await reported()).toContain('Nothing in “Reported”');
  });

  it('can’t be sent without the form, nor from another site', async () => {
    expect((await reader.post(report, [['words', 'Hello']])).status).toBe(403);
    const page = await reader.get(report);
    const token = /name="_csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '';
    const answer = await reader.post(report, [['_csrf', token]], { 'Sec-Fetch-Site': 'cross-site' });
    expect(answer.status).toBe(403);
  });

  it('is taken ten times an hour from one network', async () => {
    for (let count = 0; count < 10; count += 1) {
      expect((await send(report, { words: `Report ${count}` })).status).toBe(303);
    }
    const eleventh = await send(report, { words: 'One more' });
    expect(eleventh.status).toBe(429);
    expect(Number(eleventh.headers.get('Retry-After'))).toBeGreaterThan(3000);
    app.clock.advance(3_600_000);
    expect((await send(report, { words: 'An hour later' })).status).toBe(303);
  });

  it('of what isn’t public is a page that isn’t there', async () => {
    expect((await reader.get('/listings/nothing/report')).status).toBe(404);
    expect((await reader.get('/organisations/nobody/report')).status).toBe(404);
  });

  it('leads back to entries only', async () => {
    for (const about of ['https://evil.example', '//evil.example', '/sign-out', 'javascript:alert(1)']) {
      const { html } = await reader.get(`/report-thanks?about=${encodeURIComponent(about)}`);
      expect(html).not.toContain(`href="${about}"`);
    }
  });
});
