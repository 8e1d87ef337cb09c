import type { Account } from '#features/accounts/index.ts';
import { displayName } from '#features/accounts/index.ts';
import { Key, MailLink, PostForm, SelectField, TextArea } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import type { Site } from '#web/site.ts';
import { curationPaths } from '../curation.paths.ts';
import { type DeskView, viewFields } from '../desk.input.ts';
import type { ItemView } from '../item.presenter.ts';
import { ComparedParts } from './diff.tsx';

export interface ItemPanelProps {
  site: Site;
  view: ItemView;
  desk: DeskView;
  /** Filled by the feature that the item's type belongs to. */
  panel: Html | undefined;
  next: string | undefined;
  curators: readonly Account[];
  me: number;
  /** What was typed into a form that wasn't carried out, and what is wrong with it. */
  typed: { reason: string; error: string | undefined; trustError: string | undefined } | undefined;
}

/** One item: what is asked, against what is public, and what can be done. */
export function ItemPanel(props: ItemPanelProps): Html {
  const { site, view, desk, panel } = props;
  return (
    <section class="desk-item" id="item" tabindex="-1" aria-labelledby="item-title">
      <p class="item-deed">
        <strong>{view.kind}</strong> · {view.deed}
        {view.authorEmail !== null && (
          <>
            {' '}
            (<MailLink address={view.authorEmail} />)
          </>
        )}
      </p>
      <h2 id="item-title">{view.title}</h2>
      {view.organisation !== null && view.organisation.label !== view.title && (
        <p>
          {view.organisation.href === null ? (
            view.organisation.label
          ) : (
            <a href={view.organisation.href}>{view.organisation.label}</a>
          )}
        </p>
      )}
      {view.notices.map((notice) => (
        <p class="notice">{notice}</p>
      ))}
      {view.words !== null && <blockquote class="item-words">{view.words}</blockquote>}
      <ComparedParts parts={view.changed} />
      {view.isNew && <ComparedParts parts={view.same} />}
      {view.publicNow !== null && (
        <dl class="facts comparison">
          <div class="facts-row">
            <dt>Public now</dt>
            <dd>{view.publicNow}</dd>
          </div>
        </dl>
      )}
      {panel}
      {view.similar.length > 0 && (
        <div>
          <h3>They said it is none of these</h3>
          <ul>
            {view.similar.map((link) => (
              <li>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {view.decisions !== null && <Decisions {...props} decisions={view.decisions} />}
      {view.decisions === null && props.next !== undefined && (
        <p class="button-row">
          <Next href={props.next} />
        </p>
      )}
      {!view.isNew && view.same.length > 0 && (
        <details>
          <summary>What stays the same</summary>
          <ComparedParts parts={view.same} />
        </details>
      )}
      <p class="item-links">
        {view.links.map((link) => (
          <a href={link.href}>{link.label}</a>
        ))}
      </p>
      <Assignment site={site} view={view} desk={desk} curators={props.curators} me={props.me} />
      {view.organisation?.isLive === true && (
        <Trust
          site={site}
          view={view}
          desk={desk}
          organisation={view.organisation}
          typed={props.typed?.trustError === undefined ? undefined : props.typed}
        />
      )}
      <details>
        <summary>What happened so far</summary>
        <ol class="item-events">
          {view.events.map((event) => (
            <li>
              {event.text}
              {event.reason !== '' && <blockquote>{event.reason}</blockquote>}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

/** Where a form leads back to. */
export function ViewFields({ desk }: { desk: DeskView }): Html {
  return (
    <>
      {viewFields(desk).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function Decisions(props: ItemPanelProps & { decisions: NonNullable<ItemView['decisions']> }): Html {
  const { view, decisions } = props;
  // What was said about trust stands in the form for that.
  const typed = props.typed?.trustError === undefined ? props.typed : undefined;
  const { agree, decline, refuse } = decisions;
  const told =
    view.toldTo === null
      ? 'Kept with the entry. Leave out people’s names.'
      : `${view.toldTo} gets your words by e-mail.`;
  const reason = (
    <TextArea
      name="reason"
      label={decline?.asks ?? 'A word on it (optional)'}
      hint={told}
      rows={3}
      value={typed?.reason ?? ''}
      error={typed?.error}
    />
  );
  return (
    <PostForm site={props.site} action={curationPaths.decide} class="decisions" id="decision">
      <ViewFields desk={props.desk} />
      <input type="hidden" name="item" value={view.seen} />
      <button
        type="submit"
        class={agree.isMain ? 'button' : 'button button-secondary'}
        name="outcome"
        value={agree.outcome}
        data-key="a"
      >
        {agree.label} <Key name="A" />
      </button>
      <details
        class="decline"
        open={typed !== undefined && (typed.reason !== '' || typed.error !== undefined)}
      >
        <summary class="button button-secondary" data-key="s">
          {decline?.label ?? 'Add a word'} <Key name="S" />
        </summary>
        <div class="decline-words">
          {reason}
          {decline !== null && (
            <button type="submit" class="button button-secondary" name="outcome" value={decline.outcome}>
              {decline.label} with these words
            </button>
          )}
          {refuse !== null && (
            <>
              <button type="submit" class="button button-secondary" name="outcome" value={refuse.outcome}>
                {refuse.label} with these words
              </button>
              <p class="second">For good: they can’t ask for it again.</p>
            </>
          )}
        </div>
      </details>
      {props.next !== undefined && <Next href={props.next} />}
    </PostForm>
  );
}

function Next({ href }: { href: string }): Html {
  return (
    <a class="button button-secondary" href={href} data-key="j">
      Next <Key name="J" />
    </a>
  );
}

function Assignment({
  site,
  view,
  desk,
  curators,
  me,
}: Pick<ItemPanelProps, 'site' | 'view' | 'desk' | 'curators' | 'me'>): Html {
  const current = curators.find((curator) => curator.rowId === view.assigneeRowId);
  return (
    <PostForm site={site} action={curationPaths.assign} class="item-assign">
      <ViewFields desk={desk} />
      <input type="hidden" name="item" value={view.id} />
      <AssigneeField
        id="assignee"
        label="Who looks after it"
        value={current?.id ?? ''}
        curators={curators}
        me={me}
      />
      <button type="submit" class="button button-secondary">
        Save
      </button>
    </PostForm>
  );
}

/** Whose it is to be. */
export function AssigneeField(props: {
  id: string;
  label: string;
  value: string;
  curators: ItemPanelProps['curators'];
  me: number;
}): Html {
  return (
    <SelectField
      name="assignee"
      id={props.id}
      label={props.label}
      value={props.value}
      options={[
        { value: '', label: 'Nobody yet' },
        ...props.curators.map((curator) => ({
          value: curator.id,
          label: curator.rowId === props.me ? `${displayName(curator)} (you)` : displayName(curator),
        })),
      ]}
    />
  );
}

function Trust({
  site,
  view,
  desk,
  organisation,
  typed,
}: Pick<ItemPanelProps, 'site' | 'view' | 'desk' | 'typed'> & {
  organisation: NonNullable<ItemView['organisation']>;
}): Html {
  const { isTrusted, label } = organisation;
  return (
    <details class="item-trust" open={typed !== undefined}>
      <summary>{isTrusted ? `${label} is trusted` : `${label} isn’t trusted yet`}</summary>
      <PostForm site={site} action={curationPaths.trust} class="form">
        <ViewFields desk={desk} />
        <input type="hidden" name="item" value={view.id} />
        <input type="hidden" name="organisation" value={organisation.id} />
        <input type="hidden" name="trust" value={isTrusted ? 'withdraw' : 'grant'} />
        <p>
          Small changes of a trusted organisation go live at once, and you look them over afterwards. New
          entries, titles, places and ways to get in always wait.
        </p>
        <TextArea
          name="reason"
          id="trust-reason"
          label="Why"
          hint="It is shown in the organisation’s history."
          rows={2}
          value={typed?.reason ?? ''}
          error={typed?.trustError}
        />
        <button type="submit" class="button button-secondary">
          {isTrusted ? 'Withdraw trust' : 'Trust it'}
        </button>
      </PostForm>
    </details>
  );
}
