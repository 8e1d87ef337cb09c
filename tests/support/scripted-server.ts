import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that misbehaves on purpose, where a search server should be. It imitates nothing. */

/** What it does with a request; `cut` ends the connection half-way, `silence` never answers. */
export type Reaction = { status: number; body: string } | 'cut' | 'silence';

export interface ScriptedServer {
  url: string;
  /** What it does from now on, unless a path has a reaction of its own. */
  react(reaction: Reaction | ((method: string, path: string) => Reaction)): void;
  /** Requests so far, as "POST /multi-search". */
  asked(): readonly string[];
  close(): Promise<void>;
}

export const json = (body: unknown, status = 200): Reaction => ({ status, body: JSON.stringify(body) });

/** An error as Meilisearch words it. */
export const refusal = (status: number, code: string, message: string): Reaction =>
  json({ message, code, type: 'system', link: '' }, status);

export async function startScriptedServer(): Promise<ScriptedServer> {
  let script: (method: string, path: string) => Reaction = () => 'silence';
  const asked: string[] = [];

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '' } = request;
    asked.push(`${method} ${url}`);
    request.resume();
    request.on('end', () => {
      const reaction = script(method, url);
      if (reaction === 'silence') return;
      if (reaction === 'cut') {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
        response.write('{"results":[');
        setImmediate(() => response.destroy());
        return;
      }
      response.writeHead(reaction.status, { 'Content-Type': 'application/json' });
      response.end(reaction.body);
    });
  }

  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    react(reaction) {
      script = typeof reaction === 'function' ? reaction : () => reaction;
    },
    asked: () => asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
