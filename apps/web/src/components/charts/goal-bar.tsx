import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useProfile } from '../../lib/session.ts';

interface GoalBarProps {
  currency: string;
  /** Decimal strings: what was made, what an even pace has made by now, and the target. */
  made: string;
  expected: string;
  target: string;
}

/**
 * One amount on the way to a target: what was made solid, the rest hatched, and a mark where an even pace stands today. The
 * three figures stand in words below it, so that the bar needs no eyes.
 */
export function GoalBar({ currency, made, expected, target }: GoalBarProps) {
  const { locale } = useProfile();
  const [madeMicros, expectedMicros, targetMicros] = [made, expected, target].map(microsFromDecimal);
  const words = (amount: string) => formatMoney(microsFromDecimal(amount), asCurrency(currency), locale);
  // Past the target the bar grows no further: the target moves in.
  const whole = largest(madeMicros, targetMicros);
  const at = (micros: bigint | undefined) => share(micros ?? 0n, whole);
  const mark = at(expectedMicros);
  return (
    <div className="goal-bar">
      <svg aria-hidden="true">
        <rect className="solid" y="4" width={`${at(madeMicros)}%`} height="14" />
        {at(madeMicros) < at(targetMicros) && (
          <>
            <Rest className="hatched" from={at(madeMicros)} to={at(targetMicros)} />
            <Rest className="edge" from={at(madeMicros)} to={at(targetMicros)} />
          </>
        )}
        {at(targetMicros) < 100 && <Tick at={at(targetMicros)} className="target" />}
        <Tick at={mark} className="pace" />
      </svg>
      <dl>
        <div>
          <dt>Made</dt> <dd>{words(made)}</dd>
        </div>
        <div className="pace-label">
          <dt>
            <span className="tick" aria-hidden="true" /> Even pace today
          </dt>{' '}
          <dd>{words(expected)}</dd>
        </div>
        <div>
          <dt>Goal</dt> <dd>{words(target)}</dd>
        </div>
      </dl>
    </div>
  );
}

function Rest({ className, from, to }: { className: string; from: number; to: number }) {
  return <rect className={className} x={`${from}%`} y="4" width={`${to - from}%`} height="14" />;
}

/** A line across the bar; at its ends it stays whole. */
function Tick({ at, className }: { at: number; className: string }) {
  const shift = at > 99 ? -1 : 1;
  return (
    <svg x={`${at}%`} className="overflowing">
      <line className={className} x1={shift} x2={shift} y2="22" />
    </svg>
  );
}

function largest(left: bigint | undefined, right: bigint | undefined): bigint {
  return (left ?? 0n) > (right ?? 0n) ? (left ?? 0n) : (right ?? 0n);
}

/** In per cent, for drawing only; never less than nothing. */
function share(micros: bigint, whole: bigint): number {
  return whole > 0n && micros > 0n ? Number((micros * 10_000n) / whole) / 100 : 0;
}
