import { asCurrency, formatDuration, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { Fragment, type ReactNode } from 'react';
import { shortDay } from '../../../lib/days.ts';
import { useProfile, useToday } from '../../../lib/session.ts';
import { type ItemLine, isUnread } from '../reading/item-line.ts';
import { Quantity } from './control-table.tsx';
import { rowsInWords } from './rows-in-words.ts';

const KIND_WORDS = {
  earning: 'earning',
  work: 'hours',
  payout: 'payout to your bank, not income',
  back: 'payout that came back from your bank',
  leftOut: '',
} as const;

/** One line of a statement: what it is, from which rows of the file, and its amount. */
export function ItemRow({ item, children }: { item: ItemLine; children?: ReactNode }) {
  const { locale } = useProfile();
  const today = useToday();
  const place = [
    item.day && shortDay(item.day, { locale, today }),
    KIND_WORDS[isBack(item) ? 'back' : item.kind],
    rowsInWords(item.rows, locale),
  ].filter(Boolean);
  return (
    <li className="item-row">
      <span className="t">
        {item.reason === null ? item.description || 'No description' : sentence(item.reason)}
        <span className="s">{place.join(' · ')}</span>
      </span>
      <span className="n">
        <Amount item={item} />
        <Behind item={item} />
      </span>
      {children && <div className="item-more">{children}</div>}
    </li>
  );
}

function Amount({ item }: { item: ItemLine }) {
  const { locale } = useProfile();
  if (isUnread(item)) return <span className="nw muted">not read</span>;
  if (item.kind !== 'payout') {
    const { value, unit } = item.comesTo ?? item;
    return <Quantity amount={value} unit={unit} />;
  }
  // Money on its way to the person is no loss, whatever sign the file gives it.
  const text = formatMoney(microsFromDecimal(item.value), asCurrency(item.unit), locale);
  return <span className="nw">{text}</span>;
}

/** True of a payout that the bank sent back. */
function isBack({ kind, comesTo }: ItemLine): boolean {
  return kind === 'payout' && comesTo?.value.startsWith('-') === true;
}

/** What the amount is made of. */
function Behind({ item }: { item: ItemLine }) {
  const { locale } = useProfile();
  if (item.kind === 'payout') return <span className="s">{isBack(item) ? 'Came back' : 'Payout'}</span>;
  const { steps = [], seconds } = item;
  if (steps.length === 0 && !seconds) return null;
  return (
    <span className="s">
      {steps.map(({ name, value }, at) => (
        <Fragment key={name}>
          {at > 0 && ', '}
          {name}{' '}
          <span className="nw">{formatMoney(microsFromDecimal(value), asCurrency(item.unit), locale)}</span>
        </Fragment>
      ))}
      {steps.length > 0 && seconds ? ' · ' : ''}
      {seconds ? <span className="nw">{formatDuration(seconds)}</span> : null}
    </span>
  );
}

function sentence(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}
