import { Card, ContactLines, FactList, placePairs, SectorTag } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';
import type { OrganisationPageView } from '../organisation.presenter.ts';

/**
 * The page of one organisation; `entries` is the panel with all that it provides, needs and offers, `follow` the way to
 * be told of them.
 */
export function OrganisationPage(props: {
  site: Site;
  view: OrganisationPageView;
  canonical: string;
  entries: Html;
  below: Html | null;
  follow: Html | null;
}): Html {
  const { view } = props;
  const [lead, ...paragraphs] = view.description;
  return (
    <Page
      site={props.site}
      title={view.name}
      {...(lead === undefined ? {} : { description: lead })}
      canonical={props.canonical}
      nav="organisations"
      breadcrumbs={[
        { label: 'Organisations', href: sitePaths.organisations },
        ...(view.parent === null ? [] : [view.parent]),
      ]}
    >
      <div class="page-columns">
        <div class="stack">
          <div>
            <h1>{view.name}</h1>
            <p class="title-facts">
              <SectorTag sector={view.sector} label={view.sectorLabel} />
              {view.type !== null && <span>{view.type}</span>}
            </p>
          </div>
          <p class="to-reach">
            <a href="#reach">How to reach them</a>
          </p>
          {lead !== undefined && <p class="lead">{lead}</p>}
          {paragraphs.length > 0 && (
            <div class="prose">
              {paragraphs.map((paragraph) => (
                <p>{paragraph}</p>
              ))}
            </div>
          )}
          <FactList facts={facts(view)} />
          {props.entries}
        </div>
        <Reach view={view} follow={props.follow} />
      </div>
      {props.below}
    </Page>
  );
}

function facts(view: OrganisationPageView) {
  return [
    ...placePairs(view.places),
    ...(view.parent === null
      ? []
      : [{ label: 'Part of', value: <a href={view.parent.href}>{view.parent.label}</a> }]),
    ...view.facts,
  ];
}

function Reach({ view, follow }: { view: OrganisationPageView; follow: Html | null }): Html {
  return (
    <aside class="actions reach" id="reach" tabindex={-1} aria-label="How to reach them">
      <Card>
        <h2>How to reach them</h2>
        {view.email === null && view.phone === null && view.website === null && (
          <p>They haven’t published an e-mail address or telephone number.</p>
        )}
        <ContactLines email={view.email} phone={view.phone} website={view.website} />
        {follow}
      </Card>
      <Card>
        <h2>{view.tasks.heading}</h2>
        <ul class="plain-list">
          {view.tasks.links.map((link) => (
            <li>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
      </Card>
      {view.parts.length > 0 && (
        <Card>
          <h2>Its teams and services</h2>
          <ul class="plain-list">
            {view.parts.map((part) => (
              <li>
                <a href={part.href}>{part.label}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </aside>
  );
}
