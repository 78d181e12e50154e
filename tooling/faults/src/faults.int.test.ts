import { afterAll, beforeAll, expect, test } from 'vitest';
import { FAULTS } from './faults/all-faults.ts';
import { wayToRepeat } from './report.ts';
import { Suite } from './suite.ts';

/** What is done and when it breaks; how the machine mixes it is another time another. */
const SEED = 20_261_126;

let suite: Suite;

beforeAll(() => {
  suite = new Suite();
});

afterAll(async () => {
  await suite[Symbol.asyncDispose]();
}, 60_000);

test.each(FAULTS)(
  '$name: what was acknowledged is there once, and nothing is half',
  async (fault) => {
    const { violations, acknowledged } = await suite.run(fault, SEED);
    expect({ again: wayToRepeat({ fault: fault.name, seed: SEED }), violations }).toMatchObject({
      violations: [],
    });
    expect(acknowledged).toBeGreaterThan(20);
  },
  120_000,
);
