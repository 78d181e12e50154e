import { Axis, RateStrip, STRIP, scaleOf } from '../../components/charts/index.ts';

interface LiveStripProps {
  name: string;
  /** How it is now, in words. */
  now: string;
  detail: string;
  values: readonly { key: string; value: number | null }[];
  axisLabel: (value: number) => string;
}

/** One figure of the last minutes. Only drawn: the words stand beside it, and all figures in one table below. */
export function LiveStrip({ name, now, detail, values, axisLabel }: LiveStripProps) {
  const points = values.map(({ key, value }, index) => ({
    key,
    strip: value,
    isNow: index === values.length - 1,
  }));
  const scale = scaleOf({
    values: values.flatMap(({ value }) => (value === null ? [] : [value])),
    top: STRIP.top,
    bottom: STRIP.bottom,
    lines: 2,
    fromZero: true,
  });
  return (
    <div className="live-strip">
      <h3>{name}</h3>
      <p>
        <b>{now}</b> <span className="small muted">{detail}</span>
      </p>
      <div className="chart-area">
        <Axis scale={scale} height={STRIP.height} label={axisLabel} />
        <RateStrip points={points} scale={scale} />
      </div>
    </div>
  );
}
