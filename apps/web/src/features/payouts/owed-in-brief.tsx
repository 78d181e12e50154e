import type { OwedView, PlatformView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { ErrorState } from '../../components/error-state.tsx';
import { Mark } from '../../components/mark.tsx';
import { Skeleton, SkeletonRows } from '../../components/skeleton.tsx';
import { useProfile, useToday } from '../../lib/session.ts';
import { usePlatforms } from '../platforms/index.ts';
import { owedNote, owedSentence, standingOf } from './owed-words.ts';
import { useOwed } from './use-payouts.ts';

/** What still has to arrive, whatever period is shown beside it; nothing at all where every platform is even. */
export function OwedInBrief() {
  const { data, error, refetch } = useOwed();
  const rows = data?.filter((row) => standingOf(row) !== 'even');
  if (rows?.length === 0) return null;
  return (
    <section aria-labelledby="still-owed">
      <div className="head">
        <h2 id="still-owed">Still to arrive</h2>
        {!rows && !error && <Skeleton width="60%" />}
        {rows && <OwedInWords rows={rows} />}
      </div>
      {error && !rows && (
        <ErrorState error={error} title="What is owed could not be added up" onRetry={() => void refetch()} />
      )}
      {!rows && !error && <SkeletonRows of="what is owed" count={2} />}
      {rows && <OwedRows rows={rows} />}
    </section>
  );
}

function OwedInWords({ rows }: { rows: readonly OwedView[] }) {
  const { locale } = useProfile();
  const platforms = usePlatforms().data ?? [];
  const nameOf = (id: string) => platforms.find((platform) => platform.id === id)?.name ?? 'A platform';
  const pieces = owedSentence(rows, { locale, nameOf });
  return <p>{pieces.map(({ text }) => text).join('')}</p>;
}

function OwedRows({ rows }: { rows: readonly OwedView[] }) {
  const platforms = usePlatforms().data ?? [];
  return (
    <>
      <ul className="rows">
        {rows.map((row) => (
          <OwedRow
            key={`${row.platformId}|${row.currency}`}
            row={row}
            platform={platforms.find(({ id }) => id === row.platformId)}
          />
        ))}
      </ul>
      <Link className="link" to="/payouts">
        All payouts
      </Link>
    </>
  );
}

function OwedRow({ row, platform }: { row: OwedView; platform: PlatformView | undefined }) {
  const { locale } = useProfile();
  const today = useToday();
  const name = platform?.name ?? 'A platform';
  const micros = microsFromDecimal(row.owed);
  const isTooMuch = standingOf(row) === 'sentMore';
  return (
    <li>
      <Link className="row" to="/payouts" search={{ platformId: row.platformId }}>
        <Mark name={name} colour={platform?.colour ?? 8} />
        <span className="t">
          {name}
          <span className="s">{owedNote(row, { locale, today })}</span>
        </span>
        <span className="n">
          {formatMoney(isTooMuch ? -micros : micros, asCurrency(row.currency), locale)}
          {isTooMuch && <span className="s">too much</span>}
        </span>
      </Link>
    </li>
  );
}
