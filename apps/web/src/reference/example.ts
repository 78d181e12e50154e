import { type ApiDocument, nameOf, type Operation, type Schema } from './api-document.ts';

const OF_FORMAT: Readonly<Record<string, string>> = {
  uuid: '0199f3c2-5a3e-7cc1-9d43-3b6f0a1c2d4e',
  date: '2026-11-02',
  'date-time': '2026-11-02T09:30:00.000Z',
  email: 'ada@example.com',
};
/** So that what is shown adds up: one earning of 84.15 in 3:45 hours, and nothing beside it. */
const OF_NAME: Readonly<Record<string, unknown>> = {
  base: '84.15',
  gross: '84.15',
  net: '84.15',
  amount: '84.15',
  target: '1000',
  price: '12.50',
  seconds: 13_500,
  name: 'Uber Eats',
  note: 'Evening',
  tags: ['night'],
  fileName: 'november.csv',
};
const DECIMAL = /^\^-\?\\d/;
const CURRENCY = '^[A-Z]{3}$';

/** How far an example goes into what it shows: some things hold things like themselves. */
const DEEPEST = 6;

interface Wish {
  /** Of what is asked only the fields that have to be there are shown; of what is answered, all of them. */
  of: 'asked' | 'answered';
  /** Of the field that it is the value of. */
  name?: string;
  depth?: number;
}

/** A value that fits. */
export function exampleOf(
  document: ApiDocument,
  schema: Schema,
  { of, name = '', depth = 0 }: Wish,
): unknown {
  const inner = (part: Schema, field = name) =>
    exampleOf(document, part, { of, name: field, depth: depth + 1 });
  const named = nameOf(schema);
  if (named !== undefined) return inner(document.components.schemas[named] ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.type !== 'object' && name in OF_NAME) return OF_NAME[name];
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  const [alternative] = alternativesOf(schema).filter(({ type }) => type !== 'null');
  if (alternative) return inner(alternative);
  if (schema.type === 'array') return schema.items && depth < DEEPEST ? [inner(schema.items)] : [];
  if (schema.properties) return fieldsOf(schema, of, inner);
  return scalarOf(schema);
}

function alternativesOf({ anyOf, oneOf, allOf }: Schema): readonly Schema[] {
  return anyOf ?? oneOf ?? allOf ?? [];
}

type Inner = (part: Schema, field: string) => unknown;

function fieldsOf(schema: Schema, of: Wish['of'], inner: Inner): object {
  const all = Object.entries(schema.properties ?? {});
  const needed = all.filter(([name]) => schema.required?.includes(name));
  // Where no field has to be there, one shows the form.
  const shown = of === 'answered' ? all : needed.length > 0 ? needed : all.slice(0, 1);
  return Object.fromEntries(shown.map(([name, part]) => [name, inner(part, name)]));
}

function scalarOf({ type, format, pattern = '', minimum, minLength = 0 }: Schema): unknown {
  if (type === 'integer' || type === 'number') return Math.max(minimum ?? 1, 1);
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  if (type === 'object') return {};
  if (DECIMAL.test(pattern)) return '0';
  if (pattern === CURRENCY) return 'EUR';
  return OF_FORMAT[format ?? ''] ?? 'text'.padEnd(minLength, '.');
}

/** The call in a shell, which knows EARNTRACK_URL and EARNTRACK_TOKEN. */
export function curlOf(document: ApiDocument, operation: Operation): string {
  const { method, path, parameters, requestBody, security } = operation;
  const lines = [`curl ${method === 'GET' ? '' : `-X ${method} `}"$EARNTRACK_URL${addressOf(operation)}"`];
  if (security.length > 0) lines.push('-H "Authorization: Bearer $EARNTRACK_TOKEN"');
  if (parameters.some(({ name }) => name === 'If-Match')) lines.push(`-H 'If-Match: "3.x9Zk2bQ_a1Lw"'`);
  if (parameters.some(({ name }) => name === 'Idempotency-Key'))
    lines.push(`-H "Idempotency-Key: ${path.split('/').at(-1)}-2026-11-02"`);
  const body = requestBody?.content['application/json']?.schema;
  if (body) lines.push(`--json '${JSON.stringify(exampleOf(document, body, { of: 'asked' }))}'`);
  else if (method === 'POST') lines.push(`-H "Content-Type: application/json"`);
  if (operation.responses['200']?.content?.['text/csv']) lines.push('-o earnings.csv');
  return lines.join(' \\\n  ');
}

function addressOf({ path, parameters }: Operation): string {
  const of = (name: string) => parameters.find((parameter) => parameter.name === name)?.schema ?? {};
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => String(scalarOf(of(name))));
  const needed = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const query = needed.map(({ name, schema }) =>
    name === 'period' ? 'period%5Bkind%5D=month' : `${name}=${String(schema.enum?.[0] ?? scalarOf(schema))}`,
  );
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}
