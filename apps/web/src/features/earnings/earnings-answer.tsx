import type { EarningDayView, EarningFilterWire, PlatformView } from '@earntrack/contract';
import { asCurrency, decimalFromMicros, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { AnswerSkeleton } from '../../components/skeleton.tsx';
import { useProfile, useToday } from '../../lib/session.ts';
import { whichInWords } from './filter-words.ts';
import { sumsOf } from './list-shape.ts';
import { sumsInPieces } from './sums-in-words.ts';

interface EarningsAnswerProps {
  days: readonly EarningDayView[] | undefined;
  filter: EarningFilterWire;
  platforms: readonly PlatformView[];
}

/** What the list shows and what it adds up to, in a sentence, with gross and fees under it. */
export function EarningsAnswer({ days, filter, platforms }: EarningsAnswerProps) {
  const { locale } = useProfile();
  const today = useToday();
  const [which, comma] = whichInWords(filter, { platforms, locale, today });
  if (filter.from && filter.to && filter.from > filter.to)
    return <h1 className="answer">The last day lies before the first one, so there is nothing to show.</h1>;
  if (days === undefined) {
    return (
      <h1 className="answer">
        <span className="vh">Earnings</span>
        <AnswerSkeleton isShort />
      </h1>
    );
  }
  const sums = sumsOf(days, added);
  const count = sums.reduce((all, sum) => all + sum.count, 0);
  if (count === 0) return <h1 className="answer">No earnings{which}.</h1>;
  const net = new Map(sums.map((sum) => [asCurrency(sum.currency), microsFromDecimal(sum.net)]));
  return (
    <>
      <h1 className="answer">
        <b>{count.toLocaleString(locale)}</b> {count === 1 ? 'earning' : 'earnings'}
        {which}
        {comma} {count === 1 ? 'is' : 'add up to'}{' '}
        {sumsInPieces(net, locale).map((piece, index) =>
          index % 2 === 0 ? <b key={piece}>{piece}</b> : piece,
        )}
        .
      </h1>
      <GrossAndFees sums={sums} />
    </>
  );
}

/** Said only where it says more than the sentence above it. */
function GrossAndFees({ sums }: { sums: ReturnType<typeof sumsOf> }) {
  const { locale } = useProfile();
  const other = sums.filter(({ gross, net }) => gross !== net);
  if (other.length === 0) return null;
  const texts = other.map(({ currency, gross, fees }) => {
    const money = (amount: string) => formatMoney(microsFromDecimal(amount), asCurrency(currency), locale);
    return microsFromDecimal(fees) === 0n
      ? `${money(gross)} gross`
      : `${money(gross)} gross, ${money(fees)} of fees`;
  });
  return <p className="basis">Net of what was taken off: {texts.join('; ')}.</p>;
}

function added(left: string, right: string): string {
  return decimalFromMicros(microsFromDecimal(left) + microsFromDecimal(right));
}
