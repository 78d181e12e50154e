import {
  asCurrency,
  formatDuration,
  formatMoney,
  microsFromDecimal,
  namesConversion,
} from '@earntrack/domain';
import { Fragment, type ReactNode } from 'react';
import { shortDay } from '../../../lib/days.ts';
import { useProfile, useToday } from '../../../lib/session.ts';
import type { ItemLine } from '../reading/item-line.ts';
import { Quantity } from './control-table.tsx';
import { rowsInWords } from './rows-in-words.ts';

const KIND_WORDS = {
  earning: 'earning',
  work: 'hours',
  payout: 'payout to your bank, not income',
  back: 'payout that came back from your bank',
  changed: 'changed into another currency, not income',
  changedFrom: 'changed from another currency, not income',
  leftOut: '',
} as const;

/** One line of a statement: what it is, from which rows of the file, and its amount. */
export function ItemRow({ item, children }: { item: ItemLine; children?: ReactNode }) {
  const { locale } = useProfile();
  const today = useToday();
  const place = [
    item.day && shortDay(item.day, { locale, today }),
    KIND_WORDS[movementOf(item) ?? item.kind],
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
  if (item.isUnread) return <span className="nw muted">not read</span>;
  // Of a payout as well: files differ in the sign that they give to what was sent.
  const { value, unit } = item.comesTo ?? item;
  const isChange = movementOf(item)?.startsWith('changed') === true;
  return <Quantity amount={isChange ? value.replace('-', '') : value} unit={unit} />;
}

/** What moved a balance and is no payout to the bank: it came back from there, or is in another currency now. */
function movementOf({ kind, description, comesTo }: ItemLine): keyof typeof MOVEMENTS | null {
  if (kind !== 'payout') return null;
  const cameIn = comesTo?.value.startsWith('-') === true;
  if (namesConversion(description)) return cameIn ? 'changedFrom' : 'changed';
  return cameIn ? 'back' : null;
}

const MOVEMENTS = { changed: 'Conversion', changedFrom: 'Conversion', back: 'Came back' } as const;

/** What the amount is made of. */
function Behind({ item }: { item: ItemLine }) {
  const { locale } = useProfile();
  const movement = movementOf(item);
  if (item.kind === 'payout') return <span className="s">{movement ? MOVEMENTS[movement] : 'Payout'}</span>;
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
