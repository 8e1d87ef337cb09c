/**
 * Typed JSX as the pages see it: texts from functions. A component is a synchronous function from props to
 * {@link Html}; what it needs is loaded before it is called.
 */
import { Markup } from './markup.ts';

declare const htmlBrand: unique symbol;

/** Escaped markup. Opaque on purpose: it can be placed in a page, not measured, joined or compared. */
export interface Html {
  readonly [htmlBrand]: true;
}

/** What may stand between two tags. Texts are escaped; null, undefined and booleans show nothing. */
export type Child = Html | string | number | boolean | null | undefined | readonly Child[];

/** A component: props in, markup out; null shows nothing. */
export type Component<Props> = (props: Props) => Html | null;

/** The markup of a view as text. */
export function render(view: Html): string {
  return (view as unknown as Markup).text;
}

/** The markup of a whole document as text, with its doctype. */
export function renderDocument(view: Html): string {
  return `<!doctype html>${render(view)}`;
}

/** A text as it stands between two tags. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Takes a text that already is safe markup as it is. To be imported by `web/govuk` (the official
 * macros escape what they are given) and a Markdown renderer only; for highlights there is `Marked`.
 */
export function raw(markup: string): Html {
  return new Markup(markup) as unknown as Html;
}
