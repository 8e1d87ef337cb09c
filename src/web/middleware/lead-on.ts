import type { ErrorRequestHandler } from 'express';
import { NotFoundError } from '#platform/errors.ts';
import { redirect, sendReply } from '../replies.ts';

/**
 * Leads on from a page that isn't there any more to the one that took its place, if there is one. `findPlace` is asked
 * with the path alone; the query goes along.
 */
export function leadOn(findPlace: (path: string) => string | undefined): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    const to = isReading && error instanceof NotFoundError ? findPlace(request.path) : undefined;
    if (to === undefined) {
      next(error);
      return;
    }
    sendReply(response, redirect(to + request.originalUrl.slice(request.path.length), 301));
  };
}
