import { listingPaths } from '#features/listings/index.ts';
import {
  CardList,
  Chip,
  EmptyState,
  EntryCard,
  Facet,
  Filters,
  Marked,
  Notice,
  Pagination,
  resultsId,
  SortSelect,
  searchFormId,
} from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page, type PageProps } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import type { MarkedCard, SearchPageView } from '../search-page.presenter.ts';

/** What the page is called: what was searched, then what was found. */
export function searchTitle(view: SearchPageView): Pick<PageProps, 'title' | 'hasErrors'> {
  return {
    title: `${view.q === '' ? '' : `${view.q}: `}${view.heading}${view.narrowed}`,
    hasErrors: view.errors.length > 0,
  };
}

/** The results page. */
export function SearchPage({
  site,
  view,
  follow,
}: {
  site: Site;
  view: SearchPageView;
  follow: Html | null;
}): Html {
  return (
    <Page
      site={site}
      {...searchTitle(view)}
      nav={view.nav}
      canonical={view.canonical}
      feeds={
        view.follow === null
          ? []
          : [
              { type: 'application/atom+xml', title: 'This search as a feed', href: view.follow.atom },
              { type: 'text/calendar', title: 'Its dates as a calendar', href: view.follow.calendar },
            ]
      }
      unlisted={view.q !== ''}
      search={{ q: view.q, live: true }}
    >
      <div id={resultsId} class="results">
        <SearchResults view={view} follow={follow} />
      </div>
    </Page>
  );
}

/** What changes with each search: facets, count, chips and cards. Shared by the page and the htmx answer. */
export function SearchResults({ view, follow }: { view: SearchPageView; follow: Html | null }): Html {
  return (
    <>
      <div class="results-head">
        {view.errors.length > 0 && <ErrorList errors={view.errors} />}
        {view.correction !== null && (
          <Notice>
            Showing results for <strong>{view.correction.shown}</strong>.{' '}
            <a href={view.correction.asTyped.href}>Search for “{view.correction.asTyped.label}” as typed</a>
          </Notice>
        )}
        {view.suggestion !== null && (
          <Notice>
            Did you mean <a href={view.suggestion.href}>{view.suggestion.label}</a>?
          </Notice>
        )}
        {view.isStandIn && (
          <p class="field-hint">
            Meilisearch can’t answer now; the embedded search does. Only curators see this.
          </p>
        )}
        <ResultsBar view={view} follow={follow} />
        {view.without !== null && (
          <p>
            Nothing has been searched for yet. {leadIn(view)}{' '}
            <a href={view.without.href}>{view.without.label}</a>.
          </p>
        )}
      </div>
      <Order view={view} />
      <div class="results-filters">
        {view.cards.length > 0 && (
          <a class="skip-link skip-filters" href="#found">
            Skip the filters
          </a>
        )}
        <Filters
          count={view.chips.length}
          open={view.errors.some(isAboutAFilter)}
          found={view.cards.length > 0 ? view.heading : null}
        >
          {view.facets.slice(0, 1).map((facet) => (
            <Facet {...facet} />
          ))}
          <PlaceAndDay view={view} />
          {view.facets.slice(1).map((facet) => (
            <Facet {...facet} />
          ))}
        </Filters>
      </div>
      <div class="results-list" id="found" tabindex="-1">
        {view.cards.length > 0 && <Cards cards={view.cards} />}
        {view.isPastEnd && (
          <EmptyState
            title="There are no more results"
            action={{ href: view.pageHref(1), label: 'To the first page' }}
          />
        )}
        {view.cards.length === 0 && view.errors.length === 0 && !view.isPastEnd && (
          <NothingFound view={view} />
        )}
        <Pagination page={view.page} totalPages={view.totalPages} href={view.pageHref} />
        {view.follow !== null && (
          <p class="second screen-only">
            Follow this search: <a href={view.follow.atom}>Atom</a> ·{' '}
            <a href={view.follow.calendar}>calendar</a>
          </p>
        )}
        {view.partial.length > 0 && <PartialMatches view={view} />}
      </div>
    </>
  );
}

function ResultsBar({ view, follow }: { view: SearchPageView; follow: Html | null }): Html {
  return (
    <div class="results-bar">
      <h1 data-announce={view.announcement}>{view.heading}</h1>
      {view.q !== '' && <p class="print-only">for “{view.q}”</p>}
      {view.chips.length > 0 && (
        <div class="chips">
          {view.chips.map((chip) => (
            <Chip label={chip.label} href={chip.href} />
          ))}
          {view.clearHref !== null && <a href={view.clearHref}>Clear</a>}
        </div>
      )}
      {follow}
    </div>
  );
}

/** In which order; where there is nothing to order, what was chosen still goes along with the next search. */
function Order({ view }: { view: SearchPageView }): Html | null {
  const isNothing = view.cards.length === 0 && !isWrong(view, 'sort') && !view.isPastEnd;
  if (isNothing) return <input type="hidden" name="sort" value={view.sort} form={searchFormId} />;
  if (view.sorts.length < 2) return null;
  return (
    <div class="results-sort">
      <SortSelect choices={view.sorts} selected={view.sort} />
    </div>
  );
}

function PlaceAndDay({ view }: { view: SearchPageView }): Html {
  return (
    <fieldset class="facet">
      <legend>Place and day</legend>
      <div class="facet-field">
        <label for="near">Near a postcode</label>
        <FieldError errors={view.errors} field="near" />
        <input
          class="field"
          id="near"
          name="near"
          type="text"
          form={searchFormId}
          value={view.near}
          autocomplete="postal-code"
          maxlength={60}
          size={10}
          {...faultOf(view, 'near')}
        />
      </div>
      <div class="facet-field">
        <label for="within">How far</label>
        <FieldError errors={view.errors} field="within" />
        <select class="select" id="within" name="within" form={searchFormId} {...faultOf(view, 'within')}>
          {view.within.map((option) => (
            <option value={option.value} selected={option.selected}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
      <div class="facet-field">
        <label for="available_on">Free on</label>
        <FieldError errors={view.errors} field="available_on" />
        <input
          id="available_on"
          name="available_on"
          // A date field can't hold what is no date; a plain one keeps it in sight.
          type={isWrong(view, 'available_on') ? 'text' : 'date'}
          form={searchFormId}
          value={view.availableOn}
          {...faultOf(view, 'available_on')}
        />
      </div>
    </fieldset>
  );
}

function FieldError({ errors, field }: { errors: readonly InputError[]; field: string }): Html | null {
  const error = errors.find((each) => each.parameter === field);
  if (!error) return null;
  return (
    <p class="field-error" id={`${field}-error`}>
      <span class="visually-hidden">Error: </span>
      {error.message}
    </p>
  );
}

/** What to do about what is wrong: what stands in no field can only be left out. */
function leadIn({ errors }: SearchPageView): string {
  return errors.some(({ parameter }) => fieldsOfTheForm.has(parameter))
    ? 'Put it right and search again, or'
    : 'Choose another in the filters, or';
}

function isWrong({ errors }: SearchPageView, field: string): boolean {
  return errors.some((each) => each.parameter === field);
}

/** What ties a field to the message beside it. */
function faultOf(view: SearchPageView, field: string) {
  return isWrong(view, field)
    ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${field}-error` }
    : {};
}

function Cards({ cards }: { cards: readonly MarkedCard[] }): Html {
  return (
    <CardList>
      {cards.map((card) => (
        <EntryCard
          {...card}
          level={2}
          title={<Marked html={card.title} />}
          summary={<Marked html={card.summary} />}
        />
      ))}
    </CardList>
  );
}

function NothingFound({ view }: { view: SearchPageView }): Html {
  // Nothing was asked for, and yet there is nothing.
  if (view.q === '' && view.chips.length === 0) {
    return (
      <EmptyState title="Nothing is listed yet" action={{ href: listingPaths.new, label: 'List something' }}>
        <p>What the borough provides, needs and offers will appear here.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={view.isForFilters ? nothingFits(view.q) : 'Nothing has all of these words'}>
      {view.unmatched.length > 0 && (
        <p>
          <WordList words={view.unmatched} /> matched nothing
          {view.known.length > 0 && (
            <>
              ; <WordList words={view.known} /> {view.known.length === 1 ? 'is' : 'are'} known
            </>
          )}
          .
        </p>
      )}
      {view.loosen.length > 0 ? (
        <>
          <p>You could look again:</p>
          <ul>
            {view.loosen.map((link) => (
              <li>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          Try fewer or other words, or <a href={sitePaths.themes}>look through the themes</a>.
        </p>
      )}
    </EmptyState>
  );
}

function nothingFits(q: string): string {
  return q === '' ? 'Nothing fits all of these filters' : 'Nothing with these words fits the filters';
}

function WordList({ words }: { words: readonly string[] }): Html {
  return (
    <>
      {words.map((word, index) => (
        <>
          {index > 0 && ', '}
          <strong>{word}</strong>
        </>
      ))}
    </>
  );
}

function PartialMatches({ view }: { view: SearchPageView }): Html {
  return (
    <section aria-labelledby="partial">
      <h2 id="partial">These have some of your words</h2>
      {view.cards.length > 0 && view.unmatched.length > 0 && (
        <p>
          <WordList words={view.unmatched} /> matched nothing.
        </p>
      )}
      <Cards cards={view.partial} />
    </section>
  );
}

/** What is wrong with the search, each line a link to its field where there is one. */
function ErrorList({ errors }: { errors: readonly InputError[] }): Html {
  return (
    <ErrorSummary
      errors={errors.map((error) => ({
        text: error.message,
        ...(fieldsOfTheForm.has(error.parameter) ? { href: `#${error.parameter}` } : {}),
      }))}
    />
  );
}

/** Whether what is wrong stands in a field among the filters. */
function isAboutAFilter({ parameter }: InputError): boolean {
  return parameter === 'near' || parameter === 'within' || parameter === 'available_on';
}

const fieldsOfTheForm = new Set(['q', 'near', 'within', 'available_on', 'sort']);
