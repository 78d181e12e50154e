import type { OwedView, PlatformView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { Money } from '../../components/money.tsx';
import { useProfile, useToday } from '../../lib/session.ts';
import { owedNote, standingOf } from './owed-words.ts';
import { usePaidAll } from './use-paid-all.ts';

interface OwedListProps {
  rows: readonly OwedView[];
  platforms: readonly PlatformView[];
}

/** How each platform stands, the one that owes most in front; each figure opens the rows behind it. */
export function OwedList({ rows, platforms }: OwedListProps) {
  const { pay, paying } = usePaidAll();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="owed">
      <div className="head">
        <h2 id="owed">By platform</h2>
        <p>Over all time: what you made less what arrived.</p>
      </div>
      <ul className="rows owed">
        {rows.map((row) => {
          const platform = platforms.find(({ id }) => id === row.platformId);
          return (
            <OwedRow
              key={`${row.platformId}|${row.currency}`}
              row={row}
              platform={platform}
              widest={widestOf(rows, row.currency)}
              isPaying={paying === row}
              onPaid={() => pay({ owed: row, name: platform?.name ?? 'the platform' })}
            />
          );
        })}
      </ul>
    </section>
  );
}

/** The largest sum that is owed in a currency: it fills the bar. */
function widestOf(rows: readonly OwedView[], currency: string): bigint {
  const sums = rows.filter((row) => row.currency === currency).map(({ owed }) => microsFromDecimal(owed));
  return sums.reduce((most, micros) => (micros > most ? micros : most), 0n);
}

interface OwedRowProps {
  row: OwedView;
  platform: PlatformView | undefined;
  widest: bigint;
  isPaying: boolean;
  onPaid: () => void;
}

function OwedRow({ row, platform, widest, isPaying, onPaid }: OwedRowProps) {
  const { locale } = useProfile();
  const today = useToday();
  const name = platform?.name ?? 'Unknown platform';
  const colour = platform?.colour ?? 8;
  const standing = standingOf(row);
  const micros = microsFromDecimal(row.owed);
  const width = widest > 0n && micros > 0n ? Number((micros * 1000n) / widest) / 10 : 0;
  const { platformId } = row;
  return (
    <li className={`owed-row c${colour}`}>
      <Mark name={name} colour={colour} />
      <span className="t">{name}</span>
      <svg className="b" aria-hidden="true">
        <rect className="track" y="7" width="100%" height="1" />
        {width > 0 && <rect width={`${width}%`} height="8" />}
      </svg>
      <span className="n">
        {standing === 'even' ? <span className="muted">paid up</span> : null}
        {standing === 'owes' ? <Money amount={row.owed} currency={row.currency} /> : null}
        {standing === 'sentMore' ? (
          <span className="nw">{formatMoney(-micros, asCurrency(row.currency), locale)} too much</span>
        ) : null}
      </span>
      <span className="r">
        {standing === 'sentMore' && 'It sent more than you recorded: an earning may be missing. '}
        <Link to="/earnings" search={{ platform: platformId, currency: row.currency }}>
          Made <Money amount={row.earned} currency={row.currency} />
          <span className="vh"> on {name}</span>
        </Link>
        {', '}
        <Link to="/payouts" search={{ platformId }}>
          got <Money amount={row.paidOut} currency={row.currency} />
          <span className="vh"> from {name}</span>
        </Link>
        {`; ${owedNote(row, { locale, today })}.`}
      </span>
      {standing === 'owes' && (
        <span className="a">
          <Button isBusy={isPaying} aria-label={`${name} paid all`} onClick={onPaid}>
            Paid all
          </Button>
        </span>
      )}
    </li>
  );
}
