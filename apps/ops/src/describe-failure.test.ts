import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';

import { describeFailure } from './describe-failure.ts';
import { OperatorError } from './operator-error.ts';

describe('describeFailure', () => {
  it('shows a sentence alone for what a person can put right', () => {
    expect(describeFailure(new OperatorError('The port is taken.'))).toBe('The port is taken.');
  });

  it('shows an unknown option as a sentence too', () => {
    const shown = describeFailure(failureOf(() => parseArgs({ args: ['--colour'], options: {} })));
    expect(shown).toMatch(/--colour/);
    expect(shown).not.toMatch(/\n\s+at /);
  });

  it('shows where a mistake of ours happened', () => {
    expect(describeFailure(new TypeError('x is undefined'))).toMatch(/x is undefined\n\s+at /);
    expect(describeFailure('odd')).toBe('odd');
  });
});

function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (err) {
    return err;
  }
  throw new Error('It did not fail.');
}
