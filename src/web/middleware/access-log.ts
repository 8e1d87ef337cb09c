/** One line for each request: what kind it was and how it went, nothing of what was asked or by whom. */
import type { RequestHandler } from 'express';
import { contextOf } from '../request-context.ts';

/**
 * Logs method, route pattern, label, status, duration in milliseconds and request id. What no route
 * answered (static files, unknown addresses) is logged without its address, which may hold anything.
 */
export function accessLog(): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.on('close', () => {
      const { id, logger, route } = contextOf(response);
      logger.info(
        {
          requestId: id,
          method: request.method,
          route: route?.pattern ?? null,
          label: route?.label ?? null,
          status: response.statusCode,
          durationMs: Math.round((performance.now() - start) * 10) / 10,
          // The client left before the answer was complete.
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        'request',
      );
    });
    next();
  };
}
