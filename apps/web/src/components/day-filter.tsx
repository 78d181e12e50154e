import { isLocalDate } from '@earntrack/domain';
import { useState } from 'react';
import { DateInput } from './date-input.tsx';

interface DayFilterProps {
  label: string;
  value: string;
  onChange: (day: string) => void;
}

/** A day that filters as soon as it is one; half-typed words filter nothing. */
export function DayFilter({ label, value, onChange }: DayFilterProps) {
  const [typed, setTyped] = useState({ text: value, of: value });
  const text = typed.of === value ? typed.text : value;
  const change = (next: string) => {
    const isReady = next === '' || isLocalDate(next);
    setTyped({ text: next, of: isReady ? next : value });
    if (isReady) onChange(next);
  };
  return <DateInput label={label} value={text} onChange={change} />;
}
