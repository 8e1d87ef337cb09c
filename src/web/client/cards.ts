/** Makes the whole card a target for the link in its title, without nesting links or covering its text. */
export function openCardsOnClick(): void {
  document.addEventListener('click', (event) => {
    const clicked = event.target;
    if (!(clicked instanceof Element) || event.defaultPrevented || event.button !== 0) return;
    if (clicked.closest('a, button, input, select, label, summary, details') !== null) return;
    const link = clicked.closest('.card')?.querySelector<HTMLAnchorElement>('a.card-link');
    // Who marks text to copy it does not want to leave.
    if (!link || window.getSelection()?.isCollapsed === false) return;
    link.dispatchEvent(
      new MouseEvent('click', {
        bubbles: true,
        cancelable: true,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        shiftKey: event.shiftKey,
      }),
    );
  });
}
