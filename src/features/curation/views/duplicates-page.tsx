import { errorOf, FormErrors, TextField } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import { Page } from '#web/layout/index.ts';
import type { InputError } from '#web/replies.ts';
import type { Site } from '#web/site.ts';
import { curationPaths } from '../curation.paths.ts';
import type { MergedView } from '../merge.presenter.ts';

/** Comparing what nobody noticed, and what was merged last. */
export function ChooserPage({
  site,
  typed,
  errors,
  merges,
}: {
  site: Site;
  typed: { one: string; other: string };
  errors: readonly InputError[];
  merges: readonly MergedView[];
}): Html {
  return (
    <Page
      site={site}
      title="Compare two"
      unlisted
      search={false}
      back={{ label: 'Duplicates', href: curationPaths.deskWith({ list: 'duplicates' }) }}
      hasErrors={errors.length > 0}
    >
      <FormErrors errors={errors} />
      <h1>Compare two</h1>
      <p>Two entries, or two organisations, that are the same but that nobody noticed.</p>
      <form method="get" action={curationPaths.duplicates} class="form" novalidate>
        <TextField
          name="one"
          label="Address of the first page"
          hint="Copied from your browser, such as /listings/food-bank"
          value={typed.one}
          error={errorOf(errors, 'one')}
        />
        <TextField
          name="other"
          label="Address of the second page"
          value={typed.other}
          error={errorOf(errors, 'other')}
        />
        <button type="submit" class="button">
          Compare them
        </button>
      </form>
      {merges.length > 0 && (
        <section class="merge-plan">
          <h2>Merged lately</h2>
          <ul class="merge-list">
            {merges.map((merge) => (
              <li>
                <a href={merge.action}>
                  “{merge.gone.title}” into “{merge.kept.title}”
                </a>{' '}
                <span class="muted">{merge.undone ?? merge.byline}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
