import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** HTTP written by hand, for requests that no well-behaved client would make. */

export interface RawRequest {
  method: string;
  /** Path and query exactly as they go over the wire, one byte a character (latin-1). */
  target: string;
  /** Sent as they are; `Host` and `Connection: close` are added where they are missing. */
  headers: readonly (readonly [name: string, value: string])[];
  body: string | Buffer;
}

export interface RawResponse {
  /** Undefined where the server closed the connection without an answer. */
  status: number | undefined;
  /** Names in lower case; of a repeated one the last. */
  headers: ReadonlyMap<string, string>;
  /** Taken out of chunks and compression. */
  body: string;
}

/** Sends one request over a connection of its own and reads until the server closes it. */
export async function sendRaw(address: string, request: RawRequest): Promise<RawResponse> {
  return parseResponse(await exchange(address, serialise(request)), request.method);
}

/** Writes bytes and returns what comes back before the connection ends, whoever ends it. */
export function exchange(address: string, bytes: Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(Buffer.concat(chunks)));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // The server may hang up on what it doesn't want to read to the end; its answer came before.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });
}

function serialise({ method, target, headers, body }: RawRequest): Buffer {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const payload = typeof body === 'string' ? Buffer.from(body) : body;
  const lines = [`${method} ${target} HTTP/1.1`];
  if (!names.has('host')) lines.push('Host: exchange.example');
  if (!names.has('connection')) lines.push('Connection: close');
  if (payload.length > 0 && !names.has('content-length')) lines.push(`Content-Length: ${payload.length}`);
  lines.push(...headers.map(([name, value]) => `${name}: ${value}`), '', '');
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), payload]);
}

function parseResponse(bytes: Buffer, method: string): RawResponse {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return { status: undefined, headers: new Map(), body: '' };
  // "100 Continue" is no answer yet.
  if (bytes.subarray(0, 12).toString('latin1') === 'HTTP/1.1 100') {
    return parseResponse(bytes.subarray(end + 4), method);
  }
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const rest = bytes.subarray(end + 4);
  const hasBody = method !== 'HEAD' && status !== 204 && status !== 304;
  if (!hasBody) return { status, headers, body: rest.toString('latin1') };
  const whole = headers.get('transfer-encoding') === 'chunked' ? joinChunks(rest) : rest;
  return { status, headers, body: decompress(whole, headers.get('content-encoding')).toString('utf8') };
}

function joinChunks(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) throw new Error('The answer was cut off within its chunks');
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString('latin1'), 16);
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}

function decompress(bytes: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'gzip') return gunzipSync(bytes);
  if (encoding === 'deflate') return inflateSync(bytes);
  if (encoding === 'br') return brotliDecompressSync(bytes);
  return bytes;
}
