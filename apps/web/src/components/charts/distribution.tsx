import { useRef, useState } from 'react';
import { Axis, type AxisLabel, ReadOut } from './chart-axis.tsx';
import { ChartLinks } from './chart-links.tsx';
import type { ChartPoint } from './chart-point.ts';
import { TableBelow, toggleTable } from './chart-table.tsx';
import { COLUMNS, ColumnChart, columnScale } from './column-chart.tsx';
import { shownLabels } from './scale.ts';

interface DistributionProps {
  name: string;
  /** How many there are in each bin; its label names where the bin starts. */
  points: readonly ChartPoint[];
  headings: readonly string[];
  /** Where half of them lie on either side, in per cent of the width, and in words. */
  median: { at: number; text: string };
  axisLabel: AxisLabel;
}

/** How many there are of each size, and where the middle of them is. */
export function Distribution({ name, points, headings, median, axisLabel }: DistributionProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [touched, setTouched] = useState<number | null>(null);
  const scale = columnScale(points);
  const fullest = points.reduce(
    (best, { solid, hatched }, index) =>
      solid + hatched > (points[best]?.solid ?? 0) + (points[best]?.hatched ?? 0) ? index : best,
    0,
  );
  const active = Math.min(touched ?? fullest, points.length - 1);
  return (
    <div className="time-chart spread">
      <ReadOut point={points[active]} />
      <div className="chart-area">
        <Axis scale={scale} height={COLUMNS.height} label={axisLabel} />
        <div className="plot">
          <ColumnChart points={points} scale={scale} />
          <Median at={median.at} text={median.text} />
        </div>
        <span />
        <Edges points={points} />
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

/** The start of each bin, below the line between it and the one before. */
function Edges({ points }: { points: readonly ChartPoint[] }) {
  const narrow = shownLabels(points.length, 5);
  return (
    <svg height="22" aria-hidden="true">
      {points.map(({ key, label }, index) => (
        <text
          key={key}
          className={narrow[index] ? undefined : 'wide-only'}
          x={`${(index / points.length) * 100}%`}
          y="15"
          textAnchor="middle"
        >
          {label}
        </text>
      ))}
    </svg>
  );
}

function Median({ at, text }: DistributionProps['median']) {
  const isRight = at > 60;
  return (
    <svg className="median" height={COLUMNS.height} aria-hidden="true">
      <line x1={`${at}%`} x2={`${at}%`} y1={COLUMNS.top} y2={COLUMNS.bottom} />
      <text x={`${at}%`} dx={isRight ? -6 : 6} y={COLUMNS.top + 8} textAnchor={isRight ? 'end' : 'start'}>
        {text}
      </text>
    </svg>
  );
}
