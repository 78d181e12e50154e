import { shortDay } from '../../../lib/days.ts';
import { useProfile, useToday } from '../../../lib/session.ts';
import type { KindSummary } from '../reading/file-reading.ts';
import { Quantity } from '../rows/control-table.tsx';

/** How many rows a kind has and what they come to, and one of them. */
export function KindInWords({ kind: { rows, sums, example } }: { kind: KindSummary }) {
  const { locale } = useProfile();
  const today = useToday();
  const { row, on, description, unit, value } = example;
  const place = [`row ${row.toLocaleString(locale)}`, on && shortDay(on, { locale, today })].filter(Boolean);
  return (
    <>
      {rows === 1 ? '1 row' : `${rows.toLocaleString(locale)} rows`}
      {sums.map((sum) => (
        <span key={sum.unit}>
          , <Quantity amount={sum.value} unit={sum.unit} />
        </span>
      ))}
      {rows > 1 ? ', like ' : ': '}
      {place.join(', ')}
      {description && `, “${description}”`}
      {rows > 1 && (
        <>
          , <Quantity amount={value} unit={unit} />
        </>
      )}
    </>
  );
}
