import { TextField, type TextFieldProps } from './text-field.tsx';

/** An address as keyboards and password managers know it. */
export function EmailField(props: Omit<TextFieldProps, 'type' | 'name'>) {
  return (
    <TextField
      type="email"
      name="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      {...props}
    />
  );
}
