import type { LinkProps } from '@tanstack/react-router';

/** What a point of any chart says and where it leads. */
export interface ReadPoint {
  key: string;
  /** The whole name, for the table and for screen readers: "Week of 10 Nov". */
  name: string;
  /** What the point is worth in words, as it is read out. */
  reading: { value: string; detail: string };
  /** The cells of the table after the name. */
  cells: readonly string[];
  /** The rows behind it. */
  link: LinkProps;
}

/** A row of a table of figures; it leads somewhere where there are rows behind it. */
export type TableRow = Pick<ReadPoint, 'key' | 'name' | 'cells'> & { link?: LinkProps };

/** One column of a chart and the same moment of the strip below it. Numbers are for drawing only. */
export interface ChartPoint extends ReadPoint {
  /** Below the axis. */
  label: string;
  /** The part that is known, drawn solid, and the rest, drawn hatched. Either may be negative. */
  solid: number;
  hatched: number;
  /** The value of the strip; null where there is none. */
  strip: number | null;
  isNow: boolean;
}

/** How a point is named where it is not seen. */
export function spokenName({ name, reading }: ReadPoint): string {
  return [`${name}: ${reading.value}`, reading.detail].filter(Boolean).join(', ');
}
