/** Gives the error summary the focus, so that what is wrong is read out first. */
export function focusErrorSummary(): void {
  const summary = document.querySelector<HTMLElement>('.govuk-error-summary');
  if (summary === null) return;
  summary.tabIndex = -1;
  summary.focus();
}

/**
 * Gives the focus to what was just done, so that it is read out first and its undo comes next. Where the address leads to
 * a place on the page, the reader goes there.
 */
export function focusDoneNotice(): void {
  const notice = document.querySelector<HTMLElement>('[data-takes-focus]');
  if (notice === null || location.hash !== '') return;
  notice.tabIndex = -1;
  notice.addEventListener('blur', () => notice.removeAttribute('tabindex'), { once: true });
  notice.focus();
}
