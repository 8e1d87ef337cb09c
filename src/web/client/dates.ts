/**
 * A date field that was typed into and holds no day there is ("31 February") sends nothing at all: a browser takes it for
 * empty. So the form isn't sent, and the browser says at the field what is wrong.
 */
export function holdImpossibleDates(): void {
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement)) return;
      const impossible = [...form.querySelectorAll<HTMLInputElement>('input[type="date"]')].find(
        ({ validity }) => validity.badInput,
      );
      if (impossible === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      impossible.closest('details')?.setAttribute('open', '');
      impossible.reportValidity();
    },
    { capture: true },
  );
}
