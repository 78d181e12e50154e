import { directionOf } from './change.ts';

interface DeltaProps {
  by: bigint | number;
  /** Says the size of the change, without its sign. */
  say: (size: bigint) => string;
  /** The direction in which it is good news; null where it is neither. */
  isGood: 'up' | 'down' | null;
}

const SIGNS = { up: '▲', down: '▼', same: '=' } as const;
const WORDS = { up: 'up', down: 'down', same: 'unchanged' } as const;

/** A change with its sign; colour comes only on top of it. */
export function Delta({ by, say, isGood }: DeltaProps) {
  const direction = directionOf(by);
  const size = BigInt(by) < 0n ? -BigInt(by) : BigInt(by);
  const tone = isGood === null || direction === 'same' ? '' : direction === isGood ? ' up' : ' down';
  return (
    <span className={`delta${tone}`}>
      <span aria-hidden="true">{SIGNS[direction]}</span>
      <span className="vh">{WORDS[direction]}</span>
      {direction !== 'same' && ` ${say(size)}`}
    </span>
  );
}

interface ChangeFromProps extends Omit<DeltaProps, 'by'> {
  before: bigint;
  now: bigint;
}

/** A change and what it is measured from: "▲ 128.21 € from 1,068.40 €". */
export function ChangeFrom({ before, now, say, isGood }: ChangeFromProps) {
  if (before === 0n) return now === 0n ? null : 'nothing before';
  const from = before < 0n ? `−${say(-before)}` : say(before);
  return (
    <>
      <Delta by={now - before} say={say} isGood={isGood} /> from {from}
    </>
  );
}
