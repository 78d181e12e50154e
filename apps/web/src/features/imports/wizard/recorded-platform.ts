import type { ColumnRef } from '@earntrack/statements';
import type { WizardState } from './column-uses.ts';
import { isColumn, listOf } from './left-out-by.ts';

interface Layout {
  columns?: Readonly<Record<string, ColumnRef | readonly ColumnRef[]>>;
}

/** The columns out of which a mapping reads the platform of each row. */
function platformRefs({ layouts }: Record<string, unknown>): readonly ColumnRef[] {
  return (layouts as readonly Layout[]).flatMap(({ columns = {} }) => listOf(columns['platform'] ?? []));
}

/**
 * What is guessed of a file, with its platform, and that of each row, as by the mapping of files with the same columns, if there is one: by the name of
 * another file, or by a guess, each row would be new beside what is there.
 */
export function withPlatformsAsBefore(
  guessed: WizardState,
  before: Record<string, unknown> | null,
): WizardState {
  if (before === null) return guessed;
  const refs = platformRefs(before);
  const columns = guessed.columns.map((column) => {
    if (refs.some((ref) => isColumn(column, ref, []))) return { ...column, use: 'platform' as const };
    return column.use === 'platform' ? { ...column, use: 'none' as const } : column;
  });
  const { name } = before;
  return { ...guessed, columns, name: typeof name === 'string' ? name : guessed.name };
}

/**
 * What becomes of rows whose platform was read otherwise before; null where nothing does. They are known by it, whatever id they have: two
 * platforms may give out the same one.
 */
export function newByPlatform(
  { columns }: Pick<WizardState, 'columns'>,
  before: Record<string, unknown> | null,
): string | null {
  const isRead = columns.some(({ use }) => use === 'platform');
  if (before === null || platformRefs(before).length > 0 === isRead) return null;
  const was = isRead ? 'without their platform' : 'with their platform out of a column';
  return `Rows of statements with these columns were last read ${was}. They are known by it too: otherwise each of them is new beside what is there, and counts twice. Take back first what was imported so.`;
}
