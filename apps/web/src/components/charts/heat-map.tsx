import { Link } from '@tanstack/react-router';
import { type CSSProperties, useRef } from 'react';
import { ReadOut } from './chart-axis.tsx';
import { type ReadPoint, spokenName } from './chart-point.ts';
import { TableBelow, toggleTable } from './chart-table.tsx';
import { shadeOf } from './scale.ts';
import { usePoints } from './use-points.ts';

export interface HeatPoint extends ReadPoint {
  /** Its line and its place on it, from 0. */
  line: number;
  place: number;
  value: number;
  /** Short, inside the cell. */
  label: string;
  /** Too little to judge: the cell is hatched. */
  isThin: boolean;
}

interface HeatMapProps {
  name: string;
  points: readonly HeatPoint[];
  headings: readonly string[];
  /** Names of the lines and of the places on them: across on a wide screen, downwards on a narrow one. */
  lines: readonly string[];
  places: readonly string[];
}

const SHADES = 5;

/** Cells in two directions, darker where there is more; the value stands in each. */
export function HeatMap({ name, points, headings, lines, places }: HeatMapProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const highest = Math.max(0, ...points.map(({ value }) => value));
  const resting = Math.max(
    points.findIndex(({ value, isThin }) => value === highest && !isThin),
    0,
  );
  const { group, active, propsOf } = usePoints<HTMLElement>(resting, () => toggleTable(details));
  const sizes = { '--lines': lines.length, '--places': places.length } as CSSProperties;
  return (
    <>
      <ReadOut point={points[active]} />
      <nav className="heat" aria-label={name} ref={group} style={sizes}>
        {lines.map((line, index) => (
          <span className="line-name" aria-hidden="true" key={line} style={placed(index, -1)}>
            {line}
          </span>
        ))}
        {places.map((place, index) => (
          <span className="place-name" aria-hidden="true" key={place} style={placed(-1, index)}>
            {place}
          </span>
        ))}
        {points.map((point, index) => (
          <Link
            {...point.link}
            {...propsOf(index)}
            aria-label={spokenName(point)}
            key={point.key}
            style={placed(point.line, point.place)}
            className={`cell h${shadeOf(point.value, highest, SHADES)}${point.isThin ? ' thin' : ''}`}
          >
            <span>{point.label}</span>
          </Link>
        ))}
      </nav>
      <TableBelow caption={name} headings={headings} points={points} details={details} />
    </>
  );
}

function placed(line: number, place: number): CSSProperties {
  return { '--line-at': line + 2, '--place-at': place + 2 } as CSSProperties;
}
