import type { Column, Constraint } from './catalogue.ts';

/** The people whose rows these are. */
const OWNERS = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

/** Which row of which table a value is for: the same one has the same values each time. */
export interface Place {
  column: Column;
  row: number;
}

type Values = (place: Place, literals: readonly string[]) => string[];

const numbers: Values = (_place, literals) => [
  '3',
  '7',
  '40',
  '1',
  '2',
  '90',
  ...literals.filter((literal) => /^-?\d+$/.test(literal)),
];
const instants: Values = () => ['2026-01-05T10:00Z', '2026-02-05T10:00Z', '2026-03-05T10:00Z'];

/** Values of each type, first those that no default would give. */
const BY_TYPE: Readonly<Record<string, Values>> = {
  bigint: numbers,
  boolean: () => ['true', 'false'],
  bytea: () => [String.raw`\x01`],
  date: () => ['2026-01-05', '2026-01-06'],
  integer: numbers,
  jsonb: () => ['{"a": 1}', '[{"a": 1}]', '"a"'],
  numeric: numbers,
  smallint: numbers,
  text: (place, literals) => [...literals, ...textsOf(place)],
  'text[]': (_place, literals) => [
    ...literals.filter((literal) => literal.startsWith('{')),
    ...literals.map((literal) => `{${literal.replaceAll(/[{}]/g, '')}}`),
    '{words}',
  ],
  'timestamp with time zone': instants,
  uuid: (place) => [idOf(place)],
  'uuid[]': (place) => [`{${idOf(place)}}`],
};

/** What may be tried for a column, whatever its constraints ask: what they name is among it. */
export function valuesFor(place: Place, checks: readonly Constraint[]): (string | null)[] {
  const { column, row } = place;
  if (column.name === 'user_id') return OWNERS;
  const values = BY_TYPE[column.type];
  if (values === undefined)
    throw new Error(
      `Nobody knows a value of the type ${column.type}, which ${column.table} has now: add one.`,
    );
  const literals = checks.flatMap(({ definition }) => literalsIn(definition));
  const found = values({ column, row }, literals);
  return column.isNullable ? [...found, null] : found;
}

function literalsIn(definition: string): string[] {
  const texts = [...definition.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) =>
    text.replaceAll("''", "'"),
  );
  const counts = [...definition.matchAll(/[^\w'](-?\d+)\b/g)].map(([, count = '']) => count);
  return [...texts, ...counts];
}

function textsOf({ column, row }: Place): string[] {
  return [
    `${column.name} ${row}`,
    `${column.name}${row}@example.com`,
    'some_words',
    'EUR',
    String(row + 1).repeat(64),
    'words',
  ];
}

function idOf({ column, row }: Place): string {
  const name = Buffer.from(`${column.table}.${column.name}`).toString('hex').padEnd(24, '0');
  return `${name.slice(0, 8)}-${name.slice(8, 12)}-4${name.slice(13, 16)}-8${name.slice(17, 20)}-${String(row).padStart(12, '0')}`;
}
