/** What narrows a list: facets, chips for what is on, pages. Plain markup, since results are the hottest page. */
import type { Child, Html } from '../jsx/index.ts';
import { searchFormId } from './search-form.tsx';

export interface FacetValue {
  value: string;
  label: string;
  /** As people read it: "1,204". */
  count: string;
  selected: boolean;
}

export interface FacetProps {
  /** Name of the parameter: "kind". */
  name: string;
  /** Heading of the group: "Kind". */
  title: string;
  /** Shown at once: the biggest and the selected ones. */
  values: readonly FacetValue[];
  /** Folded under "Show all". */
  more?: readonly FacetValue[];
}

/** One group of checkboxes with counts; they belong to the search form wherever they stand. */
export function Facet({ name, title, values, more = [] }: FacetProps): Html {
  return (
    <fieldset class="facet">
      <legend>{title}</legend>
      {values.map((value) => facetBox(name, value))}
      {more.length > 0 && (
        <details id={`more-${name}`}>
          <summary>Show {more.length} more</summary>
          {more.map((value) => facetBox(name, value))}
        </details>
      )}
    </fieldset>
  );
}

function facetBox(name: string, { value, label, count, selected }: FacetValue): Html {
  const id = `${name}-${value}`;
  return (
    <div class="facet-value" id={`${id}-row`}>
      <input type="checkbox" id={id} name={name} value={value} checked={selected} form={searchFormId} />
      <label for={id}>{label}</label>
      <span class="count">
        {count}
        <span class="visually-hidden"> {count === '1' ? 'entry' : 'entries'}</span>
      </span>
    </div>
  );
}

/**
 * All facets together: open beside the results where there is room, folded behind "Filters (2)" on a
 * phone. `count` is how many are on; `open` shows them on a phone too, where one of them needs attention. There `found`
 * ("21 services"), where anything was, leads past them to the results; the script folds them again then.
 */
export function Filters({
  count,
  open = false,
  found,
  children,
}: {
  count: number;
  open?: boolean;
  found: string | null;
  children?: Child;
}): Html {
  return (
    <details class="filters" id="filters" open={open}>
      <summary class="button button-secondary">{count > 0 ? `Filters (${count})` : 'Filters'}</summary>
      {children}
      <p class={found === null ? 'filters-end without-script' : 'filters-end'}>
        <button class="button button-secondary without-script" type="submit" form={searchFormId}>
          Show results
        </button>
        {found !== null && (
          <a class="button with-script" href="#found">
            Show {found}
          </a>
        )}
      </p>
    </details>
  );
}

export interface Choice {
  value: string;
  label: string;
}

/** In which order results come; part of the search form. */
export function SortSelect({ choices, selected }: { choices: readonly Choice[]; selected: string }): Html {
  return (
    <div class="sort">
      <label for="sort">Sort</label>
      <select class="select" id="sort" name="sort" form={searchFormId}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === selected}>
            {choice.label}
          </option>
        ))}
      </select>
      <button class="button button-secondary without-script" type="submit" form={searchFormId}>
        Sort
      </button>
    </div>
  );
}

/** A filter that is on; the link is the same search without it. */
export function Chip({ label, href }: { label: string; href: string }): Html {
  return (
    <a class="chip" href={href}>
      <span class="visually-hidden">Remove filter: </span>
      {label}
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        <path d="M2 2 10 10M10 2 2 10" fill="none" stroke="currentColor" stroke-width="1.8" />
      </svg>
    </a>
  );
}

export interface PaginationProps {
  page: number;
  totalPages: number;
  /** The address of a page, from 1. */
  href: (page: number) => string;
}

/** Links to the pages around; shows nothing where there is only one. */
export function Pagination({ page, totalPages, href }: PaginationProps): Html | null {
  if (totalPages <= 1 || page > totalPages) return null;
  return (
    <nav class="pagination" aria-label="Pages of results">
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          Previous<span class="visually-hidden"> page</span>
        </a>
      )}
      <ul>
        {pagesAround(page, totalPages).map((number) =>
          number === null ? (
            <li aria-hidden="true">…</li>
          ) : (
            <li>
              <a
                href={href(number)}
                aria-label={`Page ${number}`}
                aria-current={number === page ? 'page' : undefined}
              >
                {number}
              </a>
            </li>
          ),
        )}
      </ul>
      {page < totalPages && (
        <a href={href(page + 1)} rel="next">
          Next<span class="visually-hidden"> page</span>
        </a>
      )}
    </nav>
  );
}

/** First, last and the neighbours; null stands for what is left out. */
function pagesAround(page: number, totalPages: number): (number | null)[] {
  const shown = [1, page - 1, page, page + 1, totalPages].filter(
    (number, index, all) => number >= 1 && number <= totalPages && all.indexOf(number) === index,
  );
  return shown.flatMap((number, index) => {
    const before = shown[index - 1];
    return before !== undefined && number - before > 1 ? [null, number] : [number];
  });
}
