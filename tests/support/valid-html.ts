import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Matters of style, decided otherwise by the renderer.
    'doctype-style': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    // Styles and script are files of our own, named by their content.
    'require-sri': 'off',
    // Boxes of one facet share its name.
    'form-dup-name': ['error', { shared: ['checkbox', 'radio', 'button', 'submit'] }],
    // The error summary, with a heading of its own, stands above the h1, as GOV.UK has it.
    'heading-level': ['error', { minInitialRank: 'h2' }],
    // A title holds what people wrote, of any length.
    'long-title': 'off',
    // The styles keep a number together.
    'tel-non-breaking': 'off',
    'no-inline-style': 'error',
  },
});

/** What is wrong with a document, as lines to read. */
export async function faults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} at ${line}:${column}: ${message}`),
  );
}
