export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  labels: Labels;
  value: number;
}

/** What a server tells of itself at one moment, by the name of the metric. */
export type Samples = ReadonlyMap<string, readonly Sample[]>;

const LINE = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})? (\S+)(?: \d+)?$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** Reads the text that Prometheus reads. */
export function readSamples(text: string): Samples {
  const samples = new Map<string, Sample[]>();
  for (const line of text.split('\n')) {
    const [, name, labels = '', value = ''] = LINE.exec(line) ?? [];
    if (name === undefined) continue;
    const ofName = samples.get(name) ?? [];
    ofName.push({ labels: readLabels(labels), value: readValue(value) });
    samples.set(name, ofName);
  }
  return samples;
}

/** All that fit added up; null where the server tells none. */
export function sumOf(
  samples: Samples,
  name: string,
  fits: (labels: Labels) => boolean = () => true,
): number | null {
  const found = samples.get(name)?.filter(({ labels }) => fits(labels)) ?? [];
  return found.length === 0 ? null : found.reduce((sum, { value }) => sum + value, 0);
}

function readLabels(text: string): Labels {
  const labels: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(LABEL))
    labels[name] = value.replaceAll(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
  return labels;
}

function readValue(text: string): number {
  if (text === '+Inf') return Number.POSITIVE_INFINITY;
  return text === '-Inf' ? Number.NEGATIVE_INFINITY : Number(text);
}
