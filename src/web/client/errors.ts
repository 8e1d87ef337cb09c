/** Gives the error summary the focus, so that what is wrong is read out first. */
export function focusErrorSummary(): void {
  const summary = document.querySelector<HTMLElement>('.govuk-error-summary');
  if (summary === null) return;
  summary.tabIndex = -1;
  summary.focus();
}
