import type { ChartPoint } from './chart-point.ts';
import { type Scale, scaleOf } from './scale.ts';

export const STRIP = { height: 84, top: 14, bottom: 74 } as const;

type StripPoint = Pick<ChartPoint, 'key' | 'strip' | 'isNow'>;

export function stripScale(points: readonly StripPoint[]): Scale {
  const values = points.flatMap(({ strip }) => (strip === null ? [] : [strip]));
  // One value alone says nothing about a range: it is measured from zero.
  const fromZero = new Set(values).size < 2;
  return scaleOf({ values, top: STRIP.top, bottom: STRIP.bottom, lines: 2, fromZero });
}

/** A line on the same moments as the columns above it; it breaks where there is no value. */
export function RateStrip({ points, scale }: { points: readonly StripPoint[]; scale: Scale }) {
  const xOf = (index: number) => ((index + 0.5) / points.length) * 100;
  return (
    <svg height={STRIP.height} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <line className="grid" key={tick} x2="100%" y1={scale.at(tick)} y2={scale.at(tick)} />
      ))}
      <svg viewBox={`0 0 100 ${STRIP.height}`} width="100%" height={STRIP.height} preserveAspectRatio="none">
        {runsOf(points).map((run) => (
          <polyline
            className="rate-line"
            key={run[0]}
            points={run.map((index) => `${xOf(index)},${scale.at(points[index]?.strip ?? 0)}`).join(' ')}
          />
        ))}
      </svg>
      {points.map(({ key, strip, isNow }, index) =>
        strip === null ? null : (
          <circle
            className={isNow ? 'dot now' : 'dot'}
            key={key}
            cx={`${xOf(index)}%`}
            cy={scale.at(strip)}
            r={isNow ? 4 : 3}
          />
        ),
      )}
    </svg>
  );
}

/** Stretches of points that follow each other without a gap, by index. */
function runsOf(points: readonly StripPoint[]): number[][] {
  const runs: number[][] = [];
  let isOpen = false;
  for (const [index, { strip }] of points.entries()) {
    if (strip !== null && isOpen) runs.at(-1)?.push(index);
    else if (strip !== null) runs.push([index]);
    isOpen = strip !== null;
  }
  return runs;
}
