import { addDays, type IsoDate, startOfLondonDay } from './clock.ts';

/** Writes calendars (iCalendar, RFC 5545; names and refreshing as in RFC 7986), in London's time. */

/** Something on a day, or on the same days of every week. */
export interface CalendarEvent {
  /** Always the same for this event, and no other event's. */
  uid: string;
  /** How often it has been changed. */
  sequence: number;
  changedAt: Date;
  title: string;
  description: string;
  location: string | null;
  url: string;
  categories: readonly string[];
  /** The first day, and the last one, included. */
  startsOn: IsoDate;
  endsOn: IsoDate;
  /** `HH:MM` in London; where `to` is no later than `from`, it is on the next day. Null: all day. */
  times: { from: string; to: string } | null;
  /** ISO 8601 weekdays on which it is every week, from `startsOn`; null: it is once. Only for what has times. */
  weekly: { days: readonly number[]; until: IsoDate | null } | null;
}

export interface Calendar {
  name: string;
  /** Where it is to be had again. */
  url: string;
  events: readonly CalendarEvent[];
}

/** Hours after which a calendar is worth asking for again. */
const refreshHours = 6;

/** London's clock as the law has had it since 1996: an hour ahead from the last Sunday in March to that in October. */
const london = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  'BEGIN:DAYLIGHT',
  'TZNAME:BST',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:GMT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** The text of a calendar that others subscribe to. */
export function calendarText({ name, url, events }: Calendar): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Borough Exchange//Search//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    // What most programs read instead of NAME and REFRESH-INTERVAL.
    `X-WR-CALNAME:${escaped(name)}`,
    `SOURCE;VALUE=URI:${url}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
    `X-PUBLISHED-TTL:PT${refreshHours}H`,
    // Always there, since a calendar may not be without any component.
    ...london,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

function eventLines(event: CalendarEvent): string[] {
  const { times, weekly, startsOn, endsOn } = event;
  const changed = moment(event.changedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    // Where nothing is negotiated it says when the event was last revised (RFC 5545, 3.8.7.2).
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    ...(times === null
      ? // The end is the day on which it is over, not the last one.
        [`DTSTART;VALUE=DATE:${day(startsOn)}`, `DTEND;VALUE=DATE:${day(addDays(endsOn, 1))}`]
      : [
          `DTSTART;TZID=Europe/London:${day(startsOn)}T${time(times.from)}`,
          `DTEND;TZID=Europe/London:${day(times.to > times.from ? endsOn : addDays(endsOn, 1))}T${time(times.to)}`,
        ]),
    ...(weekly === null ? [] : [`RRULE:${rule(weekly)}`]),
    `SUMMARY:${escaped(event.title)}`,
    ...(event.description === '' ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
    ...(event.location === null ? [] : [`LOCATION:${escaped(event.location)}`]),
    ...(event.categories.length === 0 ? [] : [`CATEGORIES:${event.categories.map(escaped).join(',')}`]),
    `URL:${event.url}`,
    // Nobody is busy for what others offer or ask for.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const weekdays = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function rule({ days, until }: NonNullable<CalendarEvent['weekly']>): string {
  const parts = ['FREQ=WEEKLY'];
  // In UTC, as it must be beside a beginning with a time zone (RFC 5545, 3.3.10): the last second of that day.
  if (until) parts.push(`UNTIL=${moment(new Date(startOfLondonDay(addDays(until, 1)).getTime() - 1_000))}`);
  parts.push(`BYDAY=${days.map((each) => weekdays[each]).join(',')}`);
  return parts.join(';');
}

function day(date: IsoDate): string {
  return date.replaceAll('-', '');
}

function time(hoursAndMinutes: string): string {
  return `${hoursAndMinutes.replace(':', '')}00`;
}

/** A moment in UTC, to the second. */
function moment(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

const octetsInLine = 75;

/** No line is longer than 75 octets; what goes on begins with a space, and no character is cut in two. */
function folded(line: string): string {
  let written = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > octetsInLine) {
      written += '\r\n ';
      octets = 1;
    }
    written += character;
    octets += length;
  }
  return written;
}
