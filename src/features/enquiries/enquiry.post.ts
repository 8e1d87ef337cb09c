import type { Transaction } from '#db/client.ts';
import { readListings } from '#features/listings/index.ts';
import { readOrganisations } from '#features/organisations/index.ts';
import { type Clock, londonDay } from '#platform/clock.ts';
import type { IdSource } from '#platform/ids.ts';
import { issueLink } from '#platform/mail/email-links.ts';
import { queueMail } from '#platform/mail/mail.ts';
import { sitePaths } from '#web/paths.ts';
import { enquiryLetter, type LetterNews } from './enquiry.letters.ts';
import { isOver, organisationOf, otherParty, type Party } from './enquiry.model.ts';
import { enquiryPaths } from './enquiry.paths.ts';
import type * as queries from './enquiry.queries.ts';
import * as recipients from './recipient.queries.ts';

/** Queues the mails about enquiries, each with a link of its own, in the transaction of what they tell of. */
export interface EnquiryPost {
  /**
   * Writes to one side. `cause` names what has happened, so that nobody gets the same mail twice. Those
   * of the side who take part are told, or with `everybody` all its people.
   */
  tell(
    tx: Transaction,
    enquiry: queries.Enquiry,
    party: Party,
    news: LetterNews,
    cause: string,
    options?: { everybody?: boolean },
  ): void;
}

/** How many people of an organisation are written to at most. */
const mostRecipients = 10;

export function createEnquiryPost(given: {
  clock: Clock;
  ids: IdSource;
  baseUrl: () => string;
  placeName: string;
}): EnquiryPost {
  const { clock, ids } = given;

  /** Those of a side who take part already and can still be reached; else all its people; else its role mailbox. */
  function addressesOf(
    tx: Transaction,
    enquiry: queries.Enquiry,
    party: Party,
    everybody: boolean,
  ): { accountRowId: number | null; email: string }[] {
    const organisationRowId = organisationOf(enquiry, party);
    const taking = everybody ? [] : recipients.listActive(tx, enquiry, party, mostRecipients);
    if (taking.length > 0) return taking;
    const people = recipients.listReachable(tx, organisationRowId, mostRecipients);
    if (people.length > 0) return people;
    const [organisation] = readOrganisations(tx, [organisationRowId]);
    return organisation?.email ? [{ accountRowId: null, email: organisation.email }] : [];
  }

  function linkFor(tx: Transaction, recipient: recipients.Recipient, at: Date): string {
    const { token } = issueLink(tx, {
      purpose: 'answer',
      subjectId: recipient.id,
      createdAt: at,
      expiresAt: null,
    });
    return given.baseUrl() + enquiryPaths.answer(token);
  }

  return {
    tell(tx, enquiry, party, news, cause, { everybody = false } = {}) {
      const at = clock.now();
      const addresses = addressesOf(tx, enquiry, party, everybody);
      if (addresses.length === 0) return;
      const [listing] = readListings(tx, [enquiry.listingRowId]);
      const names = new Map(
        readOrganisations(tx, [enquiry.askerOrganisationRowId, enquiry.ownerOrganisationRowId]).map(
          ({ rowId, name }) => [rowId, name],
        ),
      );
      const known = recipients.listRecipients(tx, enquiry.rowId, party);
      const about = {
        title: listing?.title ?? '',
        own: names.get(organisationOf(enquiry, party)) ?? '',
        other: names.get(organisationOf(enquiry, otherParty[party])) ?? '',
        isOffered: enquiry.askerGives,
        isAsker: party === 'asker',
        dueOn: enquiry.answerDueOn,
        today: londonDay(at),
        placeName: given.placeName,
      };
      for (const { accountRowId, email } of addresses) {
        const recipient =
          known.find((each) => each.accountRowId === accountRowId) ??
          recipients.insertRecipient(tx, {
            id: ids.next(at),
            enquiryRowId: enquiry.rowId,
            side: party,
            accountRowId,
          });
        // What is over opens no more by a link; whoever has an account finds it on their own page.
        const isClosed = isOver(enquiry.state) && news.type !== 'done';
        const link = isClosed ? given.baseUrl() + enquiryPaths.show(enquiry.id) : linkFor(tx, recipient, at);
        const onward =
          news.type === 'declined' ? onwardLinks(given.baseUrl(), enquiry.askerGives) : undefined;
        const letter = enquiryLetter(email, about, { ...news, isClosed, ...(onward && { onward }) }, link);
        queueMail(tx, letter, `enquiry:${enquiry.id}:${cause}:${recipient.id}`, at);
      }
    },
  };
}

/** Where whoever was told “not this time” can go on. */
function onwardLinks(baseUrl: string, askerGives: boolean): { link: string; label: string }[] {
  const kinds = askerGives ? 'needs' : 'offers';
  return [
    { label: `See what others ${askerGives ? 'need' : 'offer'}`, link: baseUrl + sitePaths[kinds] },
    { label: `List what you ${askerGives ? 'offer' : 'need'}`, link: baseUrl + enquiryPaths.newListing },
  ];
}
