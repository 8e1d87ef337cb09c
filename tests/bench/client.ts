import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

/** One client with one connection that it keeps, such as a browser with a reader in front of it. */

export interface PageTiming {
  /** From sending the request to the last byte of the answer. */
  milliseconds: number;
  /** As sent, compressed as the client asked. */
  sentBytes: number;
  /** As the browser sees it. */
  pageBytes: number;
}

export interface Client {
  /** Fetches a page, in somebody's session if one is given; throws where the answer isn't a page with status 200. */
  page(path: string, session?: string): Promise<PageTiming>;
  close(): void;
}

export function createClient(port: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    page: (path, session) => fetchPage(agent, port, path, session),
    close: () => agent.destroy(),
  };
}

function fetchPage(agent: Agent, port: number, path: string, session?: string): Promise<PageTiming> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    // What browsers ask for over HTTP.
    const headers = {
      accept: 'text/html',
      'accept-encoding': 'gzip, deflate',
      ...(session !== undefined && { cookie: `session=${session}` }),
    };
    const request = get({ agent, host: '127.0.0.1', port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const milliseconds = performance.now() - start;
        if (response.statusCode !== 200) {
          reject(new Error(`${path} answered ${response.statusCode}`));
          return;
        }
        const sent = Buffer.concat(chunks);
        const isZipped = response.headers['content-encoding'] === 'gzip';
        resolve({
          milliseconds,
          sentBytes: sent.length,
          pageBytes: isZipped ? gunzipSync(sent).length : sent.length,
        });
      });
    });
    request.on('error', reject);
  });
}

/**
 * Fetches pages in turn until `isOver`, so many a second; where one takes longer than its time the next follows
 * at once. Without a rate each follows at once.
 */
export async function browse(
  client: Client,
  paths: readonly string[],
  isOver: () => boolean,
  perSecond = Number.POSITIVE_INFINITY,
): Promise<PageTiming[]> {
  const timings: PageTiming[] = [];
  const begin = performance.now();
  for (let at = 0; !isOver(); at += 1) {
    const due = begin + (at * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await pause(wait);
    timings.push(await client.page(paths[at % paths.length] ?? '/search'));
  }
  return timings;
}
