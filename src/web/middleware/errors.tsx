/** The one place where errors become answers: a page, a fragment or a problem document. */
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { NotFoundError } from '#platform/errors.ts';
import { loggable } from '#platform/loggable.ts';
import { ErrorMessage, errorTitle } from '../layout/error-message.tsx';
import { Page } from '../layout/page.tsx';
import { fragment, html, problem, type Reply, sendReply } from '../replies.ts';
import { contextOf } from '../request-context.ts';
import { openToAll, siteFor, wantsFragment } from '../routing.tsx';
import type { Site } from '../site.ts';
import { classify, type Failure } from './failures.ts';

/** What no route has answered. */
export function unknownAddress(): RequestHandler {
  return () => {
    throw new NotFoundError('No such address');
  };
}

/** Answers every error, last of all middleware. What was unforeseen is logged under its reference number. */
export function answerErrors(): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const context = contextOf(response);
    const { id, logger } = context;
    const site = siteFor(context);
    if (response.headersSent) {
      // Too late for another answer; a connection that breaks says that this one isn't whole.
      logger.error({ requestId: id, error: loggable(error) }, 'answer broken off');
      response.destroy();
      return;
    }
    const failure = classify(error);
    if (failure.status >= 500) {
      logger[failure.reference === undefined ? 'warn' : 'error'](
        { requestId: id, reference: failure.reference, error: loggable(error) },
        'request failed',
      );
    }
    if (failure.retryAfterSeconds !== undefined) {
      response.set('Retry-After', String(failure.retryAfterSeconds));
    }
    response.removeHeader('Cache-Control');
    response.vary('Accept').vary('HX-Request').vary('HX-Request-Type');
    // Also where no address was found that would have said so: a script would be told of a failed connection.
    if (isMadeForSystems(request)) openToAll(response);
    sendReply(response, answer(request, site, failure));
  };
}

function answer(request: Request, site: Site, failure: Failure): Reply {
  const { status } = failure;
  if (wantsProblem(request)) {
    return problem(status, {
      ...(failure.detail === undefined ? {} : { detail: failure.detail }),
      ...(failure.reference === undefined ? {} : { reference: failure.reference }),
    });
  }
  const message = (
    <ErrorMessage
      {...failure}
      signIn={status === 403 && site.signIn && site.viewer === null}
      isSignedIn={site.viewer !== null}
      again={again(request, status)}
    />
  );
  if (wantsFragment(request)) return fragment(message, { status });
  return html(
    <Page site={site} title={errorTitle(failure)} unlisted>
      {message}
    </Page>,
    { status },
  );
}

/** The same address once more, for what may pass; what was posted isn't sent again by a link. */
function again(request: Request, status: number): string | undefined {
  const mayPass = request.method === 'GET' && (status === 429 || status >= 500);
  // An address that began with two slashes would lead to another host.
  return mayPass ? request.originalUrl.replace(/^[/\\]+/, '/') : undefined;
}

/** Whether an error goes to another system rather than to a person. */
function wantsProblem(request: Request): boolean {
  return isMadeForSystems(request) || request.accepts(['html', 'json']) === 'json';
}

/** Whether an address is, or would be, one for other systems alone. */
function isMadeForSystems(request: Request): boolean {
  return /^\/(api|oruk)(\/|$)|\.(atom|ics)$/.test(request.path);
}
