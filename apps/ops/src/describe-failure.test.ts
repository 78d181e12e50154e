import { parseArgs } from 'node:util';
import { BackupError } from '@earntrack/backup';
import { AppError } from '@earntrack/contract';
import { DatabaseStartError } from '@earntrack/embedded-postgres';
import { MigrationError } from '@earntrack/migrations';
import { describe, expect, it } from 'vitest';

import { describeFailure } from './describe-failure.ts';
import { OperatorError } from './operator-error.ts';

describe('describeFailure', () => {
  it('shows a sentence alone for what a person can put right', () => {
    expect(describeFailure(new OperatorError('The port is taken.'))).toBe('The port is taken.');
  });

  it('shows what packages say of backups, schemas and databases as a sentence, without where it was said', () => {
    const failures = [
      new AppError('not_found', 'Nobody is there.'),
      new BackupError('There is no whole backup.'),
      new DatabaseStartError('The port is taken.'),
      new MigrationError('The schema is newer.'),
    ];
    for (const failure of failures) expect(describeFailure(failure)).toBe(failure.message);
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
