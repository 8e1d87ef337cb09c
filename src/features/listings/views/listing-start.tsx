import { ButtonLink, Notice, Sign } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';

export interface KindChoice {
  href: string;
  sign: 'ring' | 'disc' | 'square';
  label: string;
  sentence: string;
}

/** Where one says what sort of thing it is. */
export function ChooseKindPage(props: {
  site: Site;
  choices: readonly KindChoice[];
  /** Whether the address names a kind that there isn't. */
  isUnknown: boolean;
}): Html {
  return (
    <Page
      site={props.site}
      title="List something"
      unlisted
      search={false}
      back={{ label: 'My page', href: sitePaths.my }}
    >
      <h1>List something</h1>
      {props.isUnknown && (
        <Notice>That address names nothing that can be listed. Choose what it is below.</Notice>
      )}
      <ul class="kind-choices">
        {props.choices.map((choice) => (
          <li>
            <Sign shape={choice.sign} size={28} />
            <div>
              <a href={choice.href}>{choice.label}</a>
              <p class="second">{choice.sentence}</p>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** What one is told once a change has been sent to the curators. */
export function SentPage(props: {
  site: Site;
  title: string;
  isPublicAlready: boolean;
  /** Whether the same was sent before, and is there once all the same. */
  wasSentBefore: boolean;
  editHref: string;
}): Html {
  return (
    <Page site={props.site} title="Sent to the CVS" unlisted search={false}>
      {props.wasSentBefore && <Notice>You sent this already, so the CVS has it just once.</Notice>}
      <div class="empty">
        <h1>Sent to the CVS</h1>
        <p>
          <strong>{props.title}</strong>
        </p>
        <p>
          The CVS will look at this, usually within two working days.{' '}
          {props.isPublicAlready ? 'Until then people see it as it was before.' : 'It isn’t public yet.'}
        </p>
        <p class="button-row">
          <ButtonLink href={sitePaths.my} primary>
            Go to my page
          </ButtonLink>
          <ButtonLink href={props.editHref}>Change it again</ButtonLink>
        </p>
      </div>
    </Page>
  );
}
