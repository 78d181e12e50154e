import type { ReactNode } from 'react';
import type { ReadPoint } from './chart-point.ts';
import { type Scale, shownLabels } from './scale.ts';

/** A value of an axis in words, short: the highest one carries the unit. */
export type AxisLabel = (value: number, isHighest: boolean) => string;

interface AxisProps {
  scale: Scale;
  height: number;
  label: AxisLabel;
}

export function Axis({ scale, height, label }: AxisProps) {
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

/** The lines of the scale across the chart; zero is the heavy one. */
export function GridLines({ scale }: { scale: Scale }): ReactNode {
  return scale.ticks.map((tick) => (
    <line
      className={tick === 0 ? 'base' : 'grid'}
      key={tick}
      x2="100%"
      y1={scale.at(tick)}
      y2={scale.at(tick)}
    />
  ));
}

/** How many labels fit below the axis on a phone and on a wide screen. */
const ROOM = { narrow: 5, wide: 13 };

interface LabelsProps {
  points: readonly { key: string; label: string }[];
  /** Where in its column a label stands, 0 to 1. */
  place?: number;
}

export function Labels({ points, place = 0.5 }: LabelsProps) {
  const narrow = shownLabels(points.length, ROOM.narrow);
  const wide = shownLabels(points.length, ROOM.wide);
  return (
    <svg height="22" aria-hidden="true">
      {points.map(({ key, label }, index) =>
        wide[index] || narrow[index] ? (
          <text
            className={labelClass(narrow[index] ?? false, wide[index] ?? false)}
            key={key}
            x={`${((index + place) / points.length) * 100}%`}
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

/** What the point in sight says, above the chart. */
export function ReadOut({ point }: { point: ReadPoint | undefined }) {
  return (
    <p className="read" aria-hidden="true">
      <b>{point && `${point.name}: ${point.reading.value}`}</b>
      <span>{point?.reading.detail}</span>
    </p>
  );
}
