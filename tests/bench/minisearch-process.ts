import { answerParent, readUsage } from './child.ts';
import { eachDocuments, openDirectory } from './directory.ts';
import { type EngineMethods, timedAnswer } from './engine-methods.ts';
import { createMiniSearchEngine } from './minisearch-engine.ts';

/** MiniSearch alone in a process, with the documents that the embedded engine was given. */

const engine = createMiniSearchEngine();

answerParent<EngineMethods>({
  async load({ databaseFile }) {
    const services = openDirectory(databaseFile);
    const start = performance.now();
    for (const documents of eachDocuments(services)) engine.add(documents);
    services.database.$client.close();
    return { seconds: (performance.now() - start) / 1000 };
  },
  async search(query) {
    const start = performance.now();
    const result = engine.search(query);
    return timedAnswer(performance.now() - start, result);
  },
  usage: readUsage,
});
