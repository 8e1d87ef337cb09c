import { z } from 'zod';
import { type ApiOperation, problemDocument } from '#web/json-api.ts';

/** The OpenAPI document, made from the schemas that the routes parse and answer with. */

type JsonSchema = z.core.JSONSchema.BaseSchema;

export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  paths: Record<string, { get: Operation }>;
  components: { schemas: Record<string, JsonSchema> };
}

interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  parameters: Parameter[];
  responses: Record<string, Response>;
}

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

interface Response {
  description: string;
  content?: Record<string, { schema: JsonSchema }>;
}

/** Describes some addresses in OpenAPI 3.1; `baseUrl` is where they are, without a slash at the end. */
export function describeApi(operations: readonly ApiOperation[], baseUrl: string): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = {};
  const paths = operations.map((operation): [string, { get: Operation }] => [
    operation.path.replace(/:(\w+)/g, '{$1}'),
    { get: describe(operation, schemas) },
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Borough Exchange',
      version: '1',
      description:
        'What the borough provides, needs and offers. Public, without a key, open to every origin. What isn’t known is null; lists are never null. Parameters that are not known and empty values are ignored. New fields and addresses may be added.',
    },
    // A program made from a copy of this document still knows whom to ask.
    servers: [{ url: baseUrl }],
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(Object.entries(schemas).sort(byName)) },
  };
}

function describe(operation: ApiOperation, schemas: Record<string, JsonSchema>): Operation {
  const parameters = parametersOf(operation);
  const problem = { 'application/problem+json': { schema: toSchema(problemDocument, schemas) } };
  const isRecord = parameters.some((parameter) => parameter.in === 'path');
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    parameters,
    responses: {
      200: {
        description: 'What was asked for.',
        content: { 'application/json': { schema: toSchema(operation.answer, schemas) } },
      },
      ...(isRecord
        ? { 301: { description: 'It was merged with another record, which is at `Location`.' } }
        : {}),
      304: { description: 'Nothing has changed since the answer with the `ETag` in `If-None-Match`.' },
      ...(parameters.length === 0
        ? {}
        : { 400: { description: 'A parameter is wrong; `errors` names it.', content: problem } }),
      ...(isRecord ? { 404: { description: 'There is no such record.', content: problem } } : {}),
      500: {
        description: 'Something went wrong on our side; our log knows it under `reference`.',
        content: problem,
      },
      503: { description: 'Not available for the moment; ask again after `Retry-After`.', content: problem },
    },
  };
}

function parametersOf({ path, input }: ApiOperation): Parameter[] {
  const inPath = new Set([...path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  return Object.entries(fieldsOf(input)).map(([name, field]) => {
    const { description, ...schema } = toSchema(field, {});
    return {
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name),
      ...(description === undefined ? {} : { description }),
      schema,
    };
  });
}

/** The fields that an input reads, behind what it makes of them afterwards. */
function fieldsOf(input: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> {
  if (input instanceof z.ZodObject) return input.shape;
  if (input instanceof z.ZodPipe) return fieldsOf(input.in);
  throw new Error('The parameters of an address are an object');
}

/** A schema with everything that has a name put aside under `components`, once for the whole document. */
function toSchema(schema: z.core.$ZodType, named: Record<string, JsonSchema>): JsonSchema {
  const {
    $schema: _dialect,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, {
    // What a parameter is read into says more of it than the text that it comes as.
    io: 'output',
    // Transformed values say their type themselves, in their `meta`.
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Where a format says it all, the pattern behind it is noise.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      // Our answers have no other fields, but whoever reads them must not break when one is added.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  for (const [name, definition] of Object.entries($defs)) named[name] = withReferences(definition);
  return withReferences(rest);
}

/** Named schemas stand in another place of the whole document than of a single schema. */
function withReferences(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', '#/components/schemas/') : value,
  );
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
