/**
 * What the search box offers while somebody types: an ARIA 1.2 combobox with a listbox. Without the script, and on the
 * results page, where the results themselves follow each letter, the box is a plain one.
 */

interface Suggestion {
  kind: string;
  label: string;
  detail: string;
  href: string;
}

/** After the last letter, in milliseconds. */
const pauseMs = 120;
const leastLetters = 2;
const listId = 'suggestions';

export function offerSuggestions(): void {
  const input = document.querySelector<HTMLInputElement>('#search:not([hx-get]) #q');
  if (input !== null) new SuggestionBox(input);
}

class SuggestionBox {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLUListElement;
  #suggestions: Suggestion[] = [];
  /** Of the option that the arrows have led to; -1 for none. */
  #active = -1;
  #timer: number | undefined;
  #request: AbortController | undefined;

  constructor(input: HTMLInputElement) {
    this.#input = input;
    this.#list = document.createElement('ul');
    this.#list.id = listId;
    this.#list.className = 'suggestions';
    this.#list.hidden = true;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', 'Suggestions');
    input.form?.append(this.#list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', listId);

    input.addEventListener('input', () => this.#askSoon());
    input.addEventListener('keydown', (event) => this.#onKey(event));
    input.addEventListener('blur', () => this.#close());
    input.form?.addEventListener('submit', () => this.#close());
    // The focus stays in the box, so that pressing an option doesn't close the list first.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
      if (option !== null) this.#follow([...this.#list.children].indexOf(option));
    });
  }

  #askSoon(): void {
    window.clearTimeout(this.#timer);
    this.#request?.abort();
    if (this.#input.value.trim().length < leastLetters) this.#close();
    else this.#timer = window.setTimeout(() => void this.#ask(), pauseMs);
  }

  /** What is shown stays until something else has come, so that nothing flickers. */
  async #ask(): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    const text = this.#input.value;
    try {
      const address = `/search/suggest?${new URLSearchParams({ q: text })}`;
      const response = await fetch(address, { signal: request.signal });
      if (!response.ok) throw new Error(String(response.status));
      const { suggestions } = (await response.json()) as { suggestions: Suggestion[] };
      if (this.#input.value === text && document.activeElement === this.#input) this.#show(suggestions);
    } catch {
      // What can't be offered isn't missed: the box searches all the same.
      if (!request.signal.aborted) this.#close();
    }
  }

  #show(suggestions: Suggestion[]): void {
    this.#suggestions = suggestions;
    this.#list.replaceChildren(...suggestions.map(toOption));
    this.#list.hidden = suggestions.length === 0;
    this.#input.setAttribute('aria-expanded', String(suggestions.length > 0));
    this.#activate(-1);
    announce(
      suggestions.length === 0
        ? 'No suggestions'
        : `${suggestions.length} ${suggestions.length === 1 ? 'suggestion' : 'suggestions'}`,
    );
  }

  #close(): void {
    window.clearTimeout(this.#timer);
    this.#request?.abort();
    this.#list.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#activate(-1);
  }

  #activate(index: number): void {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const option = this.#list.children[index];
    if (option === undefined) this.#input.removeAttribute('aria-activedescendant');
    else {
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      this.#input.setAttribute('aria-activedescendant', option.id);
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (this.#list.hidden) {
      if (event.key !== 'ArrowDown' || this.#input.value.trim().length < leastLetters) return;
      event.preventDefault();
      void this.#ask();
      return;
    }
    const last = this.#suggestions.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        this.#activate(this.#active === last ? -1 : this.#active + 1);
        break;
      case 'ArrowUp':
        this.#activate(this.#active === -1 ? last : this.#active - 1);
        break;
      case 'Escape':
        // The first press takes the list away, what was typed stays; the next is the browser's own.
        this.#close();
        break;
      case 'Enter':
        if (this.#active === -1) return;
        this.#follow(this.#active);
        break;
      case 'Home':
      case 'End':
        // Back to the text: the browser moves the cursor.
        this.#activate(-1);
        return;
      default:
        return;
    }
    event.preventDefault();
  }

  #follow(index: number): void {
    const suggestion = this.#suggestions[index];
    if (suggestion === undefined) return;
    this.#close();
    location.assign(suggestion.href);
  }
}

function toOption({ kind, label, detail }: Suggestion, index: number): HTMLLIElement {
  const option = document.createElement('li');
  option.id = `suggestion-${index}`;
  option.className = `suggestion suggestion-${kind}`;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  const name = document.createElement('span');
  name.className = 'suggestion-label';
  name.textContent = label;
  const about = document.createElement('span');
  about.className = 'suggestion-detail';
  about.textContent = detail;
  option.append(name, ' ', about);
  return option;
}

function announce(text: string): void {
  const region = document.getElementById('announcements');
  if (region !== null) region.textContent = text;
}
