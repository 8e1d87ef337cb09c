import { indexNames, makeSearchKey } from '#features/search/index.ts';
import { causesOf } from '#platform/loggable.ts';
import { runBareCommand, say, UsageError } from './command.ts';

/**
 * `npm run search:key`: makes the key for `MEILI_KEY` with the server's master key, which is read from
 * `MEILI_MASTER_KEY` so that no list of processes shows it.
 */
const usage = 'npm run search:key: makes MEILI_KEY with the MEILI_MASTER_KEY of the server at MEILI_URL';

await runBareCommand(usage, async ({ config }) => {
  const masterKey = process.env.MEILI_MASTER_KEY;
  if (!config.meilisearch) throw new UsageError('Say where Meilisearch is: set MEILI_URL');
  if (!masterKey) throw new UsageError('Set MEILI_MASTER_KEY to the server’s master key');
  const { placeName } = config;
  const { url } = config.meilisearch;
  const key = await makeSearchKey({ url, masterKey, placeName }).catch((error: unknown) => {
    throw new UsageError(`Meilisearch at ${url} makes no key: ${wordsOf(error)}`, { cause: error });
  });
  say(`MEILI_KEY=${key}`);
  say(`It may use the index ${indexNames(placeName).live} and no other`);
});

/** What a client says, and what was said to it: "fetch failed" alone tells nobody that the server isn't there. */
function wordsOf(error: unknown): string {
  return causesOf(error)
    .map((cause) => (cause instanceof Error ? cause.message : String(cause)))
    .filter((words) => words !== '')
    .join(': ');
}
