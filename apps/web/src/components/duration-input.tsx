import { formatDuration, parseTypedDuration } from '@earntrack/domain';
import { useState } from 'react';
import { TextField, type TextFieldProps } from './text-field.tsx';

const FAULT = 'Write hours like 3:45, 3.75 or “45 min”, up to a week.';

/** Hours as people write them: "3:45", "3h 45m", "3,75", "45 min". Read the text with `parseTypedDuration`. */
export function DurationInput({ hint, error, ...field }: TextFieldProps) {
  const [hasLeft, setHasLeft] = useState(false);
  const seconds = parseTypedDuration(field.value);
  const fault = hasLeft && field.value.trim() !== '' && seconds === null ? FAULT : null;
  return (
    <TextField
      {...field}
      isNumber
      hint={seconds === null ? hint : formatDuration(seconds)}
      error={error ?? fault}
      onFocus={() => setHasLeft(false)}
      onBlur={() => setHasLeft(true)}
    />
  );
}
