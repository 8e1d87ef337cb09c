/** The keys of the curators' desk: each presses what it is shown in, so that nothing works by key alone. */

const storageKey = 'desk-keys';
/** What the address says where something was just done. */
const doneParameters = ['decided', 'undone', 'assigned', 'missed', 'trusted'];
/** Keys that open another page. */
const leadingOn: ReadonlySet<string> = new Set(['j', 'k', 'a', 'm', 'u']);

export function listenForDeskKeys(): void {
  if (document.querySelector('[data-desk]') === null) return;
  const toggle = document.querySelector<HTMLInputElement>('[data-key-switch]');
  if (toggle !== null) {
    toggle.checked = areKeysOn();
    toggle.addEventListener('change', () => rememberKeys(toggle.checked));
  }
  // Once a key leads on to another page, those pressed after it were not meant for this one.
  let isLeaving = false;
  window.addEventListener('pageshow', () => {
    isLeaving = false;
  });
  document.addEventListener('keydown', (event) => {
    if (isLeaving) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sendWords(event);
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areKeysOn()) return;
    const key = event.key.toLowerCase();
    if (!press(key)) return;
    event.preventDefault();
    isLeaving = leadingOn.has(key);
  });
  // On a phone the list stands below the item, which is what one has come for.
  if (isListBeside()) document.querySelector('.desk-row-current')?.scrollIntoView({ block: 'nearest' });
  // After something was done, the item that is open now is what one goes on with.
  const asked = new URLSearchParams(location.search);
  if (doneParameters.some((name) => asked.has(name))) {
    document.getElementById('item')?.focus({ preventScroll: true });
  }
}

function isListBeside(): boolean {
  const [list, item] = ['.desk-side', '.desk-item'].map((part) => document.querySelector<HTMLElement>(part));
  return list?.offsetTop === item?.offsetTop;
}

/** Does what a key stands for; false where it stands for nothing here. */
function press(key: string): boolean {
  if (key === 'x') {
    const box = document.querySelector<HTMLInputElement>('.desk-row-current input[type=checkbox]');
    box?.click();
    return box !== null;
  }
  const target = [...document.querySelectorAll<HTMLElement>('[data-key]')].find(
    (element) => element.dataset.key === key,
  );
  if (target === undefined) return false;
  target.click();
  const details = target.closest('details');
  if (target.localName === 'summary' && details?.open === true) {
    const field = details.querySelector<HTMLElement>('textarea');
    if (field === null) target.focus();
    else field.focus();
  }
  return true;
}

/** In the words for a decision, Ctrl and Enter send them. */
function sendWords(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLTextAreaElement)) return;
  const button = event.target.closest('.decline-words')?.querySelector('button');
  if (!button) return;
  event.preventDefault();
  button.click();
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** A browser that keeps nothing still has the keys. */
function areKeysOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}

function rememberKeys(isOn: boolean): void {
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off');
  } catch {
    // Where nothing may be kept, the switch holds for this page.
  }
}
