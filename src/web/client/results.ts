/** Keeps address, history, controls and screen readers in step while htmx replaces search results. */
import { focusErrorSummary } from './first-focus.ts';

/** What is read here of htmx 4's request context (`event.detail.ctx`). */
interface RequestContext {
  sourceElement: Element;
  sourceEvent: Event | undefined;
  request: { body: FormData | null; headers: Record<string, string> };
  push: string | undefined;
  replace: string | undefined;
}

function contextOf(event: Event): RequestContext | undefined {
  return event instanceof CustomEvent ? (event.detail as { ctx?: RequestContext }).ctx : undefined;
}

/** A longer query than this is asked by nobody who types. */
const longestBefore = 1_000;

export function followResults(): void {
  let wasTyping = false;
  /** What was asked for last; before anything was, what the page came with. */
  let lastAsked = location.search;

  document.addEventListener('htmx:config:request', (event) => {
    const context = contextOf(event);
    if (context === undefined || context.sourceElement.id !== 'search') return;
    leaveOutEmpty(context.request.body);
    // One search for a word that is being typed, not one for each of its letters.
    if (lastAsked.length < longestBefore) context.request.headers['Search-Before'] = lastAsked;
    lastAsked = queryOf(context.request.body);
    // One entry in the history for a word, not one for each of its letters.
    const isTyping = context.sourceEvent?.type === 'input';
    if (isTyping && wasTyping) {
      context.push = undefined;
      context.replace = 'true';
    }
    wasTyping = isTyping;
  });

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('.filters-end a') : null;
    const results = document.getElementById('results');
    if (link === null || results === null) return;
    event.preventDefault();
    link.closest('details')?.removeAttribute('open');
    results.scrollIntoView();
    document.getElementById('found')?.focus({ preventScroll: true });
  });

  document.addEventListener('htmx:after:swap', (event) => {
    const results = document.getElementById('results');
    if (results === null) return;
    showServerState(results);
    announce(results.querySelector('[data-announce]')?.getAttribute('data-announce') ?? '');
    // Who sends the form is led to what is wrong; who is still filling it in is left where they are.
    if (contextOf(event)?.sourceEvent?.type === 'submit') focusErrorSummary();
  });
}

/** What a request asks for, as it stands in an address. */
function queryOf(fields: FormData | null): string {
  const pairs = [...(fields ?? [])].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new URLSearchParams(pairs).toString();
}

/** A shared address names what was chosen and nothing else. */
function leaveOutEmpty(fields: FormData | null): void {
  if (fields === null) return;
  for (const name of new Set(fields.keys())) {
    const given = fields.getAll(name).filter((value) => value !== '');
    fields.delete(name);
    for (const value of given) fields.append(name, value);
  }
}

/** Morphing copies attributes, but a control that was used keeps its own state until it is told. */
function showServerState(container: Element): void {
  for (const box of container.querySelectorAll<HTMLInputElement>('input[type=checkbox], input[type=radio]')) {
    box.checked = box.defaultChecked;
  }
  for (const option of container.querySelectorAll('option')) option.selected = option.defaultSelected;
}

function announce(text: string): void {
  const region = document.getElementById('announcements');
  if (region !== null && text !== '') region.textContent = text;
}
