import type { Html } from '../jsx/index.ts';

/** The telephone number and the website that an organisation publishes, as far as it does. */
export function ContactLines(props: { phone: string | null; website: string | null }): Html {
  const { phone, website } = props;
  return (
    <>
      {phone !== null && (
        <p>
          Telephone <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
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
