/**
 * Where the compilers (TypeScript, esbuild, vitest) look for JSX: `jsxImportSource` in tsconfig.json
 * names this folder.
 */
import type { Elements } from './elements.ts';
import type { Child, Html } from './index.ts';
import { childMarkup, elementMarkup, Markup } from './markup.ts';

type ComponentFunction = (props: never) => Html | null;

/**
 * Makes an element, or calls a component; called by compiled JSX, never by hand.
 *
 * @throws TypeError if a component was asynchronous: loading belongs in the route, not in the view.
 */
export function jsx(tag: string | ComponentFunction, props: object): Html {
  if (typeof tag === 'string') return html(elementMarkup(tag, props));
  const made: unknown = tag(props as never);
  if (made === null) return nothing;
  if (!(made instanceof Markup)) throw new TypeError('A view may not be asynchronous');
  return html(made);
}
export const jsxs = jsx;

/** `<>…</>` */
export function Fragment({ children }: { children?: Child }): Html {
  return html(new Markup(childMarkup(children)));
}

/** Pages see markup as something that they can only place. */
const html = (markup: Markup): Html => markup as unknown as Html;
const nothing = html(new Markup(''));

export declare namespace JSX {
  type Element = Html;
  type ElementType = keyof Elements | ComponentFunction;
  interface ElementChildrenAttribute {
    children: unknown;
  }
  interface IntrinsicElements extends Elements {}
  interface IntrinsicAttributes {
    key?: string | number;
  }
}
