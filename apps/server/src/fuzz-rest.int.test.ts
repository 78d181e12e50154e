import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzzRest } from './testing/fuzz-rest.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 600);

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp({ RATE_LIMIT_PER_MINUTE: '10000000' });
});
afterAll(() => server.close());

test('no request makes the server fail, or answer otherwise than its document says (more of them: pnpm fuzz)', async () => {
  const warnings: string[] = [];
  const hear = ({ message }: Error) => void warnings.push(message);
  process.on('warning', hear);
  const { asked, done } = await fuzzRest(server, { runs: RUNS });
  process.off('warning', hear);
  expect(warnings).toEqual([]);
  expect(asked).toBe(RUNS);
  // Were nearly all refused, nothing behind the refusals would have been tried.
  expect(done).toBeGreaterThan(RUNS / 5);
});
