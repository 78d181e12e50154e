import type { ClientFailure } from '@earntrack/client';
import { PasswordField } from '../../components/password-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';

interface CurrentPasswordProps {
  value: string;
  onChange: (password: string) => void;
  failure: ClientFailure | null;
  /** Where nothing else has to be typed before. */
  isFirst?: boolean;
}

/** A signed-in browser may lie about: what matters asks again who sits there. */
export function CurrentPassword({ value, onChange, failure, isFirst = true }: CurrentPasswordProps) {
  return (
    <PasswordField
      label="Your password now"
      name="currentPassword"
      autoComplete="current-password"
      required
      value={value}
      onChange={onChange}
      error={failure?.fields['currentPassword']}
      {...(isFirst && { ref: firstFocus })}
    />
  );
}
