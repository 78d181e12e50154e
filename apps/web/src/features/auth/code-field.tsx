import { TextField } from '../../components/text-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';

const LOST = 'Lost your recovery codes as well? Whoever runs this server can turn the second step off.';

/** What a code comes from; "either" where both will do. */
export type CodeSource = 'app' | 'recovery' | 'either';

const TEXTS = {
  app: { label: 'Code of your app', hint: 'Six digits, which change every half minute.' },
  recovery: { label: 'Recovery code', hint: `Each works once. ${LOST}` },
  either: { label: 'Code', hint: 'Six digits from your app, or a recovery code.' },
} as const satisfies Record<CodeSource, { label: string; hint: string }>;

interface CodeFieldProps {
  source: CodeSource;
  value: string;
  onChange: (code: string) => void;
  error: string | undefined;
  isFirst?: boolean;
}

/** A code that is typed, pasted or filled in by the device. */
export function CodeField({ source, isFirst = false, ...field }: CodeFieldProps) {
  return (
    <TextField
      {...field}
      {...TEXTS[source]}
      name="code"
      autoComplete={source === 'recovery' ? 'off' : 'one-time-code'}
      inputMode={source === 'app' ? 'numeric' : 'text'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      required
      {...(isFirst && { ref: firstFocus })}
    />
  );
}
