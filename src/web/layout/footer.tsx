/** What stands at the foot of every page. */
import type { Html } from '../jsx/index.ts';
import { sitePaths } from '../paths.ts';

const links = [
  { label: 'About', href: sitePaths.about },
  { label: 'Reports', href: sitePaths.reports },
  { label: 'Accessibility', href: sitePaths.accessibility },
  { label: 'Privacy', href: sitePaths.privacy },
  { label: 'Report a problem', href: sitePaths.reportProblem },
  { label: 'For other systems', href: sitePaths.openApi },
];

/** Who keeps it, where to read on, and whose data places come from (their licence asks for these words). */
export function SiteFooter(): Html {
  return (
    <footer class="site-footer">
      <div class="width">
        <p>Kept true by the council for voluntary service with the borough’s organisations.</p>
        <ul class="site-footer-links">
          {links.map((link) => (
            <li>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
        <p class="site-attribution">
          Contains OS data © Crown copyright and database right 2025; contains Royal Mail data © Royal Mail
          copyright and database right 2025; contains National Statistics data © Crown copyright and database
          right 2025.
        </p>
      </div>
    </footer>
  );
}
