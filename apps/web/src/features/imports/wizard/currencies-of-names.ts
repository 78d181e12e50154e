import { isCurrency } from '@earntrack/domain';
import type { ColumnUse } from './column-uses.ts';

/**
 * The currency that the name of a column says, in brackets or last: amounts of two currencies are never added up. Empty for all where no more than
 * one is said and no row says another, for then others are in it too. "TDS" is a tax.
 */
export function currenciesOf(
  columns: readonly { name: string }[],
  uses: readonly ColumnUse[],
): (name: string) => string {
  const said = new Set(columns.map(({ name }) => currencyIn(name)).filter((code) => code !== ''));
  return said.size > 1 || uses.includes('currency') ? currencyIn : () => '';
}

function currencyIn(name: string): string {
  const code = /\(([A-Z]{3})\)|\b([A-Z]{3})$/.exec(name)?.slice(1).join('') ?? '';
  return isCurrency(code) ? code : '';
}
