import { indexNames, makeSearchKey } from '#features/search/index.ts';
import { runBareCommand, say, UsageError } from './command.ts';

/**
 * `npm run search:key`: makes the key for `MEILI_KEY` with the server's master key, which is read from
 * `MEILI_MASTER_KEY` so that no list of processes shows it.
 */
await runBareCommand(async ({ config }) => {
  const masterKey = process.env.MEILI_MASTER_KEY;
  if (!config.meilisearch) throw new UsageError('Say where Meilisearch is: set MEILI_URL');
  if (!masterKey) throw new UsageError('Set MEILI_MASTER_KEY to the server’s master key');
  const { placeName } = config;
  const key = await makeSearchKey({ url: config.meilisearch.url, masterKey, placeName });
  say(`MEILI_KEY=${key}`);
  say(`It may use the index ${indexNames(placeName).live} and no other`);
});
