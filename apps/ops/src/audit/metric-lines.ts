export interface MetricLine {
  labels: string;
  value: number;
}

/** The values of one metric in Prometheus' text form. */
export function metricLines(text: string, name: string): MetricLine[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .map((line) => {
      const [, labels = '', value = ''] = /^[^ {]+(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
      return { labels, value: Number(value) };
    });
}

export function labelIn(labels: string, name: string): string {
  return new RegExp(`(?:^|,)${name}="([^"]*)"`).exec(labels)?.[1] ?? '';
}
