import type { Html } from '#web/jsx/index.ts';
import type { ComparedPart, DiffRun } from '../comparison.model.ts';

/** Words that went and came; what colour and line show, hidden words say. Space around them stays unmarked. */
export function Words({ runs }: { runs: readonly DiffRun[] }): Html {
  return (
    <>
      {runs.map(({ kind, text }) => {
        const words = text.trim();
        if (kind === 'same' || words === '') return text;
        const [before = '', after = ''] = text.split(words);
        return (
          <>
            {before}
            {kind === 'removed' ? (
              <del>
                <span class="visually-hidden">Removed: </span>
                {words}
                <span class="visually-hidden">. </span>
              </del>
            ) : (
              <ins>
                <span class="visually-hidden">Added: </span>
                {words}
                <span class="visually-hidden">. </span>
              </ins>
            )}
            {after}
          </>
        );
      })}
    </>
  );
}

/** Parts of a record, each with its words. */
export function ComparedParts({ parts }: { parts: readonly ComparedPart[] }): Html | null {
  if (parts.length === 0) return null;
  return (
    <dl class="facts comparison">
      {parts.map((part) => (
        <div class="facts-row">
          <dt>{part.label}</dt>
          <dd>
            <Words runs={part.runs} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
