import {
  Card,
  ContactLines,
  DoneNotice,
  FactList,
  FreshnessTag,
  Notice,
  placePairs,
  SectorTag,
  TitleBlock,
} from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { Site } from '#web/site.ts';
import type { ContactView, LinkText, ListingPageView } from '../listing.presenter.ts';
import type { OwnView } from '../own-listing.presenter.ts';
import { OwnAside } from './own-listing.tsx';

/** The page of one listing. */
export function ListingPage(props: {
  site: Site;
  view: ListingPageView;
  canonical: string;
  nav: 'find' | 'needs' | 'offers';
  /** For those who look after it. */
  own: OwnView | null;
  /** Filled by features above: what goes with it. */
  matches: Html | null;
  /** Filled by features above: a way to ask about it. */
  beside: Html | null;
  /** Filled by features above: a word that something is wrong with it. */
  below: Html | null;
}): Html {
  const { view } = props;
  return (
    <Page
      site={props.site}
      title={view.title}
      description={view.summary}
      canonical={props.canonical}
      unlisted={view.stateNotice !== null}
      nav={props.nav}
      breadcrumbs={view.breadcrumbs}
    >
      {props.own !== null && <DoneNotice site={props.site} done={props.own.done} />}
      <div class="page-columns">
        <div class="stack">
          <ListingArticle view={view} />
          {props.matches}
        </div>
        <div class="stack">
          {props.own !== null && <OwnAside site={props.site} own={props.own} />}
          {props.beside}
          <Contact contact={view.contact} isSecond={props.beside !== null && view.sign !== 'square'} />
        </div>
      </div>
      {props.below}
    </Page>
  );
}

/** What a listing says; its page and its preview show the same. */
export function ListingArticle({ view }: { view: ListingPageView }): Html {
  return (
    <article class="stack">
      <TitleBlock sign={view.sign} title={view.title}>
        <a href={view.organisation.href}>{view.organisation.label}</a>
        <SectorTag sector={view.organisation.sector} label={view.organisation.sectorLabel} />
        <FreshnessTag state={view.freshness.state} text={view.freshness.text} />
      </TitleBlock>
      {view.stateNotice !== null && (
        <Notice>
          {view.stateNotice}
          {view.instead !== null && (
            <>
              {' '}
              <a href={view.instead.href}>{view.instead.label}</a>
            </>
          )}
        </Notice>
      )}
      <p class="lead">{view.summary}</p>
      {view.description.length > 0 && (
        <div class="prose">
          {view.description.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
      )}
      <FactList facts={facts(view)} />
    </article>
  );
}

function facts(view: ListingPageView) {
  return [
    ...view.facts,
    ...placePairs(view.places),
    ...(view.themes.length === 0 ? [] : [{ label: 'Themes', value: <Links links={view.themes} /> }]),
    ...(view.skills.length === 0 ? [] : [{ label: 'Skills', value: <Links links={view.skills} /> }]),
  ];
}

function Links({ links }: { links: readonly LinkText[] }): Html {
  return (
    <>
      {links.map((link, index) => (
        <>
          {index > 0 && ', '}
          <a href={link.href}>{link.label}</a>
        </>
      ))}
    </>
  );
}

/** How to reach the organisation by what it has chosen to publish. */
export function Contact({
  contact,
  isSecond = false,
}: {
  contact: ContactView;
  /** Whether something else is the first thing to do on the page. */
  isSecond?: boolean;
}): Html {
  return (
    <aside class="actions reach" aria-label="Get in touch">
      <Card>
        <h2>Get in touch</h2>
        {contact.words !== null && <p>{contact.words}</p>}
        {contact.email !== null && contact.isInvited && !isSecond && (
          <p>
            <a class="button" href={`mailto:${contact.email}`}>
              Write an e-mail
            </a>
          </p>
        )}
        <ContactLines email={contact.email} phone={contact.phone} website={contact.website} />
      </Card>
    </aside>
  );
}
