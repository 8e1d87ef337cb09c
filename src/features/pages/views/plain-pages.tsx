import { TableRegion } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import { sitePaths } from '#web/paths.ts';
import type { Site } from '#web/site.ts';

/** What the directory is and who it is for. */
export function AboutPage({ site, attribution }: { site: Site; attribution: string }): Html {
  return (
    <Page site={site} title="About" canonical={sitePaths.about}>
      <div class="prose">
        <h1>About Borough Exchange</h1>
        <p class="lead">
          One place where {site.placeName}’s organisations say what they provide, what they need and what they
          can offer.
        </p>
        <p>
          Charities and community groups look for rooms, skills and volunteers. The council, the NHS, colleges
          and businesses have some of each to share. This directory brings the two together, across sectors.
        </p>
        <h2>What is listed here</h2>
        <ul>
          <li>
            <strong>Services</strong>: what an organisation provides to people.
          </li>
          <li>
            <strong>Needs</strong>: what it lacks, from a driver on Thursdays to a set of chairs.
          </li>
          <li>
            <strong>Offers</strong>: things and rooms to share, skills, teams who volunteer, and work
            shadowing.
          </li>
        </ul>
        <h2>How it stays true</h2>
        <p>
          Each entry shows when it was last confirmed. A filled dot says that it was confirmed in time, an
          open one that it is due. An entry that nobody confirms for a long time leaves the search.
        </p>
        <h2>What comes of it</h2>
        <p>
          Organisations say how it went when one gave another something. The{' '}
          <a href={sitePaths.reports}>reports</a> count it: who gave what to whom, and how soon people answer.
        </p>
        {site.demo && (
          <>
            <h2 id="demonstration">This is a demonstration</h2>
            <p>
              The places are real: wards, streets and postcodes of Darlington. The organisations and
              everything they list are invented, so don’t call or write to them. The telephone numbers come
              from a range that is kept free for stories, and the e-mail addresses lead nowhere.
            </p>
          </>
        )}
        <h2>For other systems</h2>
        <p>
          Everything public can also be read as JSON, without a key. The{' '}
          <a href={sitePaths.openApi}>description of the interface</a> says how.
        </p>
        <h2>Where places come from</h2>
        <p>{attribution}. Used under the Open Government Licence 3.0.</p>
      </div>
    </Page>
  );
}

/** How accessible it is, and what is known not to be. */
export function AccessibilityPage({ site }: { site: Site }): Html {
  return (
    <Page site={site} title="Accessibility" canonical={sitePaths.accessibility}>
      <div class="prose">
        <h1>Accessibility statement</h1>
        <p class="lead">We want everybody in {site.placeName} to be able to use this directory.</p>
        <p>You can:</p>
        <ul>
          <li>use all of it with a keyboard, and see where you are</li>
          <li>use it with a screen reader</li>
          <li>zoom in to 400% without losing anything, down to a width of 320 pixels</li>
          <li>choose light, dark or high-contrast colours in your device’s settings</li>
          <li>use all of it without JavaScript</li>
          <li>print any page</li>
        </ul>
        <h2>How accessible it is</h2>
        <p>
          We aim at level AA of the Web Content Accessibility Guidelines 2.2. Each page is checked by a
          program, in light and dark colours, each time the software changes. A program finds only some of the
          problems: no one who uses assistive technology every day has tested it with us yet, so we don’t
          claim full compliance.
        </p>
        <h2>If something gets in your way</h2>
        <p>
          <a href={sitePaths.reportProblem}>Tell the council for voluntary service</a>, who look after this
          directory, which page it was and what happened. They can also read you an entry by telephone or send
          it in another format: write which entry, and give the number or the address that you want it at.
        </p>
        <p>
          If you aren’t happy with the answer, the{' '}
          <a href="https://www.equalityadvisoryservice.com/" rel="noopener">
            Equality Advisory and Support Service
          </a>{' '}
          can help.
        </p>
      </div>
    </Page>
  );
}

/** What is known of a reader: next to nothing; and of whoever signs in, with how long it is kept. */
export function PrivacyPage({
  site,
  retention,
  keepsSearches,
}: {
  site: Site;
  /** Whether this borough counts what is searched for. */
  keepsSearches: boolean;
  retention: readonly { what: string; kept: string; why: string }[];
}): Html {
  const { host } = new URL(site.baseUrl);
  return (
    <Page site={site} title="Privacy" canonical={sitePaths.privacy}>
      <div class="prose">
        <h1>Privacy</h1>
        <p class="lead">You can read everything here without telling us who you are.</p>
        <h2>Who is responsible</h2>
        <p>
          The organisation that runs this directory for {site.placeName}, at {host}, decides what is kept here
          and why. Under UK data protection law it is the controller.{' '}
          <a href={sitePaths.reportProblem}>Write to it</a> about anything on this page.
        </p>
        <h2>When you read</h2>
        <ul>
          <li>
            We set no cookies while you read. A page with a form to send, such as the one to report a problem,
            sets one for a day, so that no other site can send the form for you.
          </li>
          <li>Nothing is loaded from other companies: no fonts, maps, counters or advertising.</li>
          <li>
            The server’s log holds the time, the kind of page and how long it took. It doesn’t hold your
            network address, what you searched for, or which entry you read.
          </li>
          {keepsSearches && (
            <li>
              What is searched for is counted, so that the curators see what is missing: the words without
              addresses, telephone numbers and postcodes, how much was found, and on which day. Nothing in it
              says who it was or joins one search to another.
            </li>
          )}
        </ul>
        <h2>When you sign in</h2>
        <p>
          We keep your e-mail address, your name if you give it, and which organisations you write for.
          Members of those, curators and administrators see it; the public doesn’t. A cookie keeps you signed
          in. It doesn’t follow you anywhere else.
        </p>
        <p>
          When your organisation agrees something with another one, people of that one see the names of those
          who wrote. They get your organisation’s mailbox and telephone number, or if it has published
          neither, the e-mail address of whoever wrote last.
        </p>
        <p>On your account’s page you can download all we hold about you, and delete your account.</p>
        <h2>What is published</h2>
        <p>
          Entries are about organisations, not people. An organisation may publish a shared mailbox and a
          telephone number. The public sees “Finance team: 3 people”, never who they are.
        </p>
        <p>
          An organisation decides how much of each of its places is public: the address, only the ward, or
          nothing at all. What it keeps back is in no page, no feed and no search.
        </p>
        <h2 id="how-long">How long we keep what</h2>
        <TableRegion labelledBy="how-long">
          <table>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">How long</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {retention.map(({ what, kept, why }) => (
                <tr>
                  <td>{what}</td>
                  <td>{kept}</td>
                  <td>{why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
        <h2 id="rights">Your rights</h2>
        <p>Under the UK GDPR you can ask:</p>
        <ul>
          <li>for a copy of what is kept about you, which you may take elsewhere</li>
          <li>that what is wrong is put right</li>
          <li>that it is deleted, or used less while a question about it is open</li>
          <li>that it isn’t used in a way that you object to</li>
        </ul>
        <p>
          Much of that you can do yourself, at <a href={sitePaths.account}>your account</a>: change your name,
          download all we hold about you, or delete your account. For the rest, or without an account,{' '}
          <a href={sitePaths.reportProblem}>write to us</a> and say how to reach you. It costs nothing, and by
          law you get an answer within one month.
        </p>
        <h2>If something here shouldn’t be</h2>
        <p>
          <a href={sitePaths.reportProblem}>Tell us</a>, and the curators will look at it. If you aren’t happy
          with the answer, or with how your data is used, you can complain to the{' '}
          <a href="https://ico.org.uk/make-a-complaint/" rel="noopener">
            Information Commissioner’s Office
          </a>
          , whose helpline is 0303 123 1113.
        </p>
      </div>
    </Page>
  );
}
