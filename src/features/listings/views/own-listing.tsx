import { ButtonForm, ButtonLink, DoneNotice } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import type { OwnView } from '../own-listing.presenter.ts';

/** What its people can do with an entry, beside it. */
export function OwnAside({ site, own }: { site: Site; own: OwnView }): Html {
  return (
    <aside class="actions own" aria-label={own.heading}>
      <div class="box">
        <h2>{own.heading}</h2>
        {own.notices.map((notice) => (
          <>
            <p>{notice.text}</p>
            {notice.quote !== null && <blockquote>{notice.quote}</blockquote>}
          </>
        ))}
        <p>
          <ButtonLink href={own.editHref}>Change it</ButtonLink>
        </p>
        {own.buttons.map((button) => (
          <ButtonForm site={site} button={button} />
        ))}
      </div>
    </aside>
  );
}

/** An entry that only its people and the curators see: withdrawn, or a draft. */
export function WithdrawnPage(props: { site: Site; title: string; text: string; own: OwnView }): Html {
  return (
    <Page site={props.site} title={props.title} unlisted search={false}>
      <DoneNotice site={props.site} done={props.own.done} />
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      {props.own.buttons.map((button) => (
        <ButtonForm site={props.site} button={button} />
      ))}
      <p>
        <a href={sitePaths.my}>Go to my page</a>
      </p>
    </Page>
  );
}
