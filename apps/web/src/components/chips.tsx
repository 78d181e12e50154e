import { type ReactNode, type Ref, useId } from 'react';
import { firstFocus } from '../lib/first-focus.ts';

export interface Chip<Value extends string = string> {
  value: Value;
  label: ReactNode;
}

interface Shared<Value extends string> {
  legend: ReactNode;
  chips: readonly Chip<Value>[];
  hint?: ReactNode;
  error?: string | null | undefined;
  /** The one that a person has just made: it has the focus as soon as it is there. */
  added?: Value | null;
  /** Behind the last chip, such as "Other…". */
  children?: ReactNode;
}

interface ChipsProps<Value extends string> extends Shared<Value> {
  value: Value | null;
  onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Chips<Value extends string>({ value, onChange, added, ...rest }: ChipsProps<Value>) {
  const name = useId();
  return (
    <ChipSet
      {...rest}
      renderControl={(chip) => (
        <input
          type="radio"
          name={name}
          ref={chip === added ? firstFocus : null}
          checked={chip === value}
          onChange={() => onChange(chip)}
        />
      )}
    />
  );
}

interface ActionChipsProps<Value extends string> extends Pick<Shared<Value>, 'legend' | 'chips'> {
  /** The one that holds already. */
  value?: Value;
  onAct: (value: Value) => void;
  ref?: Ref<HTMLFieldSetElement>;
}

/** One of several that takes the screen on at once: with the keys, one goes over radio buttons by choosing each on the way. */
export function ActionChips<Value extends string>(props: ActionChipsProps<Value>) {
  const { legend, chips, value: holds, onAct, ref } = props;
  return (
    <fieldset tabIndex={-1} ref={ref}>
      <legend>{legend}</legend>
      <div className="chips">
        {chips.map(({ value, label }) => (
          <button
            type="button"
            className="chip"
            key={value}
            aria-pressed={holds === undefined ? undefined : value === holds}
            onClick={() => onAct(value)}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

interface ManyChipsProps<Value extends string> extends Shared<Value> {
  values: readonly Value[];
  onChange: (values: Value[]) => void;
}

/** Any number of a few, all in sight. */
export function ManyChips<Value extends string>(props: ManyChipsProps<Value>) {
  const { values, onChange, added, ...rest } = props;
  const toggle = (chip: Value) =>
    onChange(values.includes(chip) ? values.filter((value) => value !== chip) : [...values, chip]);
  return (
    <ChipSet
      {...rest}
      renderControl={(chip) => (
        <input
          type="checkbox"
          ref={chip === added ? firstFocus : null}
          checked={values.includes(chip)}
          onChange={() => toggle(chip)}
        />
      )}
    />
  );
}

interface ChipSetProps<Value extends string> extends Omit<Shared<Value>, 'added'> {
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
