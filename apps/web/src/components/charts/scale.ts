/** From the values of a chart to places on it; all lengths in pixels from the top. */
export interface Scale {
  /** Where a value stands. */
  at: (value: number) => number;
  /** Round values for the grid, rising. */
  ticks: readonly number[];
}

export interface ScaleRequest {
  values: readonly number[];
  /** Where the highest and the lowest value may stand. */
  top: number;
  bottom: number;
  /** About how many grid lines are wanted. */
  lines: number;
  /** Sums start at zero; a rate may start anywhere. */
  fromZero: boolean;
}

const STEPS = [1, 2, 5, 10] as const;

/** The smallest round step (1, 2 or 5 of a power of ten) that needs at most `lines` of them for `span`. */
export function roundStep(span: number, lines: number): number {
  if (!(span > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(span / lines));
  const step = STEPS.find((factor) => factor * power * lines >= span) ?? 10;
  return step * power;
}

/** A scale with round grid lines around all values. Zero is on it where sums are drawn. */
export function scaleOf({ values, top, bottom, lines, fromZero }: ScaleRequest): Scale {
  const finite = values.filter((value) => Number.isFinite(value));
  const base = fromZero || finite.length === 0 ? [0] : [];
  const low = Math.min(...finite, ...base);
  const high = Math.max(...finite, ...base);
  const step = roundStep(high - low || Math.abs(high) || 1, lines);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  // Counted in whole steps, so that 0.1 + 0.2 never becomes a label.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step));
  const [from, to] = [first * step, last * step];
  return { ticks, at: (value) => bottom - ((value - from) / (to - from)) * (bottom - top) };
}

function rounded(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}

/** Which of `count` labels are shown where about `room` fit: every n-th counted from the last one, which matters most. */
export function shownLabels(count: number, room: number): boolean[] {
  const every = Math.max(1, Math.ceil(count / room));
  return Array.from({ length: count }, (_, index) => (count - 1 - index) % every === 0);
}

/** From values to places along a bar, in per cent of its length; zero is always on it. */
export function alongScale(values: readonly number[]): (value: number) => number {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = high - low || 1;
  return (value) => ((value - low) / span) * 100;
}

/** A part of a stack, in values: where it starts and where it ends. */
export interface StackPart {
  from: number;
  to: number;
}

/** Puts parts on each other in their order: what is above zero upwards, what is below it downwards. */
export function stacked(values: readonly number[]): StackPart[] {
  let [above, below] = [0, 0];
  return values.map((value) => {
    const from = value < 0 ? below : above;
    if (value < 0) below += value;
    else above += value;
    return { from, to: from + value };
  });
}

/** Which of `steps` even shades a value has, 1 to `steps`, measured from zero; 0 for nothing. */
export function shadeOf(value: number, highest: number, steps: number): number {
  if (!(value > 0) || !(highest > 0)) return 0;
  return Math.min(Math.max(Math.ceil((value / highest) * steps), 1), steps);
}

/**
 * Where a value stands among bins of one width, in per cent of them all: a first or a last bin with an open end holds it
 * in its middle.
 */
export function placeAmongBins(
  value: number,
  bins: readonly { from: number | null; to: number | null }[],
): number {
  const index = bins.findIndex(({ to }) => to === null || value < to);
  const at = index < 0 ? bins.length - 1 : index;
  const { from, to } = bins[at] ?? { from: null, to: null };
  const inside = from === null || to === null ? 0.5 : Math.min(Math.max((value - from) / (to - from), 0), 1);
  return ((at + inside) / Math.max(bins.length, 1)) * 100;
}
