import { answerParent, readUsage } from './child.ts';
import { openDirectory } from './directory.ts';
import { type EngineMethods, timedAnswer } from './engine-methods.ts';

/** The embedded engine alone in a process. */

let services: ReturnType<typeof openDirectory> | undefined;

answerParent<EngineMethods>({
  async load({ databaseFile }) {
    services = openDirectory(databaseFile);
    const start = performance.now();
    // What it keeps in memory, save the terms, is read at the first search.
    await services.engine.search({
      text: '',
      asTyped: false,
      filters: { kind: [], sector: [], theme: [], skill: [], category: [], area: [] },
      near: null,
      within: null,
      availableOn: null,
      sort: 'newest',
      page: 1,
      perPage: 20,
    });
    const columnsRead = performance.now();
    const before = process.memoryUsage.rss();
    // A server reads the terms between searches; what is measured is how it is from then on.
    while (services.engine.listStep());
    const listsRead = performance.now();
    return {
      seconds: (columnsRead - start) / 1000,
      lists: {
        seconds: (listsRead - columnsRead) / 1000,
        bytes: services.engine.listBytes(),
        processBytes: process.memoryUsage.rss() - before,
      },
    };
  },
  async search(query) {
    if (!services) throw new Error('Asked before it was loaded');
    const start = performance.now();
    const result = await services.engine.search(query);
    return timedAnswer(performance.now() - start, result);
  },
  usage: readUsage,
});
