import { currencyDigits, isCurrency } from '@earntrack/domain';
import type { StatementSums } from '@earntrack/statements';

const LEFT_OUT_SHOWN = 50;

const TOTAL_LINES = [
  ['base', 'Base'],
  ['tips', 'Tips'],
  ['bonuses', 'Bonuses'],
  ['adjustments', 'Adjustments'],
  ['gross', 'Gross'],
  ['reimbursements', 'Reimbursements'],
  ['fees', 'Fees'],
  ['taxesWithheld', 'Taxes withheld'],
  ['net', 'Net'],
  ['passThroughTax', 'Pass-through tax'],
  ['cashCollected', 'Cash collected'],
  ['payouts', 'Paid out'],
] as const;

/** Always shown; the other lines only where they are not zero. */
const MAIN_LINES: ReadonlySet<string> = new Set(['gross', 'fees', 'net', 'payouts']);

/** The result as a person reads it at a terminal. */
export function reportOf(sums: StatementSums): string {
  const { rows } = sums;
  return [
    sums.why,
    '',
    `${counted(rows.read, 'row')}: ${rows.earnings} in ${counted(sums.earningCount, 'earning')}, ` +
      `${rows.work} with hours, ${counted(rows.payouts, 'payout')}, ${rows.leftOut.length} left out`,
    ...sums.totals.flatMap(totalLines),
    '',
    ...table(['Control', 'file', 'recorded', 'left out', ''], sums.control.map(controlCells)),
    ...leftOutLines(rows.leftOut),
  ].join('\n');
}

function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

function totalLines(total: StatementSums['totals'][number]): string[] {
  const shown = TOTAL_LINES.filter(([name]) => MAIN_LINES.has(name) || total[name] !== '0');
  return [
    '',
    ...table(
      [total.currency, ''],
      shown.map(([name, label]) => [label, padded(total[name], total.currency)]),
    ),
  ];
}

function controlCells({ unit, file, recorded, leftOut, ok }: StatementSums['control'][number]): string[] {
  const sums = [file, recorded, leftOut].map((sum) => padded(sum, unit));
  return [unit === 's' ? 'seconds' : unit, ...sums, ok ? '✓ holds' : '✗ does not hold'];
}

/** At least as many decimals as the currency has, and never fewer than the exact figure needs. */
function padded(decimal: string, unit: string): string {
  const digits = isCurrency(unit) ? currencyDigits(unit) : 0;
  const [whole = '', fraction = ''] = decimal.split('.');
  return digits + fraction.length === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
}

function leftOutLines(leftOut: StatementSums['rows']['leftOut']): string[] {
  if (leftOut.length === 0) return [];
  const shown = leftOut.slice(0, LEFT_OUT_SHOWN).map(({ row, reason }) => `  row ${row}: ${reason}`);
  const more = leftOut.length - shown.length;
  return ['', 'Left out', ...shown, ...(more > 0 ? [`  and ${more} more; --json lists them all`] : [])];
}

/** Columns in line: the first to the left, figures to the right. */
function table(head: string[], rows: readonly string[][]): string[] {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
