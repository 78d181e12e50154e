import { GridLines } from './chart-axis.tsx';
import type { ChartPoint } from './chart-point.ts';
import { type Scale, scaleOf } from './scale.ts';

/** Heights in pixels, so that text keeps its size at every width. */
export const COLUMNS = { height: 190, top: 8, bottom: 182 } as const;

type ColumnPoint = Pick<ChartPoint, 'key' | 'solid' | 'hatched' | 'isNow'>;

export function columnScale(points: readonly ColumnPoint[]): Scale {
  const values = points.flatMap(({ solid, hatched }) => extentOf(solid, hatched));
  return scaleOf({ values, top: COLUMNS.top, bottom: COLUMNS.bottom, lines: 4, fromZero: true });
}

/** How far the stack reaches up and down: parts of different sign stand on different sides of zero. */
function extentOf(solid: number, hatched: number): [number, number] {
  return [Math.max(solid, 0) + Math.max(hatched, 0), Math.min(solid, 0) + Math.min(hatched, 0)];
}

/** Stacked columns: what is known stands solid, the rest hatched on top of it. Only drawn; the links lie over it. */
export function ColumnChart({ points, scale }: { points: readonly ColumnPoint[]; scale: Scale }) {
  const width = 100 / points.length;
  return (
    <svg height={COLUMNS.height} aria-hidden="true">
      <GridLines scale={scale} />
      {points.map((point, index) => (
        <Column point={point} scale={scale} x={(index + 0.18) * width} width={width * 0.64} key={point.key} />
      ))}
    </svg>
  );
}

interface ColumnProps {
  point: ColumnPoint;
  scale: Scale;
  /** In per cent of the chart. */
  x: number;
  width: number;
}

function Column({ point, scale, x, width }: ColumnProps) {
  const { solid, hatched, isNow } = point;
  const isSameSide = solid >= 0 === hatched >= 0;
  const start = isSameSide ? solid : 0;
  return (
    <g className={isNow ? 'column now' : 'column'}>
      <Part className="solid" scale={scale} from={0} to={solid} place={{ x, width }} />
      <Part className="hatched" scale={scale} from={start} to={start + hatched} place={{ x, width }} />
      <Part className="edge" scale={scale} from={start} to={start + hatched} place={{ x, width }} />
    </g>
  );
}

interface PartProps {
  className: string;
  scale: Scale;
  from: number;
  to: number;
  place: { x: number; width: number };
}

function Part({ className, scale, from, to, place }: PartProps) {
  if (from === to) return null;
  const [top, bottom] = [Math.min(scale.at(from), scale.at(to)), Math.max(scale.at(from), scale.at(to))];
  return (
    <rect
      className={className}
      x={`${place.x}%`}
      width={`${place.width}%`}
      y={top}
      // Something earned is never drawn as nothing.
      height={Math.max(bottom - top, 1)}
    />
  );
}
