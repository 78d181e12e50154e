import type { Clock } from '@earntrack/domain';
import { Select } from './select.tsx';
import { CLOCK_NAMES } from '../lib/clock-names.ts';

const OPTIONS = (['doorToDoor', 'online', 'engaged'] as const).map((clock) => ({
  value: clock,
  label: CLOCK_NAMES[clock],
}));

/** Which clock kept the hours. */
export function ClockSelect({
  label = 'Kept by',
  value,
  hint,
  onChange,
}: {
  label?: string;
  hint?: string | null;
  value: Clock;
  onChange: (clock: Clock) => void;
}) {
  return <Select<Clock> label={label} value={value} hint={hint} onChange={onChange} options={OPTIONS} />;
}
