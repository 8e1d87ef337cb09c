import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { capturedLog, until } from '../support/captured-log.ts';
import { exchange } from '../support/raw-http.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** What the log keeps of a request, and what becomes of requests that are no whole ones. */

let app: TestApp;
let log: Record<string, unknown>[];
beforeEach(async () => {
  const captured = capturedLog();
  log = captured.lines;
  app = await openTestApp({ logger: captured.logger });
});
afterEach(() => app.close());

describe('the log', () => {
  const secret = 'zanzibar';

  it('holds nothing of what was asked, nor by whom', async () => {
    const headers = {
      Cookie: `session=${secret}`,
      Referer: `https://${secret}.example`,
      'User-Agent': secret,
      'X-Forwarded-For': '203.0.113.7',
      'X-Request-Id': secret,
    };
    const ask = async (path: string) => (await app.get(path, headers)).status;
    const asked = [
      `/search?q=${secret}`,
      `/search?near=${secret}`,
      `/listings/${secret}`,
      `/${secret}`,
      `/assets/${secret}.css`,
      `/api/v1/listings/${secret}`,
      `/%ff${secret}`,
    ];
    for (const path of asked) await ask(path);
    const posted = await fetch(`${app.address}/search`, {
      method: 'POST',
      body: `q=${secret.repeat(20_000)}`,
      headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(posted.status).toBe(413);
    // A failed query has its parameters in its message.
    app.database.$client.exec('PRAGMA foreign_keys = OFF; DROP TABLE listings; DROP TABLE search_index');
    expect(await ask(`/listings/${secret}`)).toBe(500);
    expect(await ask(`/search?q=food+${secret}`)).toBe(500);

    const lines = log.map((line) => JSON.stringify(line));
    expect(lines.length).toBeGreaterThan(asked.length);
    expect(lines.filter((line) => /zanzibar|203\.0\.113\.7|127\.0\.0\.1|::1/i.test(line))).toEqual([]);
    expect(new Set(log.map(({ route }) => route))).toContain('/listings/:slug');
  });
});

describe('whoever sends half a request, or too much of one', () => {
  it.each<[string, string, number | undefined]>([
    ['a head beyond Node’s limit', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['an address beyond it', `GET /search?q=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ['no HTTP at all', `${'\x16\x03\x01'.repeat(20)}\r\n\r\n`, 400],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    [
      'a form that is too long',
      `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 200000\r\n\r\n${'x'.repeat(200_000)}`,
      413,
    ],
    [
      'a form that says it is compressed',
      'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\na=b',
      400,
    ],
  ])('%s is refused, and the server goes on', async (_name, bytes, status) => {
    const answer = (await exchange(app.address, Buffer.from(bytes, 'latin1'))).toString('latin1');
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await app.get('/healthz')).status).toBe(200);
  });

  it('whoever hangs up leaves nothing but a line in the log', async () => {
    const controller = new AbortController();
    const asked = fetch(`${app.address}/search`, {
      method: 'POST',
      signal: controller.signal,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '100' },
      body: new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('a=b')) }),
      duplex: 'half',
    } as RequestInit);
    setTimeout(() => controller.abort(), 100);
    await expect(asked).rejects.toThrow();
    await until(() => log.some(({ msg }) => msg === 'request'));
    expect(log.filter(({ level }) => Number(level) > 30)).toEqual([]);
    expect((await app.get('/healthz')).status).toBe(200);
  });
});
