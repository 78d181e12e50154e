import type { ControlTotalView } from '@earntrack/contract';
import { formatDuration, isCurrency, microsFromDecimal } from '@earntrack/domain';
import { Money } from '../../../components/money.tsx';
import { useProfile } from '../../../lib/session.ts';

interface ControlTableProps {
  control: readonly ControlTotalView[];
  rowCount: number;
  /** Nothing is recorded yet. */
  isAhead?: boolean;
  /** Rows whose amount could not be read, so that the totals say nothing of them. */
  unreadRows: number;
}

/** What the file says against what is recorded and left out, each currency for itself, to the last digit. */
export function ControlTable({ control, rowCount, isAhead = false, unreadRows }: ControlTableProps) {
  const { locale } = useProfile();
  const isOk = control.every((total) => total.isOk);
  return (
    <section aria-labelledby="control">
      <div className="head">
        <h2 id="control">
          <AgreementMark isOk={isOk} isWhole={unreadRows === 0} />
        </h2>
        <p>
          {rowCount.toLocaleString(locale)} {rowCount === 1 ? 'row' : 'rows'}
          {unreadRows > 0 && (
            <>
              , <b className="warn">{unreadRows.toLocaleString(locale)} could not be read</b>
            </>
          )}
        </p>
      </div>
      <div className="control-scroll">
        <table className="control">
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">Sum</span>
              </th>
              {control.map(({ unit }) => (
                <th scope="col" key={unit}>
                  {unit === 's' ? 'Hours' : unit}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Row label={isAhead ? 'To record' : 'Recorded'} pick="recorded" control={control} />
            <Row label="+ left out" pick="leftOut" control={control} />
            <Row label="= what the file says" pick="file" control={control} isSum />
            {!isOk && <Agreement control={control} />}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const AGREEMENTS = {
  all: ['up', '✓', 'The file and the rows agree'],
  part: ['warn', '!', 'The rows that could be read agree with the file'],
  none: ['down', '✗', 'The file and the rows do not agree'],
} as const;

function AgreementMark({ isOk, isWhole }: { isOk: boolean; isWhole: boolean }) {
  const [look, sign, words] = AGREEMENTS[isOk ? (isWhole ? 'all' : 'part') : 'none'];
  return (
    <>
      <span className={look} aria-hidden="true">
        {sign}
      </span>{' '}
      {words}
    </>
  );
}

/** Which sums hold, where not all do. */
function Agreement({ control }: Pick<ControlTableProps, 'control'>) {
  return (
    <tr>
      <th scope="row">Agrees</th>
      {control.map(({ unit, isOk }) => (
        <td className={isOk ? 'n up' : 'n down'} key={unit}>
          {isOk ? '✓ yes' : '✗ no'}
        </td>
      ))}
    </tr>
  );
}

interface RowProps {
  label: string;
  pick: 'recorded' | 'leftOut' | 'file';
  control: readonly ControlTotalView[];
  isSum?: boolean;
}

function Row({ label, pick, control, isSum }: RowProps) {
  return (
    <tr className={isSum ? 'eq' : undefined}>
      <th scope="row">{label}</th>
      {control.map((total) => (
        <td className="n" key={total.unit}>
          <Quantity amount={total[pick]} unit={total.unit} />
        </td>
      ))}
    </tr>
  );
}

/** Money of a currency, or seconds as hours. */
export function Quantity({ amount, unit }: { amount: string; unit: string }) {
  if (isCurrency(unit)) return <Money amount={amount} currency={unit} />;
  return <span className="nw">{formatDuration(Number(microsFromDecimal(amount) / 1_000_000n))}</span>;
}
