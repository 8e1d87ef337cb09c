/** What is wrong with a form: all of it above the page, and each thing beside its field. */
import { ErrorSummary } from '../govuk/index.ts';
import type { Html } from '../jsx/index.ts';
import type { InputError } from '../replies.ts';

/** What is wrong, above everything else on a page, each leading to its field; nothing where nothing is. */
export function FormErrors({ errors }: { errors: readonly InputError[] }): Html | null {
  if (errors.length === 0) return null;
  return (
    <ErrorSummary
      errors={errors.map(({ parameter, message }) => ({ text: message, href: `#${parameter}` }))}
    />
  );
}

/** What is wrong with one field. */
export function errorOf(errors: readonly InputError[], field: string): string | undefined {
  return errors.find(({ parameter }) => parameter === field)?.message;
}
