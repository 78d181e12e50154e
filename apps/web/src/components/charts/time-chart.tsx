import { useState } from 'react';
import { Axis, type AxisLabel, Labels, ReadOut } from './chart-axis.tsx';
import { ChartLinks } from './chart-links.tsx';
import type { ChartPoint } from './chart-point.ts';
import { COLUMNS, ColumnChart, columnScale } from './column-chart.tsx';
import { RateStrip, STRIP, stripScale } from './rate-strip.tsx';

interface TimeChartProps {
  name: string;
  points: readonly ChartPoint[];
  columnLabel: AxisLabel;
  stripLabel: AxisLabel;
}

/** Columns over time with a strip for the rate on the same moments. A point read by eye, pointer or key is named on top. */
export function TimeChart({ name, points, columnLabel, stripLabel }: TimeChartProps) {
  const [touched, setTouched] = useState<number | null>(null);
  const active = Math.min(touched ?? restingPoint(points), points.length - 1);
  const columns = columnScale(points);
  const strip = stripScale(points);
  const hasStrip = points.some((point) => point.strip !== null);
  return (
    <div className="time-chart">
      <ReadOut point={points[active]} />
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
export function restingPoint(points: readonly Pick<ChartPoint, 'isNow' | 'solid' | 'hatched'>[]): number {
  const now = points.findIndex((point) => point.isNow);
  if (now >= 0) return now;
  const last = points.findLastIndex((point) => point.solid !== 0 || point.hatched !== 0);
  return Math.max(last, 0);
}
