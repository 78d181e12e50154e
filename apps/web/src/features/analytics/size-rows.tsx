import type { SizeRowView } from '@earntrack/contract';
import { asLocalDate } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { Mark } from '../../components/mark.tsx';
import { dayInShort } from '../../lib/days.ts';
import { sizeOf } from './analytics-search.ts';
import { moneyText } from './money-words.ts';
import type { SectionProps } from './report.tsx';
import { RowsBelow } from './rows-below.tsx';
import { sizeName } from './spread-points.ts';
import { useSizeRows } from './use-analytics.ts';

/** The earnings of the size that was opened. */
export function SizeRows(props: SectionProps) {
  const { search, report, locale } = props;
  const answer = useSizeRows(search, report.currency);
  const size = sizeOf(search.size ?? '');
  if (!size) return null;
  const { from = null, to = null } = size;
  return (
    <RowsBelow
      key={search.size}
      title={sizeName({ from, to }, { currency: report.currency, locale })}
      what={['earning', 'earnings']}
      search={search}
      answer={answer}
      renderRow={(row) => <SizeRow row={row} {...props} />}
      keyOf={(row) => row.earningId}
    />
  );
}

function SizeRow({ row, view, report, locale, platformOf }: SectionProps & { row: SizeRowView }) {
  const { name = 'A platform', colour = 8 } = platformOf(row.platformId) ?? {};
  return (
    <Link className="row" to="/earnings/$earningId" params={{ earningId: row.earningId }}>
      <Mark name={name} colour={colour} />
      <span className="t">
        {row.words || name}
        <span className="s">{dayInShort(row.earnedOn, { locale, today: asLocalDate(view.today) })}</span>
      </span>
      <span className={row.net.startsWith('-') ? 'n down' : 'n'}>
        {moneyText(row.net, { currency: report.currency, locale })}
      </span>
    </Link>
  );
}
