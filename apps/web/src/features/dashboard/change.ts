import { type Micros } from '@earntrack/domain';

export type Direction = 'up' | 'down' | 'same';

export function directionOf(difference: bigint | number): Direction {
  if (difference > 0) return 'up';
  return difference < 0 ? 'down' : 'same';
}

/** How much more or less, as it stands in a sentence: "12 % more", "as much", "4 times as much". */
export interface Change {
  direction: Direction;
  words: string;
}

/** From this many times on a multiple is easier to grasp than per cent. */
const TIMES = 3;

/**
 * The change from `before` to `now` in words that go before "than" or "as". A share needs something positive on both
 * sides; otherwise the difference itself is said by `money`. Null where before was nothing.
 */
export function changeInWords(
  now: Micros,
  before: Micros,
  { locale, money }: { locale: string; money: (micros: Micros) => string },
): Change | null {
  if (before === 0n) return null;
  const difference = now - before;
  const direction = directionOf(difference);
  if (direction === 'same') return { direction, words: 'as much as' };
  const more = direction === 'up' ? 'more than' : 'less than';
  if (before < 0n || now < 0n) return { direction, words: `${money(absolute(difference))} ${more}` };
  const share = Number((absolute(difference) * 10_000n) / before) / 10_000;
  if (share >= TIMES - 1) {
    const times = new Intl.NumberFormat(locale, { maximumFractionDigits: share < 9 ? 1 : 0 });
    return { direction, words: `${times.format(share + 1)} times as much as` };
  }
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: share < 0.01 ? 1 : 0,
  });
  if (share < 0.0005) return { direction: 'same', words: 'almost as much as' };
  return { direction, words: `${percent.format(share)} ${more}` };
}

function absolute(micros: Micros): Micros {
  return micros < 0n ? -micros : micros;
}

/** Fees as a part of gross, in ten-thousandths; null where gross is not positive. */
export function shareOfGross(fees: Micros, gross: Micros): number | null {
  if (gross <= 0n) return null;
  return Math.round(Number((fees * 1_000_000n) / gross) / 100);
}
