import type { Html } from '#web/jsx/index.ts';

/** What one can do once one has chosen between two versions of an entry. */
export function MergeButtons({ isDraft }: { isDraft: boolean }): Html {
  return (
    <>
      <button type="submit" class="button">
        Show it to the borough
      </button>
      <button type="submit" class="button button-secondary" name="change" value="1">
        Go on changing it
      </button>
      {isDraft && (
        <button type="submit" class="button button-secondary" name="draft" value="1">
          Save as a draft
        </button>
      )}
    </>
  );
}
