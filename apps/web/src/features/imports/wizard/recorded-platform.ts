import type { WizardState } from './column-uses.ts';

interface Layout {
  columns?: Readonly<Record<string, unknown>>;
}

/** Whether a mapping reads the platform of each row out of a column. */
function readsPlatforms({ layouts }: Record<string, unknown>): boolean {
  return (layouts as readonly Layout[]).some(({ columns = {} }) => 'platform' in columns);
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
  if (before === null || readsPlatforms(before) === isRead) return null;
  const was = isRead ? 'without their platform' : 'with their platform out of a column';
  return `Rows of statements with these columns were last read ${was}. They are known by it too: otherwise each of them is new beside what is there, and counts twice. Take back first what was imported so.`;
}
