import { timeZoneChoices } from '../lib/choices.ts';
import { Select } from './select.tsx';

interface TimeZoneSelectProps {
  label?: string;
  value: string;
  onChange: (timeZone: string) => void;
  /** What choosing none means; without it a zone must be chosen. */
  none?: string;
  hint?: string;
  error?: string | undefined;
}

/** Any time zone that the browser knows, by its name. */
export function TimeZoneSelect({ label = 'Time zone', none, value, ...rest }: TimeZoneSelectProps) {
  const options = timeZoneChoices(value || 'UTC');
  const all = none === undefined ? options : [{ value: '', label: none }, ...options];
  return <Select label={label} value={value} options={all} {...rest} />;
}
