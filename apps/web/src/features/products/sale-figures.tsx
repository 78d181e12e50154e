import type { SaleSumsView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { Money } from '../../components/money.tsx';
import { useProfile } from '../../lib/session.ts';
import { earningsOfProduct } from './earnings-of-product.ts';
import { breakdownInWords, breakdownLines } from './product-answer.ts';
import { moneyText, perUnit, salesInWords, shareOf } from './product-words.ts';

interface SaleFiguresProps {
  productId: string;
  sums: SaleSumsView;
}

/** Units, revenue, fees and net in one currency, each a link to its rows, and the way from one to the other. */
export function SaleFigures({ productId, sums }: SaleFiguresProps) {
  const { locale } = useProfile();
  const { currency, units } = sums;
  const money = (amount: string) => moneyText(amount, currency, locale);
  const each = (amount: string) => {
    const micros = perUnit(amount, units);
    return micros === null ? '' : `${formatMoney(micros, asCurrency(currency), locale)} a unit`;
  };
  const feeShare = shareOf(sums.fees, sums.gross, locale);
  const count = new Intl.NumberFormat(locale).format(units).replace('-', '−');
  const figures = [
    { name: 'Units', value: count, detail: salesInWords(sums, locale) },
    { name: 'Revenue', value: money(sums.gross), detail: each(sums.gross) },
    { name: 'Fees', value: money(sums.fees), detail: feeShare ? `${feeShare} of revenue` : '' },
    { name: 'Net', value: money(sums.net), detail: each(sums.net) },
  ];
  return (
    <>
      <div className="figs">
        {figures.map(({ name, value, detail }) => (
          <Link className="fig" key={name} {...earningsOfProduct(productId)}>
            <span className="k">{name}</span>
            <span className="v">{value}</span>
            <span className="d">{detail}</span>
          </Link>
        ))}
      </div>
      <Breakdown sums={sums} />
    </>
  );
}

function Breakdown({ sums }: { sums: SaleSumsView }) {
  const { locale } = useProfile();
  const lines = breakdownLines(sums);
  if (lines.length < 3) return null;
  return (
    <>
      <p className="basis">{breakdownInWords(sums, locale)}</p>
      <table className="ledger">
        <caption className="vh">From revenue to net in {sums.currency}</caption>
        <tbody>
          {lines.map(({ label, amount, isSum }) => (
            <tr key={label} className={isSum ? 'eq' : undefined}>
              <th scope="row">{label}</th>
              <td className={microsFromDecimal(amount) < 0n ? 'n down' : 'n'}>
                <Money amount={amount} currency={sums.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
