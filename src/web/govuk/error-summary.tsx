import type { Html } from '../jsx/index.ts';
import { macro } from './render.ts';

/** One thing that is wrong; `href` leads to the field ("#near") where there is one. */
export interface SummaryError {
  text: string;
  href?: string;
}

interface ErrorSummaryOptions {
  titleText: string;
  descriptionText?: string;
  errorList?: SummaryError[];
}

const errorSummary = macro<ErrorSummaryOptions>('error-summary', 'govukErrorSummary');

/** What is wrong on this page, above everything else on it; the script gives it the focus. */
export function ErrorSummary({
  title = 'There is a problem',
  description,
  errors = [],
}: {
  title?: string;
  description?: string;
  errors?: readonly SummaryError[];
}): Html {
  return errorSummary({
    titleText: title,
    ...(description === undefined ? {} : { descriptionText: description }),
    ...(errors.length === 0 ? {} : { errorList: [...errors] }),
  });
}
