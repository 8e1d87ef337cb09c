/** Runs the official macros of govuk-frontend; each wrapper in this folder gives one of them typed props. */
import path from 'node:path';
import nunjucks from 'nunjucks';
import { appRoot } from '#platform/app-root.ts';
import { type Html, raw } from '../jsx/index.ts';

const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader(path.join(appRoot, 'node_modules/govuk-frontend/dist')),
  // As the package's own documentation asks for: everything is escaped.
  { autoescape: true, trimBlocks: true, lstripBlocks: true },
);

/**
 * Makes a macro of the package a function from its options to markup. The template is read and compiled
 * at the first call, and kept.
 *
 * @param component folder of the component: "error-summary"
 * @param macro its name: "govukErrorSummary"
 */
export function macro<Options extends object>(component: string, macro: string): (options: Options) => Html {
  const template = new nunjucks.Template(
    `{%- from "govuk/components/${component}/macro.njk" import ${macro} -%}{{- ${macro}(options) -}}`,
    environment,
  );
  return (options) => raw(template.render({ options }).trim());
}
