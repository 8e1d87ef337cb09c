import { CardList, EmptyState, EntryCard, type EntryCardProps, SectionHead } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';

/** Some of an organisation's entries under a heading. */
export interface EntryGroup {
  heading: string;
  cards: readonly EntryCardProps[];
  /** Where the rest is, if there is more than these. */
  rest: { href: string; label: string } | null;
}

/** All that an organisation provides, needs and offers; the panel of its page. */
export function OrganisationEntries({ groups }: { groups: readonly EntryGroup[] }): Html {
  if (groups.length === 0) {
    return (
      <EmptyState title="Nothing listed yet">
        <p>What this organisation provides, needs and offers will appear here.</p>
      </EmptyState>
    );
  }
  return (
    <>
      {groups.map((group) => (
        <section class="section">
          <SectionHead title={group.heading} />
          <CardList>
            {group.cards.map((card) => (
              <EntryCard {...card} organisation={null} />
            ))}
          </CardList>
          {group.rest !== null && (
            <p>
              <a href={group.rest.href}>{group.rest.label}</a>
            </p>
          )}
        </section>
      ))}
    </>
  );
}
