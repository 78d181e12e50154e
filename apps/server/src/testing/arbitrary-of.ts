import fc from 'fast-check';

/** JSON Schema, as far as the document of /api/v1 uses it. */
export interface Shape {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Shape[];
  oneOf?: Shape[];
  properties?: Record<string, Shape>;
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

/** Values of a schema, of which few are wrong somewhere; ids are often those of things that are there. */
export function arbitraryOf(shape: Shape, ids: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: fitting(shape, ids) }, { weight: 1, arbitrary: JUNK });
}

function fitting(shape: Shape, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const alternatives = shape.anyOf ?? shape.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map((each) => arbitraryOf(each, ids)));
  if (Array.isArray(shape.type)) {
    return fc.oneof(...shape.type.map((type) => arbitraryOf({ ...shape, type }, ids)));
  }
  switch (shape.type) {
    case 'string':
      return text(shape, ids);
    case 'integer':
    case 'number':
      return fc.integer({ min: shape.minimum ?? -5, max: Math.min(shape.maximum ?? 100, 1_000_000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(arbitraryOf(shape.items ?? {}, ids), { minLength: shape.minItems ?? 0, maxLength: 4 });
    case 'object':
      return object(shape, ids);
    default:
      return JUNK;
  }
}

function text({ format, pattern, minLength = 0, maxLength = 60 }: Shape, ids: readonly string[]) {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (format === 'date') return fc.constantFrom('2026-11-02', '2026-10-31', '2024-02-29', '2026-02-30');
  if (format === 'date-time') return fc.constantFrom('2026-11-02T09:00:00Z', '2026-11-02T11:30:00+01:00');
  if (pattern === '^[A-Z]{3}$') return fc.constantFrom('EUR', 'USD', 'JPY', 'XXX');
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ minLength, maxLength: Math.min(maxLength, 60), unit: 'grapheme' });
}

function object({ properties = {}, required = [] }: Shape, ids: readonly string[]): fc.Arbitrary<unknown> {
  const values = Object.entries(properties).map(([name, shape]) => [name, arbitraryOf(shape, ids)] as const);
  return fc.record(Object.fromEntries(values), { requiredKeys: required });
}
