/**
 * Opens what is folded where a browser has put back what somebody typed there, as it does when they go back a page: after
 * signing in again they find their words before them, instead of believing that they are lost.
 */
export function openWhatWasTyped(): void {
  window.addEventListener('pageshow', () => {
    for (const fold of document.querySelectorAll('details:not([open])')) {
      const fields = [...fold.querySelectorAll('textarea')];
      fold.toggleAttribute(
        'open',
        fields.some(({ value, defaultValue }) => value !== defaultValue),
      );
    }
  });
}
