import { Chips } from '../../../components/chips.tsx';
import type { SignWord } from './column-uses.ts';

const SIGNS = [
  { value: 'minus', label: 'with a minus, like −4.25' },
  { value: 'plus', label: 'without one, like 4.25' },
] as const;

interface SignFieldProps {
  legend: string;
  sign: SignWord;
  onChange: (sign: SignWord) => void;
}

/** How a file writes what is taken off. */
export function SignField({ legend, sign, onChange }: SignFieldProps) {
  return <Chips<SignWord> legend={legend} value={sign} chips={SIGNS} onChange={onChange} />;
}
