import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useHotkeys } from '../hotkeys.ts';
import type { ChartPoint } from './chart-point.ts';

interface ChartTableProps {
  caption: string;
  /** The first heading names the moments, the others the cells. */
  headings: readonly string[];
  points: readonly ChartPoint[];
}

/** The same numbers as the chart, one key away. */
export function ChartTable({ caption, headings, points }: ChartTableProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useHotkeys({ t: () => details.current?.toggleAttribute('open') });
  return (
    <details className="as-table" ref={details}>
      <summary>
        Show as table
        <kbd className="wide-only" aria-hidden="true">
          T
        </kbd>
      </summary>
      <table>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th scope="col" key={heading}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.key}>
              <th scope="row">
                <Link {...point.link}>{point.name}</Link>
              </th>
              {point.cells.map((cell, index) => (
                <td key={headings[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
