import type { Child, Html } from '../jsx/index.ts';

/** One of two versions to choose from, side by side: its radio button, and below it what it says. */
export function VersionSide(props: {
  id: string;
  name: string;
  value: string;
  isChosen: boolean;
  label: Child;
  /** What it says; an empty text is shown as "Nothing". */
  text: Child;
  /** What stands below, such as links. */
  children?: Child;
}): Html {
  const { id, text } = props;
  return (
    <div class="merge-side">
      <div class="choice">
        <input
          id={id}
          name={props.name}
          type="radio"
          value={props.value}
          checked={props.isChosen}
          aria-describedby={`${id}-text`}
        />
        <label for={id}>{props.label}</label>
      </div>
      <p class="merge-text" id={`${id}-text`}>
        {text === '' ? <span class="muted">Nothing</span> : text}
      </p>
      {props.children}
    </div>
  );
}
