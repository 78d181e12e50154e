import { type ColumnRef, type MappingFit, isNamed } from '@earntrack/statements';
import type { ColumnChoice, LeftOutBy, WizardState } from './column-uses.ts';
import type { Line } from './mapping-shapes.ts';

type Refs = Readonly<Record<string, ColumnRef | readonly ColumnRef[]>>;

interface Looked {
  /** What a mapping calls the texts of the column. */
  key: string;
  column: ColumnChoice;
  texts: readonly string[];
}

function lookedAt({ columns, leftOutBy }: Pick<WizardState, 'columns' | 'leftOutBy'>): Looked[] {
  return columns.flatMap((column, index) => {
    const { texts = [] } = leftOutBy.find(({ label }) => label === column.label) ?? {};
    return texts.length > 0 ? [{ key: `text${index + 1}`, column, texts }] : [];
  });
}

/** The columns by whose texts rows are left out, as a layout names them. */
export function lookedAtTexts(
  state: Pick<WizardState, 'columns' | 'leftOutBy'>,
): Record<string, ColumnRef[]> {
  return Object.fromEntries(lookedAt(state).map(({ key, column }) => [key, [column.ref]]));
}

/** A rule for each of them: what one of them says is enough. */
export function textLines(state: Pick<WizardState, 'columns' | 'leftOutBy'>): Line[] {
  return lookedAt(state).map(({ key, column: { label }, texts }) => ({
    where: { [key]: texts },
    skip: `you said that rows are left out by what the column “${label}” says`,
  }));
}

/** What a rule of a mapping asks of a row. */
interface Asking {
  where?: Readonly<Record<string, readonly string[]>>;
  skip?: string;
  types?: unknown;
  sign?: unknown;
  has?: unknown;
}

/** By what one column says a rule leaves rows out and asks for nothing else; null where it does not. */
export function leavesOutBy({
  where = {},
  skip,
  types,
  sign,
  has,
}: Asking): readonly [key: string, texts: readonly string[]] | null {
  const [asked = null, ...others] = Object.entries(where);
  const isAlone = others.length === 0 && [types, sign, has].every((each) => each === undefined);
  return isAlone && skip !== undefined ? asked : null;
}

interface Saying {
  columns: readonly ColumnChoice[];
  layout: { columns: Refs; texts?: Refs };
  lines: readonly Asking[];
  renamed: MappingFit['renamed'];
}

/** States and kinds of rows are said one by one. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['status', 'type', 'description']);

/** The same out of a mapping: rules that leave rows out by what one column says, and ask for nothing else. */
export function saidOfLeftOut({ columns, layout, lines, renamed }: Saying): LeftOutBy[] {
  const said = new Map<string, readonly string[]>();
  for (const [key, texts] of lines.flatMap((line) => [leavesOutBy(line)].filter((by) => by !== null))) {
    const refs = layout.texts?.[key] ?? (SAID_ELSEWHERE.has(key) ? [] : layout.columns[key]) ?? [];
    const column = columns.find((each) => listOf(refs).some((ref) => isColumn(each, ref, renamed)));
    if (column) said.set(column.label, [...new Set([...(said.get(column.label) ?? []), ...texts])]);
  }
  return [...said].map(([label, texts]) => ({ label, texts }));
}

/** One may stand for a list of one. */
export function listOf<One extends ColumnRef>(oneOrMore: One | readonly One[]): readonly One[] {
  return Array.isArray(oneOrMore) ? (oneOrMore as readonly One[]) : [oneOrMore as One];
}

/** True for the column of the table that a mapping means. */
export function isColumn(
  { name, ref }: ColumnChoice,
  wanted: ColumnRef,
  renamed: MappingFit['renamed'],
): boolean {
  if (typeof wanted !== 'string') return JSON.stringify(wanted) === JSON.stringify(ref);
  return isNamed(name, wanted) || wanted === renamed.find(({ to }) => to === name)?.from;
}
