import type { NumberFormat } from '@earntrack/domain';
import { type DateCell, dateCell, kindOfDate } from '../cells/date-cells.ts';
import { remembering } from '../cells/remembering.ts';
import type { Layout } from '../preset.ts';
import { refuse } from '../problem.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { momentText } from './moments.ts';
import type { OnlyCurrency } from './only-currency.ts';

/** Refuses a second header with other columns: what stands under it would be read as if it were of the first. */
function requireOneTable({ row, cells }: SourceRow, at: number, header: readonly string[]): void {
  const name = plain(header[at]);
  if (name === '' || plain(cells[at]) !== name) return;
  const isOther = cells.some((cell, index) => plain(cell) !== '' && plain(cell) !== plain(header[index]));
  if (!isOther) return;
  refuse(
    `Row ${row} is the header of another table: this file holds several, one below the other. Keep one of them in a file of its own.`,
    { row },
  );
}

function plain(cell: string | undefined): string {
  return (cell ?? '').trim().toLowerCase();
}

/**
 * The first cell of each kind of date: what is decided depends on which kinds there are, and not on their days. When work ended tells as much of how
 * dates are written as when it began.
 */
export function tellingDates(
  rows: Iterable<SourceRow>,
  { match, header, labels, only }: Pick<Decisions, 'match' | 'header' | 'labels'> & { only: OnlyCurrency },
): DateCell[] {
  const { text: places } = match.places;
  const [dateAt] = places.date ?? [];
  const [endAt] = places.endDate ?? [];
  const cells = new Map<string, DateCell>();
  const columns = { start: labels[dateAt ?? places.time?.[0] ?? -1] ?? '', end: labels[endAt ?? -1] ?? '' };
  const kindOf = remembering((text) => kindOfDate(dateCell({ row: 0, column: '' }, text)));
  const note = (row: number, which: keyof typeof columns, text: string) => {
    const kind = kindOf(text);
    if (!cells.has(kind)) cells.set(kind, dateCell({ row, column: columns[which] }, text));
  };
  for (const source of rows) {
    if (dateAt !== undefined) requireOneTable(source, dateAt, header);
    const text = momentText(source, match, 'start');
    only.note(source.cells, { isDated: dateAt === undefined || text !== '' });
    note(source.row, 'start', text);
    if (endAt !== undefined) note(source.row, 'end', momentText(source, match, 'end'));
  }
  return [...cells.values()];
}

/**
 * True where the amounts are not written as the platform writes them: then another program has written the file anew, in the way of another country,
 * and the usual order of dates says nothing of it.
 */
export function isWrittenAnew({ decimal }: Layout, format: NumberFormat): boolean {
  return decimal !== null && decimal !== format.decimal;
}
