import { kindDefinitions, listingPaths } from '#features/listings/index.ts';
import { organisationPaths } from '#features/organisations/index.ts';
import type { Vocabulary } from '#features/vocabularies/index.ts';
import { element, textElement, type Xml, xmlDocument } from '#platform/xml.ts';
import { sitePaths } from '#web/paths.ts';
import type { Installation } from '#web/site.ts';
import { type SearchRequest, searchAddress } from '../search.input.ts';
import { searchPaths } from '../search.paths.ts';
import type { FoundListing, FoundPage } from '../search.service.ts';
import { searchInWords } from '../search-page.presenter.ts';

/** A search as an Atom feed (RFC 4287), with the links between its pages of RFC 5005. */

export const atomType = 'application/atom+xml';

/** Of a feed in which nothing is yet: Atom asks for a moment, and there is none. */
const never = new Date(0);

/** The document of one page of results; `site.baseUrl` without a slash at the end. */
export function atomFeed(source: {
  request: SearchRequest;
  found: FoundPage;
  vocabulary: Vocabulary;
  site: Pick<Installation, 'baseUrl' | 'placeName'>;
}): string {
  const { request, found, vocabulary, site } = source;
  const { page, perPage } = request.query;
  const product = `Borough Exchange, ${site.placeName}`;
  const address = (path: string, at: number) => site.baseUrl + searchAddress(path, request, { page: at });
  const link = (rel: string, at: number) =>
    element('link', { rel, type: atomType, href: address(searchPaths.atom, at) });
  const pages = Math.ceil(found.result.total / perPage);
  const updated = found.hits.map(({ listing }) => listing.updatedAt.getTime());
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en-GB' },
      textElement('id', address(searchPaths.atom, 1)),
      textElement('title', `${searchInWords(request, vocabulary)} · ${product}`),
      textElement('updated', new Date(Math.max(never.getTime(), ...updated)).toISOString()),
      element('author', {}, textElement('name', product), textElement('uri', site.baseUrl + sitePaths.home)),
      link('self', page),
      element('link', { rel: 'alternate', type: 'text/html', href: address(searchPaths.search, page) }),
      pages > 1 ? link('first', 1) : null,
      page > 1 ? link('previous', page - 1) : null,
      page < pages ? link('next', page + 1) : null,
      ...found.hits.map((hit) => entry(hit, vocabulary, site.baseUrl)),
    ),
  );
}

function entry({ listing, organisation }: FoundListing, vocabulary: Vocabulary, baseUrl: string): Xml {
  const { label } = kindDefinitions[listing.kind];
  const themes = listing.themes.map((term) => ({ term, label: vocabulary.themes.get(term)?.label ?? term }));
  return element(
    'entry',
    {},
    textElement('id', `urn:uuid:${listing.id}`),
    textElement('title', listing.title),
    textElement('published', (listing.publishedAt ?? listing.createdAt).toISOString()),
    textElement('updated', listing.updatedAt.toISOString()),
    element(
      'author',
      {},
      textElement('name', organisation.name),
      textElement('uri', baseUrl + organisationPaths.show(organisation.slug)),
    ),
    element('link', { rel: 'alternate', type: 'text/html', href: baseUrl + listingPaths.show(listing.slug) }),
    ...[{ term: listing.kind, label }, ...themes].map((category) => element('category', category)),
    textElement('summary', listing.summary),
  );
}
