import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Availability, Listing } from '#features/listings/index.ts';
import { calendarText } from '#platform/icalendar.ts';
import { eventDatesOf } from './event-dates.ts';

/** Which dates of a listing stand in a calendar, as another program reads them from it. */

function listing(change: Partial<Listing>): Listing {
  return {
    rowId: 1,
    id: '00000000-0000-4000-8000-000000000001',
    slug: 'x',
    organisationRowId: 1,
    kind: 'volunteering',
    category: null,
    title: 'X',
    summary: '',
    description: '',
    themes: [],
    skills: [],
    areas: [],
    availability: null,
    details: { team: 'Finance', people: 2 },
    state: 'live',
    version: 1,
    confirmedOn: null,
    reviewDueOn: null,
    reviewMonths: null,
    firstAskedAt: null,
    secondAskedAt: null,
    callListedAt: null,
    unansweredSince: null,
    publishedAt: new Date('2026-10-20T12:00:00Z'),
    createdAt: new Date('2026-10-20T12:00:00Z'),
    updatedAt: new Date('2026-10-20T12:00:00Z'),
    ...change,
  };
}

/** The first occurrences of each event, from beginning to end, in UTC or as days. */
function occurrences(of: Listing, count = 3): Record<string, string[]> {
  const dates = eventDatesOf(of);
  const text = calendarText({
    name: 'X',
    url: 'https://exchange.example/search.ics',
    events: dates.map(({ key, isDeadline: _, ...rest }) => ({
      uid: key,
      sequence: 0,
      changedAt: of.updatedAt,
      title: of.title,
      description: '',
      location: null,
      url: 'https://exchange.example/',
      categories: [],
      ...rest,
    })),
  });
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return Object.fromEntries(
    calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      const iterator = event.iterator();
      const found: string[] = [];
      for (let next = iterator.next(); next && found.length < count; next = iterator.next()) {
        const { startDate, endDate } = event.getOccurrenceDetails(next);
        const written = (time: ICAL.Time) =>
          time.isDate ? time.toString() : time.toJSDate().toISOString().slice(0, 16);
        found.push(`${written(startDate)}/${written(endDate)}`);
      }
      return [event.uid, found];
    }),
  );
}

const at = (day: 1 | 2 | 3 | 4 | 5 | 6 | 7, from = '09:00', to = '12:30') => ({ day, from, to });

describe('the dates of a listing', () => {
  const cases: [string, Partial<Listing>, Record<string, string[]>][] = [
    ['nothing known', {}, {}],
    [
      // The clocks go back on 25 October 2026: nine o'clock stays nine o'clock.
      'weekly times since it was published, over the end of summer time',
      { availability: { weekly: [at(3)] } },
      {
        'weekly-1': [
          '2026-10-21T08:00/2026-10-21T11:30',
          '2026-10-28T09:00/2026-10-28T12:30',
          '2026-11-04T09:00/2026-11-04T12:30',
        ],
      },
    ],
    [
      'two weekdays at one time and another time, from a day on, up to and with the last',
      {
        availability: {
          from: '2026-11-03',
          until: '2026-11-09',
          weekly: [at(4), at(1), at(5, '22:00', '01:00')],
        },
      },
      {
        'weekly-1': ['2026-11-05T09:00/2026-11-05T12:30', '2026-11-09T09:00/2026-11-09T12:30'],
        'weekly-2': ['2026-11-06T22:00/2026-11-07T01:00'],
      },
    ],
    [
      'weekly times that are over before they begin',
      { availability: { from: '2026-11-03', until: '2026-11-04', weekly: [at(7)] } },
      {},
    ],
    [
      'single days, each once',
      { kind: 'shadowing', availability: { dates: ['2027-03-28', '2026-12-05', '2026-12-05'] } },
      { '2026-12-05': ['2026-12-05/2026-12-06'], '2027-03-28': ['2027-03-28/2027-03-29'] },
    ],
    [
      'a span of days',
      { availability: { from: '2026-12-30', until: '2027-01-02' } },
      { span: ['2026-12-30/2027-01-03'] },
    ],
    ['only a beginning or an end', { availability: { until: '2027-01-02' } }, {}],
    [
      'the day by which something is needed',
      { kind: 'need', category: 'people', details: { urgency: 'now', by: '2026-12-12' } },
      { by: ['2026-12-12/2026-12-13'] },
    ],
    [
      'when people are needed',
      { kind: 'need', details: { urgency: 'now' }, availability: { dates: ['2026-12-12'] } },
      { '2026-12-12': ['2026-12-12/2026-12-13'] },
    ],
    ['opening hours', { kind: 'service', availability: { weekly: [at(1)] } as Availability }, {}],
    ['a room that is free', { kind: 'resource', availability: { dates: ['2026-12-12'] } }, {}],
  ];
  it.each(cases)('%s', (_name, change, expected) => {
    expect(occurrences(listing(change))).toEqual(expected);
  });
});
