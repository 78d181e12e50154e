import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import type { ReadPoint } from './chart-point.ts';
import { TableBelow, toggleTable } from './chart-table.tsx';
import { alongScale } from './scale.ts';
import { usePoints } from './use-points.ts';

export interface BarPoint extends ReadPoint {
  value: number;
  /** Too few to judge: the bar is hatched. */
  isThin: boolean;
  /** One of the eight platform colours; 0 for the neutral one. */
  colour: number;
  mark?: ReactNode;
  isNegative: boolean;
}

interface BreakdownBarsProps {
  name: string;
  points: readonly BarPoint[];
  headings: readonly string[];
}

/** What a sum is made of, the largest on top: each row has its name, its bar, its amount and how much stands behind it. */
export function BreakdownBars({ name, points, headings }: BreakdownBarsProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const { group, propsOf } = usePoints<HTMLUListElement>(0, () => toggleTable(details));
  const at = alongScale(points.map(({ value }) => value));
  return (
    <>
      <ul className="rows break" aria-label={name} ref={group}>
        {points.map((point, index) => (
          <li key={point.key}>
            <Link {...point.link} {...propsOf(index)} className={`row c${point.colour}`}>
              <span className="t">
                {point.mark}
                <span>{point.name}</span>
              </span>
              <Bar from={at(0)} to={at(point.value)} isThin={point.isThin} />
              <span className={point.isNegative ? 'n down' : 'n'}>{point.reading.value}</span>
              <span className="s">{point.reading.detail}</span>
            </Link>
          </li>
        ))}
      </ul>
      <TableBelow caption={name} headings={headings} points={points} details={details} />
    </>
  );
}

/** Places in per cent of the row's width. */
function Bar({ from, to, isThin }: { from: number; to: number; isThin: boolean }) {
  const place = { x: `${Math.min(from, to)}%`, width: `${Math.max(Math.abs(to - from), 0.4)}%` };
  return (
    <svg className="b" aria-hidden="true">
      <rect className="track" y="11" width="100%" height="1" />
      <rect {...place} height="12" className={isThin ? 'hatched' : undefined} />
      {isThin && <rect {...place} y=".5" height="11" className="edge" />}
    </svg>
  );
}
