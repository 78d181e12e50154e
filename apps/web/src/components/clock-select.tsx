import type { Clock } from '@earntrack/domain';
import { Select } from './select.tsx';
import { CLOCK_NAMES } from '../lib/clock-names.ts';

const OPTIONS = (['doorToDoor', 'online', 'engaged'] as const).map((clock) => ({
  value: clock,
  label: CLOCK_NAMES[clock],
}));

/** Which clock kept the hours. */
export function ClockSelect({ value, onChange }: { value: Clock; onChange: (clock: Clock) => void }) {
  return <Select<Clock> label="Kept by" value={value} onChange={onChange} options={OPTIONS} />;
}
