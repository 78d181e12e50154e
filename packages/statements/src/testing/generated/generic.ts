import type { Clock } from '@earntrack/domain';
import { clock as clockText } from './moments.ts';
import {
  amountText,
  type Books,
  centsIn,
  dateOrderOf,
  dayText,
  type Form,
  isoDay,
  type Line,
  picked,
  type Row,
  type Writer,
} from './writer.ts';

const KINDS = ['amount', 'parts', 'amount and hours', 'hours', 'nothing'] as const;
/** As many seconds as two decimals of an hour and whole minutes both say. */
const STEP = 180;
const CLOCKS: readonly Clock[] = ['engaged', 'online', 'doorToDoor'];

function partsOf(row: Row, kind: (typeof KINDS)[number], unit: string): Books['parts'] {
  const [base, fees] = [row.type % 2 === 0 ? row.cents : -row.cents, row.feeCents].map((cents) =>
    centsIn(cents, unit),
  );
  if (kind !== 'parts') return { base: base ?? 0 };
  const part = (hundreds: number) => 100 * hundreds;
  return {
    base: base ?? 0,
    tips: part(1),
    bonuses: part(2),
    adjustments: -part(3),
    reimbursements: part(4),
    fees: fees ?? 0,
    taxesWithheld: part(5),
    passThroughTax: part(6),
    cashCollected: part(7),
  };
}

const COLUMNS = {
  amount: 'base',
  tips: 'tips',
  bonuses: 'bonuses',
  adjustments: 'adjustments',
  reimbursements: 'reimbursements',
  fees: 'fees',
  taxes_withheld: 'taxesWithheld',
  pass_through_tax: 'passThroughTax',
  cash_collected: 'cashCollected',
} as const;

function hoursText(seconds: number, form: Form): string {
  if (form.moments % 3 === 0) return clockText(seconds).slice(0, 5);
  const decimal = (seconds / 3600).toFixed(2);
  return form.hasDecimalComma ? decimal.replace('.', ',') : decimal;
}

function lineOf(row: Row, form: Form): Line {
  const kind = picked(KINDS, row.type);
  const unit = picked(['USD', 'EUR', 'JPY'], row.currency);
  const clock = picked(CLOCKS, row.reference);
  const on = isoDay(row.day);
  const parts = kind === 'hours' || kind === 'nothing' ? undefined : partsOf(row, kind, unit);
  const work = kind === 'hours' || kind === 'amount and hours' ? STEP * (1 + (row.cents % 200)) : undefined;
  const amounts = Object.entries(COLUMNS).map(([column, name]) => {
    const cents = parts?.[name];
    return [column, cents === undefined ? '' : amountText(cents, unit, form)];
  });
  return {
    cells: {
      ...(form.edition % 2 === 0 && { id: `E${row.nth}` }),
      platform: picked(['Uber', 'Etsy', 'A client, once'], row.reference),
      date: dayText(on, form),
      currency: unit,
      ...(Object.fromEntries(amounts) as Record<string, string>),
      hours: work === undefined ? '' : hoursText(work, form),
      clock: work === undefined ? '' : clock,
      notes: picked(['Mugs', '', 'Say "hi"\nand go'], row.reference),
    },
    books: {
      on,
      unit,
      said: parts?.base ?? 0,
      ...(parts && { parts }),
      ...(work !== undefined && { work, clock }),
    },
  };
}

/** A file without any amount would be one of hours. */
function firstLine(form: Form): Line {
  const row = { nth: -1, day: 0, second: 0, type: 0, cents: 1, feeCents: 0, currency: 0, reference: 0 };
  return lineOf(row, form);
}

/** EarnTrack's own file, with an id or without, of several platforms and currencies, with hours of every clock. */
export const generic: Writer = {
  presetId: 'generic',
  lines: (rows, form) => [firstLine(form), ...rows.map((row) => lineOf(row, form))],
  options: (form) => ({ ...dateOrderOf(form), decimal: form.hasDecimalComma ? ',' : '.' }),
};
