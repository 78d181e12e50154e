import type { Clock } from '@earntrack/domain';
import { CLOCK_NAMES } from '../../../lib/clock-names.ts';
import { hasHours, type WizardState } from './column-uses.ts';

interface Layout {
  columns?: Readonly<Record<string, unknown>>;
  clock?: Clock;
}

const OF_HOURS = ['hours', 'endTime', 'endDate'] as const;

/** The clock of all hours that a mapping reads; null where it reads none, or rows say their own. */
export function clockOfMapping({ layouts }: Record<string, unknown>): Clock | null {
  const [layout] = (layouts as readonly Layout[]).filter(
    ({ columns = {} }) => OF_HOURS.some((role) => role in columns) && !('clock' in columns),
  );
  return layout ? (layout.clock ?? 'engaged') : null;
}

/**
 * What becomes of rows whose hours were recorded by another clock; null where nothing does. Rows without an id of their own are known by it: two
 * clocks may have counted as long on one day, and neither takes the place of the other.
 */
export function newByClock(
  { columns, clock, sameId }: Pick<WizardState, 'columns' | 'clock' | 'sameId'>,
  recorded: Clock | null,
): string | null {
  const hasId = sameId !== 'summed' && columns.some(({ use }) => use === 'id');
  if (recorded === null || recorded === clock || hasId || !hasHours(columns)) return null;
  return `Statements with these columns were last read as “${CLOCK_NAMES[recorded]}”. Such rows are known by their clock too: by another one each of them is new beside what is there, and counts twice. Take back first what was imported so.`;
}
