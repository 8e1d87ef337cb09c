import { ButtonLink, Card } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';

/** The first thing that one can do with an entry: ask about it, or offer what it needs. At the bottom of a phone. */
export function AskPanel(props: {
  /** Null for its own people. */
  askHref: string | null;
  /** The conversation about it that one's organisation has begun already. */
  begunHref: string | null;
  kind: 'need' | 'offer' | 'service';
  /** Since when a question waits that should have been answered. */
  waitingSince: string | null;
  /** How many exchanges were agreed about it. */
  agreed: number;
  /** How much was arranged in all: "45 items". */
  amount: string | null;
  isPartlyMet: boolean;
  /** The open conversations that concern it, for its own people; null where there are none. */
  open: { text: string; href: string } | null;
}): Html | null {
  const { askHref, begunHref, kind, agreed, open, waitingSince } = props;
  const isQuiet = agreed === 0 && open === null && waitingSince === null;
  if (askHref === null && isQuiet) return null;
  return (
    <aside class={askHref === null ? 'actions' : 'actions ask-bar'} aria-label="Questions">
      <Card>
        {askHref !== null && (
          <Asking askHref={askHref} begunHref={begunHref} kind={kind} isPrompt={waitingSince === null} />
        )}
        {open !== null && (
          <p>
            <a href={open.href}>{open.text}</a>
          </p>
        )}
        {agreed > 0 && <p class="second">{agreedText(props)}</p>}
        {waitingSince !== null && (
          <p class="second">A question about this should have been answered by {waitingSince}.</p>
        )}
      </Card>
    </aside>
  );
}

function Asking(props: {
  askHref: string;
  begunHref: string | null;
  kind: keyof typeof headings;
  isPrompt: boolean;
}): Html {
  const { askHref, begunHref, kind, isPrompt } = props;
  const isNeed = kind === 'need';
  if (begunHref !== null) {
    return (
      <>
        <h2>{isNeed ? 'You have offered to help' : 'You have asked about this'}</h2>
        <p class="ask-button">
          <ButtonLink href={begunHref} primary={kind !== 'service'}>
            Go on in your conversation
          </ButtonLink>
        </p>
        <p>
          <a href={askHref}>{isNeed ? 'Offer something else' : 'Ask for another need'}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <h2>{headings[kind]}</h2>
      {isPrompt && <p>Somebody answers within five working days.</p>}
      <p class="ask-button">
        <ButtonLink href={askHref} primary={kind !== 'service'}>
          {isNeed ? 'Offer this' : 'Ask about this'}
        </ButtonLink>
      </p>
    </>
  );
}

const headings = {
  need: 'Can you help?',
  offer: 'Would this help you?',
  service: 'Do you have a question?',
} as const;

function agreedText({
  kind,
  agreed,
  amount,
  isPartlyMet,
}: {
  kind: string;
  agreed: number;
  amount: string | null;
  isPartlyMet: boolean;
}): string {
  const times = agreed === 1 ? 'One exchange' : `${agreed} exchanges`;
  const inAll = amount === null ? '' : `, ${amount} in all`;
  if (kind !== 'need') return `${times} agreed${inAll}.`;
  return isPartlyMet
    ? `Met in part: ${times.toLowerCase()} agreed${inAll}.`
    : `${times} agreed for it${inAll}.`;
}
