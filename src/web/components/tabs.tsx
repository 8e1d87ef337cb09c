import type { Html } from '../jsx/index.ts';

/** One list of several on the same page. */
export interface Tab {
  label: string;
  /** How much stands in it, if that is said. */
  count?: string;
  href: string;
  isCurrent: boolean;
}

/** Links to lists beside each other, of which one is shown below. */
export function Tabs({ tabs }: { tabs: readonly Tab[] }): Html {
  return (
    <nav class="tabs" aria-label="Lists">
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.isCurrent ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && (
                <>
                  {' '}
                  <span class="count">{tab.count}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
