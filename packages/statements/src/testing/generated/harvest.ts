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

/** As many seconds as two decimals of an hour and whole minutes both say. */
const STEP = 180;

function lineOf({ day, type, cents, feeCents, reference }: Row, form: Form): Line {
  const on = isoDay(day);
  const seconds = STEP * (cents % 200);
  const decimal = (hundredths: number, digits = 2) => {
    const text = (hundredths / 100).toFixed(digits);
    return form.hasDecimalComma ? text.replace('.', ',') : text;
  };
  return {
    cells: {
      Date: dayText(on, form),
      Client: 'Sample Client',
      Project: `Project ${reference}`,
      'Project Code': `P-${reference}`,
      Task: picked(['Design', 'Review', ''], type),
      Notes: picked(['Layout', '', 'Say "hi", twice'], type + reference),
      Hours: form.moments % 3 === 0 ? clock(seconds).slice(0, 5) : decimal(seconds / 36),
      'Billable?': picked(['Yes', 'No'], type),
      'Invoiced?': 'No',
      'First Name': 'Sample',
      'Last Name': 'Person',
      ...(form.columns % 2 === 0 && {
        'Billable Rate': decimal(feeCents, 1),
        'Billable Amount': decimal(feeCents, 1),
        Currency: picked(['Euro - EUR', 'United States Dollar - USD'], reference),
      }),
    },
    books: { on, unit: 's', said: seconds, ...(seconds > 0 && { work: seconds }) },
  };
}

/** Hours with decimals or minutes, with a point or a comma; clients pay in two currencies, and no row has an id. */
export const harvest: Writer = {
  presetId: 'harvest',
  lines: (rows, form) => rows.map((row) => lineOf(row, form)),
  options: dateOrderOf,
};
