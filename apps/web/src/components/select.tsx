import type { ReactNode, Ref } from 'react';
import { Field, type FieldTexts } from './field.tsx';

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
}

export interface SelectProps<Value extends string> extends FieldTexts {
  value: Value;
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
  name?: string;
  /** More than the options, such as groups of them. */
  children?: ReactNode;
  ref?: Ref<HTMLSelectElement>;
}

/** The platform's own select: the keyboard and the phone's wheel come with it. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hint, error, value, onChange, options, children, ...select } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select
          {...select}
          {...control}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
          {children}
        </select>
      )}
    </Field>
  );
}
