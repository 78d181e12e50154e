import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef } from 'react';
import { type ReadPoint, spokenName } from './chart-point.ts';

interface ChartLinksProps {
  points: readonly ReadPoint[];
  /** What is drawn: "Net and hourly rate by week". */
  name: string;
  active: number;
  onActive: (index: number | null) => void;
  /** What T does while a point has the focus; left out where the page's only table listens for it. */
  onTable?: () => void;
}

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** One link over each column, as high as the chart. Tab comes once; the arrow keys go from point to point. */
export function ChartLinks({ points, name, active, onActive, onTable }: ChartLinksProps) {
  const group = useRef<HTMLElement>(null);
  const move = (event: KeyboardEvent) => {
    if (onTable && event.key.toLowerCase() === 't' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      onTable();
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.min(Math.max(step(active, points.length), 0), points.length - 1);
    group.current?.querySelectorAll('a')[next]?.focus();
  };
  return (
    <nav className="chart-links" aria-label={name} ref={group}>
      {points.map((point, index) => (
        <Link
          {...point.link}
          key={point.key}
          className={index === active ? 'active' : undefined}
          tabIndex={index === active ? 0 : -1}
          aria-label={spokenName(point)}
          preload={false}
          onFocus={() => onActive(index)}
          onMouseEnter={() => onActive(index)}
          onMouseLeave={() => onActive(null)}
          onKeyDown={move}
        />
      ))}
    </nav>
  );
}
