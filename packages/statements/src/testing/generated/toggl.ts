import { addDays, type LocalDate } from '@earntrack/domain';
import { clock } from './moments.ts';
import {
  dateOrderOf,
  dayText,
  type Form,
  isoDay,
  type Line,
  picked,
  type Row,
  type Writer,
} from './writer.ts';

const DAY = 86_400;

function lineOf({ day, second, type, cents, feeCents, reference }: Row, form: Form): Line {
  const on = isoDay(day);
  // At most ten hours, which may go over midnight.
  const seconds = cents % 36_000;
  const end = second + seconds;
  const ended = dayText(end < DAY ? on : addDays(on as LocalDate, 1), form);
  const endNames =
    form.columns % 2 === 0 ? (['End date', 'End time'] as const) : (['Stop date', 'Stop time'] as const);
  return {
    cells: {
      [picked(['User', 'Member'], form.columns)]: 'Sample Person',
      Project: `Project ${reference}`,
      Description: `Task ${type % 3}`,
      'Start date': dayText(on, form),
      'Start time': clock(second),
      [endNames[0]]: ended,
      [endNames[1]]: clock(end % DAY),
      Duration: clock(seconds),
      'Amount (USD)': (feeCents / 100).toFixed(2),
    },
    books: { on, unit: 's', said: seconds, ...(seconds > 0 && { work: seconds }) },
  };
}

/** Entries of local times; amounts beside them are no income. */
export const toggl: Writer = {
  presetId: 'toggl',
  lines: (rows, form) => rows.map((row) => lineOf(row, form)),
  options: dateOrderOf,
};
