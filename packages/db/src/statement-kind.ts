import { TABLE_COLUMNS } from './tables/index.ts';

const KINDS = ['select', 'insert', 'update', 'delete'] as const;
const ENDS_AND_BEGINNINGS = ['begin', 'commit', 'rollback', 'savepoint', 'release', 'set'] as const;
const WHATEVER_ELSE = 'other';

/** Where a statement says which table it is about: the first of them is the one that it begins with. */
const TABLE = /\b(?:from|into|update(?:\s+only)?|join)\s+(?:"?public"?\.)?"?(\w+)/gi;
/** What a statement that begins with named results does in the end. */
const WRITES = /\b(insert)\s+into\b|\b(update)\s+"|\b(delete)\s+from\b/i;
/** A table is named early, also in the statement that writes a thousand rows. */
const LOOKED_AT = 4_000;

const TABLES: ReadonlySet<string> = new Set(Object.keys(TABLE_COLUMNS));

/** Every name that `kindOfStatement` gives: as many as there are tables and kinds of statements, whatever is asked. */
export const STATEMENT_KINDS: readonly string[] = [
  ...KINDS.flatMap((kind) => [kind, ...[...TABLES].map((table) => `${kind} ${table}`)]),
  ...ENDS_AND_BEGINNINGS,
  WHATEVER_ELSE,
];

/** What figures call a statement: what it does and the table that it names first, such as "select earning". Nothing of its values. */
export function kindOfStatement(text: string): string {
  const head = text.slice(0, LOOKED_AT);
  const first = /^[\s(]*(\w+)/.exec(head)?.[1]?.toLowerCase() ?? '';
  if (isOneOf(ENDS_AND_BEGINNINGS, first)) return first;
  const kind = first === 'with' ? writtenKindOf(head) : first;
  if (!isOneOf(KINDS, kind)) return WHATEVER_ELSE;
  const table = head.matchAll(TABLE).find(([, name = '']) => TABLES.has(name))?.[1];
  return table === undefined ? kind : `${kind} ${table}`;
}

function writtenKindOf(head: string): string {
  const found = WRITES.exec(head)
    ?.slice(1)
    .find((kind) => kind !== undefined);
  return found?.toLowerCase() ?? 'select';
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
