import type { ProductDetailView, ProductPriceChangeView } from '@earntrack/contract';
import { useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { dayInShort } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { PriceForm } from './price-form.tsx';
import { moneyText } from './product-words.ts';
import { usePrices } from './use-prices.ts';

/** What a unit cost from which day on; a new price changes no sale. */
export function PriceHistory({ product }: { product: ProductDetailView }) {
  const [isSetting, setSetting] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setSetting(false);
    opener.current?.focus();
  };
  const { set, remove } = usePrices(product, close);
  const { prices } = product;
  return (
    <section aria-labelledby="prices">
      <div className="head">
        <h2 id="prices">Price</h2>
        <p>What was sold keeps the price that was paid.</p>
      </div>
      {prices.length > 0 && <PriceTable product={product} onRemove={(price) => remove.mutate(price)} />}
      <p className="buttons">
        <Button ref={opener} aria-expanded={isSetting} onClick={() => setSetting(!isSetting)}>
          {prices.length > 0 ? 'Change the price' : 'Set the price'}
        </Button>
      </p>
      {isSetting && <PriceForm product={product} set={set} onLeave={close} />}
    </section>
  );
}

interface PriceTableProps {
  product: ProductDetailView;
  onRemove: (price: ProductPriceChangeView) => void;
}

function PriceTable({ product, onRemove }: PriceTableProps) {
  return (
    <table className="ledger">
      <caption className="vh">Prices by the day from which each holds</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">Price</th>
          <th scope="col" className="change">
            Change
          </th>
          <th scope="col">
            <span className="vh">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {product.prices.map((price) => (
          <PriceLine
            key={price.currency + price.validFrom}
            price={price}
            isCurrent={product.currentPrices.some(isSame(price))}
            onRemove={() => onRemove(price)}
          />
        ))}
      </tbody>
    </table>
  );
}

function isSame({ currency, validFrom }: ProductPriceChangeView) {
  return (other: { currency: string; validFrom: string }) =>
    other.currency === currency && other.validFrom === validFrom;
}

interface PriceLineProps {
  price: ProductPriceChangeView;
  isCurrent: boolean;
  onRemove: () => void;
}

function PriceLine({ price: { price, currency, validFrom, change }, isCurrent, onRemove }: PriceLineProps) {
  const { locale } = useProfile();
  const today = useToday();
  const day = dayInShort(validFrom, { locale, today });
  const changeText = change === null ? '—' : `${signOf(change)}${moneyText(change, currency, locale)}`;
  return (
    <tr>
      <th scope="row">
        {day}
        {isCurrent && <span className="s">holds now</span>}
        {validFrom > today && <span className="s">still to come</span>}
      </th>
      <td>
        {moneyText(price, currency, locale)}
        {change !== null && <span className="s change-below">{changeText}</span>}
      </td>
      <td className="change">{changeText}</td>
      <td>
        <Button look="quiet" onClick={onRemove}>
          Remove<span className="vh"> the price from {day}</span>
        </Button>
      </td>
    </tr>
  );
}

/** A rise is marked too; a fall carries its own minus. */
function signOf(change: string): '' | '+' {
  return change.startsWith('-') || change === '0' ? '' : '+';
}
