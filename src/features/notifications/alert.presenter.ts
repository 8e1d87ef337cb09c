import type { Organisation } from '#features/organisations/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { formatDate } from '#platform/formats.ts';
import type { InputError } from '#web/replies.ts';
import { type Done, frequencyField } from './alert.input.ts';
import { type Alert, type Frequency, frequencies, frequencyLabels } from './alert.model.ts';
import { placeOf } from './alert-subject.ts';

/** Alerts as pages show them; nothing here reads or writes. */

export interface AlertRow {
  id: string;
  /** "Search", "Theme", "Organisation". */
  kicker: string;
  name: string;
  /** Where all that it is about stands. */
  href: string;
  /** When they were told last, or why it ended. */
  state: string;
  frequencyField: string;
  frequency: string;
  error: string | undefined;
  /** Whether it can be gone on with. */
  mayResume: boolean;
}

export interface AlertsPageView {
  done: string | null;
  rows: readonly AlertRow[];
  /** Stopped lately. */
  ended: readonly AlertRow[];
  frequencies: readonly { value: Frequency; label: string }[];
  errors: readonly InputError[];
}

const doneTexts: Record<Done, string> = {
  begun: 'Done. We will write to you when something new is listed.',
  changed: 'Changed. You followed this already, so it is here just once.',
  saved: 'Saved.',
  stopped: 'Stopped. You get no more e-mails about it.',
  'stopped-all': 'Stopped. You get no more e-mails about anything that you followed.',
  resumed: 'You follow it again, from now on.',
};

/** Gathers what the page with all of somebody's alerts shows. */
export function toAlertsPage(source: {
  alerts: readonly Alert[];
  /** The organisations that are followed. */
  organisations: readonly Organisation[];
  done: Done | undefined;
  /** What was typed, where it was wrong. */
  typed?: ReadonlyMap<string, string>;
  errors?: readonly InputError[];
  clock: Clock;
}): AlertsPageView {
  const { errors = [], typed, clock } = source;
  const organisations = new Map(source.organisations.map((each) => [each.id, each]));
  const today = londonDay(clock.now());
  const toRow = (alert: Alert): AlertRow => {
    const field = frequencyField(alert.id);
    return {
      id: alert.id,
      kicker: kickerOf(alert),
      name: alert.name,
      href: placeOf(alert, organisations.get(alert.subject)),
      state: stateOf(alert, today),
      frequencyField: field,
      frequency: typed?.get(field) ?? alert.frequency,
      error: errors.find(({ parameter }) => parameter === field)?.message,
      mayResume: alert.endedBecause === 'stopped',
    };
  };
  return {
    done: source.done === undefined ? null : doneTexts[source.done],
    // What is about one's own entries first: it came by itself.
    rows: source.alerts
      .filter(({ endedAt }) => endedAt === null)
      .toSorted((a, b) => Number(b.type === 'matches') - Number(a.type === 'matches'))
      .map(toRow),
    ended: source.alerts.filter(({ endedAt }) => endedAt !== null).map(toRow),
    frequencies: frequencies.map((value) => ({ value, label: frequencyLabels[value].label })),
    errors,
  };
}

function kickerOf({ type, subject }: Alert): string {
  if (type === 'matches') return 'Your needs and offers';
  if (type === 'organisation') return 'Organisation';
  if (/^theme=[^&]*$/.test(subject)) return 'Theme';
  return /^area=[^&]*$/.test(subject) ? 'Area' : 'Search';
}

function stateOf(alert: Alert, today: string): string {
  const day = (moment: Date) => formatDate(londonDay(moment), today);
  if (alert.endedAt !== null) {
    return alert.endedBecause === 'gone'
      ? `Ended on ${day(alert.endedAt)}: it isn’t in the directory any more`
      : `Stopped on ${day(alert.endedAt)}`;
  }
  return alert.lastToldAt === null
    ? `Since ${day(alert.since)}, nothing new yet`
    : `We last wrote about it on ${day(alert.lastToldAt)}`;
}
