import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as schema from '../../db/schema/index.ts';
import { localTransport, smtpTransport } from '../../src/platform/mail/transports.ts';
import { capturedLog } from '../support/captured-log.ts';
import { type Client, linkIn, mailTo, newClient, signIn } from '../support/client.ts';
import { conversationsIn, words } from '../support/conversations.ts';
import { fillDisk, lockDatabase } from '../support/database-faults.ts';
import { addListing, addOrganisation, aSite } from '../support/factories.ts';
import { everything } from '../support/memory-services.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { faults } from '../support/valid-html.ts';

/** What happens around a conversation while it goes on: haste, faults, holidays, and people and organisations that go. */

const dayMs = 86_400_000;
const { logger, lines: log } = capturedLog();
/** A server of mail that nobody listens at. */
const noServer = smtpTransport('smtp://127.0.0.1:9', 'exchange@exchange.example');

let app: TestApp;
let isMailDown = false;
beforeAll(async () => {
  app = await openTestApp({
    logger,
    surroundings: {
      mail: { forgetsWords: false, send: (mail) => (isMailDown ? noServer : localTransport).send(mail) },
    },
  });
  // Moving the demonstration's dates day by day is another test's business.
  app.database.delete(schema.settings).where(like(schema.settings.key, 'demonstration%')).run();
});
afterAll(() => app.close());

const { twoSides, addMember, ask, prepare, act, row, sweep } = conversationsIn(() => app);

const answerLink = async (to: string) => linkIn((await mailTo(app, to))[0], /^\/answer\//);

describe('two people of one side at once', () => {
  it('hear of each other, and only the first one’s decision counts', async () => {
    const sides = twoSides();
    const colleague = addMember(sides.owner, `colleague${sides.count}`);
    const path = await ask(sides);
    const mailbox = newClient(app);
    const link = await answerLink(colleague);
    // Both have the page before them; one answers from the mail, the other where they are signed in.
    const yes = await prepare(sides.owning, path, 'accept', { accept_words: 'Yes, on Monday' });
    const no = await prepare(mailbox, link, 'decline', {
      wording: 'gone',
      decline_words: 'Our lamp is lent',
    });
    const answers = await Promise.all([sides.owning.post(path, yes), mailbox.post(link, no)]);
    const [first, second] = answers.toSorted((one, other) => one.status - other.status);
    expect([first?.status, second?.status]).toEqual([303, 409]);
    expect(second?.html).toContain('This has moved on since you opened the page');
    const kept = row(path)?.state === 'accepted' ? 'Our lamp is lent' : 'Yes, on Monday';
    expect(second?.html).toContain(kept);
    expect((await sides.asking.get(path)).html).not.toContain(kept);
  });
});

describe('whoever leads the whole and speaks for its part', () => {
  it('hears of the answer and answers from the mail, for as long as they lead it', async () => {
    const sides = twoSides();
    const whole = addOrganisation(app.services, { name: `Lamp council ${sides.count}`, email: null });
    app.database
      .update(schema.organisations)
      .set({ parentRowId: whole.rowId })
      .where(eq(schema.organisations.rowId, sides.owner.rowId))
      .run();
    const head = addMember(whole, `head${sides.count}`);
    const path = await ask(sides);
    // The part's own people are asked; the whole isn't written to about each question to its parts.
    expect(await mailTo(app, head)).toEqual([]);
    await act(signIn(app, head), path, 'write', { words: 'I look after this myself' });
    await act(sides.asking, path, 'write', { words: 'When could you come?' });
    const link = await answerLink(head);
    const mailbox = newClient(app);
    expect((await act(mailbox, link, 'write', { words: 'On Tuesday' })).status).toBe(303);
    expect((await sides.asking.get(path)).html).toContain('On Tuesday');
    app.database
      .delete(schema.memberships)
      .where(eq(schema.memberships.organisationRowId, whole.rowId))
      .run();
    expect((await mailbox.get(link)).status).toBe(404);
    const before = await mailTo(app, head);
    await act(sides.asking, path, 'write', { words: 'Then Tuesday it is' });
    expect(await mailTo(app, head)).toHaveLength(before.length);
    expect((await mailTo(app, sides.ownerEmail))[0]?.text).toContain('Then Tuesday it is');
  });
});

describe('the same words again', () => {
  it('are a second click, unless the other side wrote in between', async () => {
    const sides = twoSides();
    const path = await ask(sides);
    const yes = await prepare(sides.owning, path, 'write', { words: 'Yes' });
    for (let click = 0; click < 2; click += 1) expect((await sides.owning.post(path, yes)).status).toBe(303);
    await act(sides.asking, path, 'write', { words: 'Could you also bring a spare?' });
    const again = await prepare(sides.owning, path, 'write', { words: 'Yes' });
    for (let click = 0; click < 2; click += 1)
      expect((await sides.owning.post(path, again)).status).toBe(303);
    const said = app.database
      .select({ words: schema.enquiryEvents.words })
      .from(schema.enquiryEvents)
      .where(eq(schema.enquiryEvents.enquiryRowId, row(path)?.rowId ?? 0))
      .all();
    expect(said.map((each) => each.words)).toEqual([words, 'Yes', 'Could you also bring a spare?', 'Yes']);
    const told = (await mailTo(app, sides.askerEmail)).filter(({ text }) => text.includes('Yes'));
    expect(told).toHaveLength(2);
  });
});

describe('one side that writes too much', () => {
  it('waits after 30 messages in a day, while the other side goes on', async () => {
    const sides = twoSides();
    const path = await ask(sides);
    const statuses: number[] = [];
    // The question was the first.
    for (let message = 2; message <= 31; message += 1) {
      const fields = { words: `And another thing, ${message}` };
      statuses.push((await act(sides.asking, path, 'write', fields)).status);
    }
    expect(statuses).toEqual([...Array<number>(29).fill(303), 429]);
    expect((await act(sides.owning, path, 'write', { words: 'One at a time' })).status).toBe(303);
    app.clock.advance(dayMs);
    expect((await act(sides.asking, path, 'write', { words: 'Now the rest' })).status).toBe(303);
  });
});

describe('one offer for several needs', () => {
  it('gives each a part, says how much in all, and is taken when its giver says that nothing is left', async () => {
    const { count, owner, owning, ownerEmail } = twoSides();
    const offer = addListing(app.services, owner, {
      content: { kind: 'resource', category: 'goods', title: `Sixty lamps ${count}` },
    });
    const about = `/listings/${offer.slug}`;
    const askFor = async (client: Client, linked: string) => {
      const fields = { words, linked };
      const { location } = await client.submit(`${about}/ask`, fields, { action: `${about}/ask` });
      return (location ?? '').replace(/\?.*/, '');
    };
    const shares = [];
    for (const quantity of ['40', '15']) {
      const { count, asker, asking } = twoSides();
      const content = { kind: 'need', category: 'goods', title: `Lamps wanted ${count}` } as const;
      const need = addListing(app.services, asker, { content });
      shares.push({ asking, need, path: await askFor(asking, need.id), quantity });
    }
    for (const { asking, need, path } of shares) {
      const own = (await asking.get(`/listings/${need.slug}`)).html;
      expect(own).toContain(`<a href="${path}">1 open conversation about it</a>`);
    }
    expect((await owning.get(about)).html).toContain(
      '<a href="/enquiries">2 open conversations about it</a>',
    );
    const state = (listing: { rowId: number }) =>
      app.services.listings.byRowIds([listing.rowId]).get(listing.rowId)?.state;
    for (const { path, quantity } of shares) {
      await act(owning, path, 'accept');
      expect((await act(owning, path, 'arrange', { repeats: 'once', quantity })).status).toBe(303);
    }
    const [first, second] = shares;
    expect((await owning.get(first?.path ?? '')).html).toContain('Others ask about it too');
    expect((await newClient(app).get(about)).html).toContain('2 exchanges agreed, 55 items in all.');
    const agreed = app.database
      .select()
      .from(schema.exchanges)
      .where(eq(schema.exchanges.offerListingRowId, offer.rowId))
      .all();
    expect(agreed.map(({ needListingRowId, quantity }) => [needListingRowId, quantity])).toEqual(
      shares.map(({ need, quantity }) => [need.rowId, Number(quantity)]),
    );

    // Each need is closed by its own share; whoever receives can't say that nothing is left for others.
    const received = { helpful: '5', items: '40', need_met: 'wholly', offer_taken: 'yes' };
    if (first) await act(first.asking, first.path, 'report', received);
    expect([first, second].map((share) => share && state(share.need))).toEqual(['met', 'live']);
    expect(state(offer)).toBe('live');
    // The giver says so by the link in a mail, with fewer items than were arranged.
    const link = await answerLink(ownerEmail);
    const shown = (await newClient(app).get(link)).html;
    expect(shown).toContain('Nothing is left of it: mark it as taken');
    const given = { helpful: '4', items: '38', offer_taken: 'yes' };
    expect((await act(newClient(app), link, 'report', given)).status).toBe(200);
    expect(state(offer)).toBe('taken');
    // Those who have a share keep it; nobody else can ask.
    expect(row(second?.path ?? '')?.state).toBe('arranged');
    expect(await faults((await owning.get(second?.path ?? '')).html)).toEqual([]);
    const late = await twoSides().asking.get(`${about}/ask`);
    expect(late.html).not.toContain('Send the question');
    const reasons = app.database.select({ reason: schema.revisions.reason }).from(schema.revisions).all();
    expect(reasons).toContainEqual({ reason: 'Taken by an exchange' });
  });
});

describe('an entry that its own people have put to rest meanwhile', () => {
  it('stays so when what was given has met it', async () => {
    const { asking, owning, owner, count } = twoSides();
    const { rowId, slug } = addListing(app.services, owner, {
      content: { kind: 'need', title: `A lamp, please ${count}` },
    });
    const path = await ask({ asking, about: `/listings/${slug}` });
    await act(owning, path, 'accept');
    const pausing = `/listings/${slug}/state`;
    expect((await owning.submit(`/listings/${slug}`, { state: 'paused' }, { action: pausing })).status).toBe(
      303,
    );
    expect((await act(owning, path, 'report', { helpful: '5', need_met: 'wholly' })).status).toBe(303);
    expect(app.services.listings.byRowIds([rowId]).get(rowId)?.state).toBe('paused');
  });
});

describe('where an exchange is counted', () => {
  const exchangeOf = (path: string) =>
    app.database
      .select()
      .from(schema.exchanges)
      .where(eq(schema.exchanges.enquiryRowId, row(path)?.rowId ?? 0))
      .get();

  it.each([
    [['mowden'], 'mowden'],
    [['mowden', 'cockerton'], null],
    [['whole-borough'], null],
    [['elsewhere'], null],
  ])('of an entry for %j: %s', async (areas, wardSlug) => {
    const { asking, owning, owner, count } = twoSides();
    const { slug } = addListing(app.services, owner, {
      content: { kind: 'skill', title: `Lamps there ${count}`, areas },
    });
    const path = await ask({ asking, about: `/listings/${slug}` });
    await act(owning, path, 'accept');
    expect(exchangeOf(path)?.wardSlug).toBe(wardSlug);
  });

  it.each([
    ['one place', ['Hall'], 'cockerton'],
    ['places in two wards', ['Hall', 'Loft'], null],
    ['a place, and another that is hidden', ['Hall', 'Refuge'], null],
  ])('of an entry with %s', async (_what, names, wardSlug) => {
    const { asking, count } = twoSides();
    const owner = addOrganisation(app.services, {
      name: `Lamps at places ${count}`,
      sites: [
        aSite({ name: 'Hall' }),
        aSite({ name: 'Loft', address: '1 Loft Lane', postcode: 'DL3 8AA', wardSlug: 'mowden' }),
        aSite({ name: 'Refuge', address: '9 Quiet Close', postcode: 'DL3 9ZZ', visibility: 'hidden' }),
      ],
    });
    const owning = signIn(app, addMember(owner, `places${count}`));
    const sites = app.services.organisations.sites(owner).filter(({ name }) => names.includes(name));
    const { slug } = addListing(app.services, owner, {
      content: { kind: 'skill', title: `Lamps at a place ${count}` },
      sites,
    });
    const path = await ask({ asking, about: `/listings/${slug}` });
    await act(owning, path, 'accept');
    expect(exchangeOf(path)?.wardSlug).toBe(wardSlug);
  });
});

describe('faults', () => {
  /** What causes it; it returns what ends it. */
  const troubles: [string, () => () => void][] = [
    ['a locked database', () => lockDatabase(app.database)],
    ['a full disk', () => fillDisk(app.database, { table: 'enquiry_events', column: 'words' })],
  ];

  it.each(troubles)('%s: 503 soon, nothing lost or half done, and then it works', async (_name, cause) => {
    const [sides, asked, agreed, arranged] = [twoSides(), twoSides(), twoSides(), twoSides()];
    const path = await ask(sides);
    const link = await answerLink(sides.ownerEmail);
    const mailbox = newClient(app);
    const paths = [await ask(agreed), await ask(arranged)] as const;
    for (const [at, { owning }] of [agreed, arranged].entries()) await act(owning, paths[at] ?? '', 'accept');
    const days = { repeats: 'once', starts: '2026-12-08', arrange_words: 'At the back door' };
    const went = { helpful: '5', items: '3', sentence: 'Three lamps shine again' };
    const { html } = await asked.asking.get(`${asked.about}/ask`);
    const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const forms: [Client, string, (readonly [string, string])[]][] = [
      [mailbox, link, await prepare(mailbox, link, 'accept', { accept_words: 'Gladly' })],
      [
        asked.asking,
        `${asked.about}/ask`,
        Object.entries({ _csrf: token, organisation: asked.asker.id, words }),
      ],
      [agreed.asking, paths[0], await prepare(agreed.asking, paths[0], 'arrange', days)],
      [arranged.owning, paths[1], await prepare(arranged.owning, paths[1], 'report', went)],
      [sides.asking, path, await prepare(sides.asking, path, 'write', { words: 'It is the big one' })],
    ];
    const end = cause();
    try {
      const before = everything(app.database);
      for (const [client, target, fields] of forms) {
        const answer = await client.post(target, fields);
        expect([target, answer.status, answer.headers.get('Retry-After')]).toEqual([target, 503, '5']);
      }
      // Everybody goes on reading.
      for (const page of [path, link, '/enquiries', '/reports/exchanges', '/my/alerts']) {
        expect((await sides.asking.get(page)).status, page).toBe(200);
      }
      expect(everything(app.database)).toEqual(before);
    } finally {
      end();
    }
    for (const [client, target, fields] of forms) {
      expect((await client.post(target, fields)).status, target).toBe(303);
    }
  });

  it('no mail server: everything goes on, and the mail goes out later', async () => {
    const sides = twoSides();
    isMailDown = true;
    const path = await ask(sides);
    expect(await mailTo(app, sides.ownerEmail)).toEqual([]);
    expect((await act(sides.owning, path, 'accept')).status).toBe(303);
    isMailDown = false;
    app.clock.advance(dayMs);
    expect((await mailTo(app, sides.ownerEmail)).map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([expect.stringContaining('asks about')]),
    );
  });

  it('something unforeseen: a reference that the log has, and nothing is written', async () => {
    const sides = twoSides();
    const path = await ask(sides);
    const before = row(path);
    const yes = await prepare(sides.owning, path, 'accept');
    app.database.$client.exec('ALTER TABLE exchanges RENAME TO exchanges_away');
    const answer = await sides.owning.post(path, yes);
    app.database.$client.exec('ALTER TABLE exchanges_away RENAME TO exchanges');
    expect(answer.status).toBe(500);
    const reference = /<strong class="reference">([A-Z0-9-]+)<\/strong>/.exec(answer.html)?.[1];
    expect(log.filter(({ level }) => level === 50).map((line) => line.reference)).toContain(reference);
    expect(row(path)).toEqual(before);
    expect((await act(sides.owning, path, 'accept')).status).toBe(303);
  });

  it('what isn’t there, or isn’t theirs: 404 and 403, still signed in', async () => {
    const sides = twoSides();
    const path = await ask(sides);
    const other = twoSides().asking;
    for (const target of ['/enquiries/none', '/enquiries/%00', '/listings/none/ask', '/answer/none']) {
      expect([target, (await other.get(target)).status]).toEqual([target, 404]);
    }
    expect((await other.get(path)).status).toBe(404);
    expect((await other.get('/curate/overdue')).status).toBe(403);
    expect((await other.post(path, [['move', 'accept']])).status).toBe(403);
    expect((await other.get('/my')).status).toBe(200);
  });
});

describe('what goes away meanwhile', () => {
  it('an organisation that leaves: its questions are called off on both sides, and links end', async () => {
    const [asked, own] = [twoSides(), twoSides()];
    const paths = [await ask(asked), await ask(own)];
    const link = await answerLink(asked.ownerEmail);
    for (const { rowId } of [asked.owner, own.asker]) {
      app.database
        .update(schema.organisations)
        .set({ state: 'archived' })
        .where(eq(schema.organisations.rowId, rowId))
        .run();
    }
    await sweep();
    for (const path of paths) expect(row(path)).toMatchObject({ state: 'cancelled', waitsFor: 'nobody' });
    expect((await newClient(app).get(link)).status).toBe(404);
    expect((await mailTo(app, asked.askerEmail))[0]?.subject).toMatch(/^Called off/);
    expect((await mailTo(app, own.ownerEmail))[0]?.subject).toMatch(/^Called off/);
    // Who stays goes on reading it; who has left belongs to nothing that asks or answers.
    expect((await asked.asking.get(paths[0] ?? '')).html).toContain(words);
    expect((await asked.owning.get(paths[0] ?? '')).status).toBe(403);
  });

  it('an organisation that is merged into another: its questions and its people go on there', async () => {
    const sides = twoSides();
    const path = await ask(sides);
    const kept = addOrganisation(app.services, { name: 'Lamps united', email: null });
    const curator = signIn(app, 'curator@demo.example');
    const merge = `/curate/merge/organisation/${kept.id}/${sides.owner.id}`;
    const merged = await curator.submit(`${merge}/preview?keep=one`, {}, { action: merge });
    expect(merged.status).toBe(303);
    await sweep();
    expect(row(path)).toMatchObject({ state: 'asked', ownerOrganisationRowId: kept.rowId });
    expect((await act(sides.owning, path, 'accept')).status).toBe(303);
    expect((await sides.asking.get(path)).html).toContain('Lamps united');
  });

  it('both sides merged into one: there is nobody left to ask', async () => {
    const sides = twoSides();
    const path = await ask(sides);
    const curator = signIn(app, 'curator@demo.example');
    const merge = `/curate/merge/organisation/${sides.owner.id}/${sides.asker.id}`;
    await curator.submit(`${merge}/preview?keep=one`, {}, { action: merge });
    await sweep();
    expect(row(path)?.state).toBe('cancelled');
  });

  it('somebody who spoke for a side and belongs to it no more: the other side gets no address of theirs', async () => {
    const sides = twoSides();
    const path = await ask(sides);
    const colleague = addMember(sides.asker, `follows${sides.count}`);
    const staying = signIn(app, colleague);
    expect((await act(staying, path, 'write', { words: 'And the other lamp, too?' })).status).toBe(303);
    const speaker = signIn(app, addMember(sides.asker, `goes${sides.count}`));
    expect((await act(speaker, path, 'write', { words: 'It is green.' })).status).toBe(303);
    const left = await speaker.submit('/my/join', {}, { action: '/my/join/leave' });
    expect(left.status).toBe(303);
    expect((await act(sides.owning, path, 'accept')).status).toBe(303);
    const mails = await mailTo(app, sides.ownerEmail);
    const shown = [(await sides.owning.get(path)).html, ...mails.map(({ text }) => text)].join();
    expect(shown.includes(`goes${sides.count}@`)).toBe(false);
    // Somebody who still belongs to it is reached instead.
    expect(shown.includes(colleague)).toBe(true);
  });

  it('a role mailbox that was given up: its link opens nothing, and the new one gets its own', async () => {
    const { asking, count } = twoSides();
    const owner = addOrganisation(app.services, {
      name: `Lantern post ${count}`,
      email: `old${count}@lantern.example`,
    });
    const about = `/listings/${addListing(app.services, owner, { content: { kind: 'skill' } }).slug}`;
    const path = await ask({ asking, about });
    const link = await answerLink(`old${count}@lantern.example`);
    const mailbox = newClient(app);
    const kept = await prepare(mailbox, link, 'accept');
    app.clock.advance(60_000);
    const edit = `/organisations/${owner.slug}/edit`;
    const save = (email: string) =>
      signIn(app, 'curator@demo.example').submit(edit, { email }, { action: edit });
    expect((await save(`new${count}@lantern.example`)).status).toBe(303);
    expect((await mailbox.get(link)).status).toBe(404);
    expect((await mailbox.post(link, kept)).status).toBe(404);
    expect(row(path)?.state).toBe('asked');
    await act(asking, path, 'write', { words: 'It is the green one.' });
    const renewed = await answerLink(`new${count}@lantern.example`);
    expect((await act(newClient(app), renewed, 'write', { words: 'We have it.' })).status).toBe(303);
  });

  it('somebody who is erased: their words stay, and nothing else of them', async () => {
    const sides = twoSides();
    const colleague = addMember(sides.owner, `stays${sides.count}`);
    const path = await ask(sides);
    const link = await answerLink(sides.ownerEmail);
    await act(newClient(app), link, 'write', { words: 'Which lamp is it?' });
    await act(sides.owning, path, 'accept');
    expect((await sides.asking.get(path)).html).toContain(sides.ownerEmail);
    const leaving = await sides.owning.submit('/my/account/delete', { confirm: 'yes' }, { action: /delete/ });
    expect(leaving.status).toBe(303);

    expect((await newClient(app).get(link)).status).toBe(404);
    const { html } = await sides.asking.get(path);
    expect(html).toContain('Which lamp is it?');
    expect(html).toContain('a former member');
    // How to reach them was told as they answered, and that mail hadn't gone out yet.
    const told = await mailTo(app, sides.askerEmail);
    expect(told[0]?.text).toContain(`You reach ${sides.owner.name} by an address that was erased.`);
    // The mailbox of development keeps what was sent to others; a carrier of mail keeps none of it.
    const { mail_messages: _mail, ...tables } = everything(app.database);
    expect(JSON.stringify([tables, told])).not.toContain(sides.ownerEmail);
    // The conversation goes on with those who are left.
    await act(sides.asking, path, 'write', { words: 'The big one' });
    expect(await mailTo(app, sides.ownerEmail)).toEqual([]);
    expect((await mailTo(app, colleague))[0]?.text).toContain('The big one');
  });
});

describe('one that can’t be seen to', () => {
  it('keeps no others waiting, is logged once a day without a word of it, and goes on once mended', async () => {
    const [bad, fine] = [twoSides(), twoSides()];
    const first = await ask(bad);
    const { rowId: _rowId, id: _id, ...like } = row(first) ?? expect.unreachable();
    // More of them than are seen to at a time, and all before the one that could be.
    const others = Array.from({ length: 11 }, (_, at) => ({ ...like, id: `one more ${at}` }));
    app.database.insert(schema.enquiries).values(others).run();
    const path = await ask(fine);
    // Something about it keeps every mail to its owner from being written.
    const { title } = bad.listing;
    app.database.$client.exec(
      `create temp trigger unwritable before insert on mail_messages when new.recipient = '${bad.ownerEmail}'
       begin select raise(abort, '${title}'); end`,
    );
    const failures = () => log.filter(({ error }) => error === 'SQLITE_CONSTRAINT_TRIGGER');
    const reminded = async (to: string) =>
      (await mailTo(app, to)).filter(({ subject }) => subject.includes('still waits for an answer')).length;
    await sweep(Date.parse(`${row(path)?.nextStepOn}T10:00:00Z`) - app.clock.now().getTime());
    expect(await reminded(fine.ownerEmail)).toBe(1);
    expect(failures()).toHaveLength(12);
    expect(JSON.stringify(failures())).not.toContain(title);
    expect(failures()[0]).toMatchObject({ enquiry: first.split('/').at(-1) });
    await sweep();
    expect(failures()).toHaveLength(12);
    expect(row(first)?.nextStepOn).toBe(like.nextStepOn);

    app.database.$client.exec('drop trigger unwritable');
    // The next day may be a Saturday, on which nobody is reminded.
    for (let day = 0; day < 3; day += 1) await sweep(dayMs);
    expect(await reminded(bad.ownerEmail)).toBeGreaterThan(0);
    expect(failures()).toHaveLength(12);
  });
});

describe('the five-working-day clock', () => {
  it('counts no Christmas: reminders on the third and fifth working day, then it is overdue', async () => {
    const start = app.clock.now().getTime();
    app.clock.advance(Date.parse('2026-12-23T10:00:00Z') - start);
    const sides = twoSides();
    const path = await ask(sides);
    // 25 and 28 December and 1 January are bank holidays: the days that count are 24, 29, 30, 31 and 4.
    expect(row(path)).toMatchObject({ answerDueOn: '2027-01-04', nextStepOn: '2026-12-30' });
    const mails = async () => (await mailTo(app, sides.ownerEmail)).length;
    const seen: [string, number][] = [];
    for (const day of ['2026-12-28', '2026-12-29', '2026-12-30', '2027-01-01', '2027-01-04', '2027-01-05']) {
      await sweep(Date.parse(`${day}T10:00:00Z`) - app.clock.now().getTime());
      seen.push([day, await mails()]);
    }
    expect(seen).toEqual([
      ['2026-12-28', 1],
      ['2026-12-29', 1],
      ['2026-12-30', 2],
      ['2027-01-01', 2],
      ['2027-01-04', 3],
      ['2027-01-05', 3],
    ]);
    expect((await mailTo(app, sides.askerEmail))[0]?.subject).toContain('No answer yet');
    const curator = signIn(app, 'curator@demo.example');
    const overdue = (await curator.get('/curate/overdue')).html;
    expect(overdue).toContain(path);
    const all = overdue.match(/<h2 class="row-title">/g)?.length;
    expect((await curator.get('/curate')).html).toContain(`Unanswered questions (${all})`);
    const listing = app.services.listings.byRowIds([sides.listing.rowId]).get(sides.listing.rowId);
    expect(listing?.unansweredSince).toBe('2027-01-04');
  });
});
