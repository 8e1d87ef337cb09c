import { Sign } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import type { MatchView } from '../matching.presenter.ts';

/** Matches shown at once; the rest is folded. */
const shownAtOnce = 5;

/** What goes with an entry, on its page. */
export function MatchSection(props: {
  heading: string;
  matches: readonly MatchView[];
  /** What is said where there are none; null: then nothing is. */
  empty: string | null;
}): Html | null {
  const { matches } = props;
  if (matches.length === 0 && props.empty === null) return null;
  const rest = matches.slice(shownAtOnce);
  return (
    <section class="section matches" aria-labelledby="matches">
      <MatchHeading text={props.heading} />
      {matches.length === 0 && <p>{props.empty}</p>}
      {matches.length > 0 && <MatchList matches={matches.slice(0, shownAtOnce)} />}
      {rest.length > 0 && (
        <details>
          <summary>{rest.length === 1 ? '1 more' : `${rest.length} more`}</summary>
          <MatchList matches={rest} />
        </details>
      )}
    </section>
  );
}

/** What would go with an entry that is being written; following a link must not lose what was typed. */
export function MatchesBeside({
  heading,
  matches,
}: {
  heading: string;
  matches: readonly MatchView[];
}): Html {
  return (
    <section class="matches matches-beside" aria-labelledby="matches">
      <MatchHeading text={heading} />
      <MatchList matches={matches} isAside />
    </section>
  );
}

/** Stands above a list of matches, and names it. */
export function MatchHeading({ text }: { text: string }): Html {
  return (
    <h2 class="match-heading" id="matches">
      <Sign shape="exchange" size={26} />
      {text}
    </h2>
  );
}

function MatchList({ matches, isAside }: { matches: readonly MatchView[]; isAside?: boolean }): Html {
  return (
    <ul class="match-rows">
      {matches.map((match) => (
        <MatchRow match={match} isAside={isAside ?? false} />
      ))}
    </ul>
  );
}

/** One match as a line of such a list. */
export function MatchRow(props: {
  match: MatchView;
  isAside?: boolean;
  children?: Html | readonly (Html | string)[];
}): Html {
  const { match } = props;
  return (
    <li class="match-row">
      <Sign shape={match.sign} size={20} />
      <div class="match-body">
        <p class="match-title">
          {props.isAside ? (
            <a href={match.href} target="_blank" rel="noopener">
              {match.title}
              <span class="visually-hidden"> (opens in a new tab)</span>
            </a>
          ) : (
            <a href={match.href}>{match.title}</a>
          )}{' '}
          <span class="second">{match.organisation}</span>
        </p>
        {props.children !== undefined && <p class="second">{props.children}</p>}
        <p class="second">{match.reasons}</p>
      </div>
      {match.dismissHref !== null && (
        <a class="match-dismiss" href={match.dismissHref} rel="nofollow">
          Doesn’t fit<span class="visually-hidden">: “{match.title}”</span>
        </a>
      )}
    </li>
  );
}
