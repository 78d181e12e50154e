import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Count, Prepaid } from './prepaid.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE_MS = 60_000;

/** One count for all, as Redis keeps it; it says how often it was asked. */
function sharedCount() {
  let [consumedPoints, endsAtMs, asked] = [0, 0, 0];
  return {
    asked: () => asked,
    take: async (_spender: string, points: number): Promise<Count> => {
      asked += 1;
      if (Date.now() >= endsAtMs) [consumedPoints, endsAtMs] = [0, Date.now() + MINUTE_MS];
      consumedPoints += points;
      return { consumedPoints, msBeforeNext: endsAtMs - Date.now() };
    },
  };
}

async function letIn(prepaid: Prepaid, calls: number): Promise<number> {
  let count = 0;
  for (let call = 0; call < calls; call += 1) if (!(await prepaid.spend('ana')).isOver) count += 1;
  return count;
}

test('one instance lets in exactly what there is, and asks a few times for it', async () => {
  const { take, asked } = sharedCount();
  const prepaid = new Prepaid(2_400, take);
  expect(await letIn(prepaid, 2_000)).toBe(2_000);
  expect(asked()).toBeLessThan(100);
  expect(await letIn(prepaid, 1_000)).toBe(400);
});

test('what is left goes down call by call, and is whole again a minute after the first', async () => {
  const prepaid = new Prepaid(2_400, sharedCount().take);
  for (let left = 2_399; left >= 2_300; left -= 1) {
    expect(await prepaid.spend('ana')).toMatchObject({ left, isOver: false });
  }
  vi.advanceTimersByTime(MINUTE_MS - 1);
  expect(await prepaid.spend('ana')).toEqual({ left: 2_299, msBeforeNext: 1, isOver: false });
  vi.advanceTimersByTime(1);
  expect(await prepaid.spend('ana')).toEqual({ left: 2_399, msBeforeNext: MINUTE_MS, isOver: false });
});

test('many at once where nothing is paid for are let in as long as there is budget, and each is told another rest', async () => {
  const prepaid = new Prepaid(2_400, sharedCount().take);
  await prepaid.spend('ana');
  const spend = () => prepaid.spend('ana');
  const standings = await Promise.all(Array.from({ length: 2_300 }, spend));
  expect(standings.filter(({ isOver }) => isOver)).toEqual([]);
  expect(new Set(standings.map(({ left }) => left)).size).toBe(2_300);
  expect(await letIn(prepaid, 200)).toBe(99);
  expect(await spend()).toMatchObject({ left: 0, isOver: true });
});

test('a clock that is set back makes no minute longer', async () => {
  const prepaid = new Prepaid(2_400, sharedCount().take);
  await letIn(prepaid, 2);
  vi.setSystemTime(Date.now() - 60 * MINUTE_MS);
  expect(await prepaid.spend('ana')).toMatchObject({ msBeforeNext: MINUTE_MS });
});

test('several instances never let in more than there is, also side by side, and nearly all of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 500 }),
      fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 900 }),
      async (size, turns) => {
        const { take } = sharedCount();
        const instances = [0, 1, 2].map(() => new Prepaid(size, take));
        const standings = await Promise.all(turns.flatMap((at) => instances[at]?.spend('ana') ?? []));
        const count = standings.filter(({ isOver }) => !isOver).length;
        expect(count).toBeLessThanOrEqual(size);
        expect(count).toBeGreaterThanOrEqual(Math.min(turns.length, size - Math.ceil(size / 50) * 2));
      },
    ),
  );
});
