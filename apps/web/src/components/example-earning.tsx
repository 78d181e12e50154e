import { asCurrency, formatMoney, formatRate } from '@earntrack/domain';
import { useProfile } from '../lib/session.ts';
import { Mark } from './mark.tsx';

/** How an earning will look, in the person's own currency; it says that it is only an example. */
export function ExampleEarning() {
  const { currency, locale } = useProfile();
  const code = asCurrency(currency);
  return (
    <div className="row">
      <Mark name="Uber" colour={1} />
      <span className="t">
        7 trips<span className="s">An example, not saved · 3&nbsp;h 45&nbsp;min</span>
      </span>
      <span className="n">
        {formatMoney(71_250_000n, code, locale)}
        <span className="s">{formatRate(19_000_000n, code, locale)}</span>
      </span>
    </div>
  );
}
