import { isLocalDate } from '@earntrack/domain';
import { useRef, useState } from 'react';
import { dayInShort } from '../lib/days.ts';
import { useProfile, useToday } from '../lib/session.ts';
import { readTypedDate } from '../lib/typed-date.ts';
import { Field, type FieldTexts } from './field.tsx';

export interface DateInputProps extends FieldTexts {
  /** A date YYYY-MM-DD, or what was typed where it could not be read. */
  value: string;
  /** Called with YYYY-MM-DD as soon as what was typed is a date, else with the text. */
  onChange: (date: string) => void;
  max?: string;
}

/** What is said of a text that is no day. */
export const DAY_FAULT = 'Write a day like “yesterday” or 2026-11-12.';

/** A day by typing ("yesterday", "mon", "12.11.", "12 nov") or by picking it from the calendar. */
export function DateInput({ label, hint, error, value, onChange, max }: DateInputProps) {
  const { locale } = useProfile();
  const today = useToday();
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  // What was read of it stays below: a button that moves as the field is left would miss the click that leaves it.
  const [wasTyped, setWasTyped] = useState(false);
  const isDate = isLocalDate(value);
  const shown = typed ?? (isDate ? dayInShort(value, { locale, today }) : value);
  const read = (text: string) => onChange(readTypedDate(text, { today, locale }) ?? text);
  const type = (text: string) => {
    setTyped(text);
    setWasTyped(true);
    read(text);
  };
  const fault = typed === null && value !== '' && !isDate ? DAY_FAULT : null;
  return (
    <Field
      label={label}
      error={error ?? fault}
      hint={hint ?? (wasTyped && isDate ? dayInShort(value, { locale, today }) : undefined)}
    >
      {(control) => (
        <span className="input-with picker">
          <input
            {...control}
            className="input"
            autoComplete="off"
            value={shown}
            onFocus={(event) => event.target.select()}
            onChange={(event) => type(event.target.value)}
            onBlur={() => setTyped(null)}
          />
          <button type="button" onClick={() => picker.current?.showPicker()}>
            Pick<span className="vh"> a day</span>
          </button>
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={isDate ? value : ''}
            max={max}
            onChange={(event) => event.target.value && onChange(event.target.value)}
          />
        </span>
      )}
    </Field>
  );
}
