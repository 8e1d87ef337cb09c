import { HiddenFields, Notice, PostForm } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { Site } from '#web/site.ts';
import type { TypedFields } from '../listing.model.ts';
import type { ListingPageView } from '../listing.presenter.ts';
import { Contact, ListingArticle } from './listing-page.tsx';

/** A listing as people will see it; everything that was typed goes along to the next step. */
export function PreviewPage(props: {
  site: Site;
  view: ListingPageView;
  action: string;
  fields: TypedFields;
  hidden: readonly (readonly [string, string])[];
  beside: Html | null;
}): Html {
  return (
    <Page site={props.site} title={`Before you show it: ${props.view.title}`} unlisted search={false}>
      <Notice>This is how people will see it. It isn’t public yet.</Notice>
      <PostForm site={props.site} action={props.action} class="button-row">
        <HiddenFields fields={{ ...props.fields, ...Object.fromEntries(props.hidden) }} />
        <button type="submit" class="button">
          Show it to the borough
        </button>
        <button type="submit" class="button button-secondary" name="change" value="1">
          Go on changing it
        </button>
      </PostForm>
      {props.beside}
      <div class="page-columns">
        <ListingArticle view={props.view} />
        <Contact contact={props.view.contact} />
      </div>
    </Page>
  );
}
