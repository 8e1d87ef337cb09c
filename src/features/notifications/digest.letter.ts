import { formatCount } from '#platform/formats.ts';
import { type LetterPart, writeLetter } from '#platform/mail/letter.ts';
import type { Mail } from '#platform/mail/mail.ts';
import type { Alert } from './alert.model.ts';
import { alertPaths } from './alert.paths.ts';
import type { News } from './news.reader.ts';

/**
 * The mail that gathers all news of one person. Each subject has a link of its own that stops it. The header that mail
 * programs make their own button of (RFC 8058) stops what this mail is about: the one subject, or all that it tells of,
 * since whoever presses it has the whole mail before them and can't name one. What the mail doesn't mention goes on.
 */
export function digestLetter(given: {
  to: string;
  news: readonly News[];
  preferencesToken: string;
  stopTokenFor: (alertIds: readonly string[]) => string;
  baseUrl: string;
  placeName: string;
}): Mail {
  const { news, baseUrl } = given;
  const stopPath = (alerts: readonly Alert[]) =>
    baseUrl + alertPaths.stop(given.stopTokenFor(alerts.map(({ id }) => id)));
  // Nobody asked for these: they come to whoever lists something, until they are stopped.
  const isOfMatches = news.every(({ alert }) => alert.type === 'matches');
  return writeLetter({
    to: given.to,
    subject: subjectFor(news),
    parts: [
      isOfMatches
        ? `This is in ${given.placeName} and could go with what you have listed.`
        : `This is what’s new in ${given.placeName} from what you follow.`,
      ...news.flatMap((each): LetterPart[] => partsOf(each, baseUrl, stopPath([each.alert]))),
      { heading: 'Too much, or too seldom?' },
      'You can change how often we write, or stop any of these. You need no account for it.',
      { link: baseUrl + alertPaths.preferences(given.preferencesToken), label: 'Choose what we tell you' },
    ],
    closing: `You get this because ${isOfMatches ? 'you have listed something' : 'you follow this'} in Borough Exchange, ${given.placeName}. The link to choose is yours alone: don’t pass it on.`,
    unsubscribe: stopPath(news.map(({ alert }) => alert)),
  });
}

function subjectFor(news: readonly News[]): string {
  const total = news.reduce((sum, { count }) => sum + count, 0);
  const [only] = news;
  if (news.length > 1 || !only) return `${formatCount(total)} new from what you follow`;
  if (only.alert.type === 'matches') {
    return total === 1
      ? '1 new match for your entries'
      : `${formatCount(total)} new matches for your entries`;
  }
  return `${formatCount(total)} new: ${only.alert.name}`;
}

function partsOf({ alert, count, entries, place }: News, baseUrl: string, stop: string): LetterPart[] {
  const more = count - entries.length;
  return [
    { heading: `${alert.name} (${formatCount(count)})` },
    {
      items: [
        ...entries.map(({ title, slug, facts }) => ({
          text: `${title}\n${facts}`,
          links: [{ label: 'Read it', link: baseUrl + alertPaths.listing(slug) }],
        })),
        ...(more === 0
          ? []
          : [
              {
                text: entries.length === 0 ? `${formatCount(more)} new` : `and ${formatCount(more)} more`,
                links: [{ label: 'See them', link: baseUrl + place }],
              },
            ]),
      ],
    },
    { aside: [{ label: `Stop telling me about “${alert.name}”`, link: stop }] },
  ];
}
