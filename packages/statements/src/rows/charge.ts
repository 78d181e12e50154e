import type { Components, Micros } from '@earntrack/domain';
import { chargeValue } from '../control/control.ts';
import type { ControlRule } from '../preset.ts';

/** Fees that stand in the row of a payout. */
export interface Charge {
  fees: Micros;
  /** What of the row's value they explain. */
  value: Micros;
}

/** What was taken for a payout; null where that is nothing. */
export function chargeOf({ fees }: Components, control: ControlRule | null): Charge | null {
  return fees === 0n ? null : { fees, value: chargeValue(control, fees) };
}
