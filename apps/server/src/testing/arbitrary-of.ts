import fc from 'fast-check';

/** JSON Schema, as far as the document of /api/v1 uses it. */
export interface Shape {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Shape[];
  oneOf?: Shape[];
  properties?: Record<string, Shape>;
  additionalProperties?: unknown;
  required?: string[];
  items?: Shape;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
}

const JUNK = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '1e999',
    -1,
    1e21,
    0.1,
    true,
    [],
    {},
    '٣',
    'null',
  ),
  fc.string(),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Things that are there, by the field that names one: platformId. */
export type KnownIds = Readonly<Record<string, string>>;

/** Values of a schema, of which few are wrong somewhere; an id is mostly that of a thing that is there and can be meant. */
export function arbitraryOf(shape: Shape, ids: KnownIds, name = ''): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 60, arbitrary: fitting(shape, ids, name) }, { weight: 1, arbitrary: JUNK });
}

function fitting(shape: Shape, ids: KnownIds, name: string): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const alternatives = shape.anyOf ?? shape.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map((each) => arbitraryOf(each, ids, name)));
  if (Array.isArray(shape.type)) {
    return fc.oneof(...shape.type.map((type) => arbitraryOf({ ...shape, type }, ids, name)));
  }
  switch (shape.type) {
    case 'string':
      return text(shape, ids, name);
    case 'integer':
    case 'number':
      return fc.integer({ min: shape.minimum ?? -5, max: Math.min(shape.maximum ?? 100, 1_000_000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(arbitraryOf(shape.items ?? {}, ids, name.replace(/s$/, '')), {
        minLength: shape.minItems ?? 0,
        maxLength: 4,
      });
    case 'object':
      return object(shape, ids);
    default:
      return JUNK;
  }
}

function text({ format, pattern, minLength = 0, maxLength = 60 }: Shape, ids: KnownIds, name: string) {
  if (format === 'uuid') return idOf(ids, name);
  if (format === 'date')
    return mostly(fc.constantFrom('2026-11-02', '2026-10-31', '2024-02-29'), '2026-02-30');
  if (format === 'date-time') return fc.constantFrom('2026-11-02T09:00:00Z', '2026-11-02T11:30:00+01:00');
  if (format === 'email') return fc.constantFrom('ana@example.com', 'nobody@example.com');
  if (pattern === '^[A-Z]{3}$') return mostly(fc.constantFrom('EUR', 'USD', 'JPY'), 'QQQ');
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ minLength, maxLength: Math.min(maxLength, 60), unit: 'grapheme' });
}

function idOf(ids: KnownIds, name: string): fc.Arbitrary<string> {
  const meant = ids[name];
  const any = fc.oneof(fc.uuid(), fc.constantFrom(...Object.values(ids)));
  return meant === undefined ? any : fc.oneof({ weight: 9, arbitrary: fc.constant(meant) }, any);
}

function mostly(right: fc.Arbitrary<string>, wrong: string): fc.Arbitrary<string> {
  return fc.oneof({ weight: 19, arbitrary: right }, fc.constant(wrong));
}

function object({ properties = {}, required = [] }: Shape, ids: KnownIds): fc.Arbitrary<unknown> {
  const values = Object.entries(properties).map(
    ([name, shape]) => [name, arbitraryOf(shape, ids, name)] as const,
  );
  return fc.record(Object.fromEntries(values), { requiredKeys: required });
}
