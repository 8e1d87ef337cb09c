/** What a route answers, as values; `sendReply` is the only place that writes them to the connection. */
import { gzipSync } from 'node:zlib';
import type { Response } from 'express';
import { escapeHtml } from '#platform/escape-html.ts';
import { type Html, render, renderDocument } from './jsx/index.ts';

type Headers = Readonly<Record<string, string>>;

export interface ReplyOptions {
  /** 200 unless said otherwise. */
  status?: number;
  headers?: Headers;
}

export type HtmlReply = { kind: 'html'; view: Html; status: number; headers: Headers };
export type FragmentReply = {
  kind: 'fragment';
  view: Html;
  title: string | null;
  status: number;
  headers: Headers;
};
export type RedirectReply = { kind: 'redirect'; to: string; status: 301 | 303 };
export type JsonReply = { kind: 'json'; body: unknown; type: string; status: number; headers: Headers };
export type TextReply = { kind: 'text'; body: string; type: string; status: number; headers: Headers };
/** A text that is written while it is made, for what may be of any length. */
export type StreamReply = {
  kind: 'stream';
  chunks: AsyncIterable<string>;
  type: string;
  status: number;
  headers: Headers;
};

/** For what is opened by an address that is a secret: no other page is told of it, and nothing on the way keeps a copy. */
export const secretAddress: Headers = {
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'private, no-store',
};

/** What a page or an action may answer. */
export type PageReply = HtmlReply | FragmentReply | RedirectReply | TextReply;
/** What an endpoint for other systems may answer. */
export type EndpointReply = JsonReply | TextReply | StreamReply | RedirectReply;
export type Reply = Exclude<PageReply | EndpointReply, StreamReply>;

/** A whole document: a view made with `Page`. */
export function html(view: Html, options: ReplyOptions = {}): HtmlReply {
  return { kind: 'html', view, status: options.status ?? 200, headers: options.headers ?? {} };
}

/**
 * A part of a page, for htmx; the route must say `fragments: true`, so that caches keep the two apart.
 * Where the part changes what the page is about, `title` (from `documentTitle`) keeps the window's in step.
 */
export function fragment(view: Html, options: ReplyOptions & { title?: string } = {}): FragmentReply {
  return {
    kind: 'fragment',
    view,
    title: options.title ?? null,
    status: options.status ?? 200,
    headers: options.headers ?? {},
  };
}

/** To be read at another address: 303 after an action, or for a page that moved for good 301. */
export function redirect(to: string, status: 301 | 303 = 303): RedirectReply {
  return { kind: 'redirect', to, status };
}

/** A JSON document. */
export function json(body: unknown, options: ReplyOptions & { type?: string } = {}): JsonReply {
  return {
    kind: 'json',
    body,
    type: options.type ?? 'application/json',
    status: options.status ?? 200,
    headers: options.headers ?? {},
  };
}

/** A text of another type: a feed, a calendar. `type` is the media type without its charset. */
export function text(body: string, type: string, options: ReplyOptions = {}): TextReply {
  return { kind: 'text', body, type, status: options.status ?? 200, headers: options.headers ?? {} };
}

/** A text of any length, made piece by piece as fast as whoever asked takes it. `type` as in {@link text}. */
export function stream(chunks: AsyncIterable<string>, type: string, options: ReplyOptions = {}): StreamReply {
  return { kind: 'stream', chunks, type, status: options.status ?? 200, headers: options.headers ?? {} };
}

/** One wrong parameter or field, in words for people. */
export interface InputError {
  parameter: string;
  message: string;
}

/** A problem document of RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** The reference number under which the log knows it. */
  reference?: string;
  /** What was wrong with the input, parameter by parameter. */
  errors?: InputError[];
}

const problemTitles: Record<number, string> = {
  400: 'The request is not valid',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Changed in the meantime',
  413: 'Too large',
  422: 'The input is not valid',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available for the moment',
};

/** An error for another system, as `application/problem+json`. */
export function problem(
  status: number,
  details: Omit<Problem, 'type' | 'title' | 'status'> & { title?: string } = {},
  headers: Headers = {},
): JsonReply {
  const { title = problemTitles[status] ?? 'The request failed', ...rest } = details;
  const body: Problem = { type: 'about:blank', title, status, ...rest };
  return json(body, { status, headers, type: 'application/problem+json' });
}

/** The usual answer of an endpoint to wrong parameters: 400, naming each of them. */
export function invalidInput(errors: InputError[]): JsonReply {
  return problem(400, { detail: errors.map((error) => error.message).join(' '), errors });
}

/** Writes a reply. What an ETag looks like, and 304, are Express's doing. */
export function sendReply(response: Response, reply: Reply): void {
  if (reply.kind === 'redirect') {
    // A browser keeps a 301 for good unless it is told to ask again; what was merged may be taken apart.
    if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'no-cache');
    // Express's own redirect adds a page that is none of ours.
    response.status(reply.status).location(reply.to).type('text/plain; charset=utf-8').send('');
    return;
  }
  response.status(reply.status).set(reply.headers);
  if (!response.hasHeader('Cache-Control')) {
    // Always asked for again, and answered with 304 where nothing has changed.
    response.set('Cache-Control', reply.status < 400 ? 'no-cache' : 'no-store');
  }
  switch (reply.kind) {
    case 'html':
      sendBody(response, 'text/html', renderDocument(reply.view));
      break;
    case 'fragment':
      sendBody(response, 'text/html', titleMarkup(reply.title) + render(reply.view));
      break;
    case 'json':
      sendBody(response, reply.type, JSON.stringify(reply.body));
      break;
    case 'text':
      sendBody(response, reply.type, reply.body);
      break;
  }
}

/** Below so many bytes a packet carries it whether compressed or not. */
export const compressedFrom = 1024;
/** A page of results shrinks to a fifth; level 6 would take twice the time to make it 6 % smaller. */
const compressionLevel = 3;

/**
 * Sends a text that is there as a whole. Compressing it at once takes a quarter of a millisecond; as a stream, by way of
 * another thread, it took several times as long. Whoever doesn't take gzip is seen to by the middleware `compressed`.
 */
function sendBody(response: Response, type: string, text: string): void {
  const { req: request, app } = response;
  const body = Buffer.from(text);
  response.type(`${type}; charset=utf-8`);
  const entityTag: unknown = app.get('etag fn');
  // A route may know better what makes two answers the same.
  if (typeof entityTag === 'function' && !response.hasHeader('ETag')) {
    response.set('ETag', String(entityTag(body)));
  }
  if (body.length < compressedFrom) {
    response.send(body);
    return;
  }
  response.vary('Accept-Encoding');
  // What the reader has already needn't be compressed to say so.
  if (request.fresh || request.acceptsEncodings('gzip', 'identity') !== 'gzip') {
    response.send(body);
    return;
  }
  response.set('Content-Encoding', 'gzip').send(gzipSync(body, { level: compressionLevel }));
}

/**
 * Writes a text of any length. What goes wrong before the first piece is there is thrown while another answer is still
 * possible; nothing more is made once whoever asked has left.
 */
export async function sendStream(response: Response, reply: StreamReply): Promise<void> {
  let goOn = () => {};
  // One listener for all of it: compressing keeps each that is added.
  response.on('drain', () => goOn()).on('close', () => goOn());
  for await (const chunk of reply.chunks) {
    if (response.destroyed) return;
    if (!response.headersSent) {
      response.status(reply.status).set('Cache-Control', 'no-cache').set(reply.headers);
      response.type(`${reply.type}; charset=utf-8`);
    }
    if (response.req.method === 'HEAD') break;
    const isTaken = response.write(chunk);
    if (isTaken || response.destroyed) continue;
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }
  response.end();
}

/** htmx takes a title out of a fragment and gives it to the window. */
function titleMarkup(title: string | null): string {
  return title === null ? '' : `<title>${escapeHtml(title)}</title>`;
}
