import type { EarningVersionView, EarningView } from '@earntrack/contract';
import { COMPONENT_NAMES, type ComponentName, microsFromDecimal } from '@earntrack/domain';

/** One value of an earning: what it is, and what the file says that counts where that is something else. */
export interface ValueSource {
  name: ComponentName | 'day' | 'hours' | 'currency';
  /** Decimal for money, a date, a currency code, or seconds; null for none. */
  value: string | null;
  /** Left out where the file says the same. */
  inFile?: string | null;
}

/** Each value of an earning beside what the file says that counts. Parts of nothing in both are left out. */
export function valueSources(earning: EarningView, version: EarningVersionView): ValueSource[] {
  const parts = COMPONENT_NAMES.map((name) => compared(name, partOf(earning, name), partOf(version, name)));
  const sources = [
    compared('day', earning.earnedOn, version.earnedOn),
    compared('currency', earning.currency, version.currency),
    ...parts,
    compared('hours', secondsOf(earning), secondsOf(version)),
  ];
  return sources.filter(({ value, inFile }) => value !== null || (inFile ?? null) !== null);
}

function compared(name: ValueSource['name'], value: string | null, inFile: string | null): ValueSource {
  return value === inFile ? { name, value } : { name, value, inFile };
}

function partOf({ components }: Pick<EarningView, 'components'>, name: ComponentName): string | null {
  return microsFromDecimal(components[name]) === 0n ? null : components[name];
}

function secondsOf({ hours }: Pick<EarningView, 'hours'>): string | null {
  return hours && String(hours.seconds);
}
