import { runCommand, say } from './command.ts';
import { type Progress, startProgress } from './progress.ts';

/** `npm run reindex`: builds every search index anew from the database; the product may go on serving meanwhile. */
const usage = 'npm run reindex: builds the search indexes anew, while they are in use';

await runCommand(usage, async ({ services: { rebuildIndex, meilisearch } }) => {
  const embedded = progressBar();
  const { indexed, removed } = rebuildIndex(embedded.show);
  embedded.finish();
  say(`${indexed} entries indexed, ${removed} taken out`);
  if (!meilisearch) return;
  const other = progressBar();
  const built = await meilisearch.rebuild(other.show).finally(() => other.finish());
  say(`${built} entries indexed in Meilisearch`);
});

/** A bar that learns how much there is to do with the first report. */
function progressBar() {
  let progress: Progress | undefined;
  let shown = 0;
  return {
    show(done: number, of: number) {
      progress ??= startProgress(of, 'entries');
      progress.advance(done - shown);
      shown = done;
    },
    finish: () => progress?.finish(),
  };
}
