import fc from 'fast-check';
import { arbitraryOf, type KnownIds, type Shape } from './arbitrary-of.ts';
import { RestCaller } from './rest-caller.ts';
import type { TestApp } from './test-app.ts';

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  schema: Shape;
}

interface DescribedOperation {
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: { 'application/json'?: { schema: Shape } } };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface FuzzedRequest {
  method: Method;
  path: string;
  values: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
  headers: Record<string, string>;
}

export interface FuzzOptions {
  runs: number;
  seed?: number;
}

export interface FuzzCounts {
  asked: number;
  /** Those that were not refused. */
  done: number;
}

/**
 * Sends requests that the document describes, and some that are wrong somewhere. Throws at the first answer that is a fault
 * of ours or is not as described, with the request in its smallest form and the seed.
 */
export async function fuzzRest(server: TestApp, { runs, seed }: FuzzOptions): Promise<FuzzCounts> {
  const rest = await RestCaller.signUp(server, `fuzz-${Date.now()}`);
  const requests = requestsOf(rest, await thingsOf(rest));
  const counts = { asked: 0, done: 0 };
  const property = fc.asyncProperty(fc.oneof(...requests), async (request) => {
    const { status } = await send(rest, request);
    if (status >= 500) throw new Error(`${request.method} ${request.path} failed with ${status}`);
    counts.asked += 1;
    if (status < 400) counts.done += 1;
  });
  await fc.assert(property, { numRuns: runs, ...(seed !== undefined && { seed }) });
  return counts;
}

/** Requests to each operation that the document describes; most of them mean things that are there. */
export function requestsOf({ check }: RestCaller, ids: KnownIds): fc.Arbitrary<FuzzedRequest>[] {
  const paths = check.document.paths as Record<string, Record<string, DescribedOperation>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) =>
      requestTo(method.toUpperCase() as Method, path, { described, ids }),
    ),
  );
}

/** Sends one as somebody. Throws where the answer is not described. */
export function send(rest: RestCaller, { method, path, values, query, body, headers }: FuzzedRequest) {
  const texts = Object.entries(values).map(([name, value]) => [name, textOf(value)]);
  const of = Object.fromEntries(texts) as Record<string, string>;
  return rest.ask(method, path, { path: of, query: queryOf(query), body, headers });
}

/** One of each thing, for requests to mean. */
async function thingsOf(rest: RestCaller): Promise<KnownIds> {
  const platformId = await rest.make('/platforms', {
    name: 'Shop',
    kind: 'other',
    colour: 1,
    currency: 'EUR',
  });
  const values = { platformId, currency: 'EUR' };
  return {
    platformId,
    productId: await rest.make('/products', { name: 'Print', kind: 'physical' }),
    earningId: await rest.make('/earnings', { ...values, earnedOn: '2026-11-02', components: { base: '5' } }),
    payoutId: await rest.make('/payouts', { ...values, paidOn: '2026-11-02', amount: '5' }),
    goalId: await rest.make('/goals', { ...values, periodKind: 'month', target: '5' }),
    workId: await rest.make('/work', {
      platformIds: [platformId],
      clock: 'online',
      time: { kind: 'duration', workedOn: '2026-11-02', seconds: 60 },
    }),
  };
}

/** "id" below /goals is that of a goal. */
function nameIn(path: string, name: string): string {
  const feature = path.split('/')[1] ?? '';
  return name === 'id' ? `${feature.replace(/s$/, '')}Id` : name;
}

function requestTo(
  method: Method,
  path: string,
  { described, ids }: { described: DescribedOperation; ids: KnownIds },
): fc.Arbitrary<FuzzedRequest> {
  const parameters = (described.parameters ?? []).flatMap((each) => ('schema' in each ? [each] : []));
  const recordOf = (place: Parameter['in']) => {
    const those = parameters.filter((parameter) => parameter.in === place);
    const values = those.map(
      ({ name, schema }) => [name, arbitraryOf(schema, ids, nameIn(path, name))] as const,
    );
    const requiredKeys = those.filter(({ required }) => required).map(({ name }) => name);
    return fc.record(Object.fromEntries(values), { requiredKeys });
  };
  const body = described.requestBody?.content['application/json']?.schema;
  const tag = fc.constantFrom('"1"', '"2.abc"', '"3"', '"4"', '*', 'W/"1"');
  const key = fc.constantFrom('a', 'b', 'c', '');
  return fc.record({
    method: fc.constant(method),
    path: fc.constant(path),
    values: recordOf('path'),
    query: recordOf('query'),
    body: body === undefined ? fc.constant(undefined) : arbitraryOf(body, ids),
    headers: fc.record({ 'if-match': tag, 'idempotency-key': key }, { requiredKeys: [] }),
  }) as fc.Arbitrary<FuzzedRequest>;
}

function queryOf(query: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const each of value) search.append(name, textOf(each));
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, part] of Object.entries(value)) search.append(`${name}[${inner}]`, textOf(part));
    } else search.append(name, textOf(value));
  }
  return search.toString();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value);
}
