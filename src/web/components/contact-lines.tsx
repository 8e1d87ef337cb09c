import type { Html } from '../jsx/index.ts';

/** Rings a number: of how people write it only digits and the plus count. */
export function TelephoneLink({ phone }: { phone: string }): Html {
  return <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>;
}

/** Writes to an address, which a narrow column breaks where one reads a pause: before its @ and its dots, not within a word. */
export function MailLink({ address }: { address: string }): Html {
  return (
    <a href={`mailto:${address}`}>
      {address.split(/(?=[@.])/).map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </a>
  );
}

/**
 * The mailbox, telephone number and website that an organisation publishes, as far as it does. Each can be read and
 * copied as well as pressed: who reads mail in a browser, and paper, have nothing from a link alone.
 */
export function ContactLines(props: {
  email: string | null;
  phone: string | null;
  website: string | null;
}): Html {
  const { email, phone, website } = props;
  return (
    <>
      {email !== null && (
        <p class="contact-line">
          E-mail <MailLink address={email} />
        </p>
      )}
      {phone !== null && (
        <p class="contact-line">
          Telephone <TelephoneLink phone={phone} />
        </p>
      )}
      {website !== null && (
        <p class="contact-line">
          <a href={website} rel="noopener">
            Their website
          </a>
        </p>
      )}
    </>
  );
}
