import {
  DoneNotice,
  FactList,
  MailLink,
  SectorTag,
  said,
  TelephoneLink,
  TitleBlock,
} from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { enquiryPaths } from '../enquiry.paths.ts';
import type { Contact, ConversationView, TimelineEntry } from '../enquiry.presenter.ts';
import { MoveForms, type Typed } from './move-forms.tsx';

export interface ConversationPageProps {
  site: Site;
  view: ConversationView;
  /** Where its forms are posted to. */
  action: string;
  /** Whether it was opened by a link, so that nothing leads on to what needs an account. */
  byLink: boolean;
  typed: Typed;
  errors: readonly InputError[];
  /** The other side was quicker: what was typed is kept. */
  hasMoved: boolean;
  /** What was just done. */
  done: string | null;
}

/** A conversation between two organisations, and what one can do about it. */
export function ConversationPage(props: ConversationPageProps): Html {
  const { site, view, errors } = props;
  // Where the conversation has no such form any more, what was typed into it is shown to be copied.
  const { move: typedMove } = props.typed;
  const kept = view.moves.some((move) => move === typedMove) ? [] : wordsIn(props.typed);
  return (
    <Page
      site={site}
      title={`Conversation about “${view.title}”`}
      unlisted
      hasErrors={errors.length > 0 || props.hasMoved}
      {...(props.byLink ? {} : { back: view.back })}
    >
      {errors.length > 0 && (
        <ErrorSummary
          errors={errors.map(({ parameter, message }) => ({
            text: message,
            href: kept.length > 0 ? '#kept' : `#${parameter}`,
          }))}
        />
      )}
      {props.hasMoved && (
        <ErrorSummary
          title="This has moved on since you opened the page"
          errors={[{ text: 'Read what is new, then decide. What you wrote is kept below', href: '#do' }]}
        />
      )}
      <DoneNotice site={props.site} done={said(props.done)} />
      <div class="page-columns">
        <div class="stack">
          <TitleBlock sign={view.sign} title={view.title}>
            <PartyLink party={view.asker} />
            <PartyLink party={view.owner} />
          </TitleBlock>
          <p class="lead">
            <span class="enquiry-state">{view.state}.</span> {view.next}
          </p>
          <FactList
            facts={[
              { label: 'About', value: <a href={view.listing.href}>{view.listing.title}</a> },
              ...(view.linked === null
                ? []
                : [{ label: 'Goes with', value: <a href={view.linked.href}>{view.linked.title}</a> }]),
              ...view.facts.map(({ label, value }) => ({
                label,
                value: typeof value === 'string' ? value : <Reach contact={value} />,
              })),
            ]}
          />
          <section aria-labelledby="said">
            <h2 id="said">What was said</h2>
            <ol class="timeline">
              {view.timeline.map((entry) => (
                <Entry entry={entry} />
              ))}
            </ol>
          </section>
        </div>
        <div class="stack screen-only" id="do">
          <KeptWords words={kept} />
          <MoveForms {...props} />
          {view.others.length > 0 && !props.byLink && (
            <section class="box" aria-labelledby="others">
              <h2 id="others">Others ask about it too</h2>
              <ul>
                {view.others.map((other) => (
                  <li>
                    <a href={other.href}>{other.label}</a>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </Page>
  );
}

function PartyLink({ party }: { party: ConversationView['asker'] }): Html {
  return (
    <span>
      <a href={party.href}>{party.name}</a> <SectorTag sector={party.sector} label={party.sectorLabel} />
    </span>
  );
}

function Reach({ contact: { email, phone } }: { contact: Contact }): Html {
  return (
    <>
      {email !== null && <MailLink address={email} />}
      {email !== null && phone !== null && ', '}
      {phone !== null && <TelephoneLink phone={phone} />}
    </>
  );
}

function Entry({ entry }: { entry: TimelineEntry }): Html {
  return (
    <li class={`timeline-entry timeline-${entry.look}`}>
      <p class="timeline-head">
        <strong>{entry.who}</strong> {entry.what} <span class="second">{entry.when}</span>
      </p>
      {entry.words.length > 0 && (
        <div class="timeline-words">
          {entry.words.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
      )}
      {entry.privateReason !== null && <p class="second">For you and the CVS only: {entry.privateReason}</p>}
    </li>
  );
}

/** Everything that somebody wrote into a form, without its buttons and numbers. */
function wordsIn(typed: Typed): string[] {
  const names = [
    'words',
    'accept_words',
    'decline_words',
    'reason',
    'arrange_words',
    'sentence',
    'not_words',
    'cancel_words',
  ];
  return names.map((name) => typed[name] ?? '').filter((words) => words.trim() !== '');
}

function KeptWords({ words }: { words: readonly string[] }): Html | null {
  if (words.length === 0) return null;
  return (
    <section class="box" id="kept" tabindex={-1}>
      <h2>What you wrote</h2>
      <p class="second">It wasn’t sent. Copy it if you still need it.</p>
      {words.map((each) => (
        <blockquote class="kept-words">{each}</blockquote>
      ))}
    </section>
  );
}

/** A link that opens nothing, any more or ever. What was being sent by it is kept in sight. */
export function LinkOverPage({ site, typed = {} }: { site: Site; typed?: Typed }): Html {
  return (
    <Page site={site} title="This link no longer works" unlisted>
      <h1>This link no longer works</h1>
      <p class="lead">The conversation is closed, or the link wasn’t copied as a whole.</p>
      <p>
        If you have an account, you find it among <a href={enquiryPaths.list}>your conversations</a>.
      </p>
      <KeptWords words={wordsIn(typed)} />
    </Page>
  );
}
