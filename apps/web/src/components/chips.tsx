import { type ReactNode, useId } from 'react';

export interface Chip<Value extends string = string> {
  value: Value;
  label: ReactNode;
}

interface Shared<Value extends string> {
  legend: ReactNode;
  chips: readonly Chip<Value>[];
  hint?: ReactNode;
  error?: string | null | undefined;
  /** Behind the last chip, such as "Other…". */
  children?: ReactNode;
}

interface ChipsProps<Value extends string> extends Shared<Value> {
  value: Value | null;
  onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Chips<Value extends string>({ value, onChange, ...rest }: ChipsProps<Value>) {
  const name = useId();
  return (
    <ChipSet
      {...rest}
      renderControl={(chip) => (
        <input type="radio" name={name} checked={chip === value} onChange={() => onChange(chip)} />
      )}
    />
  );
}

interface ManyChipsProps<Value extends string> extends Shared<Value> {
  values: readonly Value[];
  onChange: (values: Value[]) => void;
}

/** Any number of a few, all in sight. */
export function ManyChips<Value extends string>({ values, onChange, ...rest }: ManyChipsProps<Value>) {
  const toggle = (chip: Value) =>
    onChange(values.includes(chip) ? values.filter((value) => value !== chip) : [...values, chip]);
  return (
    <ChipSet
      {...rest}
      renderControl={(chip) => (
        <input type="checkbox" checked={values.includes(chip)} onChange={() => toggle(chip)} />
      )}
    />
  );
}

interface ChipSetProps<Value extends string> extends Shared<Value> {
  renderControl: (chip: Value) => ReactNode;
}

function ChipSet<Value extends string>(props: ChipSetProps<Value>) {
  const { legend, chips, hint, error, renderControl, children } = props;
  const id = useId();
  return (
    <fieldset aria-describedby={error || hint ? id : undefined}>
      <legend>{legend}</legend>
      <div className="chips">
        {chips.map(({ value, label }) => (
          <label className="chip" key={value}>
            {renderControl(value)}
            {label}
          </label>
        ))}
        {children}
      </div>
      {(error || hint) && (
        <p className={error ? 'fault' : 'hint'} id={id}>
          {error || hint}
        </p>
      )}
    </fieldset>
  );
}
