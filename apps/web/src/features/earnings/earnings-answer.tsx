import type { EarningView, PlatformView } from '@earntrack/contract';
import type { RowFilters } from '../../lib/row-filters.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import { rangeInWords, shortDay } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { netByCurrency, sumsInPieces } from './day-groups.ts';

interface EarningsAnswerProps {
  earnings: readonly EarningView[] | undefined;
  filters: RowFilters;
  platforms: readonly PlatformView[];
  /** True when every earning that fits the filters is loaded, so that sums are whole. */
  isWhole: boolean;
}

/** What the list shows, in a sentence; sums only where nothing is missing from them. */
export function EarningsAnswer({ earnings, filters, platforms, isWhole }: EarningsAnswerProps) {
  const { locale } = useProfile();
  const [where, after] = useWhere(filters, platforms);
  if (isBackward(filters))
    return <h1 className="answer">The last day lies before the first one, so there is nothing to show.</h1>;
  if (earnings === undefined) {
    return (
      <h1 className="answer">
        <span className="vh">Earnings</span>
        <Skeleton width="70%" height="1em" />
      </h1>
    );
  }
  if (earnings.length === 0) return <h1 className="answer">No earnings{where}.</h1>;
  if (!isWhole) {
    return (
      <h1 className="answer">
        The newest <b>{earnings.length}</b> earnings{where}.
      </h1>
    );
  }
  const count = earnings.length === 1 ? 'earning' : 'earnings';
  return (
    <h1 className="answer">
      <b>{earnings.length}</b> {count}
      {where}
      {after} {earnings.length === 1 ? 'is' : 'add up to'}{' '}
      {sumsInPieces(netByCurrency(earnings), locale).map((piece, index) =>
        index % 2 === 0 ? <b key={piece}>{piece}</b> : piece,
      )}
      .
    </h1>
  );
}

function isBackward({ from, to }: RowFilters): boolean {
  return from !== undefined && to !== undefined && from > to;
}

/** Which earnings these are, and the comma that the words need where the sentence goes on. */
function useWhere(
  { from, to, platformId }: RowFilters,
  platforms: readonly PlatformView[],
): [where: string, comma: '' | ','] {
  const words = { locale: useProfile().locale, today: useToday() };
  const platform = platforms.find(({ id }) => id === platformId);
  const place = platform ? ` from ${platform.name}` : '';
  if (from && to) return [`${place}, ${rangeInWords(from, to, words)}`, ','];
  if (from) return [`${place} since ${shortDay(from, words)}`, ''];
  return [to ? `${place} up to ${shortDay(to, words)}` : place, ''];
}
