/** What has just been done, with the button that undoes it. */
import type { Html } from '../jsx/index.ts';
import type { Site } from '../site.ts';
import { PostForm } from './form.tsx';
import { Key } from './key.tsx';

/** A button that posts. */
export interface PostButton {
  label: string;
  action: string;
  fields: readonly (readonly [name: string, value: string])[];
  /** The key that presses it, on a page that has keys. */
  key?: string;
}

export interface Done {
  text: string;
  /** Null where it can't be undone. */
  undo: PostButton | null;
}

/** Something done that is said and no more; null where nothing was. */
export function said(text: string | null | undefined): Done | null {
  return text === null || text === undefined ? null : { text, undo: null };
}

/** A form that is nothing but its button. */
export function ButtonForm(props: { site: Site; button: PostButton; look?: string }): Html {
  const { site, button, look = 'button button-secondary' } = props;
  return (
    <PostForm site={site} action={button.action}>
      {button.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={look} data-key={button.key?.toLowerCase()}>
        {button.label}
        {button.key !== undefined && (
          <>
            {' '}
            <Key name={button.key} />
          </>
        )}
      </button>
    </PostForm>
  );
}

/**
 * What was just done, with undo: above the heading of the page that follows. It is read out as the page opens and takes
 * the focus, so that nobody misses it or looks for the undo; `keepsFocus` leaves that to the page.
 */
export function DoneNotice(props: { site: Site; done: Done | null; keepsFocus?: boolean }): Html | null {
  const { site, done, keepsFocus = false } = props;
  if (done === null) return null;
  return (
    <div class="notice done-notice" role="alert" data-takes-focus={keepsFocus ? undefined : ''}>
      <p>{done.text}</p>
      {done.undo !== null && <ButtonForm site={site} button={done.undo} look="button-link" />}
    </div>
  );
}
