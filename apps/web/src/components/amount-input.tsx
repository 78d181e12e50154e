import { asCurrency } from '@earntrack/domain';
import { type Ref, useState } from 'react';
import { useProfile } from '../lib/session.ts';
import { decimalSignOf, readTypedAmount } from '../lib/typed-amount.ts';
import { Field, type FieldTexts } from './field.tsx';

export interface AmountInputProps extends FieldTexts {
  /** The text as typed: it is never rewritten under the person's hands. */
  value: string;
  onChange: (text: string) => void;
  currency: string;
  /** The one large amount of a quick entry. */
  isBig?: boolean;
  /** The text before editing, which is taken even with more decimals than a person would type. */
  original?: string;
  name?: string;
  autoFocus?: boolean;
  placeholder?: string;
  ref?: Ref<HTMLInputElement>;
}

/**
 * An amount typed the way the person writes it. Leaving the field says what cannot be read; an `error` from outside
 * takes precedence. Read the text with `readTypedAmount`.
 */
export function AmountInput(props: AmountInputProps) {
  const { label, hint, error, value, onChange, currency, isBig, original, ...input } = props;
  const { locale } = useProfile();
  const [hasLeft, setHasLeft] = useState(false);
  const decimal = decimalSignOf(locale);
  const code = asCurrency(currency);
  const reading = readTypedAmount(value, { decimal, currency: code, ...(original && { original }) });
  const fault = hasLeft && reading.kind === 'fault' ? reading.message : null;
  return (
    <Field label={label} hint={hint} error={error ?? fault}>
      {(control) => (
        <span className={isBig ? 'input-with amount-big' : 'input-with'}>
          <input
            {...input}
            {...control}
            className="input num"
            inputMode="decimal"
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onFocus={() => setHasLeft(false)}
            onBlur={() => setHasLeft(true)}
          />
          <span className="after">
            <span aria-hidden="true">{currencySign(currency, locale)}</span>
            <span className="vh"> {currency}</span>
          </span>
        </span>
      )}
    </Field>
  );
}

/** The short sign of a currency where `locale` is read: "€", "$", "CHF". */
function currencySign(currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}
