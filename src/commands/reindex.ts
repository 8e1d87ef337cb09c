import { runCommand, say } from './command.ts';
import { type Progress, startProgress } from './progress.ts';

/** `npm run reindex`: builds the search index anew from the database; the product may go on serving meanwhile. */
await runCommand(({ services }) => {
  let progress: Progress | undefined;
  let shown = 0;
  const { indexed, removed } = services.rebuildIndex((done, of) => {
    progress ??= startProgress(of, 'entries');
    progress.advance(done - shown);
    shown = done;
  });
  progress?.finish();
  say(`${indexed} entries indexed, ${removed} taken out`);
});
