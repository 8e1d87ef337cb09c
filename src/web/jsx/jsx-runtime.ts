/**
 * Where the compilers (TypeScript, esbuild, vitest) look for JSX: `jsxImportSource` in tsconfig.json
 * names this folder. Elements and components are hono's, their types are ours.
 */
import { Fragment as honoFragment, jsx as honoJsx } from 'hono/jsx/jsx-runtime';
import type { Elements } from './elements.ts';
import type { Child, Html } from './index.ts';

type ComponentFunction = (props: never) => Html | null;

/** Makes a node; called by compiled JSX, never by hand. */
export const jsx = honoJsx as unknown as (
  tag: string | ComponentFunction,
  props: object,
  key?: string,
) => Html;
export const jsxs = jsx;

/** `<>…</>` */
export const Fragment = honoFragment as unknown as (props: { children?: Child }) => Html;

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
