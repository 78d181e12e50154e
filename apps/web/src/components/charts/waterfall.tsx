import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { ReadPoint } from './chart-point.ts';
import { TableBelow, toggleTable } from './chart-table.tsx';
import { alongScale } from './scale.ts';
import { usePoints } from './use-points.ts';

export interface FallPoint extends ReadPoint {
  /** Where the bar starts and ends, in values: a sum starts at zero, a step where the one before it ended. */
  from: number;
  to: number;
  isSum: boolean;
}

interface WaterfallProps {
  name: string;
  points: readonly FallPoint[];
  headings: readonly string[];
}

/** From one sum to another in steps, from the top down: what is added stands solid, what is taken off hollow. */
export function Waterfall({ name, points, headings }: WaterfallProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const { group, propsOf } = usePoints<HTMLUListElement>(points.length - 1, () => toggleTable(details));
  const at = alongScale(points.flatMap(({ from, to }) => [from, to]));
  return (
    <>
      <ul className="rows break fall" aria-label={name} ref={group}>
        {points.map((point, index) => (
          <li key={point.key} className={point.isSum ? 'total' : undefined}>
            <Link {...point.link} {...propsOf(index)} className="row">
              <span className="t">{point.name}</span>
              <Step point={point} at={at} hasNext={index < points.length - 1} />
              <span className="n">{point.reading.value}</span>
              <span className="s">{point.reading.detail}</span>
            </Link>
          </li>
        ))}
      </ul>
      <TableBelow caption={name} headings={headings} points={points} details={details} />
    </>
  );
}

/** From one bar to the next, in pixels, where rows have one line. */
const ROW = 58;

interface StepProps {
  point: FallPoint;
  at: (value: number) => number;
  /** A line then leads down to where the next step starts. */
  hasNext: boolean;
}

function Step({ point, at, hasNext }: StepProps) {
  const { from, to, isSum } = point;
  const [start, end] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
  const kind = isSum ? 'sum-part' : to >= from ? 'added' : 'taken';
  return (
    <svg className="b" aria-hidden="true">
      <line className="zero" x1={`${at(0)}%`} x2={`${at(0)}%`} y2="100%" />
      <rect className={kind} x={`${start}%`} width={`${Math.max(end - start, 0.4)}%`} y="1" height="14" />
      {hasNext && <line className="go-on wide-only" x1={`${at(to)}%`} x2={`${at(to)}%`} y1="15" y2={ROW} />}
    </svg>
  );
}
