/**
 * Every kind of page and every state that it has, as addresses of the demonstration borough.
 * Tests that hold for all pages go through this list: a new page or state is one more line.
 */
export interface PageState {
  name: string;
  path: string;
  status: 200 | 400 | 404;
  /** The words of its h1, in full or as a pattern. */
  heading: string | RegExp;
}

const ok = (name: string, path: string, heading: string | RegExp): PageState => ({
  name,
  path,
  status: 200,
  heading,
});

export const pageStates: readonly PageState[] = [
  ok('home', '/', 'What one of us has, another needs.'),
  ok('every entry', '/search', /^\d+ entries$/),
  ok('needs', '/search?kind=need', /^\d+ needs$/),
  ok('a corrected search', '/search?q=book+keping', /^\d+ entries$/),
  ok('words insisted on', '/search?q=book+keping&as_typed=1', '0 entries'),
  ok('a narrowed search', '/search?q=room&kind=resource&near=DL1+5QT&within=5', /^\d+ resources$/),
  ok('a search near an outcode', '/search?near=DL3', /^\d+ entries$/),
  ok('some of the words', '/search?q=minibus+farsight', '0 entries'),
  ok('none of the words', '/search?q=zzqqxx', '0 entries'),
  ok('filters that nothing fits', '/search?kind=shadowing&theme=faith-belief', '0 offers of work shadowing'),
  ok('past the end', '/search?page=9999', /^\d+ entries$/),
  ok('a middle page', '/search?page=5', /^\d+ entries$/),
  {
    name: 'no such place',
    path: '/search?q=room&near=ZZ99',
    status: 400,
    heading: 'We couldn’t search for that',
  },
  {
    name: 'no such day',
    path: '/search?available_on=never',
    status: 400,
    heading: 'We couldn’t search for that',
  },
  {
    name: 'no such kind',
    path: '/search?kind=nonsense',
    status: 400,
    heading: 'We couldn’t search for that',
  },
  ok('a service', '/listings/volunteer-drop-in', 'Volunteer drop-in'),
  ok('a need', '/listings/new-pyjamas-and-underwear-all-sizes', 'New pyjamas and underwear, all sizes'),
  ok('a resource', '/listings/a-paragraph-in-the-councils-magazine', 'A paragraph in the council’s magazine'),
  ok(
    'a skill',
    '/listings/bookkeeping-two-days-a-month-from-the-finance-team',
    'Bookkeeping: two days a month from the finance team',
  ),
  ok(
    'volunteering',
    '/listings/senior-managers-team-day-twelve-pairs-of-hands',
    /^Senior managers’ team day/,
  ),
  ok('shadowing', '/listings/duty-day-at-the-housing-office', 'Duty day at the housing office'),
  ok('an old entry', '/listings/computer-suites-in-the-long-summer', 'Computer suites in the long summer'),
  ok('a paused entry', '/listings/twenty-pool-bikes-and-helmets', 'Twenty pool bikes and helmets'),
  ok('a lapsed entry', '/listings/coat-hangers-any-amount', 'Coat hangers, any amount'),
  ok('a need that was met', '/listings/an-accompanist-who-can-follow-us', 'An accompanist who can follow us'),
  ok('a taken offer', '/listings/display-cases-and-exhibition-boards', 'Display cases and exhibition boards'),
  ok('organisations', '/organisations', /^\d+ organisations$/),
  ok('organisations past the end', '/organisations?page=99', /^\d+ organisations$/),
  ok('an organisation', '/organisations/borough-libraries', 'Borough Libraries'),
  ok('an organisation with teams', '/organisations/darlington-town-hall', 'Darlington Town Hall'),
  ok('a refuge', '/organisations/juniper-womens-refuge', 'Juniper Women’s Refuge'),
  ok('themes', '/themes', 'Themes'),
  ok('a theme', '/themes/mental-health', 'Mental health'),
  ok('reports', '/reports', 'Reports'),
  ok('what has been exchanged', '/reports/exchanges', 'What has been exchanged'),
  ok('a part of it', '/reports/exchanges?from=business&theme=community-buildings', 'What has been exchanged'),
  ok('about', '/about', 'About Borough Exchange'),
  ok('accessibility', '/accessibility', 'Accessibility statement'),
  ok('privacy', '/privacy', 'Privacy'),
  { name: 'no such page', path: '/nowhere', status: 404, heading: 'We can’t find that page' },
  { name: 'no such listing', path: '/listings/nothing', status: 404, heading: 'We can’t find that page' },
  {
    name: 'no such organisation',
    path: '/organisations/nobody',
    status: 404,
    heading: 'We can’t find that page',
  },
  { name: 'no such theme', path: '/themes/nothing', status: 404, heading: 'We can’t find that page' },
];

/** What a directory shows in which nobody has listed anything yet. */
export const emptyStates: readonly PageState[] = [
  ok('an empty home page', '/', 'What one of us has, another needs.'),
  ok('an empty search', '/search', '0 entries'),
  ok('a search of nothing', '/search?q=minibus&near=DL1+5QT', '0 entries'),
  ok('no organisations', '/organisations', '0 organisations'),
  ok('reports of nothing', '/reports', 'Reports'),
  ok('nothing exchanged', '/reports/exchanges', 'What has been exchanged'),
  ok('themes without entries', '/themes', 'Themes'),
  ok('a theme without entries', '/themes/mental-health', 'Mental health'),
];

/** Whether a heading is the one that a state has. */
export function isHeading(expected: PageState['heading'], heading: string): boolean {
  return typeof expected === 'string' ? heading === expected : expected.test(heading);
}
