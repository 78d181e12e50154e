import { useMemo } from 'react';
import { currencyChoices } from '../lib/choices.ts';
import { useProfile } from '../lib/session.ts';
import { Select } from './select.tsx';

interface CurrencySelectProps {
  label?: string;
  value: string;
  onChange: (currency: string) => void;
  hint?: string;
  error?: string | undefined;
}

/** Any currency of ISO 4217, by its letters and its name. */
export function CurrencySelect({ label = 'Currency', ...rest }: CurrencySelectProps) {
  const { locale } = useProfile();
  const options = useMemo(() => currencyChoices(locale), [locale]);
  return <Select label={label} options={options} {...rest} />;
}
