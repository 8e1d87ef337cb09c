/**
 * Addresses of the JSON API. Each one says what it takes and what it answers as zod schemas; the OpenAPI
 * document is made from the same ones, so that there is nothing to keep in step.
 */
import { createHash } from 'node:crypto';
import type { Router } from 'express';
import { z } from 'zod';
import { invalidInput, json, type Problem, redirect } from './replies.ts';
import { endpoint, type RouteDefinition } from './routing.tsx';
import type { Site } from './site.ts';

/** What the API tells of one of its addresses. */
export interface ApiOperation<Input extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType>
  extends RouteDefinition<Input> {
  /** Names it for programs made from the document: "getListing". */
  operationId: string;
  summary: string;
  description?: string;
  answer: Answer;
}

/** What an address of the API is given: its input has passed the schema. */
export interface ApiCall<Input> {
  input: Input;
  site: Site;
}

/** Answers with 301: the record that was asked for is part of another one now, at this address. */
export class MovedTo {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
}

const operations = new WeakMap<Router, ApiOperation[]>();

/** Every address of the API on a router, in order. */
export function operationsOf(router: Router): readonly ApiOperation[] {
  return operations.get(router) ?? [];
}

/**
 * An address of the API: GET, answers JSON of the shape of `answer`. Wrong parameters get a 400 that names them
 * and never reach the handler.
 *
 * `compared` picks what of an answer decides whether it has changed since it was last asked for, where that is
 * not all of it.
 */
export function apiEndpoint<Input extends z.ZodType, Answer extends z.ZodType>(
  router: Router,
  operation: ApiOperation<Input, Answer> & { compared?: (answer: z.output<Answer>) => unknown },
  handler: (
    call: ApiCall<z.output<Input>>,
  ) => z.output<Answer> | MovedTo | Promise<z.output<Answer> | MovedTo>,
): void {
  operations.set(router, [...operationsOf(router), operation]);
  const { compared } = operation;
  endpoint(router, operation, async ({ input, site }) => {
    if (!input.ok) return invalidInput(input.errors);
    const answer = await handler({ input: input.value, site });
    if (answer instanceof MovedTo) return redirect(answer.path, 301);
    return json(answer, compared ? { headers: { ETag: weakTag(compared(answer)) } } : {});
  });
}

function weakTag(value: unknown): string {
  return `W/"${createHash('sha1').update(JSON.stringify(value)).digest('base64url')}"`;
}

/** What the API answers where something is wrong (RFC 9457). */
export const problemDocument = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
    reference: z
      .string()
      .optional()
      .meta({ description: 'The reference under which our log says what went wrong.' }),
    errors: z
      .array(z.strictObject({ parameter: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What was wrong with the request, parameter by parameter.' }),
  })
  .meta({ id: 'Problem' }) satisfies z.ZodType<Problem | { detail?: string | undefined }>;

/** For addresses of one record: `/api/v1/listings/:id`. */
export const recordInput = z.object({
  id: z.string().meta({ description: 'The `id` that lists and searches give.' }),
});
