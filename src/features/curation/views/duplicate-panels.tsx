import { Key } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import type { RecordView } from '../merge.presenter.ts';

/** A pair as the desk shows it: both in a glance, and the way to compare them. */
export function PairPanel({
  one,
  other,
  reasons,
  compareHref,
}: {
  one: PairSide;
  other: PairSide;
  reasons: string;
  /** Null where one of the two isn't public any more. */
  compareHref: string | null;
}): Html {
  return (
    <div class="pair">
      <p>Noticed because of {reasons}.</p>
      <div class="merge-sides">
        {[one, other].map((side) => (
          <div class="merge-side">
            <h3>
              <a href={side.record.href}>{side.record.title}</a>
            </h3>
            <p class="muted">{side.record.gist}</p>
            {side.text !== '' && <p class="merge-text">{side.text}</p>}
            {side.record.freshness !== null && <p class="muted">{side.record.freshness}</p>}
          </div>
        ))}
      </div>
      <p>
        {compareHref === null ? (
          'One of the two isn’t public any more.'
        ) : (
          <a class="button" href={compareHref} data-key="m">
            Compare and merge <Key name="M" />
          </a>
        )}
      </p>
    </div>
  );
}

export interface PairSide {
  record: RecordView;
  /** What it says of itself. */
  text: string;
}

/** Beside the form of an entry: what there is already that could be the same. */
export function LikelyDuplicates({
  entries,
}: {
  entries: readonly {
    title: string;
    href: string;
    organisation: string;
    isOwn: boolean;
    isDraft: boolean;
    reasons: string;
  }[];
}): Html | null {
  if (entries.length === 0) return null;
  return (
    <section class="notice likely-duplicates" aria-labelledby="likely-duplicates">
      <h2 id="likely-duplicates">Is it there already?</h2>
      <ul>
        {entries.map((entry) => (
          <li>
            <a href={entry.href}>{entry.title}</a>,{' '}
            {entry.isOwn ? 'by your organisation' : `by ${entry.organisation}`}
            {entry.isDraft && ', not public yet'}
            <span class="merge-note">{entry.reasons}</span>
          </li>
        ))}
      </ul>
      <p>If yours is another one, go on. People find it more easily if the title says what is different.</p>
    </section>
  );
}
