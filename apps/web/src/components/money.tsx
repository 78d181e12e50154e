import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useProfile } from '../lib/session.ts';

interface MoneyProps {
  /** A decimal string of the wire. */
  amount: string;
  currency: string;
}

/** An amount as the person reads it; a negative one carries its sign and its colour. */
export function Money({ amount, currency }: MoneyProps) {
  const { locale } = useProfile();
  const micros = microsFromDecimal(amount);
  const text = formatMoney(micros, asCurrency(currency), locale);
  return <span className={micros < 0n ? 'nw down' : 'nw'}>{text}</span>;
}
