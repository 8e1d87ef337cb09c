/** What comes in and goes out: sizes, compression, files. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import compression from 'compression';
import express, { type RequestHandler, Router } from 'express';
import { publicFolder } from '../assets.ts';
import { compressedFrom } from '../replies.ts';

/** The largest form that is read, in bytes; anything larger is a 413. */
export const largestForm = 128 * 1024;

/** Compresses what is worth it and isn't compressed yet: files, and replies to those who don't take gzip. */
export function compressed(): RequestHandler {
  return compression({ threshold: compressedFrom });
}

/** Reads posted forms as text; {@link formInput} takes them apart. Other types of bodies are not read. */
export function formBodies(): RequestHandler {
  return express.text({ type: 'application/x-www-form-urlencoded', limit: largestForm });
}

/** Built assets for ever (their address changes with their content), the other static files for a day. */
export function staticFiles(folder: string = publicFolder): RequestHandler {
  const router = Router();
  const settings = { index: false, redirect: false, dotfiles: 'ignore' } as const;
  router.use(
    '/assets',
    express.static(path.join(folder, 'assets'), { ...settings, maxAge: '1y', immutable: true }),
  );
  // Asking the disk for every address of a page would cost more than knowing the few files that are there.
  const files = new Set(readdirSync(folder).map((name) => `/${name}`));
  const others = express.static(folder, { ...settings, maxAge: '1d' });
  router.use((request, response, next) =>
    files.has(request.path) ? others(request, response, next) : next(),
  );
  return router;
}
