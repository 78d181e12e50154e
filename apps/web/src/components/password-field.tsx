import { useState } from 'react';
import { Field } from './field.tsx';
import type { TextFieldProps } from './text-field.tsx';

/** A password that can be looked at while it is typed. */
export function PasswordField({ label, hint, error, onChange, ...input }: Omit<TextFieldProps, 'isNumber'>) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <span className="input-with">
          <input
            {...input}
            {...control}
            type={isShown ? 'text' : 'password'}
            autoCapitalize="none"
            spellCheck={false}
            className="input"
            onChange={(event) => onChange(event.target.value)}
          />
          <button type="button" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
            {isShown ? 'Hide' : 'Show'}
            <span className="vh"> password</span>
          </button>
        </span>
      )}
    </Field>
  );
}
