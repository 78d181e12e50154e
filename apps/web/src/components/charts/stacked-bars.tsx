import { useRef, useState } from 'react';
import { Axis, type AxisLabel, GridLines, Labels, ReadOut } from './chart-axis.tsx';
import { ChartLinks } from './chart-links.tsx';
import type { ReadPoint } from './chart-point.ts';
import { TableBelow, toggleTable } from './chart-table.tsx';
import { COLUMNS } from './column-chart.tsx';
import { type Scale, scaleOf, type StackPart, stacked } from './scale.ts';
import { restingPoint } from './time-chart.tsx';

/** One of the things that columns are made of, in the same order everywhere. */
export interface Series {
  key: string;
  /** Two letters, written on its largest part. */
  letters: string;
  /** One of the eight platform colours; 0 for what is gathered from several. */
  colour: number;
}

export interface StackPoint extends ReadPoint {
  label: string;
  /** One for each series. */
  values: readonly number[];
  isNow: boolean;
}

interface StackedBarsProps {
  name: string;
  series: readonly Series[];
  points: readonly StackPoint[];
  headings: readonly string[];
  axisLabel: AxisLabel;
}

/** Columns over time, each made of the same series. */
export function StackedBars({ name, series, points, headings, axisLabel }: StackedBarsProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [touched, setTouched] = useState<number | null>(null);
  const stacks = points.map(({ values }) => stacked(values));
  const active = Math.min(touched ?? restingPoint(points.map(asColumn)), points.length - 1);
  const scale = scaleOf({
    values: stacks.flat().map(({ to }) => to),
    top: COLUMNS.top,
    bottom: COLUMNS.bottom,
    lines: 4,
    fromZero: true,
  });
  return (
    <div className="time-chart">
      <ReadOut point={points[active]} />
      <div className="chart-area">
        <Axis scale={scale} height={COLUMNS.height} label={axisLabel} />
        <svg height={COLUMNS.height} aria-hidden="true">
          <GridLines scale={scale} />
          {series.map((each, index) => (
            <SeriesParts
              key={each.key}
              series={each}
              parts={stacks.map((stack) => stack[index] ?? { from: 0, to: 0 })}
              scale={scale}
            />
          ))}
        </svg>
        <span />
        <Labels points={points} />
        <ChartLinks
          points={points}
          name={name}
          active={active}
          onActive={setTouched}
          onTable={() => toggleTable(details)}
        />
      </div>
      <TableBelow caption={name} headings={headings} points={points} details={details} />
    </div>
  );
}

function asColumn({ values, isNow }: StackPoint) {
  return { isNow, solid: values.some((value) => value !== 0) ? 1 : 0, hatched: 0 };
}

interface SeriesPartsProps {
  series: Series;
  /** One for each column. */
  parts: readonly StackPart[];
  scale: Scale;
}

/** Below this many pixels a part has no room for letters. */
const LETTERS_FROM = 15;

function SeriesParts({ series, parts, scale }: SeriesPartsProps) {
  const width = 100 / parts.length;
  const heights = parts.map(({ from, to }) => Math.abs(scale.at(from) - scale.at(to)));
  const tallest = heights.indexOf(Math.max(...heights));
  return (
    <g className={`stack c${series.colour}`}>
      {parts.map(({ from, to }, index) =>
        from === to ? null : (
          <rect
            key={index}
            x={`${(index + 0.18) * width}%`}
            width={`${width * 0.64}%`}
            y={Math.min(scale.at(from), scale.at(to))}
            height={Math.max(heights[index] ?? 0, 1)}
          />
        ),
      )}
      {(heights[tallest] ?? 0) >= LETTERS_FROM && (
        <text x={`${(tallest + 0.5) * width}%`} y={middleOf(parts[tallest], scale) + 4} textAnchor="middle">
          {series.letters}
        </text>
      )}
    </g>
  );
}

function middleOf(part: StackPart | undefined, scale: Scale): number {
  return part ? (scale.at(part.from) + scale.at(part.to)) / 2 : 0;
}
