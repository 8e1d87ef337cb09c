/** Forms that change something: every one carries the token that proves it is ours. */
import type { Child, Html } from '../jsx/index.ts';
import type { Site } from '../site.ts';

/** The hidden field of that token. */
export const formTokenField = '_csrf';

export interface PostFormProps {
  site: Pick<Site, 'formToken'>;
  /** Where it is posted to. */
  action: string;
  id?: string;
  class?: string;
  children?: Child;
}

/** Fields that go along unseen. */
export function HiddenFields({ fields }: { fields: Readonly<Record<string, string | string[]>> }): Html {
  return (
    <>
      {Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((one) => <input type="hidden" name={name} value={one} />),
      )}
    </>
  );
}

/** A form that is posted; fields and the button are its children. */
export function PostForm(props: PostFormProps): Html {
  return (
    <form method="post" action={props.action} id={props.id} class={props.class} novalidate>
      <input type="hidden" name={formTokenField} value={props.site.formToken()} />
      {props.children}
    </form>
  );
}
