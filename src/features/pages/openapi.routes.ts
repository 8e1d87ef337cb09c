import type { Router } from 'express';
import { z } from 'zod';
import { noInput } from '#web/input.ts';
import { apiEndpoint, operationsOf } from '#web/json-api.ts';
import { sitePaths } from '#web/paths.ts';
import { describeApi, type OpenApiDocument } from './openapi.ts';

/** The description of the JSON API: of every address that the router has when it is first asked for. */
export function openApiRoutes(router: Router): void {
  let document: OpenApiDocument | undefined;
  apiEndpoint(
    router,
    {
      path: sitePaths.openApi,
      permission: 'directory.read',
      log: 'api description',
      operationId: 'describe',
      summary: 'This description',
      input: noInput,
      answer: z.looseObject({ openapi: z.literal('3.1.0') }).meta({ description: 'An OpenAPI document.' }),
    },
    ({ site }) => {
      document ??= describeApi(operationsOf(router), site.baseUrl);
      return { ...document };
    },
  );
}
