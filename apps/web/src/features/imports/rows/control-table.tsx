import type { ControlTotalView } from '@earntrack/contract';
import { formatDuration, formatMoney, isCurrency, microsFromDecimal } from '@earntrack/domain';
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
  const isOk = allOk(control);
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
        {control.length > MOST_ACROSS ? (
          <ByUnit control={control} isAhead={isAhead} />
        ) : (
          <ByLine control={control} isAhead={isAhead} />
        )}
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

/** More of them do not fit beside each other on a phone. */
const MOST_ACROSS = 2;

type LinesProps = Required<Pick<ControlTableProps, 'control' | 'isAhead'>>;

/** What stands in the table, the last of it being the sum of the others. */
function linesOf(isAhead: boolean) {
  return [
    { pick: 'recorded', label: isAhead ? 'To record' : 'Recorded' },
    { pick: 'leftOut', label: '+ left out' },
    { pick: 'file', label: '= what the file says' },
  ] as const;
}

/** A line for each of the three, and a column for each currency. */
function ByLine({ control, isAhead }: LinesProps) {
  return (
    <table className="control">
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">Sum</span>
          </th>
          {control.map(({ unit }) => (
            <th scope="col" key={unit}>
              {unitInWords(unit)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {linesOf(isAhead).map(({ pick, label }) => (
          <tr className={pick === 'file' ? 'eq' : undefined} key={pick}>
            <th scope="row">{label}</th>
            {control.map((total) => (
              <td className="n" key={total.unit}>
                <Sum amount={total[pick]} unit={total.unit} />
              </td>
            ))}
          </tr>
        ))}
        {!allOk(control) && (
          <tr>
            <th scope="row">Agrees</th>
            {control.map((total) => (
              <Agreement total={total} key={total.unit} />
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** The same turned over. */
function ByUnit({ control, isAhead }: LinesProps) {
  const lines = linesOf(isAhead);
  return (
    <table className="control by-unit">
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">Of</span>
          </th>
          {lines.map(({ pick, label }) => (
            <th scope="col" key={pick}>
              {label}
            </th>
          ))}
          {!allOk(control) && <th scope="col">Agrees</th>}
        </tr>
      </thead>
      <tbody>
        {control.map((total) => (
          <tr key={total.unit}>
            <th scope="row">{unitInWords(total.unit)}</th>
            {lines.map(({ pick }) => (
              <td className={pick === 'file' ? 'n sum' : 'n'} key={pick}>
                <Sum amount={total[pick]} unit={total.unit} />
              </td>
            ))}
            {!allOk(control) && <Agreement total={total} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Agreement({ total: { isOk } }: { total: ControlTotalView }) {
  return <td className={isOk ? 'n up' : 'n down'}>{isOk ? '✓ yes' : '✗ no'}</td>;
}

function allOk(control: readonly ControlTotalView[]): boolean {
  return control.every(({ isOk }) => isOk);
}

function unitInWords(unit: string): string {
  return unit === 's' ? 'Hours' : unit;
}

interface QuantityProps {
  amount: string;
  unit: string;
}

/** The same under a heading that says its currency: where there is no room, a code of three letters is not said again. */
function Sum({ amount, unit }: QuantityProps) {
  const { locale } = useProfile();
  if (!isCurrency(unit)) return <Quantity amount={amount} unit={unit} />;
  const micros = microsFromDecimal(amount);
  const [before = '', code, after] = formatMoney(micros, unit, locale).split(
    new RegExp(String.raw`(\s?${unit}\s?)`),
  );
  return (
    <span className={micros < 0n ? 'nw down' : 'nw'}>
      {before}
      <span className="code">{code}</span>
      {after}
    </span>
  );
}

/** Money of a currency, or seconds as hours. */
export function Quantity({ amount, unit }: QuantityProps) {
  if (isCurrency(unit)) return <Money amount={amount} currency={unit} />;
  return <span className="nw">{formatDuration(Number(microsFromDecimal(amount) / 1_000_000n))}</span>;
}
