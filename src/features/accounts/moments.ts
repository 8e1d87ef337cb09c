const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: false,
});

/** "22 November 2026 at 14:05", in London. */
export function formatMoment(at: Date): string {
  return moment.format(at);
}
