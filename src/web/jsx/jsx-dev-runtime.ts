/** The same for tools that compile JSX in their development mode (vitest does). */
export { Fragment, type JSX, jsx as jsxDEV } from './jsx-runtime.ts';
