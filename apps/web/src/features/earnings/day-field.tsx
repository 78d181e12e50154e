import { addDays, isLocalDate } from '@earntrack/domain';
import { useState } from 'react';
import { Chips } from '../../components/chips.tsx';
import { DateInput } from '../../components/date-input.tsx';
import { useToday } from '../../lib/session.ts';

type Choice = 'today' | 'yesterday' | 'another';

interface DayFieldProps {
  /** A date, or what was typed where it could not be read. */
  value: string;
  onChange: (day: string) => void;
  error?: string | undefined;
}

/** Today and yesterday at one touch, any other day by typing or picking. */
export function DayField({ value, onChange, error }: DayFieldProps) {
  const today = useToday();
  const yesterday = addDays(today, -1);
  const [isAnother, setAnother] = useState(value !== today && value !== yesterday);
  const near: Choice = value === today ? 'today' : 'yesterday';
  const choose = (choice: Choice) => {
    setAnother(choice === 'another');
    if (choice !== 'another') onChange(choice === 'today' ? today : yesterday);
  };
  return (
    <div className="stack">
      <Chips<Choice>
        legend="Day"
        value={isAnother ? 'another' : near}
        onChange={choose}
        chips={[
          { value: 'today', label: 'Today' },
          { value: 'yesterday', label: 'Yesterday' },
          { value: 'another', label: 'Another day' },
        ]}
      />
      {isAnother && (
        <DateInput
          label="Which day"
          value={value}
          onChange={onChange}
          error={error}
          hint={isLocalDate(value) ? undefined : 'Like “monday” or 12 Nov'}
        />
      )}
    </div>
  );
}
