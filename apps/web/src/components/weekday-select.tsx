import type { Weekday } from '@earntrack/domain';
import { weekdayChoices, weekdayFrom } from '../lib/choices.ts';
import { useProfile } from '../lib/session.ts';
import { Select } from './select.tsx';

interface WeekdaySelectProps {
  label: string;
  value: Weekday | null;
  onChange: (day: Weekday | null) => void;
  /** What choosing none means. */
  none: string;
}

/** A day of the week by its name, or none. */
export function WeekdaySelect({ label, value, onChange, none }: WeekdaySelectProps) {
  const { locale } = useProfile();
  return (
    <Select
      label={label}
      value={value === null ? '' : String(value)}
      options={[{ value: '', label: none }, ...weekdayChoices(locale)]}
      onChange={(chosen) => onChange(chosen === '' ? null : weekdayFrom(chosen))}
    />
  );
}
