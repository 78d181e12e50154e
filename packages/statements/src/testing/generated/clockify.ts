import { addDays, type LocalDate } from '@earntrack/domain';
import { clock, clockOfHalves } from './moments.ts';
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
/** As many seconds as two decimals of an hour say. */
const STEP = 36;

function lineOf({ day, second, type, cents, feeCents, reference }: Row, form: Form): Line {
  const on = isoDay(day);
  const seconds = STEP * (cents % 1000);
  const end = second + seconds;
  const timeOf = form.moments % 2 === 0 ? clock : clockOfHalves;
  const hours = (seconds / 3600).toFixed(2);
  const decimal = form.hasDecimalComma ? hours.replace('.', ',') : hours;
  return {
    cells: {
      Project: `Project ${reference}`,
      Client: 'Sample Client',
      Description: picked(['Layout', 'Review', ''], type),
      Task: '',
      User: 'Sample Person',
      Email: 'person@example.com',
      Billable: picked(['Yes', 'No'], type),
      'Start Date': dayText(on, form),
      'Start Time': timeOf(second),
      'End Date': dayText(end < DAY ? on : addDays(on as LocalDate, 1), form),
      'End Time': timeOf(end % DAY),
      ...(form.columns % 3 !== 0 && { 'Duration (h)': clock(seconds) }),
      ...(form.columns % 3 !== 1 && { 'Duration (decimal)': decimal }),
      'Billable Rate (USD)': '60.00',
      'Billable Amount (USD)': (feeCents / 100).toFixed(2),
      // Newer files go on.
      ...(form.columns % 2 === 0 && { Type: 'Regular', Invoiced: 'No', 'Invoice ID': '' }),
    },
    books: { on, unit: 's', said: seconds, ...(seconds > 0 && { work: seconds }) },
  };
}

/** Entries with AM and PM or without, of which either column of durations may be missing; some go over midnight. */
export const clockify: Writer = {
  presetId: 'clockify',
  lines: (rows, form) => rows.map((row) => lineOf(row, form)),
  options: dateOrderOf,
};
