/**
 * Typed JSX as the pages see it: a thin façade over `hono/jsx`, used as a renderer only. A component is
 * a synchronous function from props to {@link Html}; what it needs is loaded before it is called.
 */
import { raw as honoRaw } from 'hono/html';

declare const htmlBrand: unique symbol;

/** Escaped markup. Opaque on purpose: it can be placed in a page, not measured, joined or compared. */
export interface Html {
  readonly [htmlBrand]: true;
}

/** What may stand between two tags. Texts are escaped; null, undefined and booleans show nothing. */
export type Child = Html | string | number | boolean | null | undefined | readonly Child[];

/** A component: props in, markup out; null shows nothing. */
export type Component<Props> = (props: Props) => Html | null;

/**
 * The markup of a view as text.
 *
 * @throws TypeError if a component was asynchronous: loading belongs in the route, not in the view.
 */
export function render(view: Html): string {
  const text: unknown = view.toString();
  if (typeof text !== 'string') throw new TypeError('A view may not be asynchronous');
  return text;
}

/** The markup of a whole document as text, with its doctype. */
export function renderDocument(view: Html): string {
  return `<!doctype html>${render(view)}`;
}

/**
 * Takes a text that already is safe markup as it is. To be imported by `web/govuk` (the official
 * macros escape what they are given) and a Markdown renderer only; for highlights there is `Marked`.
 */
export function raw(markup: string): Html {
  return honoRaw(markup) as unknown as Html;
}
