/**
 * Tells which result was opened, so that curators see which searches lead nowhere. It goes out beside the page that is
 * opened, with no cookie and no mark of who it was: the address of the search, and the entry.
 */
export function tellWhatIsChosen(): void {
  for (const type of ['click', 'auxclick']) {
    document.addEventListener(type, (event) => {
      const link = event.target instanceof Element ? event.target.closest('#results a.card-link') : null;
      if (!(link instanceof HTMLAnchorElement)) return;
      const listing = /^\/listings\/([^/]+)$/.exec(link.pathname)?.[1];
      if (listing === undefined) return;
      const body = new URLSearchParams({ search: location.search, listing });
      // Whether it arrives makes no difference to who reads.
      fetch('/search/chosen', { method: 'POST', body, keepalive: true }).catch(() => undefined);
    });
  }
}
