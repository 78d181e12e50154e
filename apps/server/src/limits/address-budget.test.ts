import type { CallMeter } from '@earntrack/api/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AddressBudget } from './address-budget.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ADDRESS = '192.0.2.7';
const usedUp: CallMeter = {
  spend: async (budget) => ({ budget, size: 60, left: 0, secondsLeft: 60, isOver: true }),
};

test.each([-3_600_000, 3_600_000])(
  'an address is told the seconds that are left, also after the clock was set by %d milliseconds',
  async (setByMs) => {
    const budget = new AddressBudget(usedUp);
    expect(budget.usedUpBy(ADDRESS)).toBeNull();
    await budget.spend(ADDRESS);
    vi.advanceTimersByTime(20_000);
    vi.setSystemTime(Date.now() + setByMs);
    expect(budget.usedUpBy(ADDRESS)).toMatchObject({ left: 0, secondsLeft: 40 });
    vi.advanceTimersByTime(40_000);
    expect(budget.usedUpBy(ADDRESS)).toBeNull();
  },
);
