/** Our wrapper gives what the package's own fixtures say, for all that it lets through. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ErrorSummary } from '../../src/web/govuk/index.ts';
import { render } from '../../src/web/jsx/index.ts';

const file = createRequire(import.meta.url).resolve(
  'govuk-frontend/dist/govuk/components/error-summary/fixtures.json',
);
const { fixtures } = z
  .object({ fixtures: z.array(z.object({ name: z.string(), options: z.unknown(), html: z.string() })) })
  .parse(JSON.parse(readFileSync(file, 'utf8')));

/** The options that the wrapper has a prop for; a fixture with others is not about us. */
const supported = z.strictObject({
  titleText: z.string(),
  descriptionText: z.string().optional(),
  errorList: z.array(z.strictObject({ text: z.string(), href: z.string().optional() })).optional(),
});

const cases = fixtures.flatMap((fixture) => {
  const options = supported.safeParse(fixture.options);
  return options.success ? [{ ...fixture, options: options.data }] : [];
});

it('covers the fixtures that matter', () => {
  expect(cases.map((fixture) => fixture.name)).toEqual(
    expect.arrayContaining(['default', 'mixed with and without links', 'html as titleText']),
  );
});

it.each(cases)('$name', ({ options, html }) => {
  const { titleText, descriptionText, errorList } = options;
  const view = ErrorSummary({
    title: titleText,
    ...(descriptionText === undefined ? {} : { description: descriptionText }),
    errors: (errorList ?? []).map(({ text, href }) => (href === undefined ? { text } : { text, href })),
  });
  expect(oneLine(render(view))).toBe(oneLine(html));
});

function oneLine(markup: string): string {
  return markup.replace(/\s+/g, ' ').trim();
}
