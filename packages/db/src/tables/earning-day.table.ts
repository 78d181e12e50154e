import type { Currency, LocalDate } from '@earntrack/domain';
import type { GeneratedAlways, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/**
 * What the earnings outside of the bin add up to, for one day, platform and currency. PostgreSQL keeps it with every change
 * of an earning; nothing else writes it. A row whose earnings have all gone stays, with nothing in it.
 */
export interface EarningDayTable {
  user_id: GeneratedAlways<string>;
  earned_on: GeneratedAlways<LocalDate>;
  platform_id: GeneratedAlways<string>;
  currency: GeneratedAlways<Currency>;
  has_own_hours: GeneratedAlways<boolean>;
  /** What adjusts another earning is summed apart from the rest. */
  is_correction: GeneratedAlways<boolean>;
  earning_count: GeneratedAlways<number>;
  /** Those that brought money and adjust nothing. */
  paid_count: GeneratedAlways<number>;
  gross_micros: GeneratedAlways<string>;
  fees_micros: GeneratedAlways<string>;
  net_micros: GeneratedAlways<string>;
  tips_micros: GeneratedAlways<string>;
  taxes_withheld_micros: GeneratedAlways<string>;
  /** Each earning's net and taxes withheld, where they are above nothing. */
  positive_micros: GeneratedAlways<string>;
  pass_through_tax_micros: GeneratedAlways<string>;
  cash_collected_micros: GeneratedAlways<string>;
}

export type EarningDayRow = Selectable<EarningDayTable>;

export const EARNING_DAY_COLUMNS = {
  user_id: 'uuid',
  earned_on: 'date',
  platform_id: 'uuid',
  currency: 'text',
  has_own_hours: 'bool',
  is_correction: 'bool',
  earning_count: 'int4',
  paid_count: 'int4',
  gross_micros: 'numeric',
  fees_micros: 'numeric',
  net_micros: 'numeric',
  tips_micros: 'numeric',
  taxes_withheld_micros: 'numeric',
  positive_micros: 'numeric',
  pass_through_tax_micros: 'numeric',
  cash_collected_micros: 'numeric',
} as const satisfies ColumnsOf<EarningDayTable>;
