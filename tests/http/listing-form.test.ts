import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, type ListingKind, listingKinds } from '../../src/features/listings/index.ts';
import { checkForm, readContent } from '../../src/features/listings/listing-form.input.ts';
import { type Answer, type Client, formsOf, signIn } from '../support/client.ts';
import { addPerson } from '../support/people.ts';
import { personOf } from '../support/submissions.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** Listing something and changing it, as the people of an organisation do, without a script. */

let app: TestApp;
let charity: Client;
let curator: Client;
beforeAll(async () => {
  app = await openTestApp();
  charity = signIn(app, 'charity@demo.example');
  curator = signIn(app, 'curator@demo.example');
});
afterAll(() => app.close());

type Typed = Record<string, string | string[] | undefined>;

/** What one must type for each kind. */
const least: Record<ListingKind, Typed> = {
  service: {
    title: 'Soup on Saturdays',
    summary: 'Hot soup for all.',
    audience: 'Everybody',
    access: 'Come along',
  },
  need: { title: 'Two drivers for lunches', summary: 'To bring meals round.', category: 'people' },
  resource: { title: 'A hall for forty', summary: 'With a kitchen.', category: 'space' },
  skill: { title: 'Bookkeeping, a day a month', summary: 'We can do your books.' },
  volunteering: { title: 'A team day', summary: 'Ten pairs of hands.', team: 'Kitchen team', people: '10' },
  shadowing: {
    title: 'A day in our kitchen',
    summary: 'See how we run.',
    hostRole: 'Cook',
    sees: 'A service',
  },
};

const newForm = (kind: string) => `/listings/new?kind=${kind}`;
/** Lists something, having seen that much the same is there already: most tests here list the same. */
const list = (client: Client, kind: ListingKind, typed: Typed = {}, button?: string): Promise<Answer> =>
  client.submit(
    newForm(kind),
    { duplicatesSeen: '1', ...least[kind], ...typed },
    { action: /listings/, ...(button === undefined ? {} : { button: { name: button, value: '1' } }) },
  );

/** The address of the page that an answer leads to, without what was done. */
const slugIn = (answer: Answer) => /\/listings\/([^/?]+)/.exec(answer.location ?? '')?.[1] ?? '';
const edit = (slug: string, typed: Typed, client = charity, button?: string) =>
  client.submit(`/listings/${slug}/edit`, typed, {
    action: /edit/,
    ...(button === undefined ? {} : { button: { name: button, value: '1' } }),
  });
const read = (slug: string) => app.services.editing.findBySlug(slug)?.listing;
const count = () => app.database.$client.prepare('select count(*) as n from listings').get() as { n: number };

describe('choosing', () => {
  it('offers the six kinds, and nothing to visitors', async () => {
    const page = await charity.get('/listings/new');
    expect(page.heading).toBe('List something');
    for (const kind of listingKinds) expect(page.html).toContain(`/listings/new?kind=${kind}`);
    expect((await app.get('/listings/new')).status).not.toBe(200);
  });
});

describe.each(listingKinds)('a %s', (kind) => {
  it('is listed by curators at once with the least that must be typed', async () => {
    const answer = await list(curator, kind, { organisation: 'Cockerton Community Kitchen' });
    expect([answer.status, answer.html.match(/error-summary.*?<\/ul>/s)?.[0]]).toEqual([303, undefined]);
    const page = await curator.get(answer.location ?? '');
    expect(page.heading).toBe(least[kind].title);
    expect(page.html).toContain('people can find it now');
    expect(read(slugIn(answer))).toMatchObject({
      kind,
      state: 'live',
      version: 2,
      confirmedOn: '2026-11-23',
    });
    const search = await app.get(`/search?q=${encodeURIComponent(String(least[kind].title))}`);
    expect(await search.text()).toContain(`/listings/${slugIn(answer)}`);
  });

  it('names all that is missing beside its field, keeps what was typed, and keeps the draft', async () => {
    const before = count().n;
    const answer = await list(charity, kind, { title: '', summary: 'Only this <b>much</b>', category: '' });
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(/<title>Error: /);
    expect(answer.html).toContain('href="#title"');
    expect(answer.html).toContain('id="title-error"');
    expect(answer.html).toContain('Only this &lt;b&gt;much&lt;/b&gt;');
    if (kind === 'need' || kind === 'resource') expect(answer.html).toContain('href="#category"');
    expect(count().n).toBe(before + 1);
    const [form] = formsOf(answer.html).filter(({ action }) => action.endsWith('/edit'));
    expect(form?.fields).toContainEqual(['summary', 'Only this <b>much</b>']);
  });
});

describe('the questions of a form', () => {
  /** The labels of what is asked before the parts that are folded, in their order. */
  const labels = async (kind: ListingKind) => {
    const { html } = await charity.get(newForm(kind));
    const short = html.slice(html.indexOf('id="listing-form"'), html.indexOf('class="form-more"'));
    return [...short.matchAll(/class="field-label"[^>]*>([^<]*)</g)].map(([, label = '']) => label);
  };

  it('ask nothing twice, and speak of “they”, not of “one”', async () => {
    const service = await labels('service');
    expect(service).toContain('Who it is for');
    expect(service.filter((label) => /whom/.test(label))).toEqual([]);
    expect((await labels('shadowing')).filter((label) => /\bone\b/.test(label))).toEqual([]);
  });

  it.each(['service', 'resource'] as const)('ask for the sum beside the charge of a %s', async (kind) => {
    const asked = await labels(kind);
    const cost = asked.indexOf('What it costs');
    expect(asked[cost + 1]).toBe('More about the cost (optional)');
  });

  it('come first for whoever listens, though Return in a field saves a draft', async () => {
    const { html } = await charity.get(newForm('need'));
    const form = html.slice(html.indexOf('id="listing-form"'));
    const buttons = [...form.matchAll(/<button[^>]*name="draft"/g)].map(({ index }) => index);
    const hidden = /<div class="visually-hidden" aria-hidden="true">.*?<\/div>/s.exec(form);
    expect(buttons).toHaveLength(2);
    expect(hidden?.[0]).toContain('name="draft"');
    expect(hidden?.index).toBeLessThan(form.indexOf('class="field-label"'));
  });

  it('is answered with what its label says where nothing was chosen', async () => {
    const { html } = await list(charity, 'resource', { category: '' });
    expect(html).toContain('>What is it about?<');
    expect(html).toContain('Choose what it is about');
  });

  it('take single dates as people write them, and show them so', async () => {
    const typed = { title: 'A hall on some evenings', dates: 'Sat, 5th December\n5/1/27, 12 Feb' };
    const answer = await list(curator, 'resource', { ...typed, organisation: 'Cockerton Community Kitchen' });
    expect(answer.status).toBe(303);
    expect(read(slugIn(answer))?.availability?.dates).toEqual(['2026-12-05', '2027-01-05', '2027-02-12']);
    const form = await curator.get(`/listings/${slugIn(answer)}/edit`);
    expect(form.html).toContain('5 December 2026\n5 January 2027\n12 February 2027</textarea>');
    const wrong = await list(charity, 'resource', { dates: 'Monday 5 January 2027' });
    expect(wrong.html).toContain('“Monday 5 January 2027” isn’t a real date');
  });
});

describe('a form in which nothing was typed', () => {
  const press = (kind: ListingKind, button?: string, typed: Typed = {}) =>
    charity.submit(newForm(kind), typed, {
      action: /listings/,
      ...(button === undefined ? {} : { button: { name: button, value: '1' } }),
    });

  it.each(listingKinds)('names what a %s must say, and leaves no draft behind', async (kind) => {
    const before = count().n;
    const answers = [
      await press(kind),
      await press(kind, 'preview'),
      await press(kind, 'draft'),
      await press(kind, 'place'),
      // What is picked from a list in one click isn't worth a draft either.
      await press(kind, 'draft', { areas: 'cockerton', category: kind === 'need' ? 'space' : undefined }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    expect(answers[0]?.html).toContain('href="#title"');
    expect(answers[2]?.html).toContain('Write something first, then save it');
    expect(answers[3]?.html).toContain('Enter a postcode like DL1 5QT');
    const more = await press(kind, 'more');
    expect(more.status).toBe(200);
    expect(/<details[^>]*id="when"[^>]*>/.exec(more.html)?.[0]).toContain(' open');
    expect((await press(kind, 'autosave')).status).toBe(200);
    expect(count().n).toBe(before);
  });

  it.each<[string, Typed]>([
    ['a description', { description: 'Twelve chairs.' }],
    ['a detail', { urgency: 'now' }],
    ['a day', { from: '1 December 2026' }],
  ])('is a draft once it has %s', async (_name, typed) => {
    const before = count().n;
    expect((await press('need', 'draft', typed)).status).toBe(303);
    expect(count().n).toBe(before + 1);
  });
});

describe('a draft', () => {
  it('keeps whatever is there, also what can’t be read, and is shown to nobody else', async () => {
    const answer = await list(
      charity,
      'need',
      { summary: '', by: 'some day', 'people.hours': 'a few' },
      'draft',
    );
    expect(answer.status).toBe(303);
    const slug = slugIn(answer);
    expect(read(slug)?.state).toBe('draft');
    const page = await charity.get(answer.location ?? '');
    expect(page.html).toContain('Saved 10am');
    // At the top as well, where one is after pressing the button; and not when it is opened another time.
    const said = 'Saved as a draft at 10am. It isn’t public, and you find it on your page.';
    expect(page.html.indexOf(said)).toBeGreaterThan(0);
    expect(page.html.indexOf(said)).toBeLessThan(page.html.indexOf('id="listing-form"'));
    expect((await charity.get(`/listings/${slug}/edit`)).html).not.toContain(said);
    const form = formsOf(page.html).find(({ action }) => action.endsWith('/edit'));
    expect(form?.fields).toContainEqual(['by', 'some day']);
    expect(form?.fields).toContainEqual(['people.hours', 'a few']);

    const addresses = [`/listings/${slug}`, `/listings/${slug}/edit`, `/listings/${slug}/sent`];
    const council = signIn(app, 'council@demo.example');
    for (const address of addresses) {
      expect((await council.get(address)).status, address).toBe(404);
      expect((await app.get(address)).status, address).not.toBe(200);
      expect((await curator.get(address)).status, address).not.toBe(404);
    }
    expect((await charity.get(`/listings/${slug}`)).location).toBe(`/listings/${slug}/edit`);
    expect((await app.get(`/api/v1/listings/${read(slug)?.id}`)).status).toBe(404);
    const search = await app.get('/search?q=drivers+lunches');
    expect(await search.text()).not.toContain(slug);
  });

  it('is made once, however often its form is posted', async () => {
    const page = await charity.get(newForm('skill'));
    const form = formsOf(page.html).find(({ action }) => action.startsWith('/listings'));
    const fields = [...(form?.fields ?? []), ['title', 'Twice'], ['draft', '1']] as [string, string][];
    const before = count().n;
    const answers = [
      await charity.post(newForm('skill'), fields),
      await charity.post(newForm('skill'), fields),
    ];
    expect(count().n).toBe(before + 1);
    expect(new Set(answers.map(slugIn)).size).toBe(1);
  });

  it('offers more rows for times, and says which one is wrong', async () => {
    const slug = slugIn(await list(charity, 'service', {}, 'draft'));
    const times = { 'weekly-3-day': '4', 'weekly-3-from': '9:30', 'weekly-3-to': '25:00' };
    const more = await edit(slug, times, charity, 'more');
    expect(more.location).toBe(`/listings/${slug}/edit?open=when#when`);
    const page = await charity.get(`/listings/${slug}/edit?open=when`);
    expect(page.html).toContain('id="weekly-5-day"');
    const wrong = await edit(slug, {});
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#weekly-3-to"');
    expect(wrong.html).toContain('Enter a time like 09:30');
  });

  it('names each line of its dates that is none, once, in the form of the hint', async () => {
    const dates = `soon\n12 December 2026\n31/02/2027\n<b>later</b>\nsoon\n${'x'.repeat(60)}`;
    const answer = await list(charity, 'skill', { dates });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('One a line, such as 12 December 2026.');
    const wrong = ['soon', '31/02/2027', '&lt;b&gt;later&lt;/b&gt;', `${'x'.repeat(40)}…`];
    const messages = wrong.map((line) => `“${line}” isn’t a real date, like 12 December 2026`);
    const summary = [...answer.html.matchAll(/<a href="#dates">(.*?)<\/a>/g)].map(([, text]) => text);
    expect(summary).toEqual(messages);
    expect(/id="dates-error".*?<\/p>/s.exec(answer.html)?.[0]).toContain(messages.join('. '));
    expect((await list(charity, 'need', { by: 'soon' })).html).toContain(messages[0]);
  });

  it('is refused only where it is too long, and keeps that on the page', async () => {
    const before = count().n;
    const title = 'a'.repeat(121);
    const answer = await list(charity, 'skill', { title }, 'draft');
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(title);
    expect(answer.html).toContain('Use 120 characters or fewer');
    expect(count().n).toBe(before);
  });

  it('is saved in the background, with what its words suggest', async () => {
    const answer = await list(
      charity,
      'need',
      { title: 'Somebody to do our payroll', summary: 'For older people’s lunches.' },
      'autosave',
    );
    expect(answer.status).toBe(200);
    expect(answer.html).toMatch(/id="draft-state"[^>]*data-action="\/listings\/draft-[^"]+\/edit"/);
    expect(answer.html).toContain('Saved 10am');
    expect(answer.html).toMatch(/value="payroll".*?because: Payroll/s);
    expect(answer.html).toMatch(/value="older-people"/);
    expect(answer.html).not.toContain('<html');
  });
});

describe('a preview', () => {
  it('shows what people will see, and goes on to publishing with all that was typed', async () => {
    const answer = await list(
      curator,
      'resource',
      { organisation: 'cockerton-community-kitchen' },
      'preview',
    );
    expect(answer.status).toBe(200);
    expect(answer.heading).toBe('A hall for forty');
    expect(answer.html).toContain('It isn’t public yet');
    const form = formsOf(answer.html).find(({ action }) => action.endsWith('/edit'));
    const published = await curator.post(form?.action ?? '', form?.fields ?? []);
    expect(published.status).toBe(303);
    expect(read(slugIn(published))).toMatchObject({ state: 'live', title: 'A hall for forty' });
  });
});

describe('a listing that must be looked at first', () => {
  it('waits, says so, and can be taken back', async () => {
    const answer = await list(charity, 'need', { title: 'Peelers for 40 kilos of potatoes' });
    expect(answer.location).toMatch(/^\/listings\/draft-[^/]+\/sent$/);
    const sent = await charity.get(answer.location ?? '');
    expect(sent.html).toContain('The CVS will look at this, usually within two working days.');
    expect(sent.html).toContain('It isn’t public yet.');
    const slug = slugIn(answer);
    expect((await app.get(`/listings/${slug}`)).status).toBe(404);
    expect((await charity.get(`/listings/${slug}/edit`)).html).toContain('waits for the CVS');
    const back = await charity.submit(`/listings/${slug}/edit`, {}, { action: /take-back/ });
    expect(back.status).toBe(303);
    expect((await charity.get(`/listings/${slug}/edit`)).html).not.toContain('waits for the CVS');
    expect(read(slug)?.state).toBe('draft');
  });

  it('shows the old to everybody and the new to its people', async () => {
    const slug = slugIn(await list(curator, 'skill', { organisation: 'cockerton-community-kitchen' }));
    const answer = await edit(slug, { title: 'Bookkeeping for beginners' });
    expect(answer.location).toBe(`/listings/${slug}/sent`);
    expect(await (await app.get(`/listings/${slug}`)).text()).not.toContain('beginners');
    const own = await charity.get(`/listings/${slug}/edit`);
    expect(own.html).toContain('value="Bookkeeping for beginners"');
    expect((await charity.get(`/listings/${slug}`)).html).toContain('waits for the CVS');
  });
});

describe('changing nothing', () => {
  it('leaves every entry of the borough as it is', () => {
    const { database, services } = app;
    const slugs = database.$client.prepare("select slug from listings where state <> 'draft'").pluck().all();
    expect(slugs.length).toBeGreaterThan(500);
    for (const slug of slugs as string[]) {
      const own = services.editing.findBySlug(slug);
      if (!own) throw new Error(`${slug} is gone`);
      const content = readContent(own.listing.kind, own.typed, '2026-11-23');
      const checked = checkForm(content, own.typed, services.vocabularies.load());
      expect([slug, checked]).toEqual([
        slug,
        { ok: true, content: own.waiting?.content ?? contentOf(own.listing) },
      ]);
    }
  });
});

it('takes no signs that turn the direction of words, by which they would read as others', async () => {
  const answer = await list(charity, 'skill', { title: 'Books \u202epeek\u202c \u2067kept\u2069' }, 'draft');
  expect(read(slugIn(answer))?.title).toBe('Books peek kept');
});

describe('an organisation that waits itself', () => {
  it('keeps drafts until the CVS has agreed to it', async () => {
    const answer = await list(charity, 'skill', {}, 'draft');
    const setState = app.database.$client.prepare('update organisations set state = ? where slug = ?');
    setState.run('waiting', 'cockerton-community-kitchen');
    const refused = await edit(slugIn(answer), {});
    setState.run('live', 'cockerton-community-kitchen');
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('The CVS has yet to agree that your organisation is listed');
    expect(read(slugIn(answer))?.state).toBe('draft');
  });
});

it('is begun by one person at most two hundred times a day', async () => {
  const organisation = app.services.organisations.getBySlug('cockerton-community-kitchen');
  const { rowId: organisationRowId } = organisation;
  addPerson(app, 'busy@x.example', { organisation, role: 'member' });
  const actor = personOf(app, 'busy@x.example');
  const busy = signIn(app, 'busy@x.example');
  for (let count = 0; count < 200; count += 1) {
    const id = app.services.editing.newId();
    const typed = { title: `Books ${count}` };
    app.services.editing.startDraft(actor, { id, organisationRowId, kind: 'skill', typed });
  }
  const before = count().n;
  expect((await list(busy, 'skill', { title: 'One more' }, 'draft')).status).toBe(429);
  expect(count().n).toBe(before);
  expect((await list(signIn(app, 'member@demo.example'), 'skill', {}, 'draft')).status).toBe(303);
  app.clock.advance(86_400_000);
  expect((await list(busy, 'skill', { title: 'One more' }, 'draft')).status).toBe(303);
});
