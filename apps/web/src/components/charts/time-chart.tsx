import { useState } from 'react';
import { ChartLinks } from './chart-links.tsx';
import type { ChartPoint } from './chart-point.ts';
import { COLUMNS, ColumnChart, columnScale } from './column-chart.tsx';
import { RateStrip, STRIP, stripScale } from './rate-strip.tsx';
import { type Scale, shownLabels } from './scale.ts';

interface TimeChartProps {
  name: string;
  points: readonly ChartPoint[];
  /** Values of the axes in words, short: the highest one carries the unit. */
  columnLabel: (value: number, isHighest: boolean) => string;
  stripLabel: (value: number, isHighest: boolean) => string;
}

/** How many labels fit below the axis on a phone and on a wide screen. */
const ROOM = { narrow: 5, wide: 13 };

/** Columns over time with a strip for the rate on the same moments. A point read by eye, pointer or key is named on top. */
export function TimeChart({ name, points, columnLabel, stripLabel }: TimeChartProps) {
  const [touched, setTouched] = useState<number | null>(null);
  const active = Math.min(touched ?? restingPoint(points), points.length - 1);
  const columns = columnScale(points);
  const strip = stripScale(points);
  const hasStrip = points.some((point) => point.strip !== null);
  const read = points[active];
  return (
    <div className="time-chart">
      <p className="read" aria-hidden="true">
        <b>{read && `${read.name}: ${read.reading.value}`}</b>
        <span>{read?.reading.detail}</span>
      </p>
      <div className="chart-area">
        <Axis scale={columns} height={COLUMNS.height} label={columnLabel} />
        <ColumnChart points={points} scale={columns} />
        <span />
        <Labels points={points} />
        {hasStrip && <Axis scale={strip} height={STRIP.height} label={stripLabel} />}
        {hasStrip && <RateStrip points={points} scale={strip} />}
        <ChartLinks points={points} name={name} active={active} onActive={setTouched} />
      </div>
    </div>
  );
}

/** The point of now, else the last one that holds anything. */
function restingPoint(points: readonly ChartPoint[]): number {
  const now = points.findIndex((point) => point.isNow);
  if (now >= 0) return now;
  const last = points.findLastIndex((point) => point.solid !== 0 || point.hatched !== 0);
  return Math.max(last, 0);
}

interface AxisProps {
  scale: Scale;
  height: number;
  label: (value: number, isHighest: boolean) => string;
}

function Axis({ scale, height, label }: AxisProps) {
  return (
    <svg height={height} aria-hidden="true">
      {scale.ticks.map((tick, index) => (
        <text x="100%" y={scale.at(tick) + 4} textAnchor="end" key={tick}>
          {label(tick, index === scale.ticks.length - 1)}
        </text>
      ))}
    </svg>
  );
}

function Labels({ points }: { points: readonly ChartPoint[] }) {
  const narrow = shownLabels(points.length, ROOM.narrow);
  const wide = shownLabels(points.length, ROOM.wide);
  return (
    <svg height="22" aria-hidden="true">
      {points.map(({ key, label }, index) =>
        wide[index] || narrow[index] ? (
          <text
            className={labelClass(narrow[index] ?? false, wide[index] ?? false)}
            key={key}
            x={`${((index + 0.5) / points.length) * 100}%`}
            y="15"
            textAnchor="middle"
          >
            {label}
          </text>
        ) : null,
      )}
    </svg>
  );
}

function labelClass(isNarrow: boolean, isWide: boolean): string | undefined {
  if (isNarrow && isWide) return undefined;
  return isWide ? 'wide-only' : 'phone-only';
}
