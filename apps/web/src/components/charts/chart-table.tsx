import { Link } from '@tanstack/react-router';
import { type RefObject, useRef } from 'react';
import { useHotkeys } from '../hotkeys.ts';
import type { TableRow } from './chart-point.ts';

interface ChartTableProps {
  caption: string;
  /** The first heading names the moments, the others the cells. */
  headings: readonly string[];
  points: readonly TableRow[];
}

/** The same numbers as the chart, one key away: T, wherever the focus is. For a page with one chart. */
export function ChartTable(props: ChartTableProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useHotkeys({ t: () => toggleTable(details) });
  return <TableBelow {...props} details={details} />;
}

export function toggleTable(details: RefObject<HTMLDetailsElement | null>): void {
  details.current?.toggleAttribute('open');
}

interface TableBelowProps extends ChartTableProps {
  /** Of a chart that opens it with a key. */
  details?: RefObject<HTMLDetailsElement | null>;
}

/** The same numbers as the chart, for a chart that has its own key, or none. */
export function TableBelow({ caption, headings, points, details }: TableBelowProps) {
  return (
    <details className="as-table" ref={details}>
      <summary>
        Show as table
        {details && (
          <kbd className="wide-only" aria-hidden="true">
            T
          </kbd>
        )}
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
              <th scope="row">{point.link ? <Link {...point.link}>{point.name}</Link> : point.name}</th>
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
