import type { Organisation } from '#features/organisations/index.ts';
import type { SearchRequest } from '#features/search/index.ts';
import type { VocabularyService } from '#features/vocabularies/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { withQuery } from '#web/paths.ts';
import { alertPaths } from './alert.paths.ts';
import { followLabel, subjectOf } from './alert-subject.ts';
import { FollowLink } from './views/follow-link.tsx';

/** The ways to follow something, on the pages of other features. Plain links: pages for visitors hold no form's token. */

/** On the results page. */
export function followSearch(given: { vocabularies: VocabularyService }) {
  return (request: SearchRequest): Html | null => {
    const subject = subjectOf(request);
    if (subject === undefined) return null;
    const label = followLabel(request, given.vocabularies.load());
    return <FollowLink href={alertPaths.followSearch(subject)} label={label} />;
  };
}

/** On the page of a theme. */
export function followTheme(slug: string): Html {
  return <FollowLink href={withQuery(alertPaths.follow, { theme: slug })} label="Follow this theme" />;
}

/** On the page of an organisation. */
export function followOrganisation({ slug }: Organisation): Html {
  return <FollowLink href={alertPaths.followOrganisation(slug)} label="Follow what they list" />;
}
