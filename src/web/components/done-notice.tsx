/** What has just been done, with the button that undoes it. */
import type { Html } from '../jsx/index.ts';
import type { Site } from '../site.ts';
import { PostForm } from './form.tsx';
import { Notice } from './notices.tsx';

/** A button that posts. */
export interface PostButton {
  label: string;
  action: string;
  fields: readonly (readonly [name: string, value: string])[];
}

export interface Done {
  text: string;
  /** Null where it can't be undone. */
  undo: PostButton | null;
}

/** A form that is nothing but its button. */
export function ButtonForm({ site, button }: { site: Site; button: PostButton }): Html {
  return (
    <PostForm site={site} action={button.action}>
      {button.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="button button-secondary">
        {button.label}
      </button>
    </PostForm>
  );
}

/** What was just done, with undo. */
export function DoneNotice({ site, done }: { site: Site; done: Done | null }): Html | null {
  if (done === null) return null;
  return (
    <div class="done-notice">
      <Notice>{done.text}</Notice>
      {done.undo !== null && <ButtonForm site={site} button={done.undo} />}
    </div>
  );
}
