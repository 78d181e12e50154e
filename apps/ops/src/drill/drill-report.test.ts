import { expect, test } from 'vitest';
import { markdownOf } from './drill-report.ts';
import { DrillSteps } from './drill-steps.ts';

test('steps keep what came of them, and one that failed says why and ends the drill', async () => {
  const told: string[] = [];
  const steps = new DrillSteps(({ name }) => told.push(name));
  expect(
    await steps.do(
      'count',
      () => Promise.resolve(3),
      (count) => `${count} rows`,
    ),
  ).toBe(3);
  await expect(
    steps.do('compare', () => Promise.reject(new Error('One | row\nis missing.'))),
  ).rejects.toThrow('is missing');
  expect(told).toEqual(['count', 'compare']);
  expect(steps.done.map(({ says }) => says)).toEqual(['3 rows', 'failed: One | row\nis missing.']);

  const [at, failure] = ['2026-11-26T19:37:13.000Z', 'One row is missing.'];
  const figures = { 'rows lost': 1 };
  const text = markdownOf({
    drill: 'a',
    startedAt: at,
    endedAt: at,
    isPassed: false,
    failure,
    rtoSeconds: null,
    rpoSeconds: null,
    figures,
    steps: steps.done,
  });
  expect(text).toContain('# Drill a, 2026-11-26');
  expect(text).toContain('Did not pass: One row is missing.');
  expect(text).toContain('| rows lost | 1 |');
  expect(text).toMatch(/\| compare \| [\d:.]+ \| 0\.0 \| failed: One \\\| row is missing\. \|/);
});

test('a drill that is asked to end says so, whatever its step said that was cut off, and begins no other', async () => {
  const asked = new AbortController();
  const steps = new DrillSteps(() => undefined, asked.signal);
  const cutOff = steps.do('restore', () => {
    asked.abort();
    return Promise.reject(new Error('at process.emit'));
  });
  await expect(cutOff).rejects.toThrow('It was asked to end.');
  await expect(steps.do('serve', () => Promise.resolve())).rejects.toThrow('It was asked to end.');
  expect(steps.done.map(({ name }) => name)).toEqual(['restore']);
});
