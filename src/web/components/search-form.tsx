/** The search box. There is one on every page; what filters results belongs to the same form. */
import type { Html } from '../jsx/index.ts';
import { sitePaths } from '../paths.ts';

/** The id of the form: a control elsewhere on the page joins it with `form={searchFormId}`. */
export const searchFormId = 'search';

/** The id of the element whose content a search replaces: counts, chips, facets and results. */
export const resultsId = 'results';

export interface SearchFormProps {
  /** What was searched for. */
  q?: string;
  placeholder?: string;
  /** On the results page: searches as one types and as filters in `main` change, and fills #results. */
  live?: boolean;
}

/** The form itself: a plain GET to /search, quicker with htmx. */
export function SearchForm({
  q = '',
  placeholder = 'Search skills, rooms, help…',
  live = false,
}: SearchFormProps): Html {
  const htmx = live
    ? {
        'hx-get': sitePaths.search,
        'hx-target': `#${resultsId}`,
        'hx-swap': 'innerMorph',
        // No trigger filters: they would need eval, which the content security policy forbids.
        'hx-trigger': 'input changed delay:200ms from:#q, change from:main, submit',
        'hx-sync': 'this:replace',
        'hx-push-url': 'true',
        'hx-indicator': `#${resultsId}`,
      }
    : {};
  return (
    <search>
      <form class="search" id={searchFormId} action={sitePaths.search} method="get" {...htmx}>
        <label class="visually-hidden" for="q">
          Search the directory
        </label>
        <input
          class="search-input"
          id="q"
          name="q"
          type="search"
          value={q}
          placeholder={placeholder}
          autocomplete="off"
          autocapitalize="none"
          enterkeyhint="search"
          maxlength={500}
        />
        <button class="search-button" type="submit">
          Search
        </button>
      </form>
    </search>
  );
}
