import { APP_ERROR_CODES } from '@earntrack/contract';
import { BUDGETS } from '../limits/budgets.ts';
import { alternativeOf, type JsonSchema } from './input-shape.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { PLAIN_OPERATIONS, type PlainOperation } from './plain-operations.ts';
import { answerSchema, viewsBehind } from './schemas.ts';
import { summaryOf } from './summary-of.ts';

type Part = Record<string, unknown>;

export type OpenApiDocument = ReturnType<typeof openApiDocument>;

const DESCRIPTION = `Everything that a person does in EarnTrack, a program can do, with the same rules.

Amounts are exact decimal strings and never numbers; every amount stands beside its currency. Dates are days of the calendar, instants are
in UTC. A change names the version that it changes: send the ETag of what you have read as If-Match. A POST that brings an
Idempotency-Key is done once, however often it is sent. Lists go on along their next link. A refusal is a problem (RFC 9457) with a
code, a sentence and the faults by field.

Each caller may ask for so much in a minute, by what it costs: RateLimit-Policy says how much and RateLimit what is left of it. What is
refused with 429 was not done: send it again after as many seconds as Retry-After says.`;

const PROBLEM: JsonSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', description: 'urn:earntrack:problem: and the code' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence for a person' },
    code: { type: 'string', enum: [...APP_ERROR_CODES] },
    fields: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: 'Faults by the path of the field: components.base',
    },
    requestId: { type: 'string', description: 'What the log of the server calls this request' },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'fields', 'requestId'],
};

/** The document of /api/v1 (OpenAPI 3.1), made from the router and the few operations beside it: what is not in it does not exist. */
export function openApiDocument() {
  const paths: Record<string, Part> = {};
  const add = ({ path, method }: Pick<Operation, 'path' | 'method'>, part: Part) => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: part };
  };
  for (const operation of OPERATIONS) add(operation, operationPart(operation));
  for (const operation of PLAIN_OPERATIONS) add(operation, plainPart(operation));
  return {
    openapi: '3.1.0',
    info: {
      title: 'EarnTrack',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1', description: 'This server' }],
    security: [{ bearer: [] }, { session: [] }],
    tags: [...new Set([...OPERATIONS.map(tagOf), ...PLAIN_OPERATIONS.map(({ tag }) => tag)])].map((name) => ({
      name,
    })),
    paths,
    components: {
      schemas: { ...viewsBehind(answersOfAll()), Problem: PROBLEM },
      responses: RESPONSES,
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY, IfMatch: IF_MATCH },
      headers: HEADERS,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of /auth/login, or one made in the settings',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'earntrack_session',
          description: 'A browser that is signed in',
        },
      },
    },
  };
}

const PROBLEM_CONTENT = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

const RATE_LIMIT_HEADERS = {
  RateLimit: { $ref: '#/components/headers/RateLimit' },
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimit-Policy' },
};

const REFUSALS: Part = {
  '429': { $ref: '#/components/responses/TooManyRequests' },
  '4XX': { $ref: '#/components/responses/Problem' },
  '5XX': { $ref: '#/components/responses/Problem' },
};

const RESPONSES = {
  Problem: {
    description: 'Refused',
    content: PROBLEM_CONTENT,
  },
  TooManyRequests: {
    description: 'Nothing is left of the budget that this is paid from',
    headers: {
      'Retry-After': {
        description: 'Seconds after which the same may be asked again',
        required: true,
        schema: { type: 'integer', minimum: 1 },
      },
      ...RATE_LIMIT_HEADERS,
    },
    content: PROBLEM_CONTENT,
  },
};

const HEADERS = {
  ETag: { description: 'The version of what was answered', schema: { type: 'string' } },
  RateLimit: {
    description: 'What is left of each budget that this was paid from, and for how many seconds',
    schema: { type: 'string', examples: ['"reads";r=2380;t=42'] },
  },
  'RateLimit-Policy': {
    description: `How much each of these budgets holds, for how many seconds: ${Object.keys(BUDGETS).join(', ')}`,
    schema: { type: 'string', examples: ['"reads";q=2400;w=60'] },
  },
};

const IDEMPOTENCY_KEY: Part = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Names this request: sent again with the same key, it is answered the same and done no second time',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

const IF_MATCH: Part = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The ETag of what is changed',
  schema: { type: 'string' },
};

function operationPart(operation: Operation): Part {
  const { procedure, method, isVersioned, keepsAnswer } = operation;
  const headers = [
    ...(method === 'POST' && keepsAnswer ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(isVersioned ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
  ];
  const isRead = method === 'GET' || method === 'DELETE';
  const parameters = [
    ...pathParameters(operation),
    ...(isRead ? queryParameters(operation) : []),
    ...headers,
  ];
  const body = isRead ? null : bodyOf(operation);
  return {
    operationId: procedure.replace(/\.(\w)/, (_, letter: string) => letter.toUpperCase()),
    summary: summaryOf(operation),
    tags: [tagOf(operation)],
    security: securityOf(operation),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: responsesOf(operation),
  };
}

function answersOfAll(): JsonSchema[] {
  const plain = PLAIN_OPERATIONS.flatMap(({ answers }) => Object.values(answers).map(({ schema }) => schema));
  return [...OPERATIONS.map(({ answer }) => answerSchema(answer)), ...plain];
}

function plainPart({ body, ...operation }: PlainOperation): Part {
  const { operationId, method, summary, description, tag, scope, budget, input, answers } = operation;
  const parameters = [
    ...queryParameters({ input, pathFields: [] }),
    ...(method === 'POST' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
  const answered = Object.entries(answers).map(
    ([status, answer]) =>
      [
        status,
        {
          description: answer.description,
          ...(budget !== null && { headers: RATE_LIMIT_HEADERS }),
          content: contentOf(answer),
        },
      ] as const,
  );
  return {
    operationId,
    summary,
    ...(description !== undefined && { description }),
    tags: [tag],
    security: securityOf({ isOpen: scope === null, scope }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    responses: { ...Object.fromEntries(answered), ...REFUSALS },
  };
}

function contentOf({ mediaType, schema }: { mediaType: string; schema: JsonSchema }): Part {
  return { [mediaType]: { schema } };
}

function securityOf({ isOpen, scope }: Pick<Operation, 'isOpen' | 'scope'>): Part[] {
  return isOpen ? [] : [{ bearer: scope === null ? [] : [scope] }, { session: [] }];
}

function tagOf({ procedure }: Operation): string {
  return procedure.split('.')[0] ?? procedure;
}

function pathParameters({ input, pathFields }: Operation): Part[] {
  return pathFields.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: input.properties?.[name] ?? {},
  }));
}

function queryParameters({ input, pathFields }: Pick<Operation, 'input' | 'pathFields'>): Part[] {
  return Object.entries(input.properties ?? {})
    .filter(([name]) => !pathFields.includes(name))
    .map(([name, shape]) => {
      const schema = withoutNull(shape);
      const style = schema.type === 'object' ? { style: 'deepObject', explode: true } : {};
      return {
        name,
        in: 'query',
        ...(input.required?.includes(name) && { required: true }),
        ...style,
        schema,
      };
    });
}

/** What is not said in an address is left out, never null. */
function withoutNull(shape: JsonSchema): JsonSchema {
  if (Array.isArray(shape.type)) {
    const [type] = shape.type.filter((each) => each !== 'null');
    return type === undefined ? shape : { ...shape, type };
  }
  if (shape.anyOf?.length !== 2 || !shape.anyOf.some(({ type }) => type === 'null')) return shape;
  return shape.anyOf.find(({ type }) => type !== 'null') ?? alternativeOf(shape, 'object') ?? shape;
}

/** The fields that neither the address nor a header says; null where nothing is left. */
function bodyOf({ input, pathFields, isVersioned, makesId }: Operation): JsonSchema | null {
  const isElsewhere = (name: string) => pathFields.includes(name) || (isVersioned && name === 'version');
  const properties = Object.entries(input.properties ?? {}).filter(([name]) => !isElsewhere(name));
  if (properties.length === 0) return null;
  const required = (input.required ?? []).filter((name) => !isElsewhere(name) && !(makesId && name === 'id'));
  return {
    ...input,
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : { required: [] }),
  };
}

function responsesOf({ answer, makesId, isPaged }: Operation): Part {
  const schema = answerSchema(answer);
  const headers = {
    ...('$ref' in schema && { ETag: { $ref: '#/components/headers/ETag' } }),
    ...(makesId && { Location: { description: 'Where it is', schema: { type: 'string' } } }),
    ...RATE_LIMIT_HEADERS,
    ...(isPaged && { Link: { description: 'The next page, rel="next"', schema: { type: 'string' } } }),
  };
  return {
    [makesId ? '201' : '200']: {
      description: makesId ? 'Made' : 'Done',
      headers,
      content: { 'application/json': { schema } },
    },
    ...REFUSALS,
  };
}
