import { OperatorError } from '../operator-error.ts';

export interface Series {
  labels: Readonly<Record<string, string>>;
  /** Never NaN: what has no value is left out. */
  value: number;
}

export interface Prometheus {
  /** Its address without what opens it. */
  name: string;
  /** What an expression gives at a moment. Throws OperatorError where it cannot be asked. */
  ask(expr: string, at: Date): Promise<Series[]>;
  /** At how many of the moments from `from` to `to`, `stepSeconds` apart, an expression gives anything. */
  momentsWith(expr: string, span: { from: Date; to: Date; stepSeconds: number }): Promise<number>;
}

interface Sample {
  metric: Record<string, string>;
  value?: [number, string];
  values?: [number, string][];
}

/** As long as Prometheus itself works on a question: a week has many samples. */
const PATIENCE_MS = 120_000;

export function prometheusAt(address: string): Prometheus {
  const place = placeOf(address);
  return {
    name: place.name,
    async ask(expr, at) {
      const samples = await resultOf(place, 'query', { query: expr, time: secondsOf(at) });
      return samples
        .map(({ metric, value }) => ({ labels: metric, value: Number(value?.[1]) }))
        .filter(({ value }) => !Number.isNaN(value));
    },
    async momentsWith(expr, { from, to, stepSeconds }) {
      const span = { start: secondsOf(from), end: secondsOf(to), step: String(stepSeconds) };
      const samples = await resultOf(place, 'query_range', { query: expr, ...span });
      return new Set(samples.flatMap(({ values = [] }) => values.map(([at]) => at))).size;
    },
  };
}

interface Place {
  base: string;
  name: string;
  headers: Record<string, string>;
}

function placeOf(address: string): Place {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new OperatorError('PROMETHEUS_URL is no address like http://127.0.0.1:9090.');
  const { username, password } = url;
  const secret = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  const name = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  const headers: Record<string, string> =
    username === '' ? {} : { authorization: `Basic ${secret.toString('base64')}` };
  return { base: name, name, headers };
}

async function resultOf(
  { base, name, headers }: Place,
  endpoint: 'query' | 'query_range',
  form: Record<string, string>,
): Promise<Sample[]> {
  const options = { method: 'POST', headers, body: new URLSearchParams(form) };
  const answer = await fetch(`${base}/api/v1/${endpoint}`, {
    ...options,
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((err: unknown) => {
    throw new OperatorError(`Prometheus at ${name} does not answer.`, { cause: err });
  });
  const body = readBody(await answer.text());
  if (body?.status === 'success' && Array.isArray(body.data?.result)) return body.data.result;
  throw new OperatorError(
    `${name} answers ${answer.status}, and not as Prometheus does${body?.error ? `: ${body.error}` : '.'}`,
  );
}

function readBody(text: string): { status?: string; error?: string; data?: { result?: Sample[] } } | null {
  try {
    return JSON.parse(text) as ReturnType<typeof readBody>;
  } catch {
    // A page of a proxy, say.
    return null;
  }
}

function secondsOf(at: Date): string {
  return String(at.getTime() / 1_000);
}
