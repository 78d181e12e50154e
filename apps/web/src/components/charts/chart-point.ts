import type { LinkProps } from '@tanstack/react-router';

/** One column of a chart over time and the same moment of the strip below it. Numbers are for drawing only. */
export interface ChartPoint {
  key: string;
  /** Below the axis. */
  label: string;
  /** The whole reading, for the table and for screen readers: "Week of 10 Nov". */
  name: string;
  /** The part that is known, drawn solid, and the rest, drawn hatched. Either may be negative. */
  solid: number;
  hatched: number;
  /** The value of the strip; null where there is none. */
  strip: number | null;
  /** What the point is worth in words, as it is read out. */
  reading: { value: string; detail: string };
  /** The cells of the table after the name. */
  cells: readonly string[];
  isNow: boolean;
  /** The rows behind it. */
  link: LinkProps;
}
