import type { StatementItemInput, TwinView } from '@earntrack/contract';
import { decimalFromMicros } from '@earntrack/domain';
import type { TypedEntry } from './twins.queries.ts';
import { typedHours } from './typed-hours.ts';

/** What a person typed; hours by the clock of the row that they may be, where they were kept by it. */
export function twinView(typed: TypedEntry, item: StatementItemInput): TwinView {
  const { kind, row } = typed;
  switch (kind) {
    case 'earning': {
      const { id, earned_on: earnedOn, currency, net_micros: net, note } = row;
      return { kind, id, earnedOn, currency, net: decimalFromMicros(net), note };
    }
    case 'work': {
      const { id, worked_on: workedOn, earning_id: earningId, note } = row;
      const hours = typedHours(row, item.kind === 'work' ? item.clock : row.clock);
      return { kind, id, workedOn, ...hours, isOfEarning: earningId !== null, note };
    }
    case 'payout': {
      const { id, paid_on: paidOn, currency, amount_micros: amount, description: note } = row;
      return { kind, id, paidOn, currency, amount: decimalFromMicros(amount), note };
    }
  }
}
