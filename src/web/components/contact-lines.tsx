import type { Html } from '../jsx/index.ts';

/** Rings a number: of how people write it only digits and the plus count. */
export function TelephoneLink({ phone }: { phone: string }): Html {
  return <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>;
}

/** An e-mail address that a narrow column breaks where one reads a pause: before its @ and its dots, not within a word. */
export function MailAddress({ address }: { address: string }): Html {
  return (
    <>
      {address.split(/(?=[@.])/).map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </>
  );
}

/** Writes to an address. */
export function MailLink({ address }: { address: string }): Html {
  return (
    <a href={`mailto:${address}`}>
      <MailAddress address={address} />
    </a>
  );
}

/** The telephone number and the website that an organisation publishes, as far as it does. */
export function ContactLines(props: { phone: string | null; website: string | null }): Html {
  const { phone, website } = props;
  return (
    <>
      {phone !== null && (
        <p>
          Telephone <TelephoneLink phone={phone} />
        </p>
      )}
      {website !== null && (
        <p>
          <a href={website} rel="noopener">
            Their website
          </a>
        </p>
      )}
    </>
  );
}
