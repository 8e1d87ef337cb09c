import type { Database } from '#db/client.ts';
import type { PublicListing } from '#features/listings/index.ts';
import type { Actor } from '#platform/actor.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import { formatDate } from '#platform/formats.ts';
import type { Html } from '#web/jsx/index.ts';
import { counted, subjectOf } from './arrangement.model.ts';
import { ownOrganisations } from './enquiry.access.ts';
import { enquiryPaths } from './enquiry.paths.ts';
import { toEnquiryRow } from './enquiry.presenter.ts';
import { findOpenAbout, readAgreedAbout, readEnquiriesOf, readOpenAbout } from './enquiry.reader.ts';
import type { Exchange } from './exchange.queries.ts';
import { countOverdue } from './sweep.queries.ts';
import { AskPanel } from './views/ask-panel.tsx';
import { EnquiryRows } from './views/enquiries-page.tsx';

/** What enquiries put on the pages of other features. */

const mostWaiting = 5;

/** Beside the page of a listing: a way to ask, and what is known of how questions fare. */
export function besideListing(given: { database: Database; clock: Clock }) {
  return (listing: PublicListing, actor: Actor): Html | null => {
    const { database, clock } = given;
    const today = londonDay(clock.now());
    const own = ownOrganisations(actor);
    const isOwn = own.includes(listing.organisationRowId);
    const begun = own.length === 0 || isOwn ? undefined : findOpenAbout(database, listing, own);
    if (listing.state !== 'live' && !isOwn) return null;
    const agreed = readAgreedAbout(database, listing);
    return (
      <AskPanel
        askHref={isOwn ? null : enquiryPaths.ask(listing.slug)}
        begunHref={begun === undefined ? null : enquiryPaths.show(begun.id)}
        kind={listing.kind === 'need' ? 'need' : listing.kind === 'service' ? 'service' : 'offer'}
        waitingSince={listing.unansweredSince === null ? null : formatDate(listing.unansweredSince, today)}
        agreed={agreed.length}
        amount={amountOf(listing, agreed)}
        isPartlyMet={agreed.some(({ needMet }) => needMet === 'partly')}
        open={isOwn ? toOpen(readOpenAbout(database, listing)) : null}
      />
    );
  };
}

/** What an entry's people are told of the conversations that concern it: of one, the way to it. */
function toOpen(ids: readonly string[]): { text: string; href: string } | null {
  const [only] = ids;
  if (only === undefined) return null;
  return ids.length === 1
    ? { text: '1 open conversation about it', href: enquiryPaths.show(only) }
    : { text: `${ids.length} open conversations about it`, href: enquiryPaths.list };
}

/** "45 items": how much was arranged of an entry in all, as far as it was counted in the entry's own unit. */
function amountOf(listing: PublicListing, agreed: readonly Exchange[]): string | null {
  const subject = subjectOf(listing);
  const counts = agreed
    .filter((exchange) => exchange.subject === subject)
    .map(({ quantity }) => quantity ?? 0);
  const total = counts.reduce((sum, quantity) => sum + quantity, 0);
  return total === 0 ? null : counted(subject, total);
}

/** For the curators' desk: how many questions nobody answered in time. */
export function overdueQuestions(given: { database: Database; clock: Clock }) {
  return (): number => countOverdue(given.database, londonDay(given.clock.now()));
}

/** On somebody's own page: the conversations in which the other side waits for theirs, and how many there are. */
export function waitingConversations(given: { database: Database; clock: Clock }) {
  return (organisationRowIds: readonly number[]): { count: number; panel: Html } | null => {
    if (organisationRowIds.length === 0) return null;
    const { listed, total } = readEnquiriesOf(given.database, organisationRowIds, {
      which: 'waiting',
      offset: 0,
      limit: mostWaiting,
    });
    if (total === 0) return null;
    const now = given.clock.now();
    return {
      count: total,
      panel: (
        <EnquiryRows
          heading={`Conversations that wait for you (${total})`}
          rows={listed.map((each) => toEnquiryRow(each, organisationRowIds, now))}
          more={total > mostWaiting ? { href: enquiryPaths.list, label: `All ${total}` } : null}
        />
      ),
    };
  };
}
