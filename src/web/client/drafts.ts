/**
 * Saves the form of a listing while somebody writes, and puts in place what the words suggest. Without the script
 * every button saves.
 */

const formId = 'listing-form';
/** After the last key, in milliseconds: long enough for a pause between two words. */
const pauseMs = 1500;
const replaced = ['draft-state', 'listing-terms', 'listing-place', 'listing-beside'];

export function saveDrafts(): void {
  let timer: number | undefined;
  let underWay: Promise<void> | undefined;
  let isDirty = false;

  document.addEventListener('input', (event) => {
    const form = formOf(event.target);
    if (form === undefined) return;
    isDirty = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(form), pauseMs);
  });

  document.addEventListener('submit', (event) => {
    const form = formOf(event.target);
    if (form === undefined) return;
    window.clearTimeout(timer);
    if (underWay === undefined) return;
    // What is being saved comes first, or the two would meet as two versions.
    event.preventDefault();
    const { submitter } = event;
    void underWay.then(() => form.requestSubmit(submitter));
  });

  function save(form: HTMLFormElement): Promise<void> {
    underWay ??= send(form).finally(() => {
      underWay = undefined;
      if (isDirty) timer = window.setTimeout(() => void save(form), pauseMs);
    });
    return underWay;
  }

  async function send(form: HTMLFormElement): Promise<void> {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    fields.append('autosave', '1');
    isDirty = false;
    let isSessionOver = false;
    try {
      const response = await fetch(form.action, { method: 'POST', body: fields, redirect: 'error' });
      isSessionOver = response.status === 403;
      if (!response.ok) throw new Error(String(response.status));
      replace(form, await response.text());
    } catch {
      const state = document.getElementById('draft-state');
      if (state !== null)
        state.textContent = isSessionOver
          ? 'Not saved: you are no longer signed in. Sign in in another tab; what you wrote is still here.'
          : 'Not saved yet. Check your connection; what you wrote is still here.';
    }
  }
}

function formOf(target: EventTarget | null): HTMLFormElement | undefined {
  const form = target instanceof Element ? target.closest('form') : null;
  return form?.id === formId ? form : undefined;
}

/** Puts the new parts in place; what was ticked in the meantime, and where somebody is, stay. */
function replace(form: HTMLFormElement, markup: string): void {
  const parts = new DOMParser().parseFromString(markup, 'text/html');
  const ticked = new Map(boxes(form).map((box) => [box.id, box.checked]));
  const wards = [...form.querySelectorAll<HTMLSelectElement>('#listing-place select')].map(
    ({ value }) => value,
  );
  const opened = [...form.querySelectorAll('#listing-terms details')].map((each) =>
    each.hasAttribute('open'),
  );
  const focused = document.activeElement?.id ?? '';
  const state = parts.getElementById('draft-state');
  for (const id of replaced) {
    const [before, after] = [document.getElementById(id), parts.getElementById(id)];
    // The live region stays itself, so that its change is read out.
    if (id === 'draft-state' && before !== null) before.textContent = after?.textContent ?? '';
    else if (before !== null && after !== null) before.replaceWith(document.adoptNode(after));
  }
  for (const box of boxes(form)) box.checked = ticked.get(box.id) ?? box.checked;
  for (const [index, select] of form.querySelectorAll<HTMLSelectElement>('#listing-place select').entries()) {
    select.value = wards[index] ?? select.value;
  }
  for (const [index, details] of form.querySelectorAll('#listing-terms details').entries()) {
    details.toggleAttribute('open', opened[index] === true);
  }
  if (focused !== '' && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  const kept = state?.dataset.kept;
  if (kept !== undefined) setField(form, 'baseKept', kept);
  goOnWith(form, state?.dataset.action, state?.dataset.version);
}

/** From now on the form belongs to what was saved. */
function goOnWith(form: HTMLFormElement, action: string | undefined, version: string | undefined): void {
  if (action === undefined || version === undefined) return;
  form.action = action;
  setField(form, 'baseVersion', version);
  if (location.pathname !== action) history.replaceState(history.state, '', action);
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

function boxes(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('#listing-terms input[type=checkbox]')];
}
