import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { prometheusAt } from './prometheus.ts';
import { FIGURE_QUERIES, weekFromPrometheus } from './week-from-prometheus.ts';

const PRESENT = new Date('2026-11-26T10:00:00Z');
const NOW = String(PRESENT.getTime() / 1_000);

interface Asked {
  path: string;
  form: URLSearchParams;
  authorization: string | undefined;
}
type Result = { metric: Record<string, string>; value?: [number, string]; values?: [number, string][] }[];

/** Something that answers in the form of Prometheus. */
async function answering(answer: (asked: Asked) => Result | string, asked: Asked[] = []): Promise<string> {
  const take = async (req: IncomingMessage): Promise<string> => {
    const form = new URLSearchParams(await text(req));
    const one = { path: req.url ?? '', form, authorization: req.headers.authorization };
    asked.push(one);
    const result = answer(one);
    return typeof result === 'string' ? result : JSON.stringify({ status: 'success', data: { result } });
  };
  const server = createServer((req, res) => {
    void take(req).then((body) => res.end(body));
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const one = (value: number | string): Result => [{ metric: {}, value: [0, String(value)] }];
const moments = (count: number): Result => [
  { metric: {}, values: Array.from({ length: count }, (_, index) => [index, '1'] as [number, string]) },
];

describe('the week from Prometheus', () => {
  it('asks for both weeks at their ends, and lists what was slowest with how often it was asked', async () => {
    const asked: Asked[] = [];
    const url = await answering(({ path, form }) => {
      const query = form.get('query') ?? '';
      if (path.endsWith('query_range')) return moments(56);
      if (query === FIGURE_QUERIES.requests) return one(form.get('time') === NOW ? 1000.4 : 500);
      if (query === FIGURE_QUERIES.p95) return one('0.25');
      if (query.includes('admission_wait_seconds_bucket')) return one('0.004');
      if (query.includes('requests_shed_total')) return one('2.2');
      if (query === FIGURE_QUERIES.cacheHits) return one('NaN');
      if (!query.includes('by (le, procedure)') && !query.startsWith('sum by (procedure)')) return [];
      const isTimes = query.startsWith('sum by');
      return [
        { metric: { procedure: 'goals.list' }, value: [0, isTimes ? '40' : '0.2'] },
        { metric: { procedure: 'analytics.report' }, value: [0, isTimes ? '7' : '1.5'] },
        { metric: { procedure: 'never.asked' }, value: [0, isTimes ? '0' : 'NaN'] },
      ];
    }, asked);
    const weeks = await weekFromPrometheus(prometheusAt(url), PRESENT);
    expect(weeks).toEqual({
      source: 'Prometheus',
      now: {
        values: { requests: 1_000, p95: 0.25, turnWait: 0.004, sentAway: 2 },
        lists: {
          slowest: [
            { name: 'analytics.report', value: 1.5, times: 7 },
            { name: 'goals.list', value: 0.2, times: 40 },
          ],
          errors: [],
          queries: [],
        },
      },
      before: { values: { requests: 500, p95: 0.25, turnWait: 0.004, sentAway: 2 }, lists: {} },
      remarks: [],
    });
    const times = new Set(asked.flatMap(({ form }) => form.get('time') ?? []));
    expect(times).toEqual(new Set([NOW, String(Number(NOW) - 7 * 86_400)]));
  });

  it('compares with nothing where it was not watched for both weeks, and says so', async () => {
    const url = await answering(({ path }) => (path.endsWith('query_range') ? moments(20) : one(3)));
    const weeks = await weekFromPrometheus(prometheusAt(url), PRESENT);
    expect(weeks.before).toBeNull();
    expect(weeks.remarks).toEqual([
      'Prometheus has 36 % of this week: its sums are of that alone.',
      'Prometheus has not enough of both weeks to compare them.',
    ]);
  });

  it('opens a Prometheus with the password of its address, and never says that', async () => {
    const asked: Asked[] = [];
    const url = (await answering(() => one(1), asked)).replace('http://', 'http://ops:a%20secret@');
    const prometheus = prometheusAt(`${url}/base/`);
    await prometheus.ask('up', PRESENT);
    expect(asked).toMatchObject([
      {
        path: '/base/api/v1/query',
        authorization: `Basic ${Buffer.from('ops:a secret').toString('base64')}`,
      },
    ]);
    expect(prometheus.name).not.toContain('secret');
  });

  it.each([
    ['<h1>a portal</h1>', 'not as Prometheus does.'],
    ['{"status":"error","error":"parse error"}', 'not as Prometheus does: parse error'],
  ])('does not take %s for an answer', async (body, words) => {
    const prometheus = prometheusAt(await answering(() => body));
    await expect(prometheus.ask('up', PRESENT)).rejects.toThrow(words);
  });

  it('says in a sentence that nobody answers, or that the address is none', async () => {
    await expect(prometheusAt('http://127.0.0.1:9').ask('up', PRESENT)).rejects.toThrow('does not answer');
    expect(() => prometheusAt('prometheus:9090')).toThrow('PROMETHEUS_URL is no address');
  });
});
