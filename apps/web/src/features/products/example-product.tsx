import { asCurrency, formatMoney } from '@earntrack/domain';
import { useProfile } from '../../lib/session.ts';

/** How a product will look, in the person's own currency; it says that it is only an example. */
export function ExampleProduct() {
  const { currency, locale } = useProfile();
  const money = (micros: bigint) => formatMoney(micros, asCurrency(currency), locale);
  return (
    <div className="row no-mark">
      <span className="t">
        Lightroom presets
        <span className="s">An example, not saved · Digital · {money(12_000_000n)}</span>
      </span>
      <span className="n">
        {money(626_400_000n)}
        <span className="s">58 units</span>
      </span>
    </div>
  );
}
