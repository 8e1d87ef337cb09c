import type { Database } from '../../db/client.ts';
import type { AccountService } from '../../src/features/accounts/index.ts';
import {
  type ReportService,
  rememberDemonstrationQueue,
  type TrustService,
} from '../../src/features/curation/index.ts';
import {
  contentOf,
  type ListingContent,
  type ListingEditing,
  type ListingService,
  typeContent,
} from '../../src/features/listings/index.ts';
import {
  type JoiningService,
  membershipsOf,
  type OrganisationService,
} from '../../src/features/organisations/index.ts';
import { type Person, visitor } from '../../src/platform/actor.ts';
import type { IsoDate } from '../../src/platform/clock.ts';
import { slugify } from '../../src/platform/slugs.ts';
import type { QueueClock } from './queue-clock.ts';

/**
 * What waits for the curators of the demonstration, done by invented people through the services that everybody's
 * forms call, at moments that count from the day of seeding. One of each sort, so that the desk can be tried out.
 */
export function fillQueue(given: {
  database: Database;
  /** All of them made with this clock, and with identifiers that count. */
  services: {
    accounts: AccountService;
    editing: ListingEditing;
    listings: ListingService;
    organisations: OrganisationService;
    joining: JoiningService;
    reports: ReportService;
    trust: TrustService;
  };
  clock: QueueClock;
  today: IsoDate;
}): void {
  const { database, services, clock } = given;
  const { accounts, editing, listings, organisations, joining, reports } = services;

  function person(email: string): Person {
    const account = accounts.findByEmail(database, email);
    if (!account) throw new Error(`${email} isn’t one of the demonstration’s people`);
    return {
      kind: 'person',
      accountRowId: account.rowId,
      accountId: account.id,
      isCurator: account.isCurator,
      isAdministrator: account.isAdministrator,
      memberships: membershipsOf(database, account.rowId),
    };
  }

  const listing = (title: string) => listings.getPublicBySlug(slugify(title));
  const organisation = (name: string) => organisations.getBySlug(slugify(name));

  /** A change of what is public, as its form would send it. */
  function change(email: string, title: string, changes: Partial<ListingContent>): void {
    const actor = person(email);
    const before = listing(title);
    const content = { ...contentOf(before), ...changes };
    const sites = organisations.sitesOfListings([before.rowId]).get(before.rowId) ?? [];
    const { base } = editing.get(actor, before.slug);
    const sent = editing.submit(actor, {
      slug: before.slug,
      base,
      typed: typeContent(
        content,
        sites.map(({ id }) => id),
      ),
      content,
      siteRowIds: sites.map(({ rowId }) => rowId),
      newPlace: null,
    });
    if (sent.outcome === 'conflict') throw new Error(`“${title}” was changed by somebody else`);
  }

  /** Something new. */
  function list(email: string, name: string, content: ListingContent): void {
    const actor = person(email);
    const { rowId } = organisation(name);
    const typed = typeContent(content, []);
    const draft = { id: editing.newId(), organisationRowId: rowId, kind: content.kind, typed };
    const { listing: begun, base } = editing.startDraft(actor, draft);
    editing.submit(actor, { slug: begun.slug, base, typed, content, siteRowIds: [], newPlace: null });
  }

  /** What a reader tells, after the time that writing it takes. */
  function tell(
    type: 'problem' | 'correction',
    subject: { type: 'listing' | 'organisation'; rowId: number },
    words: string,
  ): void {
    const began = reports.beginForm();
    clock.wait(95);
    const unasked = { reach: '', trap: '', network: 'demonstration' };
    reports.report(visitor, { type, subject, words, began, ...unasked });
  }

  clock.goTo(6, '14:20');
  joining.register(person('daniel.kaur@demo.example'), {
    fields: {
      name: 'North Road Night Owls',
      sector: 'third-sector',
      type: 'Community group',
      parentRowId: null,
      description:
        'Eleven shift workers who walk people home from the last train, and from the bus that meets it, on Friday and Saturday nights.',
      charityNumber: null,
      companyNumber: null,
      email: 'hoot@nightowls-northroad.example',
      phone: null,
      website: null,
    },
    sites: [],
    words: 'I keep the rota. We have no bank account of our own; the parish holds our £212.',
    notThese: [],
  });

  clock.goTo(5, '08:15');
  tell(
    'problem',
    { type: 'listing', rowId: listing('Litter pickers, hoops and 40 hi-vis vests').rowId },
    'We wrote twice last month to borrow these for a street tidy and had no answer. Are they still lent?',
  );

  clock.goTo(4, '19:05');
  joining.claim(person('ruth.alderson@demo.example'), {
    organisation: organisation('Skerne Bend Allotment Association'),
    words:
      'I am the treasurer since the meeting in September. Frank, who wrote the entry, has moved to Whitby.',
  });

  clock.goTo(3, '10:40');
  change('marion.teasdale@demo.example', 'Sorters for the Monday delivery', {
    title: 'Sorters for the Monday and Friday deliveries',
    summary: 'Weigh, date-check and shelve about two tonnes of tins a week with a cheerful crew.',
    description:
      'The van comes at 9.30, the kettle goes on at 11, and by 12.30 the shelves are full. Fridays are new and need the most hands. No experience needed, and there is sitting-down work as well.',
    availability: {
      weekly: [
        { day: 1, from: '09:30', to: '12:30' },
        { day: 5, from: '09:30', to: '12:30' },
      ],
    },
  });

  clock.goTo(2, '09:30');
  services.trust.setTrust(person('curator@demo.example'), {
    organisationId: organisation('Mend It, Darlo').id,
    isTrusted: true,
    reason: 'Three years of entries that were right the first time.',
  });
  clock.goTo(2, '16:50');
  change('kofi.mensah@demo.example', 'Lending shed: 310 tools and a carpet cleaner', {
    description:
      'Sanders, ladders, strimmers, a tile cutter, a projector screen and a paella pan for 60. New this month: a second carpet cleaner. The list is on our website with photographs.',
  });

  clock.goTo(2, '17:25');
  list('marion.teasdale@demo.example', 'Skerneside Foodbank', {
    kind: 'need',
    category: 'transport',
    title: 'A van and somebody to drive it on 12 Saturdays',
    summary: 'From three supermarkets to our warehouse, between 8 and 10 in the morning.',
    description: 'Two of us ride along and do the lifting. We pay for fuel.',
    themes: ['food-essentials'],
    skills: ['driving'],
    areas: ['whole-borough'],
    availability: { weekly: [{ day: 6, from: '08:00', to: '10:00' }] },
    details: { quantity: '1 van, 12 Saturdays', urgency: 'soon' },
  });

  clock.goTo(1, '07:55');
  tell(
    'correction',
    { type: 'listing', rowId: listing('Emergency food parcels with a voucher').rowId },
    'The ramp is at the back now, off Melland Street. The front has two steps.',
  );

  clock.goTo(1, '11:10');
  list('joan.fairless@demo.example', 'The Dene Keepers', {
    kind: 'skill',
    category: null,
    title: 'Hedge laying, taught on your own hedge',
    summary: 'Two of us bring the billhooks and stay until you can do it without us.',
    description: '',
    themes: ['environment'],
    skills: ['gardening'],
    areas: ['whole-borough'],
    availability: null,
    details: { forms: ['hands-on', 'training'], hours: 'A winter weekend' },
  });

  rememberDemonstrationQueue(database, given.today);
}
