import { Chips } from '../../components/chips.tsx';

const SIGNS = [
  { value: 'minus', label: 'with a minus, like −4.25' },
  { value: 'plus', label: 'without one, like 4.25' },
] as const;

interface SignFieldProps {
  legend: string;
  isNegative: boolean;
  onChange: (isNegative: boolean) => void;
}

/** How a file writes what is taken off. */
export function SignField({ legend, isNegative, onChange }: SignFieldProps) {
  return (
    <Chips<'minus' | 'plus'>
      legend={legend}
      value={isNegative ? 'minus' : 'plus'}
      chips={SIGNS}
      onChange={(sign) => onChange(sign === 'minus')}
    />
  );
}
