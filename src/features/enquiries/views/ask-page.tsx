import { EmptyState, PostForm, SelectField, TextArea } from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { enquiryPaths } from '../enquiry.paths.ts';

export interface AskPageProps {
  site: Site;
  slug: string;
  title: string;
  owner: string;
  /** Whether the entry is a need, so that one offers. */
  isNeed: boolean;
  organisations: readonly { value: string; label: string }[];
  linkable: readonly { value: string; label: string }[];
  due: string;
  typed: { organisation: string; linked: string; words: string };
  errors: readonly InputError[];
  /** Whether it is an entry of one's own organisation, and one belongs to no other that could ask. */
  isOwn: boolean;
  /** The conversation that there is already. */
  existingHref: string | null;
}

/** Where one asks about an entry, or offers what a need asks for. */
export function AskPage(props: AskPageProps): Html {
  const { site, isNeed, typed, errors } = props;
  const errorOf = (name: string) => errors.find((error) => error.parameter === name)?.message;
  const heading = isNeed ? 'Offer this' : 'Ask about this';
  const [only] = props.organisations;
  return (
    <Page
      site={site}
      title={`${heading}: ${props.title}`}
      unlisted
      hasErrors={errors.length > 0}
      back={{ label: props.title, href: enquiryPaths.listing(props.slug) }}
    >
      {errors.length > 0 && (
        <ErrorSummary
          errors={errors.map(({ parameter, message }) => ({ text: message, href: `#${parameter}` }))}
        />
      )}
      <h1>{heading}</h1>
      <p class="lead">
        “{props.title}”, {props.owner}
      </p>
      {props.existingHref !== null && (
        <p class="notice">
          <a href={props.existingHref}>Go on in the conversation that there is already</a>
        </p>
      )}
      {only === undefined && props.isOwn ? (
        <EmptyState
          title="This is your own organisation’s entry"
          action={{ href: enquiryPaths.list, label: 'See your conversations' }}
        >
          <p>Other organisations ask about it here. What they ask is among your conversations.</p>
        </EmptyState>
      ) : only === undefined ? (
        <EmptyState
          title="Organisations ask each other"
          action={{ href: sitePaths.join, label: 'Find or register yours' }}
        >
          <p>Once you belong to another organisation in the directory, you can ask in its name.</p>
        </EmptyState>
      ) : (
        <PostForm site={site} action={enquiryPaths.ask(props.slug)} class="form">
          {props.organisations.length === 1 ? (
            <>
              <input type="hidden" name="organisation" value={only.value} />
              <p>
                You {isNeed ? 'offer' : 'ask'} for <strong>{only.label}</strong>.
              </p>
            </>
          ) : (
            <SelectField
              name="organisation"
              label={isNeed ? 'Who offers?' : 'Who asks?'}
              value={typed.organisation}
              options={props.organisations}
              {...given(errorOf('organisation'))}
            />
          )}
          {props.linkable.length > 0 && (
            <SelectField
              name="linked"
              label={
                isNeed
                  ? 'Is it something that you have listed? (optional)'
                  : 'Is it for a need of yours? (optional)'
              }
              hint="Then the other side sees it, and it is counted there too."
              value={typed.linked}
              options={[{ value: '', label: 'No, or not listed' }, ...props.linkable]}
              {...given(errorOf('linked'))}
            />
          )}
          <TextArea
            name="words"
            label={isNeed ? 'What can you offer?' : 'What would you like to know or have?'}
            hint={
              isNeed
                ? 'For example: two of us can drive on Tuesdays from 11 to 2, from January on.'
                : 'For example: could we have it on the first Saturday in December, for about 30 people?'
            }
            rows={5}
            value={typed.words}
            error={errorOf('words')}
          />
          <p class="second">
            {props.owner} should answer by {props.due}; we remind them. You get each other’s contact details
            when they say yes.
          </p>
          <button type="submit" class="button">
            {isNeed ? 'Send the offer' : 'Send the question'}
          </button>
        </PostForm>
      )}
    </Page>
  );
}

function given(error: string | undefined): { error?: string } {
  return error === undefined ? {} : { error };
}
